import type { Change, Outcome, OutcomeName, Problem } from '../../../shared/model/outcome';

/** What became of the webhook of one warehouse. */
export function webhookOutcome(
	outcome: OutcomeName,
	subject: { key: string; number: string; id: string | null; dryRun: boolean },
	more: { changes?: Change[]; problem?: Problem } = {},
): Outcome {
	return {
		outcome,
		key: subject.key,
		number: subject.number,
		target: { system: 'pulpo', id: subject.id, number: null },
		reason: null,
		problem: more.problem ?? null,
		changes: more.changes ?? [],
		dryRun: subject.dryRun,
	};
}
