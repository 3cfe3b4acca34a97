import type { Problems } from '../answers.ts';
import { fireOrderEvent } from '../events.ts';
import type { OrderState, SalesOrder } from '../records.ts';
import { cancelOpenWork, openFulfillment, packingOrderOf } from '../packing/fulfillment.ts';
import { packOrder } from '../packing/pack.ts';
import { now, type PulpoState } from '../state.ts';

/** Each returns what stands against it, or nothing when it was done. */

export function cancelOrder(state: PulpoState, order: SalesOrder): Problems | undefined {
	const obstacle = obstacleToCancel(state, order);
	if (obstacle) return { state: obstacle };
	if (state.config.renameOnCancellation) rename(state, order);
	moveTo(state, order, 'cancelled');
	cancelOpenWork(state, order);
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

/** Work in the warehouse, as the admin API plays it; what comes after packing leaves packed boxes. */
export function workOn(state: PulpoState, order: SalesOrder, target: OrderState): void {
	const before = order.state;
	if (target === 'cancelled' && before !== 'cancelled') {
		moveTo(state, order, target);
		cancelOpenWork(state, order);
		fireOrderEvent(state, 'sales_order_cancelled', order);
		return;
	}
	if (target === 'ended' && !['ended', 'cancelled'].includes(before)) {
		endOrder(state, order);
		return;
	}
	moveTo(state, order, target);
	if (['picking', 'packing', 'shipping'].includes(target)) openFulfillment(state, order);
	if (target === 'packing' || target === 'shipping') startPacking(state, order);
	fireOrderEvent(state, 'sales_order_updated', order);
}

function startPacking(state: PulpoState, order: SalesOrder): void {
	const part = openFulfillment(state, order);
	if (part) packingOrderOf(state, order, part);
	if (part && order.state === 'shipping') packOrder(state, order, { close: false });
}

/** Packs what is missing; an order whose last packing order is still open only has to be closed. */
function endOrder(state: PulpoState, order: SalesOrder): void {
	if (openFulfillment(state, order)) packOrder(state, order, {});
	else {
		moveTo(state, order, 'ended');
		fireOrderEvent(state, 'sales_order_finished', order);
	}
}

function moveTo(state: PulpoState, order: SalesOrder, target: OrderState): void {
	order.state = target;
	order.updated_at = now(state);
	for (const item of order.items) {
		item.state = target;
		item.updated_at = order.updated_at;
	}
	for (const part of state.fulfillments.get(order.id) ?? []) {
		if (['ended', 'cancelled'].includes(part.state)) continue;
		Object.assign(part, { state: target, updated_at: order.updated_at });
	}
}
