import type { Outcome, Problem } from '../../../../shared/model/outcome';
import type { Attempt } from '../../../../shared/http/types';
import { EDITABLE_STATES } from '../../../client/limits';
import { readOrder, replaceOrder } from '../../../client/salesOrders';
import type { Session } from '../../../client/session';
import { isRow, orderRowOf, type OrderRow } from '../../../client/wire';
import { changesBetween, keepExisting } from '../../../mapping/changes';
import type { Board } from './board';
import { aboutOrder, failed, outcomeOf, problemOf, type Subject } from './outcomes';
import { prepare, type Prepared } from './prepare';
import { notMovedWhilePaused, tooLateToUpdate } from './tooLate';

export async function updateAll(board: Board): Promise<void> {
	for (const { job, row } of board.updates) {
		const prepared = prepare(job.subject, job.draft, board);
		const wished = job.draft.order.deliveryDate !== null;
		if ('outcome' in prepared) board.settle(job, prepared);
		else board.settle(job, await updateOrder(board.session, job.subject, row, prepared, wished));
	}
}

/** Brings an order in PULPO up to date while nobody works on it; says field by field what changes. */
async function updateOrder(
	session: Session,
	subject: Subject,
	row: OrderRow,
	prepared: Prepared,
	dateWished: boolean,
): Promise<Outcome> {
	const read = await currentOrder(session, row);
	if ('problem' in read) return failed(subject, aboutOrder(subject, read.problem), row);
	if (!EDITABLE_STATES.includes(read.order.state)) return tooLateToUpdate(subject, row, read.order.state);
	const body = keepExisting(read.order.row, prepared.body, dateWished);
	const details = {
		id: row.id,
		number: row.number,
		reason: prepared.warning,
		changes: changesBetween(read.order.row, body),
	};
	if (subject.dryRun) return outcomeOf(subject, 'updated', details);
	const attempt = await replaceOrder(session.connection, row.id, body);
	return attempt.ok
		? outcomeOf(subject, 'updated', details)
		: await refusedUpdate(session, subject, row, attempt);
}

/** The vendor may have begun to work on the order between our look and our write. */
async function refusedUpdate(
	session: Session,
	subject: Subject,
	row: OrderRow,
	attempt: Extract<Attempt, { ok: false }>,
): Promise<Outcome> {
	const words = attempt.problem.vendorMessage ?? '';
	if ([403, 409, 422].includes(attempt.reply?.status ?? 0)) {
		const again = await currentOrder(session, row);
		if ('order' in again && !EDITABLE_STATES.includes(again.order.state)) {
			return tooLateToUpdate(subject, row, again.order.state);
		}
		if ('order' in again && again.order.state === 'paused' && /warehouse/.test(words))
			return notMovedWhilePaused(subject, row, words);
	}
	return failed(subject, aboutOrder(subject, attempt.problem), row);
}

async function currentOrder(
	session: Session,
	row: OrderRow,
): Promise<{ order: OrderRow } | { problem: Problem }> {
	const attempt = await readOrder(session.connection, row.id);
	if (!attempt.ok) return { problem: attempt.problem };
	const order = isRow(attempt.reply.body) ? orderRowOf(attempt.reply.body) : null;
	if (order !== null)
		return { order: { ...order, row: { ...order.row, attributes: order.attributes ?? {} } } };
	return { problem: problemOf('unreadable', `PULPO WMS did not show order ${row.number}`, null, true) };
}
