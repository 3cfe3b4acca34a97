import { firstLocation } from '../catalog.ts';
import { unfulfilledQuantity } from './lines.ts';
import type { LineRecord, LocationRecord, OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

/** Apart from the ids of orders and lines, so that mixing them up shows. */
const ID_OFFSET = 1_000_000_000_000;

/** What one location has to ship of an order. Derived from the order: one per order, at the first location. */
export interface FulfillmentOrder {
	kind: 'FulfillmentOrder';
	id: number;
	order: OrderRecord;
	location: LocationRecord;
	status: string;
	createdAt: number;
	updatedAt: number;
	lines: FulfillmentOrderLine[];
}

export interface FulfillmentOrderLine {
	kind: 'FulfillmentOrderLineItem';
	id: number;
	line: LineRecord;
	totalQuantity: number;
	remainingQuantity: number;
}

export function fulfillmentOrdersOf(shop: Shop, order: OrderRecord): FulfillmentOrder[] {
	if (order.lines.length === 0) return [];
	const lines = order.lines.map((line): FulfillmentOrderLine => ({
		kind: 'FulfillmentOrderLineItem',
		id: line.id + ID_OFFSET,
		line,
		totalQuantity: line.quantity - line.removed - line.refundedUnfulfilled,
		remainingQuantity: unfulfilledQuantity(line),
	}));
	return [
		{
			kind: 'FulfillmentOrder',
			id: order.id + ID_OFFSET,
			order,
			location: firstLocation(shop),
			status: statusOf(order),
			createdAt: order.createdAt,
			updatedAt: order.updatedAt,
			lines: lines.filter(({ totalQuantity }) => totalQuantity > 0),
		},
	];
}

export function fulfillmentOrderById(shop: Shop, id: number): FulfillmentOrder | null {
	const order = shop.orders.get(id - ID_OFFSET);
	return (order && fulfillmentOrdersOf(shop, order)[0]) ?? null;
}

function statusOf(order: OrderRecord): string {
	const shipped = order.lines.some((line) => line.fulfilled > 0);
	if (order.lines.every((line) => unfulfilledQuantity(line) <= 0)) return shipped ? 'CLOSED' : 'CANCELLED';
	if (order.fulfillmentOverride === 'ON_HOLD' || order.fulfillmentOverride === 'SCHEDULED')
		return order.fulfillmentOverride;
	return shipped ? 'IN_PROGRESS' : 'OPEN';
}
