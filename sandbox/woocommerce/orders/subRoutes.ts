import { created, invalidId, needsForce, noRoute, ok, Refusal } from '../answers.ts';
import { idOf, type Call, type Reply } from '../call.ts';
import { answerList, type ListSpec } from '../lists.ts';
import { exact, numberOf } from '../numbers.ts';
import { writeMeta } from '../meta.ts';
import { FORCE, READ } from '../resource.ts';
import type { Routes } from '../routes.ts';
import { gatewayRefunds } from '../shop/gateways.ts';
import { announce } from '../webhooks/queue.ts';
import { NOTE_FIELDS, NOTE_FILTERS, REFUND_FIELDS, REFUND_FILTERS } from './args.ts';
import { decimals, refundList } from './find.ts';
import { addNote } from './notes.ts';
import type { Note, Order, Refund } from './records.ts';
import { addRefund, readRefundLines, remainingOf } from './refund.ts';
import { orderOf } from './routes.ts';
import { setStatus } from './status.ts';
import { taxOf } from './totals.ts';
import { noteView, refundView } from './view.ts';

const noteList: ListSpec<Note> = { view: ({ world }, note) => noteView(world, note) };

function findNotes(call: Call): Note[] {
	const order = orderOf(call, 'order_id');
	const type = call.args['type'];
	return [...call.world.notes.values()].filter(
		({ orderId, customer_note: isForCustomer }) =>
			orderId === order.id && (type === 'any' || isForCustomer === (type === 'customer')),
	);
}

function createNote(call: Call): Reply {
	const { world, args } = call;
	const order = orderOf(call, 'order_id');
	const author = args['added_by_user'] === true ? 'admin' : 'WooCommerce';
	const note = addNote(world, order, String(args['note']), args['customer_note'] === true, author);
	return created(noteView(world, note), world.href(`/orders/${order.id}/notes/${note.id}`));
}

function noteOf(call: Call): Note {
	const order = orderOf(call, 'order_id');
	const note = call.world.notes.get(idOf(call));
	if (note?.orderId !== order.id)
		throw new Refusal(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
	return note;
}

function deleteNote(call: Call): Reply {
	const note = noteOf(call);
	if (call.args['force'] !== true) throw needsForce();
	call.world.notes.delete(note.id);
	return ok(noteView(call.world, note));
}

/** Here the vendor's `data` is the bare status. */
const refundProblem = (message: string): Refusal =>
	new Refusal(500, 'woocommerce_rest_cannot_create_order_refund', message, 500);

function createRefund(call: Call): Reply {
	const { world, args, user } = call;
	const order = orderOf(call, 'order_id');
	const lines = readRefundLines(world, order, args['line_items']);
	const ofLines = exact(lines.reduce((total, line) => total + line.total + taxOf(line), 0));
	const amount = args['amount'] === undefined ? ofLines : numberOf(args['amount']);
	if (amount < 0 || (amount === 0 && lines.length === 0))
		throw new Refusal(
			400,
			'woocommerce_rest_invalid_order_refund',
			'Refund amount must be greater than zero.',
		);
	if (amount > remainingOf(world, order)) throw refundProblem('Invalid refund amount.');
	const byGateway = args['api_refund'] === true;
	if (byGateway && !gatewayRefunds(order.payment_method))
		throw refundProblem('The payment gateway for this order does not support automatic refunds.');
	const refund = addRefund(world, order, {
		amount,
		reason: String(args['reason'] ?? ''),
		by: numberOf(args['refunded_by']) || (user?.id ?? 0),
		byGateway,
		restocks: args['api_restock'] === true,
		lines,
	});
	writeMeta(world, refund.meta, args['meta_data']);
	if (remainingOf(world, order) <= 0) setStatus(world, order, 'refunded');
	announce(world, 'order.updated', order.id);
	return created(refundView(world, refund, 2), world.href(`/orders/${order.id}/refunds/${refund.id}`));
}

function refundOf(call: Call): { order: Order; refund: Refund } {
	const order = orderOf(call, 'order_id');
	const refund = call.world.refunds.get(idOf(call));
	if (refund?.orderId !== order.id) throw invalidId('shop_order_refund');
	return { order, refund };
}

function deleteRefund(call: Call): Reply {
	const { order, refund } = refundOf(call);
	if (call.args['force'] !== true) throw needsForce();
	const before = refundView(call.world, refund, 2);
	call.world.refunds.delete(refund.id);
	order.refundIds = order.refundIds.filter((id) => id !== refund.id);
	announce(call.world, 'order.updated', order.id);
	return ok(before);
}

function findRefunds({ world, args }: Call): Refund[] {
	const parents = (args['parent'] as number[] | undefined) ?? [];
	return [...world.refunds.values()].filter(
		({ orderId }) => parents.length === 0 || parents.includes(orderId),
	);
}

export const orderSubRoutes: Routes = {
	'GET /wc/v3/orders/{order_id}/notes': {
		permission: 'list',
		args: NOTE_FILTERS,
		run: (call) =>
			answerList(
				{ ...call, args: { ...call.args, per_page: 1_000_000, page: 1, order: 'desc' } },
				findNotes(call),
				noteList,
			),
	},
	'POST /wc/v3/orders/{order_id}/notes': { permission: 'create', args: NOTE_FIELDS, run: createNote },
	'GET /wc/v3/orders/{order_id}/notes/{id}': {
		permission: 'view',
		args: READ,
		run: (call) => ok(noteView(call.world, noteOf(call))),
	},
	'DELETE /wc/v3/orders/{order_id}/notes/{id}': { permission: 'delete', args: FORCE, run: deleteNote },
	'GET /wc/v3/orders/{order_id}/refunds': {
		permission: 'list',
		args: REFUND_FILTERS,
		run: (call) => {
			const { refundIds } = orderOf(call, 'order_id');
			const refunds = refundIds.flatMap((id) => call.world.refunds.get(id) ?? []);
			return answerList(call, refunds, refundList(false));
		},
	},
	'POST /wc/v3/orders/{order_id}/refunds': { permission: 'create', args: REFUND_FIELDS, run: createRefund },
	'GET /wc/v3/orders/{order_id}/refunds/{id}': {
		permission: 'view',
		args: READ,
		run: (call) => ok(refundView(call.world, refundOf(call).refund, decimals(call))),
	},
	'DELETE /wc/v3/orders/{order_id}/refunds/{id}': { permission: 'delete', args: FORCE, run: deleteRefund },
	'GET /wc/v3/refunds': {
		permission: 'list',
		args: REFUND_FILTERS,
		run: (call) => {
			if (!call.world.settings.refundsList) throw noRoute();
			return answerList(call, findRefunds(call), refundList(true));
		},
	},
};
