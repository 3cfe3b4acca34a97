import type { SandboxResponse } from '../../core/types.ts';
import { created, INVALID, MISSING, ok, refused, tooLarge, type Problems } from '../answers.ts';
import { isRow, type Row } from '../fields.ts';
import { answerList, columns, type ListSpec } from '../lists.ts';
import type { Call, Handler, Routes } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import {
	createPurchaseOrder,
	deletePurchaseOrder,
	firePurchaseEvent,
	purchaseOrderView,
	setPurchaseState,
	updatePurchaseOrder,
	type Written,
} from './purchaseOrders.ts';
import { PURCHASE_STATES, type PurchaseOrder } from './records.ts';

const purchaseList = (state: PulpoState): ListSpec<PurchaseOrder> => ({
	key: 'purchase_orders',
	columns: {
		...columns<PurchaseOrder>({
			id: 'integer',
			order_num: 'string',
			state: 'string',
			warehouse_id: 'integer',
			merchant_id: 'integer',
			merchant_channel_id: 'integer',
			delivery_date: 'time',
			inserted_at: 'time',
			updated_at: 'time',
		}),
		supplier_id: { kind: 'integer', read: (order) => order.third_party_id },
		product_sku: { kind: 'string', read: (order) => ofProducts(state, order, 'sku') },
		product_name: { kind: 'string', read: (order) => ofProducts(state, order, 'name') },
	},
	lookups: {
		id: (value) => state.purchaseOrders.get(Number(value)),
		order_num: (value) => state.purchaseOrders.get(state.purchaseOrderByNum.get(value) ?? 0),
	},
	view: (order) => purchaseOrderView(state.config, order),
});

const ofProducts = (state: PulpoState, order: PurchaseOrder, field: 'sku' | 'name'): string[] =>
	order.items.map((item) => state.products.get(item.product_id)?.[field] ?? '');

function listOrders({ state, user, request }: Call): SandboxResponse {
	const mine = (order: PurchaseOrder): boolean => user.warehouse_ids.includes(order.warehouse_id);
	const spec = purchaseList(state);
	const lookups = Object.entries(spec.lookups ?? {}).map(([name, lookup]) => [
		name,
		(value: string) => {
			const order = lookup(value);
			return order && mine(order) ? order : undefined;
		},
	]);
	const seen = [...state.purchaseOrders.values()].filter(mine);
	return answerList({ ...spec, lookups: Object.fromEntries(lookups) }, seen, request.query, state.config);
}

function orderOf({ state, user }: Call, id: unknown): PurchaseOrder | undefined {
	const order = state.purchaseOrders.get(Number(id));
	return order && user.warehouse_ids.includes(order.warehouse_id) ? order : undefined;
}

const onOrder =
	(status: 400 | 422, run: (call: Call, order: PurchaseOrder) => SandboxResponse): Handler =>
	(call) => {
		const order = orderOf(call, call.params['id']);
		return order ? run(call, order) : refused(status, { id: MISSING });
	};

function bulk(name: 'created' | 'updated', call: Call, write: (row: Row) => Written): SandboxResponse {
	if (!Array.isArray(call.body)) return refused(400, { body: INVALID });
	if (call.body.length > call.state.config.maxBulkRows) return tooLarge();
	const done: object[] = [];
	const errors: Record<string, Problems> = {};
	for (const row of call.body as unknown[]) {
		const written = isRow(row) ? write(row) : ({ ok: false, problems: { row: INVALID } } as const);
		if (written.ok) done.push({ id: written.order.id, order_num: written.order.order_num });
		else errors[String(isRow(row) ? (row['order_num'] ?? row['id'] ?? null) : row)] = written.problems;
	}
	return Object.keys(errors).length === 0
		? created({ [name]: done })
		: { status: 400, body: { [name]: done, errors } };
}

/** Rows are found by id, or by order_num. */
function updateRow(call: Call, row: Row): Written {
	const order = orderOf(call, row['id'] ?? call.state.purchaseOrderByNum.get(String(row['order_num'])));
	if (!order) return { ok: false, problems: { [row['id'] === undefined ? 'order_num' : 'id']: MISSING } };
	return updatePurchaseOrder(call.state, call.user, order, row);
}

/** The only path is the state. */
const patch = onOrder(400, ({ state, body }, order) => {
	const { op, path, value } = isRow(body) ? body : {};
	if (op !== 'replace') return refused(400, { op: INVALID });
	if (path !== '/order_state_id') return refused(400, { path: INVALID });
	const target = PURCHASE_STATES.find((name) => name === value);
	if (!target) return refused(400, { value: INVALID });
	if (order.state === 'closed') return refused(422, { state: 'is already closed' });
	setPurchaseState(state, order, target);
	firePurchaseEvent(
		state,
		target === 'closed' ? 'purchase_order_finished_early' : 'purchase_order_updated',
		order,
	);
	return ok(purchaseOrderView(state.config, order));
});

const PATH = '/reception/purchase_orders';

export const purchaseOrderRoutes: Routes = {
	[`GET ${PATH}`]: listOrders,
	[`POST ${PATH}`]: ({ state, user, body }) => {
		const written = createPurchaseOrder(state, user, isRow(body) ? body : {});
		return written.ok
			? created(purchaseOrderView(state.config, written.order))
			: refused(422, written.problems);
	},
	[`GET ${PATH}/{id}`]: onOrder(422, ({ state }, order) => ok(purchaseOrderView(state.config, order))),
	[`PUT ${PATH}/{id}`]: onOrder(400, ({ state, user, body }, order) => {
		const written = updatePurchaseOrder(state, user, order, isRow(body) ? body : {});
		return written.ok ? ok(purchaseOrderView(state.config, order)) : refused(400, written.problems);
	}),
	[`PATCH ${PATH}/{id}`]: patch,
	[`DELETE ${PATH}/{id}`]: onOrder(400, ({ state }, order) => {
		const problems = deletePurchaseOrder(state, order);
		return problems ? refused(422, problems) : ok();
	}),
	'POST /reception/bulk/purchase_orders': (call) =>
		bulk('created', call, (row) => createPurchaseOrder(call.state, call.user, row)),
	'PUT /reception/bulk/purchase_orders': (call) => bulk('updated', call, (row) => updateRow(call, row)),
};
