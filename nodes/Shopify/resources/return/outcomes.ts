import type { Outcome, OutcomeName, Problem } from '../../../shared/model/outcome';
import type { Return } from '../../../shared/model/return';
import type { ReturnState } from '../../client/returns';
import type { Step } from '../../client/step';
import type { Done } from './registering';

export function outcomeOf(outcome: OutcomeName, record: Return | null, order: ReturnState | null): Outcome {
	return {
		outcome,
		key: record?.key ?? '',
		number: record?.number ?? record?.orderNumber ?? '',
		target: order === null ? null : { system: 'shopify', id: order.legacyResourceId, number: order.name },
		reason: null,
		problem: null,
		changes: [],
		dryRun: false,
	};
}

export function failedOutcome(
	record: Return | null,
	problem: Problem,
	order: ReturnState | null = null,
): Outcome {
	return { ...outcomeOf('failed', record, order), problem };
}

/** Return first, refund second; what went well stays visible when the other half failed. */
export function finished(
	record: Return,
	order: ReturnState | null,
	steps: ReadonlyArray<Step<Done> | Extract<Step<unknown>, { ok: false }>>,
	dryRun: boolean,
): Outcome {
	const done = steps.flatMap((step) => (step.ok ? [step.value] : []));
	const changes = done.flatMap(({ change }) => (change === null ? [] : [change]));
	const bad = steps.find((step) => !step.ok);
	if (bad && !bad.ok) {
		const name: OutcomeName = bad.unclear ? 'unknown' : 'failed';
		const half = changes.length > 0 ? ' The return was registered; running it again only refunds it.' : '';
		const { problem } = bad;
		return {
			...outcomeOf(name, record, order),
			changes,
			dryRun,
			problem: { ...problem, message: `${titleOf(record)}: ${problem.message}${half}` },
		};
	}
	if (changes.length > 0) return { ...outcomeOf('created', record, order), changes, dryRun };
	const exists = done.some(({ id }) => id !== null);
	const remark = done.find((entry) => entry.remark !== null)?.remark ?? 'The return has no products';
	return exists
		? { ...outcomeOf('unchanged', record, order), dryRun }
		: {
				...outcomeOf('skipped', record, order),
				dryRun,
				reason: { code: 'nothingToRefund', message: remark },
			};
}

function titleOf(record: Return): string {
	return `Return ${record.number ?? record.id}`;
}
