import type { Problem } from '../../shared/model/outcome';
import type { Shipment } from '../../shared/model/shipment';
import { compareIds } from '../client/fulfillmentOrders';
import type { FulfillmentState } from '../client/fulfillmentWire';
import { shippedPieces } from './pieces';
import type { FulfilRules, ShipmentOfOrder, ShipmentPlan } from './shipment';
import type { Ledger, Scope, Taken } from './shipmentLedger';
import { contentOf, type ShipmentContent } from './shipmentLines';
import * as words from './shipmentProblems';

/** A shipment on its way to a plan. */
export interface Draft {
	index: number;
	shipment: Shipment;
	content: ShipmentContent;
	scope: Scope;
	/** By Need.id. */
	taken: Map<string, number>;
	units: Taken[];
	/** Units that should be fulfilled and cannot, because nothing is left of them. */
	short: number;
	plan: ShipmentPlan | null;
}

export function draftOf(
	state: FulfillmentState,
	ledger: Ledger,
	{ shipment, part, everything = false }: ShipmentOfOrder,
	index: number,
	rules: FulfilRules,
): Draft {
	const scope = scopeOf(state, part);
	const content = contentOf(shipment, ledger);
	if (everything)
		content.needs = ledger
			.openLines(scope)
			.map(({ lineId, remaining }) => ({ id: lineId, lineIds: [lineId], quantity: remaining }));
	const draft: Draft = { index, shipment, content, scope, taken: new Map(), units: [], short: 0, plan: null };
	const problem = problemOf(state.name, content, scope, part, rules);
	if (problem !== null) draft.plan = { kind: 'fail', problem };
	else if (content.needs.length === 0 && !everything)
		draft.plan = { kind: 'skip', reason: words.nothingShipped(state.name) };
	return draft;
}

function problemOf(
	name: string,
	{ unknown, broken }: ShipmentContent,
	scope: Scope,
	part: number | null,
	rules: FulfilRules,
): Problem | null {
	if (scope.size === 0) return words.noPiece(name, part);
	if (unknown.length > 0 && rules.unknownLines === 'fail') return words.unknownLine(name, unknown);
	return broken.length > 0 ? words.brokenQuantity(name, broken) : null;
}

/** The fulfillment orders that a shipment of this part may fulfill. */
function scopeOf(state: FulfillmentState, part: number | null): Scope {
	if (part === null) return new Set(state.fulfillmentOrders.map(({ id }) => id));
	const piece = shippedPieces(state)[part - 1];
	return new Set(piece === undefined ? [] : [piece.id]);
}

/** The figures of the latest shipment of the same piece. */
export function highestSoFar(draft: Draft, drafts: readonly Draft[]): Map<string, number> | null {
	if (draft.content.soFar === null) return null;
	const highest = new Map<string, number>();
	for (const { content, scope, plan } of drafts) {
		if (plan !== null) continue;
		if (![...draft.scope].every((id) => scope.has(id))) continue;
		for (const [id, sent] of content.soFar ?? []) highest.set(id, Math.max(sent, highest.get(id) ?? 0));
	}
	return highest;
}

export function bySending(a: Draft, b: Draft): number {
	return compareShipments(a.shipment, b.shipment) || a.index - b.index;
}

/** In the order in which the goods left: what was sent so far counts in this order only. */
export function compareShipments(a: Shipment, b: Shipment): number {
	const [left, right] = [a, b].map(({ shippedAt }) => Date.parse(shippedAt ?? '') || 0);
	return (left ?? 0) - (right ?? 0) || compareIds(a.id, b.id);
}
