import type { Change, Problem, Reason } from '../../shared/model/outcome';
import type { Shipment } from '../../shared/model/shipment';
import type { FulfillmentState, WireFulfillment, WireOrderShipment } from '../client/fulfillmentWire';
import { bySending, draftOf, highestSoFar, type Draft } from './shipmentDraft';
import { Ledger, usabilityOf, type Usability } from './shipmentLedger';
import type { Need } from './shipmentLines';
import * as words from './shipmentProblems';
import { lacksTracking, trackingNumbers, trackingOf, trackingText } from './shipmentTracking';
import type { CarrierNames, TrackingInput } from './shipmentTracking';
import { missingTracking } from './shipmentMatch';
import { unitsOf, type Unit } from './shipmentUnits';

export interface FulfilRules {
	/** What to do with a shipment that has a parcel without tracking number. */
	withoutTracking: 'wait' | 'send';
	onHold: 'fail' | 'release';
	/** Lines that the shop's order does not have. */
	unknownLines: 'fail' | 'skip';
	notifyCustomer: boolean;
	carriers: CarrierNames;
}

export interface TrackingUpdate {
	fulfillment: WireFulfillment;
	input: TrackingInput;
}

/** What is to be done with one shipment. */
export type ShipmentPlan =
	| { kind: 'create'; units: Unit[]; changes: Change[]; reason: Reason | null }
	| { kind: 'track'; updates: TrackingUpdate[]; changes: Change[] }
	| { kind: 'unchanged'; fulfillment: WireFulfillment | null; reason: Reason | null }
	| { kind: 'skip'; reason: Reason }
	| { kind: 'fail'; problem: Problem };

/** One shipment and the piece that its order key names; null: the whole order. */
export interface ShipmentOfOrder {
	shipment: Shipment;
	part: number | null;
	/** All that is still open, whatever the lines say. */
	everything?: boolean;
}

/**
 * Decides what becomes of all shipments of one order, in the order given back. The state decides: a shipment takes what
 * the warehouse has sent so far less what the shop shows as sent, so that nothing is ever fulfilled twice.
 */
export function planShipments(
	state: FulfillmentState,
	shipments: readonly ShipmentOfOrder[],
	rules: FulfilRules,
): ShipmentPlan[] {
	const ledger = new Ledger(state);
	const drafts = shipments.map((one, index) => draftOf(state, ledger, one, index, rules));
	const known = new Set(state.fulfillments.filter(isAlive).flatMap(numbersOf));
	const sorted = [...drafts].sort(bySending);
	const isTracked = ({ content: { parcels } }: Draft) => {
		const numbers = trackingNumbers(parcels);
		return numbers.length > 0 && numbers.every((number) => known.has(number));
	};
	const planner = new Planner(state, ledger, rules, known);
	// A later shipment may have been fulfilled first; then what is missing belongs to one without a fulfillment.
	const fresh = sorted.filter((draft) => !isTracked(draft));
	for (const draft of fresh) planner.take(draft, draft.content.soFar);
	for (const draft of [...fresh, ...sorted.filter(isTracked)])
		planner.take(draft, highestSoFar(draft, sorted));
	for (const draft of sorted) planner.finish(draft);
	return drafts.map(({ plan }) => plan ?? { kind: 'unchanged', fulfillment: null, reason: null });
}

class Planner {
	private readonly state: FulfillmentState;

	private readonly ledger: Ledger;

	private readonly rules: FulfilRules;

	private readonly known: ReadonlySet<string>;

	/** Lines of shipments that wait or failed: later ones must not take their units. */
	private readonly stuck = new Map<string, Draft>();

	private readonly claimed = new Set<string>();

	constructor(state: FulfillmentState, ledger: Ledger, rules: FulfilRules, known: ReadonlySet<string>) {
		this.state = state;
		this.ledger = ledger;
		this.rules = rules;
		this.known = known;
	}

	/** Takes what is due by these figures. Called twice: what was taken already counts as sent. */
	take(draft: Draft, soFar: ReadonlyMap<string, number> | null): void {
		if (draft.plan !== null) return this.keepBack(draft);
		const due = draft.content.needs
			.map((need) => ({ need, units: this.due(draft, need, soFar) }))
			.filter(({ units }) => units > 0);
		if (due.length === 0) return;
		const blocked =
			this.obstacle(
				draft,
				due.map(({ need }) => need),
			) ?? this.blocked(draft, due);
		if (blocked !== null) {
			draft.plan = blocked;
			return this.keepBack(draft);
		}
		for (const { need, units } of due) {
			const taken = this.ledger.take(draft.scope, need.lineIds, units, this.rules.onHold === 'release');
			const count = taken.reduce((total, { quantity }) => total + quantity, 0);
			draft.units.push(...taken);
			draft.taken.set(need.id, (draft.taken.get(need.id) ?? 0) + count);
			draft.short = Math.max(draft.short, units - count);
		}
	}

