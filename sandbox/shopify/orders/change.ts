import { makeAddress } from '../address.ts';
import { firstLocation } from '../catalog.ts';
import { amount, decimal, sum } from '../money.ts';
import {
	currentQuantity,
	currentTotals,
	refundedAmount,
	shippingPrice,
	taxOf,
	unfulfilledQuantity,
	unitPriceAfterDiscounts,
} from './lines.ts';
import { buildLine, sortedTags } from './place.ts';
import { fulfillmentStatus } from './status.ts';
import type { CancelSpec, EditSpec, FulfillSpec, LineChange, RefundSpec } from '../admin/specs.ts';
import type { FulfillmentRecord, LineRecord, OrderRecord, RefundRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

/** Every change of an order goes through here: new updatedAt, then its webhooks. */
export function changed(shop: Shop, order: OrderRecord, topics: string[] = []): void {
	shop.touch(order);
	shop.emit([...topics, 'ORDERS_UPDATED'], order);
}

function lineFor(order: OrderRecord, change: LineChange): LineRecord {
	const line = order.lines.find(({ id, sku }) =>
		change.lineId === undefined ? sku === change.sku : id === change.lineId,
	);
	if (!line) throw new Error(`order ${order.name} has no line ${change.lineId ?? change.sku}`);
	return line;
}

export function editOrder(shop: Shop, order: OrderRecord, spec: EditSpec): void {
	for (const change of spec.lines ?? []) setQuantity(lineFor(order, change), change.quantity);
	for (const line of spec.addLines ?? []) order.lines.push(buildLine(shop, order, line));
	const edited = (spec.lines ?? []).length + (spec.addLines ?? []).length > 0;
	if (edited) {
		order.edited = true;
		const owed = currentTotals(order).total.minus(order.amountPaid).plus(refundedAmount(order));
		if (order.financialStatus === 'PAID' && owed.greaterThan(0)) order.financialStatus = 'PARTIALLY_PAID';
	}
	if (spec.shippingAddress !== undefined)
		order.shippingAddress = spec.shippingAddress && makeAddress(spec.shippingAddress);
	if (spec.tags) order.tags = sortedTags(spec.tags);
	for (const key of ['note', 'email', 'phone', 'poNumber'] as const) {
		if (spec[key] !== undefined) Object.assign(order, { [key]: spec[key] });
	}
	if (spec.fulfillmentStatus !== undefined) order.fulfillmentOverride = spec.fulfillmentStatus;
	if (spec.closed !== undefined) order.closedAt = spec.closed ? shop.now() : null;
	changed(shop, order, edited ? ['ORDERS_EDITED'] : []);
}

/** An edit never takes back what is shipped. */
function setQuantity(line: LineRecord, wanted: number): void {
	const difference = wanted - currentQuantity(line);
	if (difference >= 0) line.quantity += difference;
	else if (-difference <= unfulfilledQuantity(line)) line.removed -= difference;
	else throw new Error(`only ${unfulfilledQuantity(line)} units of line ${line.id} can be removed`);
}

export function refundOrder(shop: Shop, order: OrderRecord, spec: RefundSpec): RefundRecord {
	const isWhole = spec.lines === undefined && spec.amount === undefined;
	const all = order.lines.map((line) => ({ line, quantity: currentQuantity(line) }));
	const named = (spec.lines ?? []).map((change) => ({
		line: lineFor(order, change),
		quantity: change.quantity,
	}));
	const refund = bookRefund(shop, order, isWhole ? all : named, {
		note: spec.note ?? null,
		withShipping: spec.shipping ?? isWhole,
		amount: isWhole ? unrefunded(order) : spec.amount,
	});
	const isAll = refundedAmount(order).greaterThanOrEqualTo(order.amountPaid);
	order.financialStatus = isAll ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
	changed(shop, order, ['REFUNDS_CREATE']);
	return refund;
}

const unrefunded = (order: OrderRecord): string =>
	amount(decimal(order.amountPaid).minus(refundedAmount(order)), order.currency);

function bookRefund(
	shop: Shop,
	order: OrderRecord,
	wanted: { line: LineRecord; quantity: number }[],
	options: { note: string | null; withShipping: boolean; amount?: string | undefined },
): RefundRecord {
	const lines = wanted
		.filter(({ quantity }) => quantity > 0)
		.map(({ line, quantity }) => {
			if (quantity > currentQuantity(line))
				throw new Error(`only ${currentQuantity(line)} units of line ${line.id} can be refunded`);
			const unfulfilled = Math.min(quantity, unfulfilledQuantity(line));
			line.refundedUnfulfilled += unfulfilled;
			line.refundedFulfilled += quantity - unfulfilled;
			const value = unitPriceAfterDiscounts(line).times(quantity);
			return {
				id: shop.nextId('RefundLineItem'),
				lineId: line.id,
				quantity,
				restockType: unfulfilled > 0 ? ('CANCEL' as const) : ('RETURN' as const),
				subtotal: amount(value, order.currency),
				tax: amount(taxOf(value, line.taxRate, order.taxesIncluded), order.currency),
			};
		});
	const value = sum([
		...lines.map((line) => decimal(line.subtotal).plus(order.taxesIncluded ? 0 : line.tax)),
		options.withShipping && !order.shippingRefunded ? shippingPrice(order) : 0,
	]);
	if (options.withShipping) order.shippingRefunded = true;
	const refund: RefundRecord = {
		kind: 'Refund',
		id: shop.nextId('Refund'),
		orderId: order.id,
		createdAt: shop.now(),
		note: options.note,
		amount: options.amount ?? amount(value, order.currency),
		lines,
	};
	order.refunds.push(refund);
	return refund;
}

export function cancelOrder(shop: Shop, order: OrderRecord, spec: CancelSpec = {}): void {
	const paid = decimal(order.amountPaid).greaterThan(refundedAmount(order));
	const withMoney = paid && (spec.refund ?? true);
	const rest = order.lines.map((line) => ({ line, quantity: currentQuantity(line) }));
	bookRefund(shop, order, rest, {
		note: null,
		withShipping: withMoney,
		amount: withMoney ? unrefunded(order) : '0',
	});
	if (withMoney) order.financialStatus = 'REFUNDED';
	else if (!paid) order.financialStatus = 'VOIDED';
	order.cancelledAt = shop.now();
	order.cancelReason = spec.reason ?? 'OTHER';
	changed(shop, order, ['ORDERS_CANCELLED']);
}

export function payOrder(shop: Shop, order: OrderRecord): void {
	order.amountPaid = amount(currentTotals(order).total.plus(refundedAmount(order)), order.currency);
	order.financialStatus = 'PAID';
	changed(shop, order, ['ORDERS_PAID']);
}

export function fulfillOrder(shop: Shop, order: OrderRecord, spec: FulfillSpec = {}): FulfillmentRecord {
	const wanted =
		spec.lines?.map((change) => ({ line: lineFor(order, change), quantity: change.quantity })) ??
		order.lines.map((line) => ({ line, quantity: unfulfilledQuantity(line) }));
	const lines = wanted
		.filter(({ quantity }) => quantity > 0)
		.map(({ line, quantity }) => {
			if (quantity > unfulfilledQuantity(line))
				throw new Error(`only ${unfulfilledQuantity(line)} units of line ${line.id} are open`);
			line.fulfilled += quantity;
			return { id: shop.nextId('FulfillmentLineItem'), lineId: line.id, quantity };
		});
	const now = shop.now();
	const fulfillment: FulfillmentRecord = {
		kind: 'Fulfillment',
		id: shop.nextId('Fulfillment'),
		orderId: order.id,
		name: `${order.name}-F${order.fulfillments.length + 1}`,
		createdAt: now,
		updatedAt: now,
		status: 'SUCCESS',
		locationId: spec.locationId ?? firstLocation(shop).id,
		tracking: spec.tracking ?? [],
		lines,
	};
	order.fulfillments.push(fulfillment);
	order.fulfillmentOverride = null;
	const isDone = fulfillmentStatus(order, '2026-10') === 'FULFILLED';
	changed(shop, order, ['FULFILLMENTS_CREATE', isDone ? 'ORDERS_FULFILLED' : 'ORDERS_PARTIALLY_FULFILLED']);
	return fulfillment;
}
