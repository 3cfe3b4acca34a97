import type { Outcome } from '../../../shared/model/outcome';
import { fulfillmentStates, pieceShape } from '../../client/fulfillmentOrders';
import type { Shop } from '../../client/shop';
import { planShipments, type FulfilRules } from '../../mapping/shipment';
import { compareShipments } from '../../mapping/shipmentDraft';
import { noSuchOrder } from '../order/writeProblems';
import { failed } from './outcomes';
import { expected, type FulfilJob, type Planned } from './planOutcomes';
import { writePlans } from './writePlans';

/** Reads all orders in bulk, decides, and sends what is due in the largest documents. One outcome per job. */
export async function fulfilJobs(
	shop: Shop,
	jobs: readonly FulfilJob[],
	rules: FulfilRules,
): Promise<Map<FulfilJob, Outcome>> {
	const states = await fulfillmentStates(
		shop,
		jobs.map(({ orderId }) => orderId),
		true,
		pieceShape(),
	);
	const outcomes = new Map<FulfilJob, Outcome>();
	const due: Planned[] = [];
	for (const group of grouped(jobs)) {
		const state = states.get(group[0]?.orderId ?? '');
		if (state === undefined) {
			for (const job of group) outcomes.set(job, failed(job.subject, noSuchOrder(job.orderId)));
			continue;
		}
		const plans = planShipments(state, group, rules);
		for (const [index, job] of group.entries()) {
			const plan = plans[index];
			if (plan === undefined) continue;
			job.subject.number = state.name;
			outcomes.set(job, expected(job.subject, plan));
			if (!job.subject.dryRun) due.push({ job, plan });
		}
	}
	await writePlans(shop, due, states, rules, outcomes);
	return outcomes;
}

function grouped(jobs: readonly FulfilJob[]): FulfilJob[][] {
	const groups = new Map<string, FulfilJob[]>();
	for (const job of jobs) groups.set(job.orderId, [...(groups.get(job.orderId) ?? []), job]);
	return [...groups.values()].map((group) => group.sort((a, b) => compareShipments(a.shipment, b.shipment)));
}
