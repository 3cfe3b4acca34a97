import { amount, decimal, sum } from '../money.ts';
import { shiftStock } from './stock.ts';
import { findLocation } from './locations.ts';
import {
	currentQuantity,
	refundedAmount,
	shippingPrice,
	taxOf,
	unfulfilledQuantity,
	unitPriceAfterDiscounts,
} from './lines.ts';
import type { LineRecord, OrderRecord, RefundRecord, RestockType } from '../records.ts';
import type { Notice, Shop } from '../shop.ts';

export interface RefundLine {
	line: LineRecord;
	quantity: number;
	restockType: RestockType;
	/** Where the units go back on the shelf; null = where they were to be shipped from. */
	locationId: number | null;
}

export interface RefundBooking {
	lines: RefundLine[];
	note: string | null;
	notify?: boolean;
	/** Part of the refund that is for shipping. */
	shipping: string;
	/** Money that goes back; left out = what the lines and the shipping are worth. */
	amount?: string | undefined;
}

/** Units that are still to ship are cancelled, shipped ones come back. */
export function restocked(
	line: LineRecord,
	quantity: number,
	locationId: number | null = null,
): RefundLine[] {
	const open = Math.min(quantity, Math.max(0, unfulfilledQuantity(line)));
	const part = (units: number, restockType: RestockType): RefundLine => ({
		line,
		quantity: units,
		restockType,
		locationId,
	});
	return [part(open, 'CANCEL'), part(quantity - open, 'RETURN')].filter((entry) => entry.quantity > 0);
}

export const unrefunded = (order: OrderRecord): string =>
	amount(decimal(order.amountPaid).minus(refundedAmount(order)), order.currency);

/** What of the shipping was not given back yet. */
export const refundableShipping = (order: OrderRecord): string =>
	amount(shippingPrice(order).minus(sum(order.refunds.map(({ shipping }) => shipping))), order.currency);

export function bookRefund(
	shop: Shop,
	order: OrderRecord,
	booking: RefundBooking,
): { refund: RefundRecord; notices: Notice[] } {
	const notices: Notice[] = [];
	const lines = booking.lines.map((entry) => {
		notices.push(...takeBack(shop, order, entry));
		return { id: shop.nextId('RefundLineItem'), ...valueOf(order, entry) };
	});
	const value = sum([
		...lines.map((line) => decimal(line.subtotal).plus(order.taxesIncluded ? 0 : line.tax)),
		booking.shipping,
	]);
	const refund: RefundRecord = {
		kind: 'Refund',
		id: shop.nextId('Refund'),
		orderId: order.id,
		createdAt: shop.now(),
		note: booking.note,
		notified: booking.notify ?? false,
		amount: booking.amount ?? amount(value, order.currency),
		shipping: booking.shipping,
		lines,
	};
	order.refunds.push(refund);
	return { refund, notices };
}

/** What the units of a refund line are worth. */
export function valueOf(order: OrderRecord, { line, quantity, restockType, locationId }: RefundLine) {
	const value = unitPriceAfterDiscounts(line).times(quantity);
	return {
		lineId: line.id,
		quantity,
		restockType,
		locationId,
		subtotal: amount(value, order.currency),
		tax: amount(taxOf(value, line.taxRate, order.taxesIncluded), order.currency),
	};
}

/** Cancelled units leave the fulfillment orders when the order is routed again; that also frees their stock. */
function takeBack(
	shop: Shop,
	order: OrderRecord,
	{ line, quantity, restockType, locationId }: RefundLine,
): Notice[] {
	if (quantity > currentQuantity(line))
		throw new Error(`only ${currentQuantity(line)} units of line ${line.id} can be refunded`);
	if (restockType === 'CANCEL') {
		line.refundedUnfulfilled += quantity;
		return [];
	}
	line.refundedFulfilled += quantity;
	if (restockType === 'NO_RESTOCK') return [];
	const shipped = order.fulfillments.find(({ lines }) => lines.some(({ lineId }) => lineId === line.id));
	const target = locationId ?? shipped?.locationId ?? findLocation(shop).id;
	return shiftStock(shop, line, target, { available: quantity, on_hand: quantity });
}

/** After money went back. */
export function settleFinancialStatus(order: OrderRecord): void {
	const given = refundedAmount(order);
	if (given.isZero()) return;
	order.financialStatus = given.greaterThanOrEqualTo(order.amountPaid) ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}
