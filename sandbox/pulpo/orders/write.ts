import { isEmpty, MISSING, TAKEN, type Problems } from '../answers.ts';
import { judge, returnedDate, type Row } from '../fields.ts';
import { judgeOwner, mayUseWarehouse, ownerOf } from '../owners.ts';
import type { SalesItemBatch } from '../packing/records.ts';
import type { Attributes, SalesItem, SalesOrder, User } from '../records.ts';
import { newStamp, nextId, now, type PulpoState } from '../state.ts';
import { ORDER } from './shape.ts';

export type Written = { ok: true; order: SalesOrder } | { ok: false; status: 403 | 422; problems: Problems };

const broken = (problems: Problems): Written => ({ ok: false, status: 422, problems });

export function createOrder(state: PulpoState, user: User, row: Row): Written {
	const problems = judgeOrder(state, user, row);
	if (state.orderByNum.has(String(row['order_num']))) problems['order_num'] ??= TAKEN;
	if (!isEmpty(problems)) return broken(problems);
	const stamp = newStamp(state, 'order');
	const order: SalesOrder = {
		...blankOrder(user),
		...stamp,
		...ownerOf(state, row),
		...plainFields(row),
		items: [],
	} as SalesOrder;
	order.items = itemsOf(state, order, row['items'] as Row[]);
	order.shipment_instructions = instructionsOf(state, order, row);
	state.orders.set(order.id, order);
	state.orderByNum.set(order.order_num, order.id);
	return { ok: true, order };
}

/** The whole body as in create; optional fields that are left out stay as they are. Only before the work has started. */
export function updateOrder(state: PulpoState, user: User, order: SalesOrder, row: Row): Written {
	if (!['queue', 'paused'].includes(order.state)) {
		return {
			ok: false,
			status: 403,
			problems: { state: `is ${order.state}, the order can no longer be changed` },
		};
	}
	const problems = judgeOrder(state, user, row);
	const holder = state.orderByNum.get(String(row['order_num']));
	if (holder !== undefined && holder !== order.id) problems['order_num'] ??= TAKEN;
	if (order.state !== 'queue' && row['warehouse_id'] !== order.warehouse_id) {
		problems['warehouse_id'] ??= 'can only be changed in queue';
	}
	if (!isEmpty(problems)) return broken(problems);
	state.orderByNum.delete(order.order_num);
	Object.assign(order, plainFields(row));
	order.items = itemsOf(state, order, row['items'] as Row[], order.items);
	if (row['shipment_instructions']) order.shipment_instructions = instructionsOf(state, order, row);
	order.updated_at = now(state);
	state.orderByNum.set(order.order_num, order.id);
	return { ok: true, order };
}

function judgeOrder(state: PulpoState, user: User, row: Row): Problems {
	const problems = judge(ORDER, row);
	judgeOwner(state, row, problems);
	if (typeof row['warehouse_id'] === 'number' && !mayUseWarehouse(state, user, row['warehouse_id'])) {
		problems['warehouse_id'] ??= 'is not assigned to the user';
	}
	const customer = state.thirdParties.get(Number(row['third_party_id']));
	if (!customer || customer.deleted_at !== null) problems['third_party_id'] ??= MISSING;
	else if (!customer.active) problems['third_party_id'] ??= 'is inactive';
	const methodId = row['shipping_method_id'] ?? undefined;
	if (methodId !== undefined && !state.shippingMethods.has(Number(methodId))) {
		problems['shipping_method_id'] ??= MISSING;
	}
	const target = row['destination_warehouse_id'] ?? undefined;
	if (target !== undefined && !state.warehouses.has(Number(target)))
		problems['destination_warehouse_id'] ??= MISSING;
	const labels = row['return_labels'];
	if (Array.isArray(labels) && new Set(labels).size < labels.length) problems['return_labels'] ??= TAKEN;
	if (problems['items'] === undefined) judgeProducts(state, row['items'] as Row[], problems);
	return problems;
}

function judgeProducts(state: PulpoState, items: Row[], problems: Problems): void {
	for (const [index, item] of items.entries()) {
		const product = state.products.get(Number(item['product_id']));
		if (product && product.deleted_at === null) continue;
		problems['items'] = `${index}: product_id ${MISSING}`;
		return;
	}
}

function blankOrder(user: User): Partial<SalesOrder> {
	return {
		state: 'queue',
		shipping_method_id: null,
		criterium: null,
		channel: null,
		external_order_num: null,
		notes: null,
		client_id: null,
		client_name: null,
		service_point_id: null,
		attributes: {},
		is_cart: false,
		missing_stock_items_cancelled: false,
		destination_warehouse_id: null,
		purchase_order_id: null,
		custom_filter_strategy_id: null,
		estimated_total_weight: null,
		estimated_total_volume: null,
		address_check_status: null,
		reason_codes: [],
		return_labels: [],
		attachments: [],
		creator_id: user.id,
		packing_location_id: null,
		process_information_id: null,
	};
}

function plainFields(row: Row): Partial<SalesOrder> {
	const fields = Object.fromEntries(
		Object.entries(row).filter(
			([name, value]) => value !== undefined && !['items', 'shipment_instructions', 'id'].includes(name),
		),
	);
	return { ...fields, delivery_date: returnedDate(String(row['delivery_date'])) };
}

type BatchRow = Pick<SalesItemBatch, 'batch_id' | 'suggested_quantity'>;

/** Items keep their id across an update when line id and product are the same. */
function itemsOf(state: PulpoState, order: SalesOrder, rows: Row[], before: SalesItem[] = []): SalesItem[] {
	const kept = new Map(before.map((item) => [lineKey(item.line_order_id, item.product_id), item]));
	return rows.map((row) => {
		const lineId = (row['line_order_id'] as string | undefined) ?? null;
		const productId = row['product_id'] as number;
		const key = lineKey(lineId, productId);
		const earlier = kept.get(key);
		kept.delete(key);
		const required = row['required_date'] as string | undefined;
		const stamp = newStamp(state, 'item', earlier?.id);
		return {
			...stamp,
			sales_order_id: order.id,
			product_id: productId,
			quantity: row['quantity'] as number,
			fulfilled_quantity: 0,
			line_order_id: lineId,
			notes: (row['notes'] as string | undefined) ?? null,
			required_date: required ? returnedDate(required) : null,
			batches: ((row['batches'] as BatchRow[] | undefined) ?? []).map((batch) => ({
				...newStamp(state, 'itemBatch'),
				sales_item_id: stamp.id,
				...batch,
			})),
			attributes: (row['attributes'] as Attributes | undefined) ?? {},
			state: 'queue',
		};
	});
}

const lineKey = (lineId: string | null, productId: number): string => `${lineId ?? ''}|${productId}`;

/** An object on the way in, a list on the way out. */
function instructionsOf(state: PulpoState, order: SalesOrder, row: Row): Array<Record<string, unknown>> {
	const given = row['shipment_instructions'] as Row | undefined;
	if (!given) return [];
	return [{ ...given, id: nextId(state, 'instruction'), sales_order_id: order.id }];
}
