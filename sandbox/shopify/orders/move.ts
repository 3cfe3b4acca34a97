import { gid } from '../gid.ts';
import { lineById } from './lines.ts';
import { addFulfillmentOrder, addUnits, isActive, settleStatus, takeUnits } from './fulfillmentOrders.ts';
import { everythingOf } from './ship.ts';
import { commit } from './stock.ts';
import type { FulfillmentOrderRecord, LocationRecord, OrderRecord } from '../records.ts';
import type { Notice, Payload, Shop } from '../shop.ts';
import type { Pick } from './ship.ts';

export interface Moved {
	original: FulfillmentOrderRecord;
	moved: FulfillmentOrderRecord;
	notices: Notice[];
}

/**
 * Gives units to another location. All of a fulfillment order that nothing was shipped of moves with it, under the same
 * id; else the units get a new one, which also takes over what the order already has open at that location.
 */
export function moveUnits(
	shop: Shop,
	order: OrderRecord,
	original: FulfillmentOrderRecord,
	picks: Pick[],
	destination: LocationRecord,
): Moved {
	const sourceId = original.locationId;
	const notices = picks.flatMap(({ line, quantity }) => {
		const orderLine = lineById(order, line.lineId);
		return [
			...commit(shop, orderLine, sourceId, -quantity),
			...commit(shop, orderLine, destination.id, quantity),
		];
	});
	const requested = picks.map(({ line, quantity }) => ({
		id: gid('FulfillmentOrderLineItem', line.id),
		quantity,
	}));
	const moved = isWhole(original, picks) ? original : takeOver(shop, order, original, picks, destination);
	moved.locationId = destination.id;
	settleStatus(shop, moved);
	if (moved !== original) settleStatus(shop, original);
	const payload: Payload = {
		original_fulfillment_order: movedPart(original),
		moved_fulfillment_order: movedPart(moved),
		destination_location_id: gid('Location', destination.id),
		fulfillment_order_line_items_requested: requested,
		source_location: { id: gid('Location', sourceId) },
	};
	return {
		original,
		moved,
		notices: [{ topics: ['FULFILLMENT_ORDERS_MOVED'], record: moved, payload }, ...notices],
	};
}

const isWhole = (record: FulfillmentOrderRecord, picks: Pick[]): boolean =>
	record.lines.every((line) =>
		picks.some((pick) => pick.line === line && pick.quantity === line.totalQuantity),
	);

function takeOver(
	shop: Shop,
	order: OrderRecord,
	original: FulfillmentOrderRecord,
	picks: Pick[],
	destination: LocationRecord,
): FulfillmentOrderRecord {
	const there = order.fulfillmentOrders.filter(
		(record) => isActive(record) && record.locationId === destination.id && record !== original,
	);
	const target = addFulfillmentOrder(shop, order, destination.id);
	for (const { record, line, quantity } of [...there.flatMap(everythingOf), ...picks]) {
		addUnits(shop, target, line.lineId, quantity);
		takeUnits(record, line, quantity);
	}
	for (const record of [...there, original]) {
		if (record.lines.length === 0) record.replaced = true;
		settleStatus(shop, record);
	}
	return target;
}

const movedPart = ({ id, status, locationId }: FulfillmentOrderRecord) => ({
	id: gid('FulfillmentOrder', id),
	status: status.toLowerCase(),
	assigned_location_id: gid('Location', locationId),
});
