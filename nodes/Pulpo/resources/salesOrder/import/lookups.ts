import { lookUpOrders } from '../../../client/salesOrders';
import { skusOf } from '../../../mapping/lines';
import type { Board } from './board';
import { cancelledInPulpo, isOurs, numberTaken } from './decide';
import { aboutOrder, failed } from './outcomes';
import { leaveOutImportedWhole, wholeNumberOf } from './pieces';
import type { Job } from './jobs';
import { linesOf } from './prepare';
import { cancelledByKey } from './renamed';

/**
 * One bracket look-up for a hundred orders tells which exist, in which state, and whether they changed. Pieces are looked
 * up together with the whole orders that they come from. Returns how many numbers were looked up.
 */
export async function compareWithPulpo(board: Board, jobs: readonly Job[]): Promise<number> {
	const wholes = jobs.map((job) => wholeNumberOf(job, board.settings)).filter((number) => number !== null);
	const numbers = new Set([...jobs.map(({ subject }) => subject.number), ...wholes]);
	const found = await lookUpOrders(board.session.connection, [...numbers]);
	const owners = new Map<string, string>();
	for (const job of leaveOutImportedWhole(board, jobs, found)) {
		const { number, key } = job.subject;
		const rows = found.rows.get(number) ?? [];
		const problem = found.failed.get(number);
		const owner = owners.get(number);
		if (problem !== undefined) board.settle(job, failed(job.subject, aboutOrder(job.subject, problem)));
		else if (owner !== undefined && job.kind === 'import' && !rows.some((row) => isOurs(row, key))) {
			board.settle(job, numberTaken(job.subject, undefined, owner));
		} else {
			if (job.kind === 'import') owners.set(number, key);
			board.take(job, rows);
		}
	}
	return numbers.size;
}

/** Orders that were cancelled in PULPO and renamed there must not be sent again. */
export async function leaveOutRenamed(board: Board): Promise<void> {
	const { creates, settings } = board;
	if (!settings.findRenamed || settings.recreateCancelled || creates.length === 0) return;
	const placed = creates.map((job) => Date.parse(job.draft.order.createdAt));
	const cancelled = await cancelledByKey(board.session, new Date(Math.min(...placed)).toISOString());
	board.creates = [];
	for (const job of creates) {
		const row = cancelled.ok ? cancelled.rows.get(job.subject.key) : undefined;
		if (!cancelled.ok) board.settle(job, failed(job.subject, aboutOrder(job.subject, cancelled.problem)));
		else if (row === undefined) board.creates.push(job);
		else board.settle(job, cancelledInPulpo(job.subject, row));
	}
}

/** Ids of all products in bulk, then those of the customers whose orders can be sent. */
export async function loadBooks(board: Board): Promise<void> {
	const jobs = [...board.creates, ...board.updates.map(({ job }) => job)];
	const orders = jobs.map((job) => job.draft.order);
	await board.products.load(skusOf(orders, board.settings));
	const sendable = jobs.filter((job) => 'items' in linesOf(job.subject, job.draft, board));
	await board.customers.load(sendable.map((job) => job.draft.order));
}
