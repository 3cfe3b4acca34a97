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

export function failedHook(subject: HookSubject, problem: Problem, unclear: boolean): Outcome {
	return hookOutcome(unclear ? 'unknown' : 'failed', subject, { problem });
}
