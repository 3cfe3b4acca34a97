import type { Change, Outcome, OutcomeName, Problem, Reason } from '../../../../shared/model/outcome';
import type { OrderRow } from '../../../client/wire';

/** Which record an outcome speaks of. */
export interface Subject {
	key: string;
	/** The shop's number. */
	shopNumber: string;
	/** The `order_num` in PULPO. */
	number: string;
	dryRun: boolean;
}

interface Details {
	id?: number | null;
	number?: string;
	reason?: Reason | null;
	problem?: Problem;
	changes?: Change[];
}

export function outcomeOf(subject: Subject, outcome: OutcomeName, details: Details = {}): Outcome {
	const id = details.id ?? null;
	const number = details.number ?? (subject.number === '' ? null : subject.number);
	return {
		outcome,
		key: subject.key,
		number: subject.shopNumber,
		target:
			id === null && outcome !== 'created'
				? null
				: { system: 'pulpo', id: id === null ? null : String(id), number },
		reason: details.reason ?? null,
		problem: details.problem ?? null,
		changes: details.changes ?? [],
		dryRun: subject.dryRun,
	};
}

export function skipped(subject: Subject, code: string, message: string, row?: OrderRow): Outcome {
	return outcomeOf(subject, 'skipped', { ...targetOf(row), reason: { code, message } });
}

export function failed(subject: Subject, problem: Problem, row?: OrderRow): Outcome {
	return outcomeOf(subject, 'failed', { ...targetOf(row), problem });
}

/** A problem that we find ourselves, before or instead of the vendor. */
export function problemOf(code: string, message: string, hint: string | null, retryable = false): Problem {
	return { code, message, hint, vendorMessage: null, httpStatus: null, retryable };
}

/** The vendor's problem, led by the order that it is about. */
export function aboutOrder(subject: Subject, problem: Problem): Problem {
	if (problem.message.includes(subject.shopNumber)) return problem;
	return { ...problem, message: `Order ${subject.shopNumber}: ${problem.message}` };
}

function targetOf(row: OrderRow | undefined): Details {
	return row === undefined ? {} : { id: row.id, number: row.number };
}
