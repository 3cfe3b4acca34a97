import type { Parcel, Shipment } from '../../shared/model/shipment';
import type { Decimal } from '../../shared/model/primitives';
import { isWhole } from '../../shared/model/decimal';
import type { Ledger } from './shipmentLedger';

/** Units of one order line; of several when the warehouse knows only a SKU that stands in more than one line. */
export interface Need {
	/** Tells the same need of several shipments. */
	id: string;
	lineIds: string[];
	quantity: number;
}

export interface Box {
	parcels: Parcel[];
	/** null: all that is left for it. */
	needs: Need[] | null;
}

/** A shipment in terms of the shop's order. */
export interface ShipmentContent {
	needs: Need[];
	/** By Need.id: sent by the warehouse up to and including this shipment. null: the warehouse does not tell. */
	soFar: Map<string, number> | null;
	/** Parcels that become one fulfillment each. At least one. */
	boxes: Box[];
	parcels: Parcel[];
	/** What the order does not have. */
	unknown: string[];
	/** What has a broken quantity. */
	broken: string[];
}

interface CountedLine {
	orderLineId: string | null;
	sku: string | null;
	quantity: Decimal;
}

export function contentOf(shipment: Shipment, ledger: Ledger): ShipmentContent {
	const { needs, unknown, broken } = needsOf(shipment.lines, ledger);
	const soFar = shipment.shippedSoFar ?? null;
	return {
		needs,
		soFar:
			soFar === null ? null : new Map(needsOf(soFar, ledger).needs.map(({ id, quantity }) => [id, quantity])),
		boxes: boxesOf(shipment, needs, ledger),
		parcels: shipment.parcels,
		unknown,
		broken,
	};
}

function needsOf(
	lines: readonly CountedLine[],
	ledger: Ledger,
): Pick<ShipmentContent, 'needs' | 'unknown' | 'broken'> {
	const needs = new Map<string, Need>();
	const unknown: string[] = [];
	const broken: string[] = [];
	for (const line of lines) {
		const found = placeOf(line, ledger);
		if (found === null) unknown.push(nameOf(line));
		else if (!isWhole(line.quantity)) broken.push(nameOf(line));
		else {
			const quantity = (needs.get(found.id)?.quantity ?? 0) + Number(line.quantity);
			needs.set(found.id, { ...found, quantity });
		}
	}
	return { needs: [...needs.values()].filter(({ quantity }) => quantity > 0), unknown, broken };
}

function placeOf(
	{ orderLineId, sku }: CountedLine,
	ledger: Ledger,
): { id: string; lineIds: string[] } | null {
	if (orderLineId !== null && ledger.has(orderLineId)) return { id: orderLineId, lineIds: [orderLineId] };
	const lineIds = sku === null ? [] : ledger.linesWithSku(sku);
	const [only] = lineIds;
	if (only === undefined || orderLineId !== null) return null;
	return { id: lineIds.length === 1 ? only : `sku ${sku}`, lineIds };
}

/** Boxes whose contents are known and complete become one fulfillment each; else all parcels share one. */
function boxesOf({ parcels }: Shipment, needs: readonly Need[], ledger: Ledger): Box[] {
	const boxes = parcels.map((parcel): Box => ({
		parcels: [parcel],
		needs: parcel.lines === null ? null : needsOf(parcel.lines, ledger).needs,
	}));
	const packed = new Map<string, number>();
	for (const { id, quantity } of boxes.flatMap((box) => box.needs ?? []))
		packed.set(id, (packed.get(id) ?? 0) + quantity);
	const complete =
		boxes.length > 1 &&
		boxes.every((box) => box.needs !== null && box.needs.length > 0) &&
		packed.size === needs.length &&
		needs.every(({ id, quantity }) => packed.get(id) === quantity);
	return complete ? boxes : [{ parcels, needs: null }];
}

function nameOf({ orderLineId, sku }: CountedLine): string {
	return sku === null ? `line ${orderLineId ?? 'without an ID'}` : `SKU "${sku}"`;
}
