import type { Change, Outcome, OutcomeName, Problem, Reason } from '../../../shared/model/outcome';
import type { WireFulfillment } from '../../client/fulfillmentWire';
import { idOfGid } from '../../client/wire';

/** What an outcome speaks of. */
export interface Subject {
	key: string;
	/** The number of the order as people know it. */
	number: string;
	dryRun: boolean;
}

interface Details {
	fulfillment?: WireFulfillment | null;
	reason?: Reason | null;
	problem?: Problem | null;
	changes?: Change[];
}

/** `target` is the fulfillment: its number in the API and its name, such as "#1042-F1". */
export function outcomeOf(
	{ key, number, dryRun }: Subject,
	outcome: OutcomeName,
	details: Details = {},
): Outcome {
	const { fulfillment = null, reason = null, problem = null, changes = [] } = details;
	return {
		outcome,
		key,
		number,
		target:
			fulfillment === null
				? null
				: { system: 'shopify', id: idOfGid(fulfillment.id), number: fulfillment.name },
		reason,
		problem,
		changes,
		dryRun,
	};
}

export function failed(subject: Subject, problem: Problem, changes: Change[] = []): Outcome {
	return outcomeOf(subject, 'failed', { problem: about(subject, problem), changes });
}

export function skipped(subject: Subject, code: string, message: string): Outcome {
	return outcomeOf(subject, 'skipped', { reason: { code, message } });
}

/** An error names the order that it is about. */
export function about({ number }: Subject, problem: Problem): Problem {
	if (number === '' || problem.message.includes(number)) return problem;
	return { ...problem, message: `Order ${number}: ${problem.message}` };
}
