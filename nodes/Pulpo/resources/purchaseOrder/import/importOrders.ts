import type { Outcome, Problem } from '../../../../shared/model/outcome';
import { findOrCreateCustomers, type CustomerResult } from '../../../client/customers';
import { LOOK_UP_SIZE, PURCHASE_EDITABLE_STATES } from '../../../client/limits';
import { lookUpPurchaseOrders, readPurchaseOrder } from '../../../client/purchaseOrders';
import type { Session } from '../../../client/session';
import { idOf, isRow, textOf, type Row } from '../../../client/wire';
import { purchaseChanges, purchaseState } from '../../../mapping/purchaseOrder';
import { failed, outcomeOf, skipped, type Subject } from '../../salesOrder/import/outcomes';
import { ProductBook } from '../../salesOrder/import/products';
import { bodyOf, type Books } from './bodies';
import { planOrders, type Job } from './plan';
import type { PurchaseSettings } from './settings';
import { writeAll, type Write } from './write';

/** Brings all purchase orders of one run into PULPO; one outcome for each input, and the fewest requests for it. */
export async function importPurchaseOrders(
	session: Session,
	settings: PurchaseSettings,
	inputs: readonly unknown[],
): Promise<{ outcomes: Outcome[]; fewest: number }> {
	const { jobs, settled } = planOrders(inputs, settings.dryRun);
	const found = await lookUpPurchaseOrders(
		session.connection,
		jobs.map(({ order }) => order.number),
	);
	const products = new ProductBook(session, settings);
	await products.load(unique(jobs.flatMap(({ order }) => order.lines.map(({ sku }) => sku))));
	const suppliers = await suppliersOf(session, settings, jobs);
	const books: Books = { settings, products, suppliers };
	const writes: Write[] = [];
	for (const job of jobs) {
		const unread = found.failed.get(job.order.number);
		const row = (found.rows.get(job.order.number) ?? []).find(
			(entry) => (entry['deleted_at'] ?? null) === null,
		);
		const step = unread ?? (await decide(session, job, row ?? null, books));
		if ('outcome' in step) settled.set(job.item, step);
		else if ('code' in step) settled.set(job.item, failed(job.subject, about(job.subject, step)));
		else writes.push(step);
	}
	for (const [item, outcome] of await writeAll(session, writes)) settled.set(item, outcome);
	const bulks = (method: Write['method']) =>
		Math.ceil(writes.filter((write) => write.method === method).length / settings.bulkSize);
	const lookUps = [jobs.length, products.size, suppliers.size].map((count) =>
		Math.ceil(count / LOOK_UP_SIZE),
	);
	return {
		outcomes: inputs.map((_, item) => settled.get(item)).filter((outcome) => outcome !== undefined),
		fewest: lookUps.reduce((sum, count) => sum + count, 0) + bulks('POST') + bulks('PUT'),
	};
}

async function suppliersOf(
	session: Session,
	settings: PurchaseSettings,
	jobs: Job[],
): Promise<Map<string, CustomerResult>> {
	const numbers = settings.supplierBy === 'id' ? [] : unique(jobs.map(({ order }) => order.supplier));
	return await findOrCreateCustomers(session, numbers, {
		merchantId: settings.merchantId,
		create: false,
		thirdType: 'S',
		bodyOf: () => null,
	});
}

async function decide(
	session: Session,
	job: Job,
	row: Row | null,
	books: Books,
): Promise<Outcome | Problem | Write> {
	const { subject } = job;
	const body = bodyOf(job, books);
	if ('code' in body) return body;
	const id = idOf(row?.['id']);
	if (row === null || id === null) {
		const changes = Object.entries(body).map(([field, after]) => ({
			field,
			before: null,
			after: after as unknown,
		}));
		if (subject.dryRun) return outcomeOf(subject, 'created', { changes });
		return { method: 'POST', job, id: null, body, changes: [] };
	}
	const whole = 'items' in row ? row : await wholeOf(session, id);
	if ('code' in whole) return whole as unknown as Problem;
	const kept = { ...body, ...keptFields(job, whole) };
	const changes = purchaseChanges(whole, kept);
	if (changes.length === 0) return outcomeOf(subject, 'unchanged', { id });
	const state = purchaseState(whole);
	if (!PURCHASE_EDITABLE_STATES.includes(state)) {
		const message = `Purchase order ${subject.number} changed, but PULPO WMS is working on it already (${state || 'state unknown'})`;
		return { ...skipped(subject, 'tooLateToUpdate', message), changes };
	}
	if (subject.dryRun) return outcomeOf(subject, 'updated', { id, changes });
	return { method: 'PUT', job, id, body: kept, changes };
}

/** What the input does not say stays as people in the warehouse set it. */
function keptFields({ order }: Job, existing: Row) {
	const date = textOf(existing['delivery_date'])?.slice(0, 19).replace('T', ' ');
	return {
		...(order.deliveryDate === null && date ? { delivery_date: date } : {}),
		...(order.notes === null ? { notes: textOf(existing['notes']) ?? '' } : {}),
		...(order.criterium === null ? { criterium: textOf(existing['criterium']) ?? '' } : {}),
	};
}

async function wholeOf(session: Session, id: number): Promise<Row | Problem> {
	const attempt = await readPurchaseOrder(session.connection, id);
	if (!attempt.ok) return attempt.problem;
	return isRow(attempt.reply.body) ? attempt.reply.body : {};
}

function about(subject: Subject, problem: Problem): Problem {
	if (problem.message.includes(subject.number)) return problem;
	return { ...problem, message: `Purchase order ${subject.number}: ${problem.message}` };
}

function unique(values: string[]): string[] {
	return [...new Set(values)].filter((value) => value !== '');
}
