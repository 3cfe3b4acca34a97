import type { IDataObject } from 'n8n-workflow';

import { systemClock } from '../../../shared/http/clock';
import { parseKey } from '../../../shared/model/key';
import type { Change, Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { cancellationsThatStand, sendCancellations, type Cancellation } from '../../client/cancelling';
import { CANCEL_WAIT_SECONDS, LONGEST_CANCEL_NOTE } from '../../client/limits';
import type { OrderSummary } from '../../client/writes';
import { shopOf, tellAfter } from '../../rooms/session';
import { CANCEL_REASONS, cancelFields } from './cancelFields';
import { problem } from './writeProblems';
import { writeOrders, type OrderWrite } from './writing';

export const cancel: WriteOperation = {
	kind: 'write',
	name: 'cancel',
	title: 'Cancel',
	action: 'Cancel orders',
	description: 'Cancel orders for good, up to 50 per request. Shopify cannot bring a cancelled order back.',
	fields: cancelFields,
	run: cancelAll,
};

async function cancelAll(run: Run): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const options = run.parameter<IDataObject>('options', 0, {});
	const seconds = Number(options['waitSeconds'] ?? CANCEL_WAIT_SECONDS);
	const patience = { clock: systemClock, waitMs: Math.min(300, Math.max(0, seconds)) * 1000 };
	const write: OrderWrite<Cancellation> = {
		done: 'cancelled',
		plan: (order, item) => planCancellation(run, order, item),
		send: async (changes) => await sendCancellations(shop, changes, patience),
		lookUp: async (changes) => await cancellationsThatStand(shop, changes, patience),
	};
	const outcomes = await writeOrders(run, shop, write);
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

function planCancellation(
	run: Run,
	order: OrderSummary,
	item: number,
): ReturnType<OrderWrite<Cancellation>['plan']> {
	const parsed = parseKey(run.parameter<unknown>('orderId', item, ''));
	if (parsed.ok && parsed.parts.part !== null) return { problem: onlyAPiece(order, parsed.parts.part) };
	if (order.cancelledAt !== null) return { change: null, changes: [] };
	const staffNote = String(run.parameter<unknown>('staffNote', item, '') ?? '').trim();
	if (staffNote.length > LONGEST_CANCEL_NOTE) return { problem: noteTooLong(order, staffNote.length) };
	const reason = run.parameter<string>('reason', item, 'OTHER');
	const changes: Change[] = [{ field: 'cancelledAt', before: null, after: run.startedAt }];
	order.cancelledAt = run.startedAt;
	return {
		change: {
			id: order.id,
			reason: CANCEL_REASONS.some(({ value }) => value === reason) ? reason : 'OTHER',
			restock: run.parameter<boolean>('restock', item, true),
			notify: run.parameter<boolean>('notifyCustomer', item, false),
			refund: run.parameter<boolean>('refund', item, false),
			staffNote: staffNote === '' ? null : staffNote,
		},
		changes,
	};
}

function onlyAPiece(order: OrderSummary, part: number): ReturnType<typeof problem> {
	return problem(
		'pieceOfOrder',
		`Order ${order.name}: piece ${part} cannot be cancelled alone`,
		'Shopify cancels whole orders only. Give the key or ID of the whole order when all of it is to be cancelled.',
	);
}

function noteTooLong(order: OrderSummary, length: number): ReturnType<typeof problem> {
	return problem(
		'noteTooLong',
		`Order ${order.name}: the staff note has ${length} characters, Shopify allows ${LONGEST_CANCEL_NOTE}`,
		'Shorten the staff note.',
	);
}
