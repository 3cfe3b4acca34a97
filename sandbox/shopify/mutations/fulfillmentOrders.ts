import { userError } from '../context.ts';
import { numericId } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { changed, moved } from '../orders/change.ts';
import { isActive, settleStatus } from '../orders/fulfillmentOrders.ts';
import { heldNotices, placeHold, releaseHolds, shortForm, splitOff } from '../orders/holds.ts';
import { moveUnits } from '../orders/move.ts';
import { levelOf } from '../orders/stock.ts';
import { lineById } from '../orders/lines.ts';
import { picksOf, usableFulfillmentOrder } from './fulfillments.ts';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { Pick } from '../orders/ship.ts';
import type { FulfillmentOrderRecord, OrderRecord } from '../records.ts';
import type { Notice } from '../shop.ts';
import type { LineQuantity } from './fulfillments.ts';

const MAX_HOLDS_PER_APP = 10;
const NOT_FOUND = 'FULFILLMENT_ORDER_NOT_FOUND';

interface Found {
	record: FulfillmentOrderRecord;
	order: OrderRecord;
}

function find(context: CallContext, id: string): Found | null {
	const record = usableFulfillmentOrder(context, id);
	const order = record && context.shop.orders.get(record.orderId);
	return record && order ? { record, order } : null;
}

const refused = (field: string, message: string, code?: string): { userErrors: UserError[] } => ({
	userErrors: [userError([field], message, code)],
});

const missing = (): { userErrors: UserError[] } =>
	refused('id', 'Fulfillment order does not exist.', NOT_FOUND);

interface MoveArgs {
	id: string;
	newLocationId: string;
	fulfillmentOrderLineItems?: LineQuantity[] | null;
}

function move(_: unknown, args: MoveArgs, context: CallContext) {
	const found = find(context, args.id);
	if (!found) return refused('id', 'Fulfillment order does not exist.');
	const { record, order } = found;
	const destination = recordByGid(context, args.newLocationId);
	if (destination?.kind !== 'Location' || !destination.isActive)
		return refused('newLocationId', 'Location does not exist or is not active.');
	if (!isActive(record)) return refused('id', 'A closed fulfillment order cannot be moved.');
	if (record.progressReported) {
		const code = 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS';
		return refused('id', 'Cannot move a fulfillment order that has progress reported.', code);
	}
	if (destination.id === record.locationId)
		return refused('newLocationId', 'The fulfillment order is already assigned to this location.');
	const picks = picksOf(record, args.fulfillmentOrderLineItems);
	if (typeof picks === 'string') return refused('fulfillmentOrderLineItems', picks);
	if (!isStocked(context, order, picks, destination.id))
		return refused('newLocationId', 'The items are not stocked at the new location.');
	const result = moveUnits(context.shop, order, record, picks, destination);
	moved(context.shop, order, result.notices);
	return {
		movedFulfillmentOrder: result.moved,
		originalFulfillmentOrder: result.original,
		remainingFulfillmentOrder: result.moved === result.original ? null : result.original,
		userErrors: [],
	};
}

function isStocked({ shop }: CallContext, order: OrderRecord, picks: Pick[], locationId: number): boolean {
	return picks.every(({ line, record }) => {
		const orderLine = lineById(order, line.lineId);
		return !levelOf(shop, orderLine, record.locationId) || levelOf(shop, orderLine, locationId) !== null;
	});
}

interface HoldArgs {
	id: string;
	fulfillmentHold: {
		reason: string;
		reasonNotes?: string | null;
		handle?: string | null;
		fulfillmentOrderLineItems?: LineQuantity[] | null;
	};
}

