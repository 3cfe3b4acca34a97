import type { SandboxResponse } from '../../core/types.ts';
import { INVALID, MISSING, ok, refused } from '../answers.ts';
import { answerList, columns, type ListSpec } from '../lists.ts';
import { warehousesOf } from '../masterData.ts';
import type { Call, Routes } from '../routes.ts';
import { correctStock } from './correct.ts';
import { locationOf, locationsOf, locationTypes, PLACES, type Location } from './locations.ts';
import type { StockRecord } from './movements.ts';

interface StockRow {
	id: number;
	product_id: number;
	product_sku: string;
	product_name: string;
	product_barcode: string[];
	location_id: number;
	location_code: string;
	location_type_id: number;
	warehouse_id: number;
	merchant_id: number | null;
	batch_id: number | null;
	quantity: number;
	stock_state_id: number | null;
	inserted_at: string;
	updated_at: string;
}

const stockList: ListSpec<StockRow> = {
	key: 'stocks',
	columns: {
		...columns<StockRow>({
			id: 'integer',
			product_id: 'integer',
			product_sku: 'string',
			product_name: 'string',
			location_id: 'integer',
			location_code: 'string',
			location_type_id: 'integer',
			warehouse_id: 'integer',
			merchant_id: 'integer',
			batch_id: 'integer',
			stock_state_id: 'integer',
			inserted_at: 'time',
			updated_at: 'time',
		}),
		product_barcode: { kind: 'string', read: (row) => row.product_barcode },
	},
	view: ({ id, product_id, location_id, batch_id, quantity, stock_state_id, inserted_at, updated_at }) => ({
		id,
		product_id,
		location_id,
		batch_id,
		quantity,
		stock_state_id,
		inserted_at,
		updated_at,
	}),
};

/** One row for each product and location that has some; the same product is there several times. */
function stockRows({ state, user }: Call): StockRow[] {
	const rows: StockRow[] = [];
	const codes = new Map(warehousesOf(state, user).map((one) => [one.id, locationsOf(one)]));
	for (const [productId, levels] of state.stock) {
		const product = state.products.get(productId);
		if (!product || product.deleted_at !== null) continue;
		for (const [warehouseId, level] of levels) {
			const locations = codes.get(warehouseId);
			if (!locations) continue;
			for (const [index, place] of PLACES.entries()) {
				if (level[place] === 0) continue;
				const locationId = locationOf(warehouseId, place);
				rows.push({
					id: productId * 100_000 + locationId,
					product_id: productId,
					product_sku: product.sku,
					product_name: product.name,
					product_barcode: product.barcodes,
					location_id: locationId,
					location_code: locations[index]?.code ?? '',
					location_type_id: index + 1,
					warehouse_id: warehouseId,
					merchant_id: product.merchant_id,
					batch_id: null,
					quantity: level[place],
					stock_state_id: null,
					inserted_at: product.inserted_at,
					updated_at: level.lastMovement,
				});
			}
		}
	}
	return rows;
}

const listStock = (call: Call): SandboxResponse =>
	answerList(stockList, stockRows(call), call.request.query, call.state.config);

const recordList = ({ state }: Call): ListSpec<StockRecord> => ({
	key: 'stock_records',
	columns: {
		...columns<StockRecord>({
			id: 'integer',
			type: 'string',
			product_id: 'integer',
			location_id: 'integer',
			warehouse_id: 'integer',
			user_id: 'integer',
			merchant_id: 'integer',
			inserted_at: 'time',
			updated_at: 'time',
			operated_at: 'time',
		}),
		product_sku: { kind: 'string', read: (row) => state.products.get(row.product_id)?.sku ?? null },
	},
	view: (row) => row,
});

const locationList: ListSpec<Location> = {
	key: 'locations',
	columns: columns<Location>({
		id: 'integer',
		code: 'string',
		location_type_id: 'integer',
		warehouse_id: 'integer',
		inserted_at: 'time',
		updated_at: 'time',
	}),
	view: (location) => location,
};

export const stockPlaceRoutes: Routes = {
	'GET /inventory/stocks': listStock,
	'GET /inventory/stocks/products/locations': listStock,
	'GET /inventory/stocks/historical': (call) => {
		const seen = call.state.stockRecords.filter((row) => call.user.warehouse_ids.includes(row.warehouse_id));
		return answerList(recordList(call), seen, call.request.query, call.state.config);
	},
	'POST /inventory/stocks/correct': correctStock,
	'GET /warehouses/location_types': ({ state, request }) =>
		answerList(
			{
				key: 'location_types',
				columns: columns<(typeof locationTypes)[number]>({ id: 'integer', name: 'string' }),
				view: (type) => type,
			},
			locationTypes,
			request.query,
			state.config,
		),
	'GET /warehouses/locations': ({ state, user, request }) => {
		const rows = warehousesOf(state, user).flatMap(locationsOf);
		return answerList(locationList, rows, request.query, state.config);
	},
	'GET /warehouses/locations/{id}': ({ state, user, params }) => {
		const rows = warehousesOf(state, user).flatMap(locationsOf);
		const found = rows.find(({ id }) => String(id) === params['id']);
		return found ? ok(found) : refused(422, { id: /^\d+$/.test(params['id'] ?? '') ? MISSING : INVALID });
	},
};
