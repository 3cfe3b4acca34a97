import { isPositive, isZero } from '../model/decimal';
import type { FulfillmentStatus, Order, OrderLine, PaymentStatus } from '../model/order';
import type { Reason } from '../model/outcome';
import type { DateTimeText } from '../model/primitives';
import { reasonsAgainst, type OrderCriteria } from './criteria';

export interface OrderFilter {
	/** What orders must be like to be imported. */
	criteria: OrderCriteria;
	/** Drops lines that need no shipping; an order with nothing else is skipped. */
	physicalOnly: boolean;
	/** Skips orders of which nothing remains to be shipped. */
	openOnly: boolean;
	includeTestOrders: boolean;
	/** Orders in these statuses are cancelled in the target, like those that were cancelled in the shop. */
	cancelPaymentStatuses: readonly PaymentStatus[];
	cancelFulfillmentStatuses: readonly FulfillmentStatus[];
	/** false: what would be cancelled is skipped. */
	passCancellations: boolean;
}

export interface Decision {
	action: 'import' | 'cancel' | 'skip';
	reason: Reason;
	/** For import and cancel with `action` set, for import without the lines that are not to be shipped; for skip as it came. */
	order: Order;
}

/**
 * Cancelling comes before everything else, test orders and start date included: an order that was imported under other settings must not be
 * shipped after its cancellation. Cancelling what was never imported does nothing.
 */
export function decide(order: Order, filter: OrderFilter, now: DateTimeText): Decision {
	const wanted = filter.physicalOnly ? order.lines.filter((line) => line.physical) : order.lines;
	const cancelReason = reasonToCancel(order, wanted, filter);
	if (cancelReason !== null) {
		if (!filter.passCancellations) return { action: 'skip', reason: cancelReason, order };
		return { action: 'cancel', reason: cancelReason, order: { ...order, action: 'cancel' } };
	}
	const reason = reasonToSkip(order, wanted, filter, now);
	if (reason !== null) return { action: 'skip', reason, order };
	return {
		action: 'import',
		reason: { code: 'matched', message: 'Order meets all rules' },
		order: { ...order, lines: wanted, action: 'import' },
	};
}

function reasonToCancel(order: Order, wanted: readonly OrderLine[], filter: OrderFilter): Reason | null {
	if (order.cancelledAt !== null) {
		return { code: 'cancelled', message: `Order was cancelled in the shop at ${order.cancelledAt}` };
	}
	// A piece of an order that was taken back, or what other rules have decided before.
	if (order.action === 'cancel') {
		return { code: 'cancelled', message: 'Order comes in as one to cancel' };
	}
	if (filter.cancelPaymentStatuses.includes(order.paymentStatus)) {
		return {
			code: 'cancelPaymentStatus',
			message: `Payment status is ${order.paymentStatus}, so the order is cancelled`,
		};
	}
	if (filter.cancelFulfillmentStatuses.includes(order.fulfillmentStatus)) {
		return {
			code: 'cancelFulfillmentStatus',
			message: `Fulfillment status is ${order.fulfillmentStatus}, so the order is cancelled`,
		};
	}
	// Lines that stay in the order with 0 units were removed or refunded. An order without lines says nothing about that.
	if (wanted.length > 0 && wanted.every((line) => isZero(line.currentQuantity))) {
		return {
			code: 'nothingLeft',
			message: 'Nothing of the order is left: every unit was removed or refunded',
		};
	}
	return null;
}

function reasonToSkip(
	order: Order,
	wanted: readonly OrderLine[],
	filter: OrderFilter,
	now: DateTimeText,
): Reason | null {
	if (order.test && !filter.includeTestOrders) {
		return { code: 'testOrder', message: 'Order was placed with a test payment' };
	}
	if (filter.physicalOnly && wanted.length === 0) {
		return { code: 'noPhysicalGoods', message: 'Order has no goods that must be shipped' };
	}
	const [reason] = reasonsAgainst(order, filter.criteria, now);
	if (reason !== undefined) return reason;
	if (filter.openOnly && !wanted.some((line) => isPositive(line.openQuantity))) {
		return { code: 'nothingToShip', message: 'Nothing of the order remains to be shipped' };
	}
	return null;
}