function hold(_: unknown, { id, fulfillmentHold: input }: HoldArgs, context: CallContext) {
	const found = find(context, id);
	if (!found) return missing();
	const { record, order } = found;
	const { shop, app } = context;
	const own = record.holds.filter(({ clientId }) => clientId === app.clientId);
	if (!isActive(record)) return refused('id', 'The fulfillment order is closed.', 'TAKEN');
	if (own.some(({ handle }) => handle === (input.handle ?? '')))
		return refused('fulfillmentHold', 'The handle is already in use.', 'DUPLICATE_FULFILLMENT_HOLD_HANDLE');
	if (own.length >= MAX_HOLDS_PER_APP) {
		const message = `An app can have at most ${MAX_HOLDS_PER_APP} holds.`;
		return refused('id', message, 'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED');
	}
	const named = input.fulfillmentOrderLineItems ?? [];
	if (named.length > 0 && record.holds.length > 0) {
		const message = 'A fulfillment order on hold cannot be split.';
		return refused('id', message, 'FULFILLMENT_ORDER_NOT_SPLITTABLE');
	}
	const picks = picksOf(record, named);
	if (typeof picks === 'string') return refused('fulfillmentHold', picks, 'INVALID_LINE_ITEM_QUANTITY');
	const rest = named.length > 0 ? splitOff(shop, order, record, picks) : null;
	const placed = placeHold(shop, record, {
		reason: input.reason,
		reasonNotes: input.reasonNotes ?? null,
		handle: input.handle ?? '',
		clientId: app.clientId,
	});
	changed(shop, order, [], heldNotices(record, placed, rest));
	return {
		fulfillmentHold: placed,
		fulfillmentOrder: record,
		remainingFulfillmentOrder: rest,
		userErrors: [],
	};
}

interface ReleaseArgs {
	id: string;
	holdIds?: string[] | null;
}

function release(_: unknown, { id, holdIds }: ReleaseArgs, context: CallContext) {
	const found = find(context, id);
	if (!found) return missing();
	const ids = holdIds?.map((holdId) => numericId(holdId, 'FulfillmentHold') ?? 0);
	changed(context.shop, found.order, [], releaseHolds(context.shop, found.record, ids));
	return { fulfillmentOrder: found.record, userErrors: [] };
}

function reportProgress(
	_: unknown,
	args: { id: string; progressReport?: { reasonNotes?: string | null } | null },
	context: CallContext,
) {
	const found = find(context, args.id);
	if (!found) return missing();
	const { record, order } = found;
	if (!['OPEN', 'IN_PROGRESS'].includes(record.status)) {
		const message = `Progress cannot be reported while the status is ${record.status.toLowerCase()}.`;
		return refused('id', message, 'FULFILLMENT_ORDER_STATUS_INVALID');
	}
	const initial = record.status.toLowerCase();
	record.progressReported = true;
	settleStatus(context.shop, record);
	const notice: Notice = {
		topics: ['FULFILLMENT_ORDERS_PROGRESS_REPORTED'],
		record,
		payload: {
			fulfillment_order: shortForm(record),
			progress_report: { reason_notes: args.progressReport?.reasonNotes ?? null },
			initial_status: initial,
		},
	};
	changed(context.shop, order, [], [notice]);
	return { fulfillmentOrder: record, userErrors: [] };
}

function open(_: unknown, { id }: { id: string }, context: CallContext) {
	const found = find(context, id);
	if (!found) return refused('id', 'Fulfillment order does not exist.');
	const { record, order } = found;
	if (!record.progressReported && record.fulfillAt === null)
		return refused('id', 'The fulfillment order is neither scheduled nor in progress.');
	const wasReported = record.progressReported;
	record.progressReported = false;
	record.fulfillAt = null;
	settleStatus(context.shop, record);
	const topics = wasReported ? ['FULFILLMENT_ORDERS_MANUALLY_REPORTED_PROGRESS_STOPPED'] : [];
	changed(context.shop, order, [], [{ topics, record }]);
	return { fulfillmentOrder: record, userErrors: [] };
}

export const fulfillmentOrderMutations: Record<string, Resolver> = {
	fulfillmentOrderMove: move,
	fulfillmentOrderHold: hold,
	fulfillmentOrderReleaseHold: release,
	fulfillmentOrderReportProgress: reportProgress,
	fulfillmentOrderOpen: open,
};
