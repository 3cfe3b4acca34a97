import type { Outcome } from '../../../shared/model/outcome';
import type { ShipmentOfOrder, ShipmentPlan } from '../../mapping/shipment';
import type { UnitResult } from './creating';
import { about, failed, outcomeOf, type Subject } from './outcomes';

/** One shipment to be written into one order. */
export interface FulfilJob extends ShipmentOfOrder {
	orderId: string;
	subject: Subject;
}

export interface Planned {
	job: FulfilJob;
	plan: ShipmentPlan;
}

export type Create = { job: FulfilJob; plan: Extract<ShipmentPlan, { kind: 'create' }> };

export function isCreate(one: Planned): one is Create {
	return one.plan.kind === 'create';
}

/** What a plan comes to when all goes well; the outcome of a dry run. */
export function expected(subject: Subject, plan: ShipmentPlan): Outcome {
	switch (plan.kind) {
		case 'create':
			return outcomeOf(subject, 'created', { changes: plan.changes, reason: plan.reason });
		case 'track':
			return outcomeOf(subject, 'updated', {
				changes: plan.changes,
				fulfillment: plan.updates[0]?.fulfillment ?? null,
			});
		case 'unchanged':
			return outcomeOf(subject, 'unchanged', { fulfillment: plan.fulfillment, reason: plan.reason });
		case 'skip':
			return outcomeOf(subject, 'skipped', { reason: plan.reason });
		case 'fail':
			return failed(subject, plan.problem);
	}
}

export function created(subject: Subject, plan: Create['plan'], results: readonly UnitResult[]): Outcome {
	const made = results.flatMap((result) => (result.ok && result.value !== null ? [result.value] : []));
	const [fulfillment = null] = made;
	const names = made.map(({ name }) => name).join(', ');
	const bad = results.find((result) => !result.ok);
	if (bad !== undefined && !bad.ok) {
		const reason =
			names === '' ? null : { code: 'partlyCreated', message: `Fulfillment ${names} was created` };
		const problem = about(subject, bad.problem);
		return outcomeOf(subject, bad.unclear ? 'unknown' : 'failed', { fulfillment, problem, reason });
	}
	const further = made.length > 1 ? [{ field: 'fulfillments', before: null, after: names }] : [];
	return outcomeOf(subject, 'created', {
		fulfillment,
		changes: [...plan.changes, ...further],
		reason: plan.reason,
	});
}
