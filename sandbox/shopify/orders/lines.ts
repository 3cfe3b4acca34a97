import Decimal from 'decimal.js-light';
import { decimal, sum } from '../money.ts';
import type { LineRecord, OrderRecord } from '../records.ts';

export function lineById(order: OrderRecord, id: number): LineRecord {
	const line = order.lines.find((candidate) => candidate.id === id);
	if (!line) throw new Error(`order ${order.name} has no line ${id}`);
	return line;
}

export const refundedOf = (line: LineRecord): number => line.refundedUnfulfilled + line.refundedFulfilled;

/** Ordered less removed and refunded units. */
export const currentQuantity = (line: LineRecord): number => line.quantity - line.removed - refundedOf(line);

export const unfulfilledQuantity = (line: LineRecord): number =>
	line.quantity - line.removed - line.refundedUnfulfilled - line.fulfilled;

export const originalTotal = (line: LineRecord): Decimal => decimal(line.price).times(line.quantity);

export const lineDiscounted = (line: LineRecord): Decimal => originalTotal(line).minus(line.discount);

/** All units, all discounts. */
export const discountedTotal = (line: LineRecord): Decimal => lineDiscounted(line).minus(line.orderDiscount);

export function unitPriceAfterDiscounts(line: LineRecord): Decimal {
	return line.quantity === 0 ? decimal(0) : discountedTotal(line).div(line.quantity);
}

export const currentTotal = (line: LineRecord): Decimal =>
	unitPriceAfterDiscounts(line).times(currentQuantity(line));

/** Tax inside (taxesIncluded) or on top of an amount. */
export function taxOf(value: Decimal, rate: number | null, taxesIncluded: boolean): Decimal {
	if (rate === null) return decimal(0);
	return (taxesIncluded ? value.times(rate).div(decimal(1).plus(rate)) : value.times(rate)).toDecimalPlaces(
		2,
	);
}

export function shippingPrice(order: OrderRecord): Decimal {
	return order.shippingLine
		? decimal(order.shippingLine.price).minus(order.shippingLine.discount)
		: decimal(0);
}

export const currentShipping = (order: OrderRecord): Decimal =>
	shippingPrice(order).minus(sum(order.refunds.map(({ shipping }) => shipping)));

export interface OrderTotals {
	subtotal: Decimal;
	shipping: Decimal;
	tax: Decimal;
	total: Decimal;
	discounts: Decimal;
}

function totalsOf(
	order: OrderRecord,
	lineValue: (line: LineRecord) => Decimal,
	shipping: Decimal,
): OrderTotals {
	const subtotal = sum(order.lines.map(lineValue));
	const shippingTax = taxOf(shipping, order.shippingLine?.taxRate ?? null, order.taxesIncluded);
	const tax = sum([
		...order.lines.map((line) =>
			taxOf(lineValue(line), line.taxable ? line.taxRate : null, order.taxesIncluded),
		),
		shippingTax,
	]);
	const total = subtotal.plus(shipping).plus(order.taxesIncluded ? 0 : tax);
	const discounts = sum(order.lines.map((line) => decimal(line.discount).plus(line.orderDiscount)));
	return { subtotal, shipping, tax, total, discounts };
}

/** What remains after edits and refunds. */
export const currentTotals = (order: OrderRecord): OrderTotals =>
	totalsOf(order, currentTotal, currentShipping(order));

/** As placed. */
export const originalTotals = (order: OrderRecord): OrderTotals =>
	totalsOf(order, discountedTotal, shippingPrice(order));

export const refundedAmount = (order: OrderRecord): Decimal =>
	sum(order.refunds.map((refund) => refund.amount));
