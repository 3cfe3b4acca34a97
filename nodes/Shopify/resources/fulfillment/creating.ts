import { sleep } from 'n8n-workflow';

import { inChunks } from '../../../shared/http/chunks';
import { sendMutations, type MutationResult } from '../../client/fulfillments';
import { freshStates, type FreshState } from '../../client/fulfillmentsLookUp';
import type { WireFulfillment } from '../../client/fulfillmentWire';
import { LOOK_AGAIN_MS, MUTATIONS_PER_CALL } from '../../client/limits';
import type { Shop } from '../../client/shop';
import { isAlive } from '../../mapping/shipment';
import { isThisUnit } from '../../mapping/shipmentMatch';
import { changedMeanwhile, refused } from '../../mapping/shipmentProblems';
import type { Unit } from '../../mapping/shipmentUnits';

/** One fulfillment to be created. */
export interface UnitRow {
	orderId: string;
	orderName: string;
	unit: Unit;
}

export type UnitResult = MutationResult<WireFulfillment | null>;

/** Creates fulfillments, up to 50 in one request. `known`: GIDs of all that an order had before, by the order's GID. */
export async function createFulfillments(
	shop: Shop,
	rows: readonly UnitRow[],
	known: Map<string, Set<string>>,
): Promise<UnitResult[]> {
	const results = await inChunks<UnitRow, UnitResult>(rows, {
		size: MUTATIONS_PER_CALL,
		send: async (some) => {
			const answer = await sendMutations(
				shop,
				'create',
				some.map(({ unit }) => ({ input: unit.input })),
				{
					purpose: 'create fulfillments',
					refused: (n, words) => refused(`Order ${some[n]?.orderName ?? ''} was not fulfilled`, words),
				},
				fulfillmentIn,
			);
			if (answer.kind === 'done') remember(some, answer.results, known);
			return answer;
		},
		lookUp: async (some) => await lookUp(shop, some, known),
		failed: (_, problem) => ({ ok: false, unclear: false, problem }),
		unknown: (_, problem) => ({ ok: false, unclear: true, problem }),
	});
	return results;
}

/**
 * The answer was lost. A fulfillment that was not there before and holds the same goods is ours; where the goods are
 * still to be fulfilled it certainly failed. Anything else was somebody else's doing: the next run decides anew.
 */
async function lookUp(
	shop: Shop,
	rows: readonly UnitRow[],
	known: Map<string, Set<string>>,
): Promise<Array<UnitResult | 'missing' | null>> {
	await sleep(LOOK_AGAIN_MS);
	const states = await freshStates(
		shop,
		rows.map(({ orderId }) => orderId),
	);
	return rows.map(({ orderId, orderName, unit }) => {
		const state = states.get(orderId);
		if (state === undefined) return null;
		const before = known.get(orderId) ?? new Set();
		const numbers = unit.input.trackingInfo?.numbers ?? [];
		const ours = state.fulfillments.find(
			(one) => !before.has(one.id) && isAlive(one) && isThisUnit(one, unit.taken, numbers),
		);
		if (ours !== undefined) {
			known.set(orderId, before.add(ours.id));
			return { ok: true, value: ours };
		}
		return isStillOpen(state, unit)
			? 'missing'
			: { ok: false, unclear: false, problem: changedMeanwhile(orderName) };
	});
}

function isStillOpen({ fulfillmentOrders }: FreshState, { taken }: Unit): boolean {
	const left = new Map(
		fulfillmentOrders.nodes.flatMap(({ lineItems }) =>
			lineItems.nodes.map(({ id, remainingQuantity }) => [id, remainingQuantity] as const),
		),
	);
	return taken.every(({ pieceLineId, quantity }) => (left.get(pieceLineId) ?? 0) >= quantity);
}

function remember(
	rows: readonly UnitRow[],
	results: ReadonlyArray<UnitResult | null>,
	known: Map<string, Set<string>>,
): void {
	for (const [n, { orderId }] of rows.entries()) {
		const result = results[n];
		if (result?.ok && result.value !== null)
			known.set(orderId, (known.get(orderId) ?? new Set()).add(result.value.id));
	}
}

/** The document selects it; a guard, because the answer of a mutation may be null. */
export function fulfillmentIn({ fulfillment }: Record<string, unknown>): WireFulfillment | null {
	return isFulfillment(fulfillment) ? fulfillment : null;
}

function isFulfillment(value: unknown): value is WireFulfillment {
	return typeof value === 'object' && value !== null && 'id' in value && 'trackingInfo' in value;
}
