import { cancelAll } from '../../../client/cancelling';
import type { OrderRow } from '../../../client/wire';
import type { Board } from './board';
import { aboutOrder, failed, outcomeOf } from './outcomes';
import type { CancelJob } from './jobs';

export async function cancelOrdersOf(board: Board): Promise<void> {
	// The pieces of an order that was imported whole share one row.
	const rows = new Map(board.cancels.map(({ row }) => [row.id, row]));
	const targets = [...rows.values()].map(({ id, number }) => ({ id, number }));
	const results = board.settings.dryRun ? null : await cancelAll(board.session, targets);
	for (const { job, row } of board.cancels) {
		const result = results === null ? { kind: 'cancelled' as const } : results.get(row.id);
		if (result === undefined) continue;
		if (result.kind === 'cancelled') board.settle(job, cancelledOutcome(job, row));
		else {
			const problem = aboutOrder(job.subject, result.problem);
			board.settle(
				job,
				result.kind === 'unknown'
					? outcomeOf(job.subject, 'unknown', { id: row.id, number: row.number, problem })
					: failed(job.subject, problem, row),
			);
		}
	}
}

function cancelledOutcome(job: CancelJob, row: OrderRow) {
	const changes = [{ field: 'state', before: row.state, after: 'cancelled' }];
	const reason = job.because ?? null;
	return outcomeOf(job.subject, 'cancelled', { id: row.id, number: row.number, reason, changes });
}
