import { OperationalError } from 'n8n-workflow';

import type { Attempt, Connection } from '../../shared/http/types';
import { FULL_PAGE, LOOK_UP_SIZE } from './limits';
import { readPage, type List, type Query } from './lists';
import { textOf, type Row } from './wire';

/** What one product has in the chosen warehouses together; ids are text. docs/vendors/pulpo.md, products and stock */
export function stockSummary(query: Query): List {
	return { path: '/inventory/stocks/summary', key: 'stocks', query, purpose: 'read the stock' };
}

export function stockMovements(query: Query): List {
	return {
		path: '/inventory/stocks/historical',
		key: 'stock_records',
		query,
		purpose: 'list stock movements',
	};
}

/**
 * The stock of all products, page by page. Whether this list knows pages is not documented: an answer with more rows than
 * asked for, or with rows that came before, is everything. A page that was cut short by the vendor is not the last one.
 */
export async function* allStock(
	connection: Connection,
	warehouseIds: number[],
	size: number,
	start = 0,
): AsyncGenerator<Row[]> {
	const list = stockSummary({ warehouse_id: warehouseIds });
	const seen = new Set<string>();
	for (let offset = start; ;) {
		const rows = await readPage(connection, list, offset, size);
		if (rows.length > size) {
			yield rows.slice(offset);
			return;
		}
		const fresh = rows.filter((row) => !seen.has(productIdOf(row)));
		for (const row of fresh) seen.add(productIdOf(row));
		if (fresh.length > 0) yield fresh;
		if (fresh.length === 0 || rows.length < Math.min(size, FULL_PAGE)) return;
		offset += rows.length;
	}
}

/** Rows of these products by id, a hundred with one request. Products that are not in the map have no stock. */
export async function stockOf(
	connection: Connection,
	productIds: readonly string[],
	warehouseIds: number[],
): Promise<Map<string, Row>> {
	const rows = new Map<string, Row>();
	const wanted = [...new Set(productIds)];
	for (let from = 0; from < wanted.length; from += LOOK_UP_SIZE)
		await readSome(connection, wanted.slice(from, from + LOOK_UP_SIZE), warehouseIds, rows);
	return rows;
}

/** An answer of 10, 20, ... rows may be a page of more: the missing ones are asked for again until nothing new comes. */
async function readSome(
	connection: Connection,
	wanted: string[],
	warehouseIds: number[],
	rows: Map<string, Row>,
): Promise<void> {
	for (let open = wanted; open.length > 0;) {
		const list = stockSummary({ product_id: open, warehouse_id: warehouseIds });
		const page = await readPage(connection, list, 0, open.length);
		if (page.some((row) => !wanted.includes(productIdOf(row)))) throw unfiltered();
		for (const row of page) rows.set(productIdOf(row), row);
		const missing = open.filter((id) => !rows.has(id));
		if (missing.length === open.length || page.length % 10 !== 0) return;
		open = missing;
	}
}

/** Without this a filter that is ignored would make everything look sold out. */
function unfiltered(): OperationalError {
	return new OperationalError(
		'PULPO WMS gave the stock of other products than it was asked for; reading was stopped so that nothing looks sold out',
	);
}

export interface Correction {
	warehouseId: number;
	locationId: number;
	productId: number;
	/** Signed: added when above 0. */
	quantity: number;
	reasonCodeId: number | null;
}

/** A delta: never sent again when the answer is not clear. */
export async function correctStock(
	connection: Connection,
	correction: Correction,
	sku: string,
): Promise<Attempt> {
	const { warehouseId, locationId, productId, quantity, reasonCodeId } = correction;
	return await connection.attempt({
		method: 'POST',
		path: '/inventory/stocks/correct',
		body: {
			warehouse_id: warehouseId,
			items: [{ product_id: productId, location_id: locationId, quantity }],
			...(reasonCodeId === null ? {} : { reason_codes: [{ id: reasonCodeId }] }),
		},
		replay: 'never',
		purpose: `correct the stock of ${sku}`,
	});
}

export function productIdOf(row: Row): string {
	return textOf(row['product_id']) ?? '';
}
