import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection } from '../../shared/http/types';
import type { List, Query } from './lists';
import { lookUp, type Found, type LookUp } from './lookup';
import { unknownIdIsAbsent } from './salesOrders';
import type { ProductBody, Row } from './wire';

/**
 * The bracket filter is not documented for SKUs: those that it misses are asked for one by one. `probe` asks for one of them
 * only, for writes that PULPO refuses anyway when the SKU is there.
 */
export async function lookUpProducts(
	connection: Connection,
	skus: readonly string[],
	query: Query,
	missing: LookUp['missing'] = 'single',
): Promise<Found> {
	return await lookUp(
		connection,
		{ ...productList(query), field: 'sku', purpose: 'look up products', missing },
		skus,
	);
}

export async function lookUpProductsById(connection: Connection, ids: readonly string[]): Promise<Found> {
	const list = productList({});
	return await lookUp(
		connection,
		{ ...list, field: 'id', purpose: 'look up products', missing: 'trust' },
		ids,
	);
}

export function productList(query: Query): List {
	return { path: '/inventory/products', key: 'products', query, purpose: 'list products' };
}

export async function readProduct(connection: Connection, id: number | string): Promise<Attempt> {
	return await connection.attempt({
		method: 'GET',
		path: `/inventory/products/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: 'read a product',
		judge: unknownIdIsAbsent,
	});
}

/** Never repeated blindly: the caller looks the SKUs up first when the answer is not clear. */
export async function createProducts(
	connection: Connection,
	bodies: ProductBody[],
	timeoutMs: number,
): Promise<Attempt> {
	return await bulk(connection, 'POST', bodies, timeoutMs, 'create products');
}

/** Whole rows with their id. Repeating it would do no harm, but smaller batches after a time-out do better. */
export async function updateProducts(
	connection: Connection,
	rows: Row[],
	timeoutMs: number,
): Promise<Attempt> {
	return await bulk(connection, 'PUT', rows, timeoutMs, 'update products');
}

/** Products in the form that the orders' bulk calls document: `[{"id": 1}]`. docs/vendors/pulpo.md, bulk */
export async function deleteProducts(
	connection: Connection,
	ids: number[],
	timeoutMs: number,
): Promise<Attempt> {
	return await bulk(
		connection,
		'DELETE',
		ids.map((id) => ({ id })),
		timeoutMs,
		'delete products',
	);
}

/** Deleting twice does no harm: an id that is not there any more counts as done. */
export async function deleteProduct(connection: Connection, id: number): Promise<Attempt> {
	return await connection.attempt({
		method: 'DELETE',
		path: `/inventory/products/${id}`,
		replay: 'safe',
		purpose: `delete product ${id}`,
		judge: ({ status }) => (status === 404 ? { decision: 'absent' } : undefined),
	});
}

/** SKUs are unique in one account; where merchants share them, an active product comes first. */
export function bestProduct(rows: readonly Row[]): Row | null {
	const usable = rows.filter((row) => (row['deleted_at'] ?? null) === null);
	return usable.find((row) => row['active'] !== false) ?? usable[0] ?? null;
}

async function bulk(
	connection: Connection,
	method: 'POST' | 'PUT' | 'DELETE',
	body: unknown[],
	timeoutMs: number,
	purpose: string,
): Promise<Attempt> {
	return await connection.attempt({
		method,
		path: '/inventory/bulk/products',
		body,
		replay: 'never',
		timeoutMs,
		purpose,
	});
}
