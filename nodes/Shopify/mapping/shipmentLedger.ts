import { idOfGid } from '../client/wire';
import type { FulfillmentState, WireFulfillmentOrder } from '../client/fulfillmentWire';

/** Units of one line of one fulfillment order that a fulfillment takes. */
export interface Taken {
	pieceId: string;
	pieceLineId: string;
	/** Order line, as in unified orders. */
	lineId: string;
	sku: string | null;
	locationId: string;
	/** Must be released first. */
	held: boolean;
	quantity: number;
}

interface Entry {
	piece: WireFulfillmentOrder;
	pieceLineId: string;
	lineId: string;
	sku: string | null;
	total: number;
	remaining: number;
}

/** usable: can be fulfilled now; held: once it is released; blocked: not at all. */
export type Usability = 'usable' | 'held' | 'blocked';

/** Counts what is left of an order while its shipments are planned one after the other. */
export class Ledger {
	private readonly entries: Entry[];

	constructor(state: FulfillmentState) {
		this.entries = state.fulfillmentOrders
			.filter(({ status }) => status !== 'CANCELLED')
			.flatMap((piece) =>
				piece.lineItems.nodes.map(({ id, sku, totalQuantity, remainingQuantity, lineItem }) => ({
					piece,
					pieceLineId: id,
					lineId: idOfGid(lineItem.id) ?? lineItem.id,
					sku,
					total: totalQuantity,
					remaining: remainingQuantity,
				})),
			);
	}

	/** Order lines with this SKU. */
	linesWithSku(sku: string): string[] {
		return [...new Set(this.entries.filter((entry) => entry.sku === sku).map(({ lineId }) => lineId))];
	}

	has(lineId: string): boolean {
		return this.entries.some((entry) => entry.lineId === lineId);
	}

	/** All order lines with something left in these fulfillment orders. */
	openLines(scope: Scope): Array<{ lineId: string; remaining: number }> {
		const lines = new Map<string, number>();
		for (const entry of this.entries.filter(within(scope)))
			lines.set(entry.lineId, (lines.get(entry.lineId) ?? 0) + entry.remaining);
		return [...lines]
			.map(([lineId, remaining]) => ({ lineId, remaining }))
			.filter((line) => line.remaining > 0);
	}

	total(scope: Scope, lineIds: readonly string[]): number {
		return total(this.of(scope, lineIds).map((entry) => entry.total));
	}

	shipped(scope: Scope, lineIds: readonly string[]): number {
		return total(this.of(scope, lineIds).map((entry) => entry.total - entry.remaining));
	}

	remaining(scope: Scope, lineIds: readonly string[], usability: readonly Usability[]): number {
		return total(
			this.of(scope, lineIds)
				.filter(({ piece }) => usability.includes(usabilityOf(piece)))
				.map((entry) => entry.remaining),
		);
	}

	/** Fulfillment orders with something left that cannot be fulfilled, for the error. */
	blockers(
		scope: Scope,
		lineIds: readonly string[],
		usability: readonly Usability[],
	): WireFulfillmentOrder[] {
		const pieces = this.of(scope, lineIds)
			.filter((entry) => entry.remaining > 0)
			.map(({ piece }) => piece)
			.filter((piece) => !usability.includes(usabilityOf(piece)));
		return [...new Set(pieces)];
	}

	/** Takes up to so many units, from what can be fulfilled at once first. */
	take(scope: Scope, lineIds: readonly string[], quantity: number, withHeld: boolean): Taken[] {
		const order: Usability[] = withHeld ? ['usable', 'held'] : ['usable'];
		const taken: Taken[] = [];
		let left = quantity;
		for (const usability of order) {
			for (const entry of this.of(scope, lineIds)) {
				const units = Math.min(left, entry.remaining);
				if (units <= 0 || usabilityOf(entry.piece) !== usability) continue;
				entry.remaining -= units;
				left -= units;
				taken.push(takenOf(entry, units, usability === 'held'));
			}
		}
		return taken;
	}

	private of(scope: Scope, lineIds: readonly string[]): Entry[] {
		return this.entries.filter((entry) => within(scope)(entry) && lineIds.includes(entry.lineId));
	}
}

/** GIDs of the fulfillment orders that a shipment may fulfill. */
export type Scope = ReadonlySet<string>;

const ACTIVE = new Set(['OPEN', 'IN_PROGRESS']);

export function usabilityOf({ status, supportedActions }: WireFulfillmentOrder): Usability {
	if (status === 'ON_HOLD') return 'held';
	const can =
		supportedActions.length === 0 || supportedActions.some(({ action }) => action === 'CREATE_FULFILLMENT');
	return ACTIVE.has(status) && can ? 'usable' : 'blocked';
}

function within(scope: Scope): (entry: Entry) => boolean {
	return ({ piece }) => scope.has(piece.id);
}

function takenOf({ piece, pieceLineId, lineId, sku }: Entry, quantity: number, held: boolean): Taken {
	const locationId = piece.assignedLocation.location?.id ?? piece.assignedLocation.name;
	return { pieceId: piece.id, pieceLineId, lineId, sku, locationId, held, quantity };
}

function total(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
