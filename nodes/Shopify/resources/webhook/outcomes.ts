import type { Outcome, OutcomeName, Problem } from '../../../shared/model/outcome';
import { idOfGid } from '../../client/wire';

export interface HookSubject {
	topic: string;
	address: string;
	/** GID; null = not made. */
	id: string | null;
	dryRun: boolean;
}

export function hookOutcome(
	outcome: OutcomeName,
	{ topic, address, id, dryRun }: HookSubject,
	more: Partial<Pick<Outcome, 'problem' | 'reason' | 'changes'>> = {},
): Outcome {
	return {
		outcome,
		key: `webhook ${topic} ${address}`,
		number: topic,
		target: { system: 'shopify', id: id === null ? null : (idOfGid(id) ?? id), number: topic },
		reason: null,
		problem: null,
		changes: [],
		dryRun,
		...more,
	};
}

/** Nobody calls the address, and it is not known what for: what was there may be gone. */
export function noEvents({ address, dryRun }: Pick<HookSubject, 'address' | 'dryRun'>): Outcome {
	const subject = { topic: '', address, id: null, dryRun };
	const problem: Problem = {
		code: 'noEvents',
		message: 'There is no webhook at this address yet, so the events must be chosen',
		hint: 'Choose the events.',
		vendorMessage: null,
		httpStatus: null,
		retryable: false,
	};
	return hookOutcome('failed', subject, { problem });
}

export function failedHook(subject: HookSubject, problem: Problem, unclear: boolean): Outcome {
	return hookOutcome(unclear ? 'unknown' : 'failed', subject, { problem });
}