	/** What this shipment will take one day must not go to later ones. */
	private keepBack(draft: Draft): void {
		for (const id of draft.content.needs.flatMap(({ lineIds }) => lineIds))
			if (!this.stuck.has(id)) this.stuck.set(id, draft);
	}

	finish(draft: Draft): void {
		if (draft.plan !== null) return;
		const { name } = this.state;
		if (draft.units.length > 0) {
			draft.plan = {
				kind: 'create',
				units: unitsOf(draft.content, draft.units, this.rules, this.known),
				changes: this.changesOf(draft),
				reason: draft.short > 0 ? words.onlyPartly(name, draft.short) : null,
			};
		} else if (draft.short > 0) draft.plan = { kind: 'fail', problem: words.nothingRemaining(name) };
		else draft.plan = this.trackingPlan(draft);
	}

	private due(draft: Draft, need: Need, soFar: ReadonlyMap<string, number> | null): number {
		const { scope, content, taken } = draft;
		const open = need.quantity - (taken.get(need.id) ?? 0);
		const shipped = this.ledger.shipped(scope, need.lineIds);
		if (soFar !== null) {
			const sent = Math.max(soFar.get(need.id) ?? 0, need.quantity);
			return Math.max(0, Math.min(open, sent - shipped));
		}
		const numbers = trackingNumbers(content.parcels);
		if (numbers.some((number) => this.known.has(number)) || taken.has(need.id)) return 0;
		// Units that are gone already were fulfilled elsewhere; more than there ever were is a mistake.
		const remaining = this.ledger.remaining(scope, need.lineIds, ['usable', 'held', 'blocked']);
		return (
			Math.min(need.quantity, remaining) + Math.max(0, need.quantity - this.ledger.total(scope, need.lineIds))
		);
	}

	/** A shipment waits for its label, and for earlier ones of the same goods: the figures add up in their order only. */
	private obstacle({ content, shipment }: Draft, due: readonly Need[]): ShipmentPlan | null {
		const earlier = due.flatMap(({ lineIds }) => lineIds).map((id) => this.stuck.get(id));
		const [first] = earlier.filter((draft) => draft !== undefined);
		if (first?.plan?.kind === 'fail')
			return { kind: 'fail', problem: words.earlierFailed(this.state.name, nameOf(first.shipment)) };
		if (first !== undefined)
			return { kind: 'skip', reason: words.earlierWaits(this.state.name, nameOf(first.shipment)) };
		if (this.rules.withoutTracking === 'wait' && lacksTracking(content.parcels))
			return { kind: 'skip', reason: words.noTrackingYet(this.state.name, shipment.parcels) };
		return null;
	}

	private blocked(draft: Draft, due: ReadonlyArray<{ need: Need; units: number }>): ShipmentPlan | null {
		const usable: Usability[] = this.rules.onHold === 'release' ? ['usable', 'held'] : ['usable'];
		for (const { need, units } of due) {
			if (this.ledger.remaining(draft.scope, need.lineIds, usable) >= units) continue;
			const [blocker] = this.ledger.blockers(draft.scope, need.lineIds, usable);
			if (blocker === undefined) continue;
			const problem =
				usabilityOf(blocker) === 'held'
					? words.onHold(this.state.name, blocker)
					: words.notFulfillable(this.state.name, blocker);
			return { kind: 'fail', problem };
		}
		return null;
	}

	/** Nothing is to be fulfilled, but tracking may have come since. */
	private trackingPlan({ content }: Draft): ShipmentPlan {
		const alive = this.state.fulfillments.filter(isAlive);
		const { updates, changes, home, foreign } = missingTracking(
			alive,
			content,
			this.rules.carriers,
			this.claimed,
		);
		if (updates.length > 0) return { kind: 'track', updates, changes };
		const reason = foreign.length > 0 ? words.otherTracking(this.state.name, foreign) : null;
		return { kind: 'unchanged', fulfillment: home, reason };
	}

	private changesOf({ units, content: { parcels }, scope }: Draft): Change[] {
		const after = new Map<string, { name: string; taken: number; lineId: string }>();
		for (const { lineId, sku, quantity } of units) {
			const taken = (after.get(lineId)?.taken ?? 0) + quantity;
			after.set(lineId, { name: sku ?? `line ${lineId}`, taken, lineId });
		}
		const lines = [...after.values()].map(({ name, taken, lineId }): Change => {
			const left = this.ledger.remaining(scope, [lineId], ['usable', 'held', 'blocked']);
			return { field: `unfulfilled ${name}`, before: left + taken, after: left };
		});
		const tracking = trackingText(trackingOf(parcels, this.rules.carriers));
		return tracking === null ? lines : [...lines, { field: 'tracking', before: null, after: tracking }];
	}
}

export function isAlive({ status }: WireFulfillment): boolean {
	return !['CANCELLED', 'ERROR', 'FAILURE'].includes(status);
}

function numbersOf({ trackingInfo }: WireOrderShipment): string[] {
	return trackingInfo.flatMap(({ number }) => (number === null ? [] : [number]));
}

function nameOf({ number, id }: Shipment): string {
	return number ?? id;
}
