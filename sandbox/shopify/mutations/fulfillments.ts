import { userError } from '../context.ts';
import { numericId } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { announceShipped, changed } from '../orders/change.ts';

import { everythingOf, ship, unship } from '../orders/ship.ts';
import { mayUse } from '../resolvers/fulfillmentOrders.ts';
import { judgeTracking, trackingOf } from './tracking.ts';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { Pick } from '../orders/ship.ts';
import type { FulfillmentOrderRecord, FulfillmentRecord, OrderRecord } from '../records.ts';
import type { TrackingInput } from './tracking.ts';

const MAX_LINES = 512;

export interface LineQuantity {
	id: string;
	quantity: number;
}

interface FulfillmentInput {
	lineItemsByFulfillmentOrder: {
		fulfillmentOrderId: string;
		fulfillmentOrderLineItems?: LineQuantity[] | null;
	}[];
	trackingInfo?: TrackingInput | null;
}

interface FulfillmentPayload {
	fulfillment: FulfillmentRecord | null;
	userErrors: UserError[];
}

const refused = (message: string, field: string[] = ['fulfillment']): FulfillmentPayload => ({
	fulfillment: null,
	userErrors: [userError(field, message)],
});

export function usableFulfillmentOrder(context: CallContext, id: string): FulfillmentOrderRecord | null {
	const record = recordByGid(context, id);
	return record?.kind === 'FulfillmentOrder' && mayUse(context, record, 'write') ? record : null;
}

/** The named units, or what is wrong with them. Nothing named = all that remains. */
export function picksOf(
	record: FulfillmentOrderRecord,
	named: LineQuantity[] | null | undefined,
): Pick[] | string {
	if (!named || named.length === 0) return everythingOf(record);
	if (named.length > MAX_LINES) return `At most ${MAX_LINES} line items can be given per fulfillment order.`;
	if (new Set(named.map(({ id }) => id)).size < named.length)
		return 'Fulfillment order line items must be unique.';
	const picks: Pick[] = [];
	for (const { id, quantity } of named) {
		const line = record.lines.find((part) => part.id === numericId(id, 'FulfillmentOrderLineItem'));
		if (!line) return `Fulfillment order line item does not exist: ${id}`;
		if (quantity <= 0) return 'Quantity must be greater than 0.';
		if (quantity > line.remainingQuantity) return 'Invalid fulfillment order line item quantity requested.';
		picks.push({ record, line, quantity });
	}
	return picks;
}

function create(_: unknown, { fulfillment }: { fulfillment: FulfillmentInput }, context: CallContext) {
	const wanted = fulfillment.lineItemsByFulfillmentOrder;
	if (wanted.length === 0) return refused('At least one fulfillment order is required.');
	const records: FulfillmentOrderRecord[] = [];
	const picks: Pick[] = [];
	for (const { fulfillmentOrderId, fulfillmentOrderLineItems } of wanted) {
		const record = usableFulfillmentOrder(context, fulfillmentOrderId);
		if (!record) return refused('Fulfillment order does not exist.');
		if (records.includes(record)) return refused('Fulfillment orders must be unique.');
		if (!['OPEN', 'IN_PROGRESS'].includes(record.status)) {
			const status = record.status.toLowerCase();
			return refused(`Fulfillment order ${record.id} has an unfulfillable status= ${status}.`);
		}
		const named = picksOf(record, fulfillmentOrderLineItems);
		if (typeof named === 'string') return refused(named);
		records.push(record);
		picks.push(...named);
	}
	if (new Set(records.map(({ orderId }) => orderId)).size > 1)
		return refused('All fulfillment orders must belong to the same order.');
	if (new Set(records.map(({ locationId }) => locationId)).size > 1)
		return refused('All fulfillment orders must be assigned to the same location.');
	const userErrors = judgeTracking('fulfillment', fulfillment.trackingInfo);
	if (userErrors.length > 0) return { fulfillment: null, userErrors };
	const order = context.shop.orders.get(records[0]?.orderId ?? 0) as OrderRecord;
	const done = ship(context.shop, order, picks, trackingOf(fulfillment.trackingInfo));
	announceShipped(context.shop, order, [done.fulfillment], done.notices);
	return { fulfillment: done.fulfillment, userErrors: [] };
}

/** The fulfillment with its order, when this app may change it. */
function usableFulfillment(context: CallContext, id: string) {
	const fulfillment = recordByGid(context, id);
	if (fulfillment?.kind !== 'Fulfillment') return null;
	const order = context.shop.orders.get(fulfillment.orderId);
	const sources = fulfillment.lines.map((line) =>
		context.shop.fulfillmentOrders.get(line.fulfillmentOrderId),
	);
	const isUsable = sources.every((record) => record && mayUse(context, record, 'write'));
	return order && isUsable ? { fulfillment, order } : null;
}

interface TrackingArgs {
	fulfillmentId: string;
	trackingInfoInput: TrackingInput;
}

function updateTracking(_: unknown, args: TrackingArgs, context: CallContext): FulfillmentPayload {
	const found = usableFulfillment(context, args.fulfillmentId);
	if (!found) return refused('Fulfillment does not exist.', ['fulfillmentId']);
	const { fulfillment, order } = found;
	if (fulfillment.status === 'CANCELLED') return refused('Fulfillment is cancelled.', ['fulfillmentId']);
	const userErrors = judgeTracking('trackingInfoInput', args.trackingInfoInput);
	if (userErrors.length > 0) return { fulfillment: null, userErrors };
	fulfillment.tracking = trackingOf(args.trackingInfoInput);
	fulfillment.updatedAt = context.shop.now();
	changed(context.shop, order, [], [{ topics: ['FULFILLMENTS_UPDATE'], record: fulfillment }]);
	return { fulfillment, userErrors: [] };
}

function cancel(_: unknown, { id }: { id: string }, context: CallContext): FulfillmentPayload {
	const found = usableFulfillment(context, id);
	if (!found) return refused('Fulfillment does not exist.', ['id']);
	const { fulfillment, order } = found;
	if (fulfillment.status === 'CANCELLED') return refused('Fulfillment is already cancelled.', ['id']);
	const notices = unship(context.shop, order, fulfillment);
	changed(context.shop, order, [], [{ topics: ['FULFILLMENTS_UPDATE'], record: fulfillment }, ...notices]);
	return { fulfillment, userErrors: [] };
}

export const fulfillmentMutations: Record<string, Resolver> = {
	fulfillmentCreate: create,
	fulfillmentTrackingInfoUpdate: updateTracking,
	fulfillmentCancel: cancel,
};
