import type { Outcome } from '../../../../shared/model/outcome';
import { EDITABLE_STATES } from '../../../client/limits';
import { idOf, textOf, type OrderRow } from '../../../client/wire';
import { HASH_ATTRIBUTE, KEY_ATTRIBUTE } from '../../../mapping/order';
import { failed, outcomeOf, problemOf, skipped, type Subject } from './outcomes';
import type { CancelJob, ImportJob, Job } from './jobs';
import { tooLateToMove, tooLateToUpdate } from './tooLate';
import type { ImportSettings } from './settings';

/** What has to be done for one job, given what PULPO already has under its number. */
export type Step =
	| { kind: 'done'; outcome: Outcome }
	| { kind: 'create' }
	| { kind: 'update'; row: OrderRow }
	| { kind: 'cancel'; row: OrderRow };

export function decide(job: Job, rows: readonly OrderRow[], settings: ImportSettings): Step {
	const row = bestRow(rows, job.subject.key);
	if (job.kind === 'cancel')
		return row === null ? done(neverImported(job)) : decideCancel(job, row, settings);
	if (row === null) return { kind: 'create' };
	return foreignStep(job.subject, row, settings) ?? decideUpdate(job, row, settings);
}

export function isOurs(row: OrderRow, key: string): boolean {
	return keyOf(row) === key;
}

export function hashOf(row: OrderRow): string {
	return textOf(row.attributes?.[HASH_ATTRIBUTE]) ?? '';
}

function decideCancel(job: CancelJob, row: OrderRow, settings: ImportSettings): Step {
	const { subject, because } = job;
	const foreign = foreignStep(subject, row, settings);
	if (foreign !== null) return foreign;
	if (row.state === 'cancelled') {
		if (because !== undefined) return done(skipped(subject, because.code, because.message, row));
		return done(outcomeOf(subject, 'unchanged', { id: row.id, number: row.number }));
	}
	if (row.state !== 'ended') return { kind: 'cancel', row };
	const text =
		because === undefined
			? `Order ${subject.shopNumber} was cancelled in the shop after PULPO WMS had shipped it; book the goods back as a return`
			: `PULPO WMS had shipped order ${subject.shopNumber} already. ${because.message}`;
	return done(skipped(subject, 'alreadyShipped', text, row));
}

function decideUpdate(job: ImportJob, row: OrderRow, settings: ImportSettings): Step {
	const { subject, draft } = job;
	if (row.state === 'cancelled') return done(cancelledThere(subject, row, settings));
	if (hashOf(row) === draft.hash)
		return done(outcomeOf(subject, 'unchanged', { id: row.id, number: row.number }));
	if (EDITABLE_STATES.includes(row.state)) return { kind: 'update', row };
	const warehouse = idOf(row.row['warehouse_id']);
	const moved = settings.warehouses.from === 'location' && warehouse !== null;
	if (moved && warehouse !== draft.warehouseId) return done(tooLateToMove(subject, row, warehouse));
	return done(tooLateToUpdate(subject, row, row.state));
}

/** An order that is not ours is never touched. */
function foreignStep(subject: Subject, row: OrderRow, settings: ImportSettings): Step | null {
	const owner = keyOf(row);
	if (owner === subject.key) return null;
	if (owner !== '') return done(numberTaken(subject, row, owner));
	if (settings.adoptExisting) return null;
	const text = `PULPO WMS already has an order ${row.number} that was not made by this import, so it was left as it is`;
	return done(skipped(subject, 'existsAlready', text, row));
}

export function numberTaken(subject: Subject, row: OrderRow | undefined, owner: string): Outcome {
	return failed(
		subject,
		problemOf(
			'numberTaken',
			`Order ${subject.shopNumber} was not sent to PULPO WMS: the number ${subject.number} belongs to another order there (${owner})`,
			'Give each shop its own Number Prefix, then run the order again.',
		),
		row,
	);
}

function cancelledThere(subject: Subject, row: OrderRow, settings: ImportSettings): Outcome {
	if (!settings.recreateCancelled) return cancelledInPulpo(subject, row);
	return failed(
		subject,
		problemOf(
			'numberTakenByCancelled',
			`Order ${subject.shopNumber} was not sent again: the cancelled order in PULPO WMS still has the number ${row.number}`,
			'Switch on "Rename sales orders on cancellation" in PULPO WMS, or change the number of the cancelled order there.',
		),
		row,
	);
}

export function cancelledInPulpo(subject: Subject, row: OrderRow): Outcome {
	const text = `Order ${subject.shopNumber} was cancelled in PULPO WMS and is not sent again; the option Recreate Cancelled Orders would send it`;
	return skipped(subject, 'cancelledInPulpo', text, row);
}

function neverImported({ subject, because }: CancelJob): Outcome {
	if (because !== undefined) return skipped(subject, because.code, because.message);
	return skipped(
		subject,
		'neverImported',
		`Order ${subject.shopNumber} is cancelled and never was in PULPO WMS`,
	);
}

/** Our own order first, then one that is not cancelled, then the youngest. */
function bestRow(rows: readonly OrderRow[], key: string): OrderRow | null {
	const rank = (row: OrderRow) => (isOurs(row, key) ? 2 : 0) + (row.state === 'cancelled' ? 0 : 1);
	return [...rows].sort((a, b) => rank(b) - rank(a) || b.id - a.id)[0] ?? null;
}

/** The key of the order that it was made from; empty when it is not ours. */
export function keyOf(row: OrderRow): string {
	return textOf(row.attributes?.[KEY_ATTRIBUTE]) ?? '';
}

function done(outcome: Outcome): Step {
	return { kind: 'done', outcome };
}
