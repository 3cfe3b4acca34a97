import type { Problem } from '../../../../shared/model/outcome';
import { writeInBulk, type Written } from '../../../client/bulk';
import { createOrders, lookUpOrders } from '../../../client/salesOrders';
import type { Session } from '../../../client/session';
import type { OrderBody, OrderRow } from '../../../client/wire';
import type { Board } from './board';
import { hashOf, isOurs } from './decide';
import { aboutOrder, failed, outcomeOf } from './outcomes';
import type { ImportJob } from './jobs';
import { prepare, previewOf, type Prepared } from './prepare';

/** Returns how many orders were ready to be sent. */
export async function createAll(board: Board): Promise<number> {
	const ready: Array<{ job: ImportJob; prepared: Prepared }> = [];
	for (const job of board.creates) {
		const prepared = prepare(job.subject, job.draft, board);
		if ('outcome' in prepared) board.settle(job, prepared);
		else if (!board.settings.dryRun) ready.push({ job, prepared });
		else
			board.settle(
				job,
				outcomeOf(job.subject, 'created', { reason: prepared.warning, changes: previewOf(prepared) }),
			);
	}
	const bodies = ready.map(({ prepared }) => prepared.body);
	const written = await sendOrders(board.session, bodies);
	ready.forEach(({ job, prepared }, index) => {
		const result = written[index];
		if (result !== undefined) record(board, job, prepared, result);
	});
	return ready.length;
}

function record(board: Board, job: ImportJob, prepared: Prepared, result: Written<OrderRow[]>): void {
	const { subject, draft } = job;
	const reason = prepared.warning;
	switch (result.kind) {
		case 'created':
			return board.settle(job, outcomeOf(subject, 'created', { id: result.id, reason }));
		case 'failed':
			return board.settle(job, failed(subject, aboutOrder(subject, result.problem)));
		case 'unknown':
			return board.settle(
				job,
				outcomeOf(subject, 'unknown', { problem: unclear(result.problem, subject.shopNumber) }),
			);
		case 'found': {
			const sent = result.record.find((row) => isOurs(row, subject.key) && hashOf(row) === draft.hash);
			if (result.sent && sent)
				return board.settle(job, outcomeOf(subject, 'created', { id: sent.id, reason }));
			return board.take(job, result.record);
		}
	}
}

/** An order whose number is taken comes back as found, with what PULPO has. */
async function sendOrders(session: Session, bodies: OrderBody[]): Promise<Array<Written<OrderRow[]>>> {
	return await writeInBulk<OrderBody, OrderRow[]>(session, bodies, {
		keyField: 'order_num',
		record: 'order',
		keyOf: (body) => body.order_num,
		send: async (rows) => await createOrders(session.connection, rows, session.bulkTimeoutMs),
		find: async (numbers) => await lookUpOrders(session.connection, numbers),
	});
}

export function unclear(problem: Problem, shopNumber: string): Problem {
	return {
		...problem,
		code: 'unknown',
		message: `It is not known whether order ${shopNumber} arrived in PULPO WMS: ${problem.message}`,
		hint: 'Run it again: the next run looks the order up before it sends anything.',
		retryable: true,
	};
}
