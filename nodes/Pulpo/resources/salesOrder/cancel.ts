import type { Outcome } from '../../../shared/model/outcome';
import { showRequests } from '../../../shared/node/requestHint';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { cancelAll } from '../../client/cancelling';
import { BULK_SIZE, BULK_TIMEOUT_MS, LOOK_UP_SIZE } from '../../client/limits';
import { lookUpOrders, lookUpOrdersById, type FoundOrders } from '../../client/salesOrders';
import { openSession, type Session } from '../../client/session';
import { textOf, type OrderRow } from '../../client/wire';
import { KEY_ATTRIBUTE } from '../../mapping/order';
import { failed, outcomeOf, problemOf, skipped, type Subject } from './import/outcomes';
import { chosenOrder, whichOrder, type Which } from './which';

export const cancel: WriteOperation = {
	kind: 'write',
	name: 'cancel',
	title: 'Cancel',
	action: 'Cancel sales orders',
	description: 'Cancel sales orders; one that is cancelled already counts as done',
	fields: [...whichOrder(), dryRunField()],
	async run(run) {
		const session = await openSession(run, {
			bulkSize: BULK_SIZE,
			bulkTimeoutMs: BULK_TIMEOUT_MS,
			requestsPerMinute: 0,
		});
		const wanted = Array.from({ length: run.itemCount }, (_, item) => chosenOrder(run, item));
		const byNumber = await lookUpOrders(session.connection, valuesOf(wanted, 'number'));
		const byId = await lookUpOrdersById(session.connection, valuesOf(wanted, 'id'));
		return await cancelFound(run, session, wanted, (which) => (which.by === 'id' ? byId : byNumber));
	},
};

async function cancelFound(
	run: Run,
	session: Session,
	wanted: Which[],
	foundBy: (which: Which) => FoundOrders,
): Promise<Outcome[]> {
	const dryRun = run.parameter<boolean>('dryRun', 0, false);
	const rows = wanted.map((which) => bestRow(foundBy(which).rows.get(which.value) ?? []));
	const open = new Map(rows.filter((row) => row !== null && isOpen(row)).map((row) => [row?.id ?? 0, row]));
	const targets = [...open].map(([id, row]) => ({ id, number: row?.number ?? '' }));
	const results = dryRun ? null : await cancelAll(session, targets);
	showRequests(run.context, session.connection, fewestCalls(wanted, dryRun ? 0 : targets.length));
	return wanted.map((which, item) => {
		const row = rows[item] ?? null;
		if (row === null) return absent(which, foundBy(which), dryRun);
		const subject: Subject = { key: keyOf(row), shopNumber: row.number, number: row.number, dryRun };
		const details = { id: row.id, number: row.number };
		if (row.state === 'cancelled') return outcomeOf(subject, 'unchanged', details);
		if (row.state === 'ended')
			return skipped(
				subject,
				'alreadyShipped',
				`Order ${row.number} is shipped and cannot be cancelled any more`,
				row,
			);
		const result = results?.get(row.id) ?? { kind: 'cancelled' as const };
		if (result.kind === 'cancelled') {
			return outcomeOf(subject, 'cancelled', {
				...details,
				changes: [{ field: 'state', before: row.state, after: 'cancelled' }],
			});
		}
		if (result.kind === 'unknown')
			return outcomeOf(subject, 'unknown', { ...details, problem: result.problem });
		return failed(subject, result.problem, row);
	});
}

function absent(which: Which, found: FoundOrders, dryRun: boolean): Outcome {
	const subject: Subject = { key: which.value, shopNumber: which.value, number: '', dryRun };
	const problem = found.failed.get(which.value);
	if (problem !== undefined) return failed(subject, problem);
	return failed(
		subject,
		problemOf(
			'notFound',
			`PULPO WMS has no order ${which.value}`,
			'Check the number with its prefix and suffix, or the ID.',
		),
	);
}

function fewestCalls(wanted: Which[], cancels: number): number {
	const lookUps = (by: Which['by']) => Math.ceil(new Set(valuesOf(wanted, by)).size / LOOK_UP_SIZE);
	return lookUps('number') + lookUps('id') + Math.ceil(cancels / BULK_SIZE);
}

function valuesOf(wanted: Which[], by: Which['by']): string[] {
	return wanted.filter((which) => which.by === by).map((which) => which.value);
}

function bestRow(rows: OrderRow[]): OrderRow | null {
	return rows.find(isOpen) ?? rows[0] ?? null;
}

function isOpen(row: OrderRow): boolean {
	return row.state !== 'cancelled' && row.state !== 'ended';
}

function keyOf(row: OrderRow): string {
	return textOf(row.attributes?.[KEY_ATTRIBUTE]) ?? row.number;
}
