import type { SandboxResponse } from '../core/types.ts';
import { INVALID, ok, refused } from './answers.ts';
import { plain } from './lists.ts';
import type { Product, StockLevel } from './records.ts';
import type { Call, Routes } from './routes.ts';
import { now, type PulpoState } from './state.ts';

const RESERVING = ['queue', 'paused', 'picking', 'packing', 'shipping'];

export function levelOf(state: PulpoState, productId: number, warehouseId: number): StockLevel {
	const levels = state.stock.get(productId) ?? new Map<number, StockLevel>();
	state.stock.set(productId, levels);
	const level = levels.get(warehouseId) ?? {
		storage: 0,
		reception: 0,
		returned: 0,
		packed: 0,
		lastMovement: now(state),
	};
	levels.set(warehouseId, level);
	return level;
}

interface Figures {
	product: Product;
	storage: number;
	reception: number;
	returned: number;
	packed: number;
	reserved: number;
	lastMovement: string | null;
}

/** Sums over the chosen warehouses of the user, one row per product. */
function figures(call: Call, productFilter: string): Figures[] | SandboxResponse {
	const { state, user, request } = call;
	const chosen = numbers(request.query, 'warehouse_id');
	const wanted = numbers(request.query, productFilter);
	if (chosen === null || wanted === null)
		return refused(400, { [wanted === null ? productFilter : 'warehouse_id']: INVALID });
	const warehouses = new Set(user.warehouse_ids.filter((id) => !chosen || chosen.includes(id)));
	const reserved = reservedIn(state, warehouses);
	const products = wanted
		? wanted.flatMap((id) => state.products.get(id) ?? [])
		: [...state.products.values()];
	return products
		.filter((product) => product.deleted_at === null)
		.map((product) => {
			const levels = [...(state.stock.get(product.id) ?? [])]
				.filter(([id]) => warehouses.has(id))
				.map(([, level]) => level);
			const sum = (pick: (level: StockLevel) => number): number =>
				levels.reduce((total, level) => total + pick(level), 0);
			return {
				product,
				storage: sum((level) => level.storage),
				reception: sum((level) => level.reception),
				returned: sum((level) => level.returned),
				packed: sum((level) => level.packed),
				reserved: reserved.get(product.id) ?? 0,
				lastMovement:
					levels
						.map((level) => level.lastMovement)
						.sort()
						.at(-1) ?? null,
			};
		});
}

function reservedIn(state: PulpoState, warehouses: Set<number>): Map<number, number> {
	const reserved = new Map<number, number>();
	for (const order of state.orders.values()) {
		if (!RESERVING.includes(order.state) || !warehouses.has(order.warehouse_id)) continue;
		for (const { product_id: id, quantity, fulfilled_quantity: packed } of order.items)
			reserved.set(id, (reserved.get(id) ?? 0) + quantity - packed);
	}
	for (const task of state.replenishments.values()) {
		if (task.state !== 'queue' || task.from !== 'storage' || !warehouses.has(task.warehouse_id)) continue;
		reserved.set(task.product_id, (reserved.get(task.product_id) ?? 0) + task.quantity);
	}
	return reserved;
}

/** Nothing = no filter, null = not numbers. */
function numbers(query: Call['request']['query'], name: string): number[] | undefined | null {
	const value = query[`${name}[]`] ?? plain(query[name]);
	if (value === undefined) return undefined;
	const values = [value].flat().map(Number);
	return values.every(Number.isInteger) ? values : null;
}

function paged<T>(rows: T[], { request, state }: Call): T[] {
	const limit = Number(plain(request.query['limit']) ?? 10);
	const offset = Number(plain(request.query['offset']) ?? 0);
	return rows.slice(offset, offset + Math.min(limit, state.config.maxPageSize));
}

/** Whether these two know pages is not described. */
const pagedSummary = (rows: Figures[], call: Call): Figures[] =>
	call.state.config.pageStockSummary ? paged(rows, call) : rows;

const answer = ({ state }: Call, rows: object[]): SandboxResponse =>
	ok(state.config.wrapStockLists ? { stocks: rows, total_results: null } : rows);

function availability(call: Call): SandboxResponse {
	const rows = figures(call, 'id');
	if (!Array.isArray(rows)) return rows;
	return answer(
		call,
		pagedSummary(rows, call).map(({ product, storage, reception, returned, reserved }) => ({
			product_id: String(product.id),
			available_quantity: storage - reserved,
			reception_quantity: reception,
			return_quantity: returned,
		})),
	);
}

export const stockRoutes: Routes = {
	'GET /inventory/stocks/summary': (call) => {
		const rows = figures(call, 'product_id');
		if (!Array.isArray(rows)) return rows;
		return answer(
			call,
			pagedSummary(rows, call).map(
				({ product, storage, reception, returned, packed, reserved, lastMovement }) => ({
					product_id: String(product.id),
					sku: product.sku,
					name: product.name,
					available: storage - reserved,
					unavailable: reserved,
					rejected: returned,
					total: storage + reception + returned + packed,
					last_movement: lastMovement,
				}),
			),
		);
	},
	'GET /inventory/stocks/availability': availability,
	'POST /inventory/stocks/availability/search': availability,
	'GET /inventory/stocks/products': (call) => {
		const rows = figures(call, 'id');
		if (!Array.isArray(rows)) return rows;
		const skus = call.request.query['sku[]'] ?? call.request.query['sku'];
		const wanted = skus === undefined ? undefined : [skus].flat();
		return answer(
			call,
			paged(
				rows.filter(({ product }) => !wanted || wanted.includes(product.sku)),
				call,
			).map(({ product, storage, reception, returned }) => ({
				product_id: product.id,
				product_sku: product.sku,
				product_name: product.name,
				product_article_number: product.article_number,
				total_quantity: storage + reception + returned,
				total_quantity_excluding_returned: storage + reception,
			})),
		);
	},
};
