import { unfulfilledQuantity } from './lines.ts';
import { findLocation } from './locations.ts';
import { commit } from './stock.ts';
import type {
	FulfillmentOrderLineRecord,
	FulfillmentOrderRecord,
	FulfillmentOrderStatus,
	LineRecord,
	OrderRecord,
} from '../records.ts';
import type { Notice, Shop } from '../shop.ts';

/** Where a line is to be shipped from: line id -> location id. */
export type Routes = ReadonlyMap<number, number>;

export const ENDED: readonly FulfillmentOrderStatus[] = ['CLOSED', 'CANCELLED', 'INCOMPLETE'];

export const isActive = ({ status }: FulfillmentOrderRecord): boolean => !ENDED.includes(status);

const remainingOf = (lines: FulfillmentOrderLineRecord[]): number =>
	lines.reduce((total, line) => total + line.remainingQuantity, 0);

export function addFulfillmentOrder(
	shop: Shop,
	order: OrderRecord,
	locationId: number,
): FulfillmentOrderRecord {
	const now = shop.now();
	const added: FulfillmentOrderRecord = {
		kind: 'FulfillmentOrder',
		id: shop.nextId('FulfillmentOrder'),
		orderId: order.id,
		locationId,
		status: 'OPEN',
		createdAt: now,
		updatedAt: now,
		fulfillAt: null,
		progressReported: false,
		replaced: false,
		holds: [],
		lines: [],
	};
	order.fulfillmentOrders.push(added);
	shop.fulfillmentOrders.set(added.id, added);
	return added;
}

/** More units of a line to ship. */
export function addUnits(shop: Shop, target: FulfillmentOrderRecord, lineId: number, units: number): void {
	const known = target.lines.find((line) => line.lineId === lineId);
	if (known) {
		known.totalQuantity += units;
		known.remainingQuantity += units;
		return;
	}
	target.lines.push({
		kind: 'FulfillmentOrderLineItem',
		id: shop.nextId('FulfillmentOrderLineItem'),
		fulfillmentOrderId: target.id,
		lineId,
		totalQuantity: units,
		remainingQuantity: units,
	});
}

/** Units that are no longer to be shipped from here. A line without any goes. */
export function takeUnits(
	source: FulfillmentOrderRecord,
	line: FulfillmentOrderLineRecord,
	units: number,
): void {
	line.totalQuantity -= units;
	line.remainingQuantity -= units;
	if (line.totalQuantity === 0) source.lines.splice(source.lines.indexOf(line), 1);
}

/** To be called after every change of a fulfillment order. */
export function settleStatus(shop: Shop, record: FulfillmentOrderRecord): void {
	record.status = statusOf(record);
	record.updatedAt = shop.now();
}

function statusOf(record: FulfillmentOrderRecord): FulfillmentOrderStatus {
	if (record.status === 'INCOMPLETE') return record.status;
	const { lines } = record;
	if (lines.length === 0) return record.replaced ? 'CLOSED' : 'CANCELLED';
	if (remainingOf(lines) === 0) return 'CLOSED';
	if (record.holds.length > 0) return 'ON_HOLD';
	if (record.fulfillAt !== null) return 'SCHEDULED';
	const hasBegun = lines.some((line) => line.remainingQuantity < line.totalQuantity);
	return hasBegun || record.progressReported ? 'IN_PROGRESS' : 'OPEN';
}

/**
 * Brings the fulfillment orders in line with what the order's lines still have to ship, after placing, an edit, a
 * refund or a cancellation. More goes where the line already is, else to its location; less is taken from the newest.
 */
export function routeOrder(shop: Shop, order: OrderRecord, routes: Routes = new Map()): Notice[] {
	const before = new Map(order.fulfillmentOrders.map(({ id, status }) => [id, status]));
	const touched = new Set<FulfillmentOrderRecord>();
	const stock = order.lines.flatMap((line) => {
		const routed = order.fulfillmentOrders
			.flatMap(({ lines }) => lines)
			.filter((part) => part.lineId === line.id);
		const difference = unfulfilledQuantity(line) - remainingOf(routed);
		return difference > 0
			? grow(shop, order, line, difference, routes, touched)
			: shrink(shop, order, line, -difference, touched);
	});
	for (const record of touched) settleStatus(shop, record);
	return [...touched]
		.flatMap((record): Notice[] => {
			if (!before.has(record.id)) return [{ topics: ['FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE'], record }];
			const isNew = record.status === 'CANCELLED' && before.get(record.id) !== 'CANCELLED';
			return isNew ? [{ topics: ['FULFILLMENT_ORDERS_CANCELLED'], record }] : [];
		})
		.concat(stock);
}

function grow(
	shop: Shop,
	order: OrderRecord,
	line: LineRecord,
	units: number,
	routes: Routes,
	touched: Set<FulfillmentOrderRecord>,
): Notice[] {
	const active = order.fulfillmentOrders.filter((record) => isActive(record) || touched.has(record));
	const locationId = routes.get(line.id) ?? order.fulfillmentOrders[0]?.locationId ?? findLocation(shop).id;
	const target =
		active.find(({ lines }) => lines.some(({ lineId }) => lineId === line.id)) ??
		active.find((record) => record.locationId === locationId) ??
		addFulfillmentOrder(shop, order, locationId);
	addUnits(shop, target, line.id, units);
	touched.add(target);
	return commit(shop, line, target.locationId, units);
}

function shrink(
	shop: Shop,
	order: OrderRecord,
	line: LineRecord,
	units: number,
	touched: Set<FulfillmentOrderRecord>,
): Notice[] {
	let left = units;
	const notices: Notice[] = [];
	for (const record of [...order.fulfillmentOrders].reverse()) {
		for (const part of record.lines.filter(({ lineId }) => lineId === line.id)) {
			const taken = Math.min(left, part.remainingQuantity);
			if (taken === 0) continue;
			takeUnits(record, part, taken);
			left -= taken;
			touched.add(record);
			notices.push(...commit(shop, line, record.locationId, -taken));
		}
	}
	return notices;
}
