import { gid } from '../gid.ts';
import { addFulfillmentOrder, addUnits, isActive, settleStatus, takeUnits } from './fulfillmentOrders.ts';
import { everythingOf } from './ship.ts';
import type { FulfillmentOrderRecord, HoldRecord, OrderRecord } from '../records.ts';
import type { Notice, Payload, Shop } from '../shop.ts';
import type { Pick } from './ship.ts';

export type HoldSpec = Omit<HoldRecord, 'id'>;

export function placeHold(shop: Shop, record: FulfillmentOrderRecord, spec: HoldSpec): HoldRecord {
	const hold = { id: shop.nextId('FulfillmentHold'), ...spec };
	record.holds.push(hold);
	settleStatus(shop, record);
	return hold;
}

/** The first hold changes the status; only then the fulfillment order's own topic goes out. */
export function heldNotices(
	record: FulfillmentOrderRecord,
	hold: HoldRecord,
	rest: FulfillmentOrderRecord | null,
): Notice[] {
	if (record.holds.length > 1) return [];
	const payload: Payload = {
		fulfillment_order: { ...shortForm(record), fulfillment_holds: record.holds.map(holdForm) },
		remaining_fulfillment_order: rest && shortForm(rest),
		held_fulfillment_order_line_items: record.lines.map((line) => ({
			id: gid('FulfillmentOrderLineItem', line.id),
			quantity: line.remainingQuantity,
		})),
		created_fulfillment_hold: holdForm(hold),
	};
	return [{ topics: ['FULFILLMENT_ORDERS_PLACED_ON_HOLD'], record, payload }];
}

export const shortForm = ({ id, status }: FulfillmentOrderRecord): Payload => ({
	id: gid('FulfillmentOrder', id),
	status: status.toLowerCase(),
});

const holdForm = ({ id, reason, reasonNotes, handle }: HoldRecord): Payload => ({
	id: gid('FulfillmentHold', id),
	reason: reason.toLowerCase(),
	reason_notes: reasonNotes,
	held_by_requesting_app: false,
	handle,
});

/** Leaves only the picked units; the others get a new fulfillment order at the same location. */
export function splitOff(
	shop: Shop,
	order: OrderRecord,
	record: FulfillmentOrderRecord,
	kept: Pick[],
): FulfillmentOrderRecord | null {
	const others = everythingOf(record)
		.map((pick) => ({
			...pick,
			quantity: pick.quantity - (kept.find(({ line }) => line === pick.line)?.quantity ?? 0),
		}))
		.filter(({ quantity }) => quantity > 0);
	if (others.length === 0) return null;
	const rest = addFulfillmentOrder(shop, order, record.locationId);
	for (const { line, quantity } of others) {
		addUnits(shop, rest, line.lineId, quantity);
		takeUnits(record, line, quantity);
	}
	settleStatus(shop, rest);
	return rest;
}

/** Nothing named = all holds. */
export function releaseHolds(shop: Shop, record: FulfillmentOrderRecord, ids?: number[]): Notice[] {
	const wasHeld = record.holds.length > 0;
	record.holds = record.holds.filter(({ id }) => ids !== undefined && !ids.includes(id));
	settleStatus(shop, record);
	const isFree = wasHeld && record.holds.length === 0;
	return isFree ? [{ topics: ['FULFILLMENT_ORDERS_HOLD_RELEASED'], record }] : [];
}

export const merchantHold = (reason = 'OTHER', reasonNotes: string | null = null): HoldSpec => ({
	reason,
	reasonNotes,
	handle: null,
	clientId: null,
});

/** Puts all that is open into one state, as tests name it: ON_HOLD, SCHEDULED, IN_PROGRESS, or null = open again. */
export function setOpenState(shop: Shop, order: OrderRecord, state: string | null): void {
	for (const record of order.fulfillmentOrders.filter(isActive)) {
		record.fulfillAt = state === 'SCHEDULED' ? shop.now() + SCHEDULED_AHEAD_MS : null;
		record.progressReported = state === 'IN_PROGRESS';
		record.holds = state === 'ON_HOLD' ? record.holds : [];
		if (state === 'ON_HOLD' && record.holds.length === 0) placeHold(shop, record, merchantHold());
		settleStatus(shop, record);
	}
}

const SCHEDULED_AHEAD_MS = 30 * 86_400_000;
