import { fireEvent } from '../events.ts';
import type { FulfillmentOrder, SalesOrder } from '../records.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import type { PackingOrder } from './records.ts';
import { packingOrderView } from './views.ts';

const OPEN = ['queue', 'taken', 'picking', 'packing', 'shipping'];

export const sequenceNumber = (prefix: string, id: number): string =>
	`${prefix}-${String(id).padStart(8, '0')}`;

/** The part of the order that is worked on now; a new one for what is still missing when there is none. */
export function openFulfillment(state: PulpoState, order: SalesOrder): FulfillmentOrder | undefined {
	const parts = state.fulfillments.get(order.id) ?? [];
	const open = parts.find((part) => OPEN.includes(part.state));
	if (open) return open;
	const missing = order.items.filter((item) => item.quantity > item.fulfilled_quantity);
	if (missing.length === 0) return undefined;
	const stamp = newStamp(state, 'fulfillment');
	const part: FulfillmentOrder = {
		...stamp,
		sales_order_id: order.id,
		sequence_number: sequenceNumber('FO', stamp.id),
		state: order.state,
		items: missing.map((item) => ({
			...newStamp(state, 'fulfillmentItem'),
			fulfillment_order_id: stamp.id,
			sales_item_id: item.id,
			quantity: item.quantity - item.fulfilled_quantity,
			fulfilled_quantity: 0,
			state: order.state,
		})),
	};
	state.fulfillments.set(order.id, [...parts, part]);
	return part;
}

/** The packing order of a part, made when the part has none yet. */
export function packingOrderOf(
	state: PulpoState,
	order: SalesOrder,
	part: FulfillmentOrder,
	warehouseId = order.warehouse_id,
): PackingOrder {
	const known = (state.packingOrdersBySalesOrder.get(order.id) ?? []).find(
		(packing) => packing.fulfillment_order_id === part.id,
	);
	if (known) return known;
	const stamp = newStamp(state, 'packingOrder');
	const packing: PackingOrder = {
		...stamp,
		sequence_number: sequenceNumber('PA', stamp.id),
		state: 'queue',
		type: null,
		sales_order_id: order.id,
		sales_order_ref: order.order_num,
		fulfillment_order_id: part.id,
		warehouse_id: warehouseId,
		merchant_id: order.merchant_id,
		merchant_channel_id: order.merchant_channel_id,
		owner_id: null,
		origin_location_id: null,
		destination_location_id: null,
		start_date: null,
		end_date: null,
		items: [],
	};
	const requested = new Map<number, number>();
	for (const item of part.items) {
		const productId = order.items.find(({ id }) => id === item.sales_item_id)?.product_id ?? 0;
		requested.set(productId, (requested.get(productId) ?? 0) + item.quantity);
	}
	packing.items = [...requested].map(([productId, quantity]) => ({
		...newStamp(state, 'packingItem'),
		packing_order_id: packing.id,
		product_id: productId,
		requested_quantity: quantity,
		packed_quantity: 0,
	}));
	state.packingOrders.set(packing.id, packing);
	const siblings = state.packingOrdersBySalesOrder.get(order.id) ?? [];
	state.packingOrdersBySalesOrder.set(order.id, [...siblings, packing]);
	firePackingEvent(state, 'packing_order_created', packing);
	return packing;
}

export function firePackingEvent(state: PulpoState, type: string, packing: PackingOrder): void {
	fireEvent(state, type, packing.warehouse_id, () => packingOrderView(packing));
}

/** With the order its open parts and packing tasks are over. */
export function cancelOpenWork(state: PulpoState, order: SalesOrder): void {
	const at = now(state);
	for (const part of state.fulfillments.get(order.id) ?? [])
		if (OPEN.includes(part.state)) Object.assign(part, { state: 'cancelled', updated_at: at });
	for (const packing of state.packingOrdersBySalesOrder.get(order.id) ?? []) {
		if (!['queue', 'taken'].includes(packing.state)) continue;
		Object.assign(packing, { state: 'cancelled', updated_at: at });
		firePackingEvent(state, 'packing_order_cancelled', packing);
	}
}
