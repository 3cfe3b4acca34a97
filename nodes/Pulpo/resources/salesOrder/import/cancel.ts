import { cancelAll } from '../../../client/cancelling';
import type { OrderRow } from '../../../client/wire';
import type { Board, CancelJob } from './board';
import { aboutOrder, failed, outcomeOf } from './outcomes';

export async function cancelOrdersOf(board: Board): Promise<void> {
	const targets = board.cancels.map(({ row }) => ({ id: row.id, number: row.number }));
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
	return outcomeOf(job.subject, 'cancelled', { id: row.id, number: row.number, changes });
}
