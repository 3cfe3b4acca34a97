import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import { showRequests } from '../../../shared/node/requestHint';
import type { BulkOperation, ResultItem, Run } from '../../../shared/node/types';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { openPulpo } from '../../client/endpoint';
import { figureOf, STOCK_FIGURES, stockLevelOf, type StockFigure } from '../../mapping/stock';
import { tenantOf } from '../../rooms/tenant';
import { oneOf } from '../values';
import { formatFields, whichFields } from './fields';
import { stockOptions } from './options';
import { placeFields, placesOf } from './places';
import { readAll, readChosen, type Reading } from './read';

export const getMany: BulkOperation = {
	kind: 'bulk',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many stock levels',
	description: 'Get the stock of some or all products, for each warehouse or added up',
	fields: [...whichFields(), ...paging(), ...placeFields(), ...formatFields(), stockOptions()],
	async run(run) {
		const connection = await openPulpo(run.context);
		const which = oneOf(['all', 'ids', 'skus'] as const, run.parameter<string>('which', 0, 'all'), 'all');
		const places = await placesOf(run, connection);
		const form = await formOf(run, async () => await tenantOf(run, connection));
		const results: ResultItem[] = [];
		if (which !== 'all') {
			for (const reading of await readChosen(run, connection, places, which)) results.push(form(reading));
		} else {
			const limit = limitOf(run, 0);
			for await (const readings of readAll(run, connection, places)) {
				for (const reading of readings) if (results.length < limit) results.push(form(reading));
				if (results.length >= limit) break;
			}
		}
		showRequests(run.context, connection);
		return results;
	},
};

/** How a reading becomes a result; the tenant is asked only where keys need it. */
async function formOf(
	run: Run,
	readAccount: () => Promise<number>,
): Promise<(reading: Reading) => ResultItem> {
	const format = run.parameter<string>('returnFormat', 0, 'unified');
	const figure = oneOf(STOCK_FIGURES, run.parameter<string>('figure', 0, 'available'), 'available');
	if (format === 'compact') return (reading) => ({ json: compactOf(reading, figure), item: reading.item });
	if (format === 'raw')
		return ({ row, place, item }) => ({
			json: { ...dataOf(row), warehouse_id: place.location?.id ?? null },
			item,
		});
	const tenant = String(await readAccount());
	return ({ row, place, item }) => ({ json: dataOf(stockLevelOf(row, tenant, place.location)), item });
}

/** The least that a shop needs, for catalogues with a hundred thousand rows. */
function compactOf({ row, place }: Reading, figure: StockFigure): IDataObject {
	return {
		sku: typeof row['sku'] === 'string' ? row['sku'] : null,
		quantity: figureOf(row, figure),
		location: place.location === null ? null : dataOf(place.location),
	};
}

function paging(): INodeProperties[] {
	return pagingFields().map((field) => ({
		...field,
		displayOptions: { show: { ...field.displayOptions?.show, which: ['all'] } },
	}));
}
