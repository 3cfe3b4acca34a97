import { gid } from '../gid.ts';
import { addLevel } from '../orders/stock.ts';
import { changed, moved } from '../orders/change.ts';
import { isActive } from '../orders/fulfillmentOrders.ts';
import { heldNotices, merchantHold, placeHold, releaseHolds } from '../orders/holds.ts';
import { lineById } from '../orders/lines.ts';
import { findLocation } from '../orders/locations.ts';
import { moveUnits } from '../orders/move.ts';
import { openReturn, returnableQuantity, shippedParts } from '../orders/returns.ts';
import { everythingOf } from '../orders/ship.ts';
import type { FulfillmentOrderRecord, OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';
import type { HoldSpec, MoveSpec, PieceRef, ReturnSpec } from './specs.ts';

function pieceOf(shop: Shop, order: OrderRecord, { part, from }: PieceRef): FulfillmentOrderRecord {
	const sourceId = from === undefined ? undefined : findLocation(shop, from).id;
	const piece =
		part === undefined
			? order.fulfillmentOrders.find(
					(record) => isActive(record) && (sourceId === undefined || record.locationId === sourceId),
				)
			: order.fulfillmentOrders[part - 1];
	if (!piece) throw new Error(`order ${order.name} has no such fulfillment order`);
	return piece;
}

/** What the merchant does in the shop's admin. */
export function moveByHand(shop: Shop, order: OrderRecord, spec: MoveSpec): void {
	const piece = pieceOf(shop, order, spec);
	const destination = findLocation(shop, spec.to);
	const picks = everythingOf(piece).flatMap((pick) => {
		if (!spec.lines) return [pick];
		const { id, sku } = lineById(order, pick.line.lineId);
		const named = spec.lines.find((change) =>
			change.lineId === undefined ? change.sku === sku : change.lineId === id,
		);
		return named ? [{ ...pick, quantity: named.quantity }] : [];
	});
	if (picks.length === 0) throw new Error(`nothing to move in order ${order.name}`);
	for (const { line } of picks) addLevel(shop, lineById(order, line.lineId), destination.id);
	moved(shop, order, moveUnits(shop, order, piece, picks, destination).notices);
}

export function holdByHand(shop: Shop, order: OrderRecord, spec: HoldSpec): void {
	const piece = pieceOf(shop, order, spec);
	const hold = placeHold(shop, piece, merchantHold(spec.reason, spec.notes ?? null));
	changed(shop, order, [], heldNotices(piece, hold, null));
}

export function releaseByHand(shop: Shop, order: OrderRecord, spec: PieceRef): void {
	changed(shop, order, [], releaseHolds(shop, pieceOf(shop, order, spec)));
}

export function returnByHand(shop: Shop, order: OrderRecord, spec: ReturnSpec): { gid: string } {
	const lines = shippedParts(order).flatMap(({ part }) => {
		const { id, sku } = lineById(order, part.lineId);
		const named = spec.lines?.find((change) =>
			change.lineId === undefined ? change.sku === sku : change.lineId === id,
		);
		const most = returnableQuantity(order, part);
		const quantity = spec.lines ? Math.min(most, named?.quantity ?? 0) : most;
		return quantity > 0 ? [{ part, quantity, reason: spec.reason ?? 'UNKNOWN', note: spec.note ?? '' }] : [];
	});
	if (lines.length === 0) throw new Error(`nothing of order ${order.name} can be returned`);
	const record = openReturn(shop, order, lines, true);
	changed(shop, order, [], [{ topics: ['RETURNS_APPROVE'], record }]);
	return { gid: gid('Return', record.id) };
}
