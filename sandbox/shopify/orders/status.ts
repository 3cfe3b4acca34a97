import { currentQuantity, unfulfilledQuantity } from './lines.ts';
import type { FulfillmentOrderRecord, OrderRecord } from '../records.ts';

const NOT_REQUIRED_SINCE = '2026-10';

/** What all of the open fulfillment orders are, the order is. */
const WHOLE_ORDER = ['ON_HOLD', 'SCHEDULED'] as const;

const openOnes = (order: OrderRecord): FulfillmentOrderRecord[] =>
	order.fulfillmentOrders.filter(({ lines }) => lines.some(({ remainingQuantity }) => remainingQuantity > 0));

/** docs/vendors/shopify.md, "Statuses". */
export function fulfillmentStatus(order: OrderRecord, version: string): string {
	const fulfilled = order.lines.some((line) => line.fulfilled > 0);
	const open = order.lines.some((line) => unfulfilledQuantity(line) > 0);
	if (!open && fulfilled) return 'FULFILLED';
	if (!open) return version >= NOT_REQUIRED_SINCE ? 'FULFILLMENT_NOT_REQUIRED' : 'UNFULFILLED';
	if (order.fulfillmentOverride !== null) return order.fulfillmentOverride;
	const whole = WHOLE_ORDER.find((status) => openOnes(order).every((record) => record.status === status));
	if (whole) return whole;
	return fulfilled ? 'PARTIALLY_FULFILLED' : 'UNFULFILLED';
}

/** REST words of the webhook payload; null = nothing shipped yet. */
export function restFulfillmentStatus(order: OrderRecord): 'fulfilled' | 'partial' | null {
	const status = fulfillmentStatus(order, NOT_REQUIRED_SINCE);
	if (status === 'FULFILLED') return 'fulfilled';
	return order.lines.some((line) => line.fulfilled > 0) ? 'partial' : null;
}

export const isOpen = (order: OrderRecord): boolean => order.closedAt === null && order.cancelledAt === null;

export const orderRequiresShipping = (order: OrderRecord): boolean =>
	order.lines.some((line) => line.requiresShipping && currentQuantity(line) > 0);
