import type { Change } from '../../shared/model/outcome';
import type { WireFulfillment, WireOrderShipment } from '../client/fulfillmentWire';
import { idOfGid } from '../client/wire';
import type { TrackingUpdate } from './shipment';
import type { Taken } from './shipmentLedger';
import type { Box, Need, ShipmentContent } from './shipmentLines';
import { textOfTracking, trackingAdded, trackingNumbers, trackingText } from './shipmentTracking';
import type { CarrierNames } from './shipmentTracking';

export interface MissingTracking {
	updates: TrackingUpdate[];
	changes: Change[];
	/** The fulfillment that the shipment already is. */
	home: WireFulfillment | null;
	/** Tracking numbers of fulfillments that hold these goods instead. */
	foreign: string[];
}

/** Finds the fulfillments that a shipment has become and what tracking they lack. */
export function missingTracking(
	fulfillments: readonly WireOrderShipment[],
	content: ShipmentContent,
	carriers: CarrierNames,
	claimed: Set<string>,
): MissingTracking {
	const result: MissingTracking = { updates: [], changes: [], home: null, foreign: [] };
	const known = new Set(fulfillments.flatMap(numbersOf));
	for (const box of content.boxes) {
		const wanted = trackingNumbers(box.parcels);
		const match = matchOf(fulfillments, box, box.needs ?? content.needs, claimed);
		if (match === undefined) {
			if (wanted.some((number) => !known.has(number))) result.foreign.push(...known);
			continue;
		}
		claimed.add(match.id);
		result.home ??= match;
		const input = trackingAdded(match.trackingInfo, box.parcels, carriers);
		if (input === null) continue;
		result.updates.push({ fulfillment: match, input });
		result.changes.push({
			field: `tracking ${match.name}`,
			before: textOfTracking(match.trackingInfo),
			after: trackingText(input),
		});
	}
	return { ...result, foreign: [...new Set(result.foreign)] };
}

/** By a shared tracking number; else one without any that holds the same goods, or is the only one to hold them. */
function matchOf(
	fulfillments: readonly WireOrderShipment[],
	{ parcels }: Box,
	needs: readonly Need[],
	claimed: ReadonlySet<string>,
): WireOrderShipment | undefined {
	const wanted = new Set(trackingNumbers(parcels));
	const shared = fulfillments.find((one) => numbersOf(one).some((number) => wanted.has(number)));
	if (shared !== undefined) return shared;
	const bare = fulfillments.filter((one) => numbersOf(one).length === 0 && !claimed.has(one.id));
	const same = bare.find((one) => holds(one, needs, true));
	if (same !== undefined) return same;
	const holding = bare.filter((one) => holds(one, needs, false));
	return holding.length === 1 ? holding[0] : undefined;
}

function holds(fulfillment: WireOrderShipment, needs: readonly Need[], exactly: boolean): boolean {
	const { nodes, pageInfo } = fulfillment.fulfillmentLineItems;
	const units = (lineIds: readonly string[]) =>
		nodes
			.filter(({ lineItem }) => lineIds.includes(idOfGid(lineItem.id) ?? lineItem.id))
			.reduce((total, { quantity }) => total + (quantity ?? 0), 0);
	if (!exactly) return needs.every(({ lineIds, quantity }) => units(lineIds) >= quantity);
	const all = nodes.reduce((total, { quantity }) => total + (quantity ?? 0), 0);
	const wanted = needs.reduce((total, { quantity }) => total + quantity, 0);
	return !pageInfo.hasNextPage && all === wanted && needs.every((n) => units(n.lineIds) === n.quantity);
}

/** After a lost answer: whether a fulfillment is the one that was to be created. */
export function isThisUnit(
	fulfillment: WireOrderShipment,
	taken: readonly Taken[],
	numbers: readonly string[],
): boolean {
	const present = new Set(numbersOf(fulfillment));
	if (present.size !== new Set(numbers).size || numbers.some((number) => !present.has(number))) return false;
	const quantities = new Map<string, number>();
	for (const { lineId, quantity } of taken) quantities.set(lineId, (quantities.get(lineId) ?? 0) + quantity);
	const { nodes, pageInfo } = fulfillment.fulfillmentLineItems;
	for (const { lineItem, quantity } of nodes) {
		const id = idOfGid(lineItem.id) ?? lineItem.id;
		quantities.set(id, (quantities.get(id) ?? 0) - (quantity ?? 0));
	}
	const differences = [...quantities.values()];
	return pageInfo.hasNextPage ? differences.every((n) => n >= 0) : differences.every((n) => n === 0);
}

function numbersOf({ trackingInfo }: WireOrderShipment): string[] {
	return trackingInfo.flatMap(({ number }) => (number === null ? [] : [number]));
}
