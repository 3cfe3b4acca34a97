import { fireEvent } from './events.ts';
import { incomingGoodView } from './reception/incomingGoods.ts';
import { purchaseOrderView } from './reception/purchaseOrders.ts';
import { orderView } from './orders/view.ts';
import { boxesOf, boxView, packingOrderView } from './packing/views.ts';
import type { SalesOrder } from './records.ts';
import type { PulpoState } from './state.ts';

export interface FireAction {
	type: string;
	order_num?: string;
	/** Default: the one of the object, else the first. */
	warehouse_id?: number;
	/** Instead of the object that the event is about. */
	data?: object;
}

interface Subject {
	warehouseId: number;
	data: object;
}

/** Sends an event without its cause, such as one that comes late or twice. */
export function fire(
	state: PulpoState,
	{ type, order_num: number, warehouse_id: warehouseId, data }: FireAction,
): object {
	const subject = data ? undefined : subjectOf(state, type, number);
	const first = [...state.warehouses.keys()][0] ?? 0;
	const target = warehouseId ?? subject?.warehouseId ?? first;
	fireEvent(state, type, target, () => data ?? subject?.data ?? {});
	return { type, warehouse_id: target };
}

function subjectOf(state: PulpoState, type: string, number: string | undefined): Subject | undefined {
	if (type.startsWith('purchase_order')) {
		const order = state.purchaseOrders.get(state.purchaseOrderByNum.get(number ?? '') ?? 0);
		return order && { warehouseId: order.warehouse_id, data: purchaseOrderView(state.config, order) };
	}
	if (type === 'incoming_good_created') {
		const good = [...state.incomingGoods.values()].at(-1);
		return good && { warehouseId: good.warehouse_id, data: incomingGoodView(state, good) };
	}
	const order = state.orders.get(state.orderByNum.get(number ?? '') ?? 0);
	if (number !== undefined && !order) throw new Error(`no sales order "${number}"`);
	return order && packedOf(state, type, order);
}

function packedOf(state: PulpoState, type: string, order: SalesOrder): Subject {
	const whole = { warehouseId: order.warehouse_id, data: orderView(state, order) };
	const packing = (state.packingOrdersBySalesOrder.get(order.id) ?? []).at(-1);
	if (!packing || type.startsWith('sales_order')) return whole;
	const warehouseId = packing.warehouse_id;
	const box = boxesOf(state, packing).at(-1);
	if (box && type === 'packing_box_closed') return { warehouseId, data: boxView(state, box) };
	const tracking = box?.trackings.at(-1);
	if (tracking && type === 'shipment_tracking_updated') return { warehouseId, data: tracking };
	return type.includes('packing') ? { warehouseId, data: packingOrderView(packing) } : whole;
}
