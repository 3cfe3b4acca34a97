import type { Problems } from '../answers.ts';
import { fireOrderEvent } from '../events.ts';
import type { OrderState, SalesOrder } from '../records.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import { takeFromStorage } from '../stocks.ts';

/** Each returns what stands against it, or nothing when it was done. */

export function cancelOrder(state: PulpoState, order: SalesOrder): Problems | undefined {
	const obstacle = obstacleToCancel(state, order);
	if (obstacle) return { state: obstacle };
	if (state.config.renameOnCancellation) rename(state, order);
	moveTo(state, order, 'cancelled');
	fireOrderEvent(state, 'sales_order_cancelled', order);
	return undefined;
}

function obstacleToCancel(state: PulpoState, order: SalesOrder): string | undefined {
	switch (order.state) {
		case 'queue':
		case 'paused':
			return undefined;
		case 'picking':
			return state.config.packingLocationFree ? undefined : 'there is no packing location available';
		case 'packing':
		case 'shipping':
			return state.config.cancelAfterPicking
				? undefined
				: `is ${order.state}, the order can not be cancelled`;
		case 'ended':
		case 'cancelled':
			return `is already ${order.state}`;
	}
}

/** Frees the number: from then on an order with it can be created again. */
function rename(state: PulpoState, order: SalesOrder): void {
	state.orderByNum.delete(order.order_num);
	order.order_num = `${order.order_num}_cancelled_${order.id}`;
	state.orderByNum.set(order.order_num, order.id);
}

export function pauseOrder(state: PulpoState, order: SalesOrder): Problems | undefined {
	if (order.state !== 'queue') return { state: `is ${order.state}, only orders in queue can be paused` };
	moveTo(state, order, 'paused');
	fireOrderEvent(state, 'sales_order_updated', order);
	return undefined;
}

export function resumeOrder(state: PulpoState, order: SalesOrder): Problems | undefined {
	if (order.state !== 'paused') return { state: `is ${order.state}, only paused orders can be resumed` };
	moveTo(state, order, 'queue');
	fireOrderEvent(state, 'sales_order_updated', order);
	return undefined;
}

/** Work in the warehouse, as the admin API plays it. */
export function workOn(state: PulpoState, order: SalesOrder, target: OrderState): void {
	const before = order.state;
	moveTo(state, order, target);
	if (['picking', 'packing', 'shipping', 'ended'].includes(target)) beginFulfillment(state, order);
	if (target === 'ended' && before !== 'ended') {
		for (const item of order.items) {
			item.fulfilled_quantity = item.quantity;
			takeFromStorage(state, item.product_id, order.warehouse_id, item.quantity);
		}
		fireOrderEvent(state, 'sales_order_finished', order);
	} else if (target === 'cancelled') {
		fireOrderEvent(state, 'sales_order_cancelled', order);
	} else {
		fireOrderEvent(state, 'sales_order_updated', order);
	}
}

function moveTo(state: PulpoState, order: SalesOrder, target: OrderState): void {
	order.state = target;
	order.updated_at = now(state);
	for (const item of order.items) {
		item.state = target;
		item.updated_at = order.updated_at;
	}
	const part = state.fulfillments.get(order.id);
	if (part) part.updated_at = order.updated_at;
}

function beginFulfillment(state: PulpoState, order: SalesOrder): void {
	if (state.fulfillments.has(order.id)) return;
	const stamp = newStamp(state, 'fulfillment');
	const sequence = `FO-${String(stamp.id).padStart(8, '0')}`;
	state.fulfillments.set(order.id, { ...stamp, sales_order_id: order.id, sequence_number: sequence });
}
