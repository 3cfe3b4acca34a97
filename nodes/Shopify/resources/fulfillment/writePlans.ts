import type { Outcome } from '../../../shared/model/outcome';
import type { FulfillmentState } from '../../client/fulfillmentWire';
import type { Shop } from '../../client/shop';
import type { FulfilRules } from '../../mapping/shipment';
import { earlierFailed } from '../../mapping/shipmentProblems';
import { releaseHolds } from '../fulfillmentOrder/releasing';
import { createFulfillments } from './creating';
import { about, failed, outcomeOf } from './outcomes';
import { created, isCreate, type Create, type FulfilJob, type Planned } from './planOutcomes';
import { updateTracking, type TrackingRow } from './tracking';

/**
 * Sends what the plans want and corrects the outcomes of what went wrong. `outcomes` holds for each job what is to be
 * when all goes well.
 */
export async function writePlans(
	shop: Shop,
	planned: readonly Planned[],
	states: ReadonlyMap<string, FulfillmentState>,
	rules: FulfilRules,
	outcomes: Map<FulfilJob, Outcome>,
): Promise<void> {
	const creates = await released(shop, planned.filter(isCreate), outcomes);
	const known = new Map(
		[...states].map(([id, { fulfillments }]) => [id, new Set(fulfillments.map((one) => one.id))]),
	);
	// The shipments of one order one after the other: when one fails, later ones of the same goods must not take its place.
	for (let open = creates; open.length > 0;) {
		const round = open.filter(
			({ job }, index) => open.findIndex((one) => one.job.orderId === job.orderId) === index,
		);
		const rows = round.flatMap(({ job, plan }) =>
			plan.units.map((unit) => ({ orderId: job.orderId, orderName: job.subject.number, unit })),
		);
		const results = await createFulfillments(shop, rows, known);
		for (const { job, plan } of round)
			outcomes.set(job, created(job.subject, plan, results.splice(0, plan.units.length)));
		const bad = round.filter(({ job }) => outcomes.get(job)?.outcome !== 'created');
		open = open
			.filter((one) => !round.includes(one))
			.filter((one) => {
				const earlier = bad.find((other) => other.job.orderId === one.job.orderId && shareGoods(other, one));
				if (earlier === undefined) return true;
				const { number, id } = earlier.job.shipment;
				outcomes.set(one.job, failed(one.job.subject, earlierFailed(one.job.subject.number, number ?? id)));
				return false;
			});
	}
	await sendTracking(shop, planned, rules, outcomes);
}

/** Releases the holds that the plans want released; what stays on hold fails. */
async function released(shop: Shop, creates: Create[], outcomes: Map<FulfilJob, Outcome>): Promise<Create[]> {
	const heldBy = ({ plan }: Create) =>
		plan.units.flatMap(({ taken }) => taken.filter(({ held }) => held).map(({ pieceId }) => pieceId));
	const held = [...new Set(creates.flatMap(heldBy))];
	if (held.length === 0) return creates;
	const results = await releaseHolds(shop, held);
	const problems = new Map(
		held.flatMap((id, n) => {
			const result = results[n];
			return result === undefined || result.ok ? [] : [[id, result.problem] as const];
		}),
	);
	return creates.filter((create) => {
		const problem = heldBy(create)
			.map((id) => problems.get(id))
			.find((one) => one !== undefined);
		if (problem === undefined) return true;
		outcomes.set(create.job, failed(create.job.subject, problem));
		return false;
	});
}

async function sendTracking(
	shop: Shop,
	planned: readonly Planned[],
	{ notifyCustomer }: FulfilRules,
	outcomes: Map<FulfilJob, Outcome>,
): Promise<void> {
	const rows = planned.flatMap(({ job, plan }): Array<TrackingRow & { job: FulfilJob }> =>
		plan.kind === 'track' ? plan.updates.map((update) => ({ ...update, notifyCustomer, job })) : [],
	);
	const results = await updateTracking(shop, rows);
	for (const [n, { job }] of rows.entries()) {
		const result = results[n];
		if (result === undefined || result.ok) continue;
		const problem = about(job.subject, result.problem);
		outcomes.set(job, outcomeOf(job.subject, result.unclear ? 'unknown' : 'failed', { problem }));
	}
}

function shareGoods(a: Create, b: Create): boolean {
	const lines = new Set(a.plan.units.flatMap(({ taken }) => taken.map(({ lineId }) => lineId)));
	return b.plan.units.some(({ taken }) => taken.some(({ lineId }) => lines.has(lineId)));
}
