import type { INodeProperties } from 'n8n-workflow';

import { collect } from '../../../shared/http/pages';
import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation } from '../../../shared/node/types';
import { dateRangeFields, filtersCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { openPulpo } from '../../client/endpoint';
import { MOVEMENT_TYPES } from '../../client/limits';
import { pages } from '../../client/lists';
import { stockMovements } from '../../client/stocks';
import { isRowList, textOf, type Row } from '../../client/wire';
import { text } from '../fieldKit';
import { timeRange } from '../queries';
import { filtersOf } from '../values';

export const getMovements: EachOperation = {
	kind: 'each',
	name: 'getMovements',
	title: 'Get Movements',
	action: 'Get stock movements',
	description: 'Get what changed the stock, such as picking, counting and receipts',
	fields: [...pagingFields(), filters()],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const filter = filtersOf(run, item);
		const changed = timeRange(filter['changedAfter'], filter['changedBefore'], run.context.getTimezone());
		const rows = await collect(
			matching(pages(connection, stockMovements({ updated_at: changed })), filter),
			limitOf(run, item),
		);
		showRequestsAfter(run, item, connection);
		return rows.map((row) => ({ json: dataOf(row), item }));
	},
};

/** The list documents only the time as a filter; the rest is compared here. */
async function* matching(all: AsyncIterable<Row[]>, filter: Row): AsyncGenerator<Row[]> {
	const types = isRowList(filter['types']) ? filter['types'].map(String) : [];
	const fits = (row: Row, field: string, wanted: string) =>
		wanted === '' || (textOf(row[field]) ?? '') === wanted;
	const given = (name: string) => textOf(filter[name])?.trim() ?? '';
	for await (const rows of all) {
		yield rows.filter(
			(row) =>
				(types.length === 0 || types.includes(textOf(row['type']) ?? '')) &&
				fits(row, 'warehouse_id', given('warehouseId')) &&
				fits(row, 'product_id', given('productId')),
		);
	}
}

function filters(): INodeProperties {
	return filtersCollection([
		...dateRangeFields('Changed', 'changed', 'movements'),
		text('Product ID', 'productId', 'Only movements of this product'),
		{
			displayName: 'Types',
			name: 'types',
			type: 'multiOptions',
			options: [...MOVEMENT_TYPES].sort().map((type) => ({
				name: type
					.split('_')
					.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
					.join(' '),
				value: type,
			})),
			default: [],
			description: 'Only movements of one of these kinds',
		},
		text('Warehouse ID', 'warehouseId', 'Only movements in this warehouse'),
	]);
}
