import { isActive, settleStatus } from './fulfillmentOrders.ts';
import type { FulfillmentOrderRecord, HoldRecord, OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

export function placeHold(
	shop: Shop,
	record: FulfillmentOrderRecord,
	spec: Omit<HoldRecord, 'id'>,
): HoldRecord {
	const hold = { id: shop.nextId('FulfillmentHold'), ...spec };
	record.holds.push(hold);
	settleStatus(shop, record);
	return hold;
}

/** Nothing named = all holds. */
export function releaseHolds(shop: Shop, record: FulfillmentOrderRecord, ids?: number[]): void {
	record.holds = record.holds.filter(({ id }) => ids !== undefined && !ids.includes(id));
	settleStatus(shop, record);
}

export const merchantHold = (
	reason = 'OTHER',
	reasonNotes: string | null = null,
): Omit<HoldRecord, 'id'> => ({
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
