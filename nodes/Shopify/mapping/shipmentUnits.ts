import { LINES_PER_FULFILLMENT_ORDER } from '../client/limits';
import type { FulfilRules } from './shipment';
import type { Taken } from './shipmentLedger';
import type { ShipmentContent } from './shipmentLines';
import { trackingNumbers, trackingOf, type TrackingInput } from './shipmentTracking';

/** FulfillmentInput of fulfillmentCreate. */
export interface FulfillmentInput {
	notifyCustomer: boolean;
	trackingInfo?: TrackingInput;
	lineItemsByFulfillmentOrder: Array<{
		fulfillmentOrderId: string;
		fulfillmentOrderLineItems: Array<{ id: string; quantity: number }>;
	}>;
}

/** One fulfillment to be created: one box, or all boxes together, from one location. */
export interface Unit {
	taken: Taken[];
	input: FulfillmentInput;
}

/** Shopify fulfills one order from one location at a time. */
export function unitsOf(
	content: ShipmentContent,
	taken: readonly Taken[],
	rules: Pick<FulfilRules, 'notifyCustomer' | 'carriers'>,
	known: ReadonlySet<string>,
): Unit[] {
	const left = taken.map((one) => ({ ...one }));
	// Boxes that have a fulfillment already come last: what is missing belongs to the others.
	const isKnown = (parcels: ShipmentContent['parcels']) => trackingNumbers(parcels).some((n) => known.has(n));
	const boxes = [
		...content.boxes.filter(({ parcels }) => !isKnown(parcels)),
		...content.boxes.filter(({ parcels }) => isKnown(parcels)),
	];
	return boxes.flatMap(({ parcels, needs }, index) => {
		const isLast = index === boxes.length - 1;
		const packed =
			needs === null || isLast
				? moved(left, null, Number.POSITIVE_INFINITY)
				: needs.flatMap(({ lineIds, quantity }) => moved(left, lineIds, quantity));
		const tracking = trackingOf(parcels, rules.carriers);
		return [...byLocation(packed).values()].flatMap((units) =>
			inPortions(units).map((portion) => ({
				taken: portion,
				input: {
					notifyCustomer: rules.notifyCustomer,
					...(tracking === null ? {} : { trackingInfo: tracking }),
					lineItemsByFulfillmentOrder: byPiece(portion),
				},
			})),
		);
	});
}

/** Takes units out of `left`; those of all lines when no line is named. */
function moved(left: Taken[], lineIds: readonly string[] | null, quantity: number): Taken[] {
	const out: Taken[] = [];
	let open = quantity;
	for (const one of left) {
		const units = Math.min(open, one.quantity);
		if (units <= 0 || (lineIds !== null && !lineIds.includes(one.lineId))) continue;
		one.quantity -= units;
		open -= units;
		out.push({ ...one, quantity: units });
	}
	return out;
}

function byLocation(taken: readonly Taken[]): Map<string, Taken[]> {
	const groups = new Map<string, Taken[]>();
	for (const one of taken) groups.set(one.locationId, [...(groups.get(one.locationId) ?? []), one]);
	return groups;
}

function inPortions(taken: Taken[]): Taken[][] {
	const portions: Taken[][] = [];
	for (let from = 0; from < taken.length; from += LINES_PER_FULFILLMENT_ORDER)
		portions.push(taken.slice(from, from + LINES_PER_FULFILLMENT_ORDER));
	return portions;
}

function byPiece(taken: readonly Taken[]): FulfillmentInput['lineItemsByFulfillmentOrder'] {
	const pieces = new Map<string, Map<string, number>>();
	for (const { pieceId, pieceLineId, quantity } of taken) {
		const lines = pieces.get(pieceId) ?? new Map<string, number>();
		lines.set(pieceLineId, (lines.get(pieceLineId) ?? 0) + quantity);
		pieces.set(pieceId, lines);
	}
	return [...pieces].map(([fulfillmentOrderId, lines]) => ({
		fulfillmentOrderId,
		fulfillmentOrderLineItems: [...lines].map(([id, quantity]) => ({ id, quantity })),
	}));
}
