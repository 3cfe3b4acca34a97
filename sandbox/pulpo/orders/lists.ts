import type { SandboxResponse } from '../../core/types.ts';
import { ok, refused, type Problems } from '../answers.ts';
import { isRow } from '../fields.ts';
import { parseFilter } from '../filters.ts';
import {
	answerList,
	columns,
	findRows,
	readFilters,
	type ListSpec,
	type OwnFilter,
	type Query,
} from '../lists.ts';
import { ORDER_STATES, type SalesOrder, type User } from '../records.ts';
import type { Call } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import { orderView } from './view.ts';

const quantityOf = (order: SalesOrder): number =>
	order.items.reduce((sum, { quantity }) => sum + quantity, 0);

export function orderList(state: PulpoState): ListSpec<SalesOrder> {
	return {
		key: 'sales_orders',
		columns: {
			...columns<SalesOrder>({
				id: 'integer',
				order_num: 'string',
				state: 'string',
				type: 'string',
				client_id: 'string',
				third_party_id: 'integer',
				warehouse_id: 'integer',
				merchant_id: 'integer',
				merchant_channel_id: 'integer',
				channel: 'string',
				priority: 'integer',
				criterium: 'string',
				delivery_date: 'time',
				inserted_at: 'time',
				updated_at: 'time',
				estimated_total_weight: 'number',
				estimated_total_volume: 'number',
				address_check_status: 'string',
			}),
			product_id: { kind: 'integer', read: (order) => order.items.map((item) => item.product_id) },
			order_items_count: { kind: 'integer', read: (order) => order.items.length },
			order_products_qty: { kind: 'number', read: quantityOf },
			return_label: { kind: 'string', read: (order) => order.return_labels },
		},
		ownFilters: {
			not_product_id: withoutProducts,
			product_category_id: (value) => withCategories(state, value),
		},
		lookups: {
			id: (text) => state.orders.get(Number(text)),
			order_num: (text) => state.orders.get(state.orderByNum.get(text) ?? 0),
		},
		view: (order) => orderView(state, order),
		projection: true,
	};
}

const withoutProducts: OwnFilter<SalesOrder> = (value) => {
	const parsed = parseFilter('integer', value);
	return parsed.ok ? (order) => !parsed.value(order.items.map((item) => item.product_id)) : undefined;
};

function withCategories(
	state: PulpoState,
	value: string | string[],
): ((order: SalesOrder) => boolean) | undefined {
	const text = [value].flat().join(',');
	const [, mode = 'some', rest = text] = /^includes_(all|some|only|none):(.*)$/.exec(text) ?? [];
	const wanted = rest.split(',').map(Number);
	if (wanted.some((id) => !Number.isInteger(id))) return undefined;
	return (order) => {
		const present = new Set(order.items.flatMap((item) => categoryIds(state, item.product_id)));
		if (mode === 'all') return wanted.every((id) => present.has(id));
		if (mode === 'none') return !wanted.some((id) => present.has(id));
		if (mode === 'only') return present.size > 0 && [...present].every((id) => wanted.includes(id));
		return wanted.some((id) => present.has(id));
	};
}

function categoryIds(state: PulpoState, productId: number): number[] {
	const categories = state.products.get(productId)?.['product_categories'];
	return Array.isArray(categories) ? categories.map((category: { id: number }) => category.id) : [];
}

/** Only orders in the warehouses of the user. */
export const visibleOrders = (state: PulpoState, user: User): SalesOrder[] =>
	[...state.orders.values()].filter((order) => user.warehouse_ids.includes(order.warehouse_id));

function visibleList(state: PulpoState, user: User): ListSpec<SalesOrder> {
	const spec = orderList(state);
	const lookups = Object.entries(spec.lookups ?? {}).map(([name, lookup]) => [
		name,
		(value: string) => {
			const order = lookup(value);
			return order && user.warehouse_ids.includes(order.warehouse_id) ? order : undefined;
		},
	]);
	return { ...spec, lookups: Object.fromEntries(lookups) };
}

export function listOrders({ state, user, request }: Call): SandboxResponse {
	return answerList(visibleList(state, user), visibleOrders(state, user), request.query, state.config);
}

/** The same search with the filters in a JSON body. */
export function searchOrders({ state, user, body }: Call): SandboxResponse {
	if (!isRow(body)) return refused(400, { body: 'is invalid' });
	const query: Query = {};
	for (const [name, value] of Object.entries(body)) {
		if (Array.isArray(value)) query[`${name}[]`] = value.map(String);
		else query[name] = String(value);
	}
	return answerList(visibleList(state, user), visibleOrders(state, user), query, state.config);
}

const COUNTED = ORDER_STATES.filter((name) => name !== 'paused');

export function countOrders({ state, user, request }: Call): SandboxResponse {
	const problems: Problems = {};
	const filters = readFilters(request.query, state.config);
	const found = findRows(visibleList(state, user), visibleOrders(state, user), filters, problems);
	if (Object.keys(problems).length > 0) return refused(400, problems);
	const counts = Object.fromEntries(COUNTED.map((name) => [name, 0]));
	for (const { state: name } of found) if (name in counts) counts[name] = (counts[name] ?? 0) + 1;
	return ok({ counts });
}
