import type { SystemId } from './primitives';

export const OUTCOMES = [
	'created',
	'updated',
	'unchanged',
	'cancelled',
	'skipped',
	'failed',
	'unknown',
] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** Why something was skipped: a stable code and a sentence for the shop owner. */
export interface Reason {
	code: string;
	message: string;
}

/** Why something failed, in a shop owner's words, and what to do next. */
export interface Problem {
	code: string;
	message: string;
	/** What to do next. */
	hint: string | null;
	/** The vendor's own words, secrets removed. */
	vendorMessage: string | null;
	httpStatus: number | null;
	/** Whether the same input may succeed later without anybody changing it. */
	retryable: boolean;
}

export interface Change {
	field: string;
	before: unknown;
	after: unknown;
}

/** What one write did with one record; every write returns exactly one per input, in input order. */
export interface Outcome {
	outcome: OutcomeName;
	/** Idempotency key of the record, see model/key.ts. */
	key: string;
	/** The number that the user knows the record by. */
	number: string;
	target: { system: SystemId; id: string | null; number: string | null } | null;
	reason: Reason | null;
	problem: Problem | null;
	/** Filled by updates and by every dry run. */
	changes: Change[];
	/** true: nothing was sent, the outcome is what would have happened. */
	dryRun: boolean;
}
