import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Run } from '../../../shared/node/types';
import { bulkStock } from '../../client/inventoryBulk';
import { changedLevels } from '../../client/inventoryChanged';
import { stockPages } from '../../client/inventoryRead';
import type { StockEntry } from '../../client/inventoryWire';
import { readCursor } from '../../client/productsPages';
import type { Shop } from '../../client/shop';
import type { WireLocation } from '../../client/wire';
import { listOfTexts } from '../../rooms/orderId';
import { utcOf } from '../../rooms/time';
import { entriesOfSkus, lookUpWay } from './lookUp';

/** A variant with its stock and the input item that asked for it. */
export interface Reading {
	entry: StockEntry;
	item: number;
}

export interface Page {
	readings: Reading[];
	cursor: string | null;
	hasNext: boolean;
}

const MOST_NAMED = 20;

/** The variants that were asked for, page by page. `limit`: most variants of the catalogue. */
export async function* readStock(
	run: Run,
	shop: Shop,
	places: readonly WireLocation[],
	options: IDataObject,
	limit: number,
): AsyncGenerator<Page> {
	const locations = places.map(({ id }) => id);
	const statuses = listOfTexts(options['statuses']);
	const which = run.parameter<string>('which', 0, 'all');
	if (which === 'skus') yield alone(fitting(await bySkus(run, shop, locations), statuses));
	else if (which === 'changed') {
		const since = changedAfter(run);
		for (const location of locations) {
			for await (const entries of changedLevels(shop, location, since))
				yield alone(fitting(entries.map(forFirst), statuses));
		}
	} else if (run.parameter<string>('readBy', 0, 'pages') === 'bulk') {
		for await (const entries of bulkStock(run.context, shop, new Set(locations)))
			yield alone(fitting(entries.map(forFirst), statuses));
	} else {
		const search = statuses.length === 0 ? null : `product_status:${statuses.join(',')}`;
		const query = { search, locations, cursor: readCursor(options['cursor']), limit };
		for await (const { rows, cursor, hasNext } of stockPages(shop, query))
			yield { readings: fitting(rows.map(forFirst), statuses), cursor, hasNext };
	}
}

/** Every SKU of every item, in the order of the items; those that the shop lacks are named in a hint. */
async function bySkus(run: Run, shop: Shop, locations: readonly string[]): Promise<Reading[]> {
	const asked = Array.from({ length: run.itemCount }, (_, item) => item).flatMap((item) =>
		listOfTexts(run.parameter<unknown>('skus', item, '')).map((sku) => ({ sku, item })),
	);
	const way = lookUpWay(run.parameter<string>('lookUpBy', 0, 'auto'));
	const found = await entriesOfSkus(run, shop, [...new Set(asked.map(({ sku }) => sku))], locations, way);
	const missing = [...new Set(asked.map(({ sku }) => sku))].filter((sku) => !found.has(sku));
	if (missing.length > 0) {
		const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
		shop.remarks.add(`The shop has no SKU ${missing.slice(0, MOST_NAMED).join(', ')}${more}`);
	}
	return asked.flatMap(({ sku, item }) => (found.get(sku) ?? []).map((entry) => ({ entry, item })));
}

function changedAfter(run: Run): string {
	const since = utcOf(run.parameter<unknown>('changedAfter', 0, ''), run.context.getTimezone());
	if (since !== null) return since;
	throw new NodeOperationError(run.context.getNode(), 'The time in Changed After is missing', {
		description: 'Enter a date, or read all products.',
	});
}

function fitting(readings: Reading[], statuses: readonly string[]): Reading[] {
	if (statuses.length === 0) return readings;
	return readings.filter(({ entry }) => statuses.includes(entry.variant?.product.status ?? ''));
}

function forFirst(entry: StockEntry): Reading {
	return { entry, item: 0 };
}

function alone(readings: Reading[]): Page {
	return { readings, cursor: null, hasNext: false };
}
