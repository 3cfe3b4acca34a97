import { lineById } from './lines.ts';
import { addFulfillmentOrder, addUnits, isActive, settleStatus, takeUnits } from './fulfillmentOrders.ts';
import { shiftStock } from './stock.ts';
import type {
	FulfillmentOrderLineRecord,
	FulfillmentOrderRecord,
	FulfillmentRecord,
	OrderRecord,
	TrackingRecord,
} from '../records.ts';
import type { Notice, Shop } from '../shop.ts';

/** Units of one line of a fulfillment order. */
export interface Pick {
	record: FulfillmentOrderRecord;
	line: FulfillmentOrderLineRecord;
	quantity: number;
}

export const everythingOf = (record: FulfillmentOrderRecord): Pick[] =>
	record.lines
		.filter(({ remainingQuantity }) => remainingQuantity > 0)
		.map((line) => ({ record, line, quantity: line.remainingQuantity }));

/** One fulfillment of units that all lie at the same location. Quantities are checked before. */
export function ship(
	shop: Shop,
	order: OrderRecord,
	picks: Pick[],
	tracking: TrackingRecord[],
): { fulfillment: FulfillmentRecord; notices: Notice[] } {
	const now = shop.now();
	const notices: Notice[] = [];
	const lines = picks.map(({ record, line, quantity }) => {
		const orderLine = lineById(order, line.lineId);
		line.remainingQuantity -= quantity;
		orderLine.fulfilled += quantity;
		const change = { committed: -quantity, on_hand: -quantity };
		notices.push(...shiftStock(shop, orderLine, record.locationId, change));
		return {
			id: shop.nextId('FulfillmentLineItem'),
			lineId: line.lineId,
			fulfillmentOrderLineId: line.id,
			fulfillmentOrderId: record.id,
			quantity,
		};
	});
	const fulfillment: FulfillmentRecord = {
		kind: 'Fulfillment',
		id: shop.nextId('Fulfillment'),
		orderId: order.id,
		name: `${order.name}-F${order.fulfillments.length + 1}`,
		createdAt: now,
		updatedAt: now,
		status: 'SUCCESS',
		locationId: picks[0]?.record.locationId ?? null,
		tracking,
		lines,
	};
	for (const record of new Set(picks.map((pick) => pick.record))) settleStatus(shop, record);
	order.fulfillments.push(fulfillment);
	return { fulfillment, notices };
}

/**
 * Takes a fulfillment back. Units of a fulfillment order that is still being worked on return to it; those of a closed
 * one come in a new fulfillment order at the same location.
 */
export function unship(shop: Shop, order: OrderRecord, fulfillment: FulfillmentRecord): Notice[] {
	const fresh = new Map<number, FulfillmentOrderRecord>();
	const touched = new Set<FulfillmentOrderRecord>();
	const notices: Notice[] = [];
	for (const part of fulfillment.lines) {
		const source = shop.fulfillmentOrders.get(part.fulfillmentOrderId);
		const line = source?.lines.find(({ id }) => id === part.fulfillmentOrderLineId);
		if (!source || !line) continue;
		const orderLine = lineById(order, part.lineId);
		orderLine.fulfilled -= part.quantity;
		notices.push(
			...shiftStock(shop, orderLine, source.locationId, { committed: part.quantity, on_hand: part.quantity }),
		);
		touched.add(source);
		if (isActive(source)) {
			line.remainingQuantity += part.quantity;
			continue;
		}
		const target = fresh.get(source.id) ?? addFulfillmentOrder(shop, order, source.locationId);
		fresh.set(source.id, target);
		addUnits(shop, target, part.lineId, part.quantity);
		line.remainingQuantity += part.quantity;
		takeUnits(source, line, part.quantity);
		if (source.lines.length === 0) source.replaced = true;
		touched.add(target);
	}
	for (const record of touched) settleStatus(shop, record);
	fulfillment.status = 'CANCELLED';
	fulfillment.updatedAt = shop.now();
	return [
		...[...fresh.values()].map((record): Notice => ({
			topics: ['FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE'],
			record,
		})),
		...notices,
	];
}
