import { isEmpty, MISSING, TAKEN, type Problems } from '../answers.ts';
import type { PulpoConfig } from '../config.ts';
import { fireEvent } from '../events.ts';
import {
	date,
	integer,
	judge,
	list,
	map,
	need,
	readOnly,
	returnedDate,
	shape,
	text,
	type Row,
	type Shape,
} from '../fields.ts';
import { judgeOwner, mayUseWarehouse, ownerOf } from '../owners.ts';
import type { Attributes, User } from '../records.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import { PURCHASE_STATES, type PurchaseItem, type PurchaseOrder, type PurchaseState } from './records.ts';

const all = (names: string[], field: Shape[string]): Shape =>
	Object.fromEntries(names.map((name) => [name, field]));

const READ_ONLY = ['id', 'inserted_at', 'updated_at'];

const ITEM: Shape = {
	product_id: need(integer),
	requested_quantity: { kind: 'number', above: 0, required: true },
	line_order_id: text(),
	line_item_number: text(),
	attributes: map,
	reason_codes: list(map),
	...all([...READ_ONLY, 'purchase_order_id', 'checked_quantity', 'state'], readOnly),
};

const ORDER: Shape = {
	order_num: need(text(255)),
	warehouse_id: need(integer),
	third_party_id: need(integer),
	delivery_date: need(date),
	items: { kind: 'list', of: shape(ITEM), notEmpty: true, required: true },
	...all(['type', 'notes', 'criterium', 'supplier_id', 'supplier_name'], text()),
	attributes: map,
	packagings: list(map),
	...all(['merchant_id', 'merchant_channel_id', 'sales_order_id'], integer),
	...all([...READ_ONLY, 'order_state_id', 'number_finished_early_events'], readOnly),
};

const IGNORED = [...READ_ONLY, 'order_state_id', 'number_finished_early_events'];

export type Written = { ok: true; order: PurchaseOrder } | { ok: false; problems: Problems };

export function createPurchaseOrder(state: PulpoState, user: User, row: Row): Written {
	const problems = judgeOrder(state, user, row);
	if (state.purchaseOrderByNum.has(String(row['order_num']))) problems['order_num'] ??= TAKEN;
	if (!isEmpty(problems)) return { ok: false, problems };
	const order = {
		type: null,
		supplier_id: null,
		supplier_name: null,
		sales_order_id: null,
		notes: null,
		criterium: null,
		attributes: {},
		packagings: [],
		number_finished_early_events: 0,
		...newStamp(state, 'purchaseOrder'),
		...ownerOf(state, row),
		...plainFields(row),
		items: [],
	} as unknown as PurchaseOrder;
	order.items = itemsOf(state, order, row['items'] as Row[]);
	setPurchaseState(state, order, 'queue');
	state.purchaseOrders.set(order.id, order);
	state.purchaseOrderByNum.set(order.order_num, order.id);
	firePurchaseEvent(state, 'purchase_order_created', order);
	return { ok: true, order };
}

/** As a create; only before the receipt has begun. */
export function updatePurchaseOrder(state: PulpoState, user: User, order: PurchaseOrder, row: Row): Written {
	const problems = judgeOrder(state, user, row);
	const holder = state.purchaseOrderByNum.get(String(row['order_num']));
	if (holder !== undefined && holder !== order.id) problems['order_num'] ??= TAKEN;
	if (order.state !== 'queue') problems['state'] ??= `is ${order.state}, the order can no longer be changed`;
	if (!isEmpty(problems)) return { ok: false, problems };
	state.purchaseOrderByNum.delete(order.order_num);
	Object.assign(order, plainFields(row), { updated_at: now(state) });
	order.items = itemsOf(state, order, row['items'] as Row[]);
	state.purchaseOrderByNum.set(order.order_num, order.id);
	firePurchaseEvent(state, 'purchase_order_updated', order);
	return { ok: true, order };
}

export function deletePurchaseOrder(state: PulpoState, order: PurchaseOrder): Problems | undefined {
	if (order.state !== 'queue') return { state: `is ${order.state}, the order can not be deleted` };
	state.purchaseOrders.delete(order.id);
	state.purchaseOrderByNum.delete(order.order_num);
	firePurchaseEvent(state, 'purchase_order_deleted', order);
	return undefined;
}

export function setPurchaseState(state: PulpoState, order: PurchaseOrder, target: PurchaseState): void {
	order.state = target;
	order.order_state_id = PURCHASE_STATES.indexOf(target) + 1;
	order.updated_at = now(state);
}

export function firePurchaseEvent(state: PulpoState, type: string, order: PurchaseOrder): void {
	fireEvent(state, type, order.warehouse_id, () => purchaseOrderView(state.config, order));
}

export function purchaseOrderView(config: PulpoConfig, { state: name, ...order }: PurchaseOrder): object {
	return config.purchaseOrderState ? { ...order, state: name } : order;
}

function judgeOrder(state: PulpoState, user: User, row: Row): Problems {
	const problems = judge(ORDER, row);
	judgeOwner(state, row, problems);
	if (typeof row['warehouse_id'] === 'number' && !mayUseWarehouse(state, user, row['warehouse_id']))
		problems['warehouse_id'] ??= 'is not assigned to the user';
	const supplier = state.thirdParties.get(Number(row['third_party_id']));
	if (!supplier || supplier.deleted_at !== null) problems['third_party_id'] ??= MISSING;
	else if (supplier.third_type !== 'S') problems['third_party_id'] ??= 'is not a supplier';
	if (problems['items'] !== undefined) return problems;
	for (const [index, item] of (row['items'] as Row[]).entries()) {
		if (state.products.get(Number(item['product_id']))?.deleted_at === null) continue;
		problems['items'] ??= `${index}: product_id ${MISSING}`;
	}
	return problems;
}

function plainFields(row: Row): Row {
	const fields = Object.entries(row).filter(
		([name, value]) => value !== undefined && name !== 'items' && !IGNORED.includes(name),
	);
	return { ...Object.fromEntries(fields), delivery_date: returnedDate(String(row['delivery_date'])) };
}

const itemsOf = (state: PulpoState, order: PurchaseOrder, rows: Row[]): PurchaseItem[] =>
	rows.map((row) => ({
		...newStamp(state, 'purchaseItem'),
		purchase_order_id: order.id,
		product_id: row['product_id'] as number,
		requested_quantity: row['requested_quantity'] as number,
		checked_quantity: 0,
		line_order_id: (row['line_order_id'] as string | undefined) ?? null,
		line_item_number: (row['line_item_number'] as string | undefined) ?? null,
		attributes: (row['attributes'] as Attributes | undefined) ?? {},
		reason_codes: (row['reason_codes'] as unknown[] | undefined) ?? [],
		state: 'queue',
	}));
