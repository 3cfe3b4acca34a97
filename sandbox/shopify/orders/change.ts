import { makeAddress } from '../address.ts';
import { amount, decimal } from '../money.ts';
import { routeOrder } from './fulfillmentOrders.ts';
import { setOpenState } from './holds.ts';
import { currentQuantity, currentTotals, refundedAmount, unfulfilledQuantity } from './lines.ts';
import { findLocation } from './locations.ts';
import { buildLine, overrideOf, sortedTags } from './place.ts';
import { bookRefund, refundableShipping, restocked, settleFinancialStatus, unrefunded } from './refunds.ts';
import { everythingOf, ship } from './ship.ts';
import { fulfillmentStatus } from './status.ts';
import type { CancelSpec, EditSpec, FulfillSpec, LineChange, RefundSpec } from '../admin/specs.ts';
import type { FulfillmentRecord, LineRecord, OrderRecord, RefundRecord } from '../records.ts';
import type { RefundLine } from './refunds.ts';
import type { Pick } from './ship.ts';
import type { Notice, Shop } from '../shop.ts';

/** Every change of an order goes through here: new updatedAt, then its webhooks. */
export function changed(
	shop: Shop,
	order: OrderRecord,
	topics: string[] = [],
	others: readonly Notice[] = [],
): void {
	shop.touch(order);
	shop.emitAll([{ topics: [...topics, 'ORDERS_UPDATED'], record: order }, ...others]);
}

/** Whether the order itself counts as changed is not documented for moves. */
export function moved(shop: Shop, order: OrderRecord, notices: readonly Notice[]): void {
	if (shop.settings.moveTouchesOrder) changed(shop, order, [], notices);
	else shop.emitAll([...notices]);
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
	const routes = new Map<number, number>();
	for (const added of spec.addLines ?? []) {
		const line = buildLine(shop, order, added);
		order.lines.push(line);
		if (added.location !== undefined) routes.set(line.id, findLocation(shop, added.location).id);
	}
	const routed = routeOrder(shop, order, routes);
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
	if (spec.fulfillmentStatus !== undefined) {
		order.fulfillmentOverride = overrideOf(spec.fulfillmentStatus);
		setOpenState(shop, order, spec.fulfillmentStatus);
	}
	if (spec.closed !== undefined) order.closedAt = spec.closed ? shop.now() : null;
	changed(shop, order, edited ? ['ORDERS_EDITED'] : [], routed);
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
	const all = order.lines.flatMap((line) => restocked(line, currentQuantity(line)));
	const named = (spec.lines ?? []).flatMap((change): RefundLine[] => {
		const line = lineFor(order, change);
		const { restockType, quantity, location } = change;
		const locationId = location === undefined ? null : findLocation(shop, location).id;
		return restockType
			? [{ line, quantity, restockType, locationId }]
			: restocked(line, quantity, locationId);
	});
	const { refund, notices } = bookRefund(shop, order, {
		lines: isWhole ? all : named,
		note: spec.note ?? null,
		shipping: (spec.shipping ?? isWhole) ? refundableShipping(order) : '0',
		amount: isWhole ? unrefunded(order) : spec.amount,
	});
	settleFinancialStatus(order);
	changed(shop, order, ['REFUNDS_CREATE'], [...routeOrder(shop, order), ...notices]);
	return refund;
}

export function cancelOrder(shop: Shop, order: OrderRecord, spec: CancelSpec = {}): void {
	const paid = decimal(order.amountPaid).greaterThan(refundedAmount(order));
	const withMoney = paid && (spec.refund ?? true);
	const { notices } = bookRefund(shop, order, {
		lines: order.lines.flatMap((line) => restocked(line, currentQuantity(line))),
		note: null,
		shipping: withMoney ? refundableShipping(order) : '0',
		amount: withMoney ? unrefunded(order) : '0',
	});
	if (withMoney) order.financialStatus = 'REFUNDED';
	else if (!paid) order.financialStatus = 'VOIDED';
	order.cancelledAt = shop.now();
	order.cancelReason = spec.reason ?? 'OTHER';
	changed(shop, order, ['ORDERS_CANCELLED'], [...routeOrder(shop, order), ...notices]);
}

export function payOrder(shop: Shop, order: OrderRecord): void {
	order.amountPaid = amount(currentTotals(order).total.plus(refundedAmount(order)), order.currency);
	order.financialStatus = 'PAID';
	changed(shop, order, ['ORDERS_PAID']);
}

/** By hand in the shop: one fulfillment per location. Nothing named = everything that is open. */
export function fulfillOrder(shop: Shop, order: OrderRecord, spec: FulfillSpec = {}): FulfillmentRecord[] {
	const open = order.fulfillmentOrders.filter(
		({ locationId }) => spec.locationId === undefined || locationId === spec.locationId,
	);
	const all = open.flatMap(everythingOf);
	const picks = spec.lines?.flatMap((change) => picksOf(all, lineFor(order, change), change.quantity)) ?? all;
	const locations = new Set(picks.map(({ record }) => record.locationId));
	const done = [...locations].map((locationId) =>
		ship(
			shop,
			order,
			picks.filter(({ record }) => record.locationId === locationId),
			spec.tracking ?? [],
		),
	);
	order.fulfillmentOverride = null;
	const fulfillments = done.map(({ fulfillment }) => fulfillment);
	announceShipped(
		shop,
		order,
		fulfillments,
		done.flatMap(({ notices }) => notices),
	);
	return fulfillments;
}

function picksOf(all: Pick[], { id }: LineRecord, quantity: number): Pick[] {
	let left = quantity;
	const picks = all
		.filter(({ line }) => line.lineId === id)
		.map((pick) => {
			const taken = Math.min(left, pick.quantity);
			left -= taken;
			return { ...pick, quantity: taken };
		});
	if (left > 0) throw new Error(`only ${quantity - left} units of line ${id} are open`);
	return picks.filter((pick) => pick.quantity > 0);
}

export function announceShipped(
	shop: Shop,
	order: OrderRecord,
	fulfillments: FulfillmentRecord[],
	others: Notice[],
): void {
	const isDone = fulfillmentStatus(order, '2026-10') === 'FULFILLED';
	changed(
		shop,
		order,
		[isDone ? 'ORDERS_FULFILLED' : 'ORDERS_PARTIALLY_FULFILLED'],
		[...fulfillments.map((record): Notice => ({ topics: ['FULFILLMENTS_CREATE'], record })), ...others],
	);
}
