import { wholeKey } from '../../../../shared/model/key';
import type { Order } from '../../../../shared/model/order';
import { orderNumber } from '../../../../shared/rules/orderNumber';
import type { FoundOrders } from '../../../client/salesOrders';
import type { OrderRow } from '../../../client/wire';
import type { Board } from './board';
import { decide, keyOf } from './decide';
import { aboutOrder, failed, skipped } from './outcomes';
import type { CancelJob, Job } from './jobs';
import type { ImportSettings } from './settings';

/** The number of the whole order that a piece belongs to; null for what is no piece. */
export function wholeNumberOf(job: Job, settings: Pick<ImportSettings, 'numbering'>): string | null {
	const order = orderOf(job);
	return order.part === null ? null : orderNumber({ ...order, part: null }, settings.numbering);
}

/**
 * An order that PULPO got whole, before the shop split it, is never split there: its pieces would be sent a second time.
 * Settles such pieces and returns the other jobs.
 */
export function leaveOutImportedWhole(board: Board, jobs: readonly Job[], found: FoundOrders): Job[] {
	const left: Job[] = [];
	for (const [whole, pieces] of byWhole(jobs)) {
		const [first] = pieces;
		const number = first === undefined ? null : wholeNumberOf(first, board.settings);
		const rows = number === null ? [] : wholeRows(found.rows.get(number) ?? [], whole);
		const problem = number === null ? undefined : found.failed.get(number);
		if (problem !== undefined)
			for (const job of pieces) board.settle(job, failed(job.subject, aboutOrder(job.subject, problem)));
		else if (rows.length === 0) left.push(...pieces);
		else if (nothingIsLeft(pieces)) for (const job of pieces) cancelWhole(board, job, whole, rows);
		else for (const job of pieces) board.settle(job, importedWhole(job, rows));
	}
	return left.sort((a, b) => a.item - b.item);
}

function byWhole(jobs: readonly Job[]): Map<string, Job[]> {
	const groups = new Map<string, Job[]>();
	for (const job of jobs) {
		const key = wholeKey(job.subject.key);
		groups.set(key, [...(groups.get(key) ?? []), job]);
	}
	return groups;
}

/** Orders made by hand or by another program count too: nothing tells that they are not the same goods. */
function wholeRows(rows: readonly OrderRow[], whole: string): OrderRow[] {
	return rows.filter((row) => row.state !== 'cancelled' && [whole, ''].includes(keyOf(row)));
}

/** A run that got only some of the pieces must not cancel the goods of the others. */
function nothingIsLeft(pieces: readonly Job[]): pieces is CancelJob[] {
	if (!pieces.every((job) => job.kind === 'cancel')) return false;
	const parts = new Set(pieces.map(({ order }) => order.part ?? 0));
	const complete = parts.size > 1 && Math.max(...parts) === parts.size;
	return complete || pieces.every(({ order }) => order.cancelledAt !== null);
}

function cancelWhole(board: Board, job: CancelJob, whole: string, rows: readonly OrderRow[]): void {
	const step = decide({ ...job, subject: { ...job.subject, key: whole } }, rows, board.settings);
	if (step.kind === 'cancel') board.cancels.push({ job, row: step.row });
	else if (step.kind === 'done') board.settle(job, { ...step.outcome, key: job.subject.key });
}

function importedWhole(job: Job, rows: readonly OrderRow[]) {
	const number = rows[0]?.number ?? '';
	const text = `PULPO WMS got order ${job.subject.shopNumber} whole, as ${number}, before the shop split it, so its pieces are not sent`;
	return skipped(job.subject, 'importedWhole', text, rows[0]);
}

function orderOf(job: Job): Order {
	return job.kind === 'import' ? job.draft.order : job.order;
}
