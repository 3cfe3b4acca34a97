import { apiError } from '../../../shared/http/errors';
import type { Connection } from '../../../shared/http/types';
import type { Run } from '../../../shared/node/types';
import { LARGEST_PAGE, PAGE_SIZE } from '../../client/limits';
import { TITLE } from '../../client/endpoint';
import { pages } from '../../client/lists';
import { bestProduct, lookUpProducts, productList } from '../../client/products';
import { allStock, stockOf } from '../../client/stocks';
import { idOf, isRow, textOf, type Row } from '../../client/wire';
import { noStock } from '../../mapping/stock';
import { chosenId } from '../../rooms/locator';
import { numberOf } from '../values';
import type { Place } from './places';
import { showUnknown } from './unknownSkus';

/** A stock row, where it lies, and the input item that asked for it. */
export interface Reading {
	row: Row;
	place: Place;
	item: number;
}

type Wanted = Map<string, number>;

/** Products by SKU or id, gathered over all input items: a hundred with one request. */
export async function readChosen(
	run: Run,
	connection: Connection,
	places: Place[],
	by: 'ids' | 'skus',
): Promise<Reading[]> {
	const wanted = wantedValues(run, by);
	const products = by === 'skus' ? await productsBySku(run, connection, wanted) : productsById(wanted);
	return await readProducts(connection, places, products);
}

/** Everything, one place after the other. */
export async function* readAll(run: Run, connection: Connection, places: Place[]): AsyncGenerator<Reading[]> {
	const options = run.parameter<unknown>('options', 0, {});
	const option: Row = isRow(options) ? options : {};
	const merchantId = chosenId(option['merchant']);
	const start = Math.max(0, numberOf(option['offset'], 0));
	if (option['readBy'] === 'products' || merchantId !== null) {
		const query = merchantId === null ? {} : { merchant_id: merchantId };
		for await (const rows of pages(connection, productList(query), PAGE_SIZE))
			yield await readProducts(
				connection,
				places,
				rows.flatMap((row) => productOf(row, 0)),
			);
		return;
	}
	const size = Math.max(1, Math.floor(numberOf(option['pageSize'], LARGEST_PAGE)));
	for (const place of places)
		for await (const rows of allStock(connection, place.warehouseIds, size, start))
			yield rows.map((row) => ({ row, place, item: 0 }));
}

interface Product {
	id: string;
	sku: string | null;
	name: string | null;
	item: number;
}

async function readProducts(
	connection: Connection,
	places: Place[],
	products: Product[],
): Promise<Reading[]> {
	const readings: Reading[] = [];
	for (const place of places) {
		const rows = await stockOf(
			connection,
			products.map(({ id }) => id),
			place.warehouseIds,
		);
		for (const { id, sku, name, item } of products)
			readings.push({ row: rows.get(id) ?? noStock(id, sku, name), place, item });
	}
	return readings;
}

async function productsBySku(run: Run, connection: Connection, wanted: Wanted): Promise<Product[]> {
	const found = await lookUpProducts(connection, [...wanted.keys()], {}, 'probe');
	const unknown: string[] = [];
	const products = [...wanted].flatMap(([sku, item]) => {
		const product = bestProduct(found.rows.get(sku) ?? []);
		const problem = found.failed.get(sku);
		if (product === null && problem !== undefined)
			throw apiError(run.context.getNode(), TITLE, problem, item);
		if (product === null) unknown.push(sku);
		return product === null ? [] : productOf(product, item);
	});
	if (unknown.length > 0) showUnknown(run, unknown, wanted.get(unknown[0] ?? '') ?? 0);
	return products;
}

function productsById(wanted: Wanted): Product[] {
	return [...wanted].map(([id, item]) => ({ id, sku: null, name: null, item }));
}

function productOf(row: Row, item: number): Product[] {
	const id = idOf(row['id']);
	return id === null ? [] : [{ id: String(id), sku: textOf(row['sku']), name: textOf(row['name']), item }];
}

/** Each value once, with the first input item that names it. */
function wantedValues(run: Run, by: 'ids' | 'skus'): Wanted {
	const wanted: Wanted = new Map();
	for (let item = 0; item < run.itemCount; item++) {
		const text = String(run.parameter<unknown>(by === 'skus' ? 'skus' : 'productIds', item, '') ?? '');
		for (const value of text.split(',').map((entry) => entry.trim()))
			if (value !== '' && !wanted.has(value)) wanted.set(value, item);
	}
	return wanted;
}
