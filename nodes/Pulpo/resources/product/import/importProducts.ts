import type { Outcome, Problem } from '../../../../shared/model/outcome';
import { LOOK_UP_SIZE } from '../../../client/limits';
import { lookUpProducts } from '../../../client/products';
import type { Session } from '../../../client/session';
import { idOf, type Row } from '../../../client/wire';
import { productBody } from '../../../mapping/product';
import { changesOfNewProduct, updateOf } from '../../../mapping/productChanges';
import { failed, outcomeOf, skipped, type Subject } from '../../salesOrder/import/outcomes';
import { planImports, type Job } from './plan';
import type { ImportSettings } from './settings';
import { SupplierBook } from './suppliers';
import { createAll, updateAll, type Create, type Update } from './write';

export interface Imported {
	/** One for each input, in input order. */
	outcomes: Outcome[];
	/** The fewest requests that this could take. */
	fewest: number;
}

/** The work of one import, and the outcome of every input item that is done. */
export interface Board {
	session: Session;
	settings: ImportSettings;
	suppliers: SupplierBook;
	outcomes: Map<number, Outcome>;
	creates: Create[];
	updates: Update[];
}

/** Brings all products of one run into PULPO with the fewest calls. */
export async function importProducts(
	session: Session,
	settings: ImportSettings,
	inputs: readonly unknown[],
): Promise<Imported> {
	const plan = planImports(inputs, settings);
	const board: Board = {
		session,
		settings,
		suppliers: new SupplierBook(settings.suppliers),
		outcomes: plan.settled,
		creates: [],
		updates: [],
	};
	await compareWithPulpo(board, plan.jobs);
	const creates = board.creates.length;
	await createAll(board);
	const updates = board.updates.length;
	await updateAll(board);
	const bulks = (rows: number) => (settings.dryRun ? 0 : Math.ceil(rows / settings.bulkSize));
	return {
		outcomes: inputs.map((_, item) => board.outcomes.get(item)).filter((outcome) => outcome !== undefined),
		fewest:
			Math.ceil(plan.jobs.length / LOOK_UP_SIZE) +
			board.suppliers.pagesRead +
			bulks(creates) +
			bulks(updates),
	};
}

/** One bracket look-up for a hundred SKUs tells which exist and how they are. */
async function compareWithPulpo(board: Board, jobs: Job[]): Promise<void> {
	const { session, settings, suppliers } = board;
	const problem = await suppliers.load(
		session,
		jobs.map(({ product }) => product),
		settings.merchantId,
	);
	if (problem !== null) {
		for (const job of jobs) settle(board, job, failed(job.subject, aboutProduct(job.subject, problem)));
		return;
	}
	const found = await lookUpProducts(
		session.connection,
		jobs.map(({ sku }) => sku),
		ownerQuery(settings),
		'probe',
	);
	for (const job of jobs) {
		const failure = found.failed.get(job.sku);
		const rows = found.rows.get(job.sku) ?? [];
		if (failure !== undefined && rows.length === 0)
			settle(board, job, failed(job.subject, aboutProduct(job.subject, failure)));
		else take(board, job, rows);
	}
}

/** Puts a job where it belongs, given what PULPO has under its SKU. */
export function take(board: Board, job: Job, rows: readonly Row[]): void {
	const { settings, suppliers } = board;
	const existing = bestProduct(rows);
	const id = existing === null ? null : idOf(existing['id']);
	const supplier = suppliers.supplierOf(job.product);
	if (existing === null || id === null) {
		const body = productBody(job.product, job.sku, settings, supplier);
		if (!settings.mayCreate)
			settle(board, job, skipped(job.subject, 'notInPulpo', `PULPO WMS has no product with SKU ${job.sku}`));
		else if (settings.dryRun)
			settle(board, job, outcomeOf(job.subject, 'created', { changes: changesOfNewProduct(body) }));
		else board.creates.push({ job, body });
		return;
	}
	// Stand-ins for what the shop does not know never replace what the warehouse has measured.
	const body = productBody(job.product, job.sku, { ...settings, emptyMeasures: 'omit' }, supplier);
	const { changes, row } = updateOf(existing, body, settings);
	if (changes.length === 0) settle(board, job, outcomeOf(job.subject, 'unchanged', { id }));
	else if (settings.dryRun) settle(board, job, outcomeOf(job.subject, 'updated', { id, changes }));
	else board.updates.push({ job, id, body, changes, row });
}

export function settle(board: Board, job: Job, outcome: Outcome): void {
	board.outcomes.set(job.item, outcome);
}

/** The vendor's problem, led by the product that it is about. */
export function aboutProduct(subject: Subject, problem: Problem): Problem {
	if (problem.message.includes(subject.shopNumber)) return problem;
	return { ...problem, message: `Product ${subject.shopNumber}: ${problem.message}` };
}

export function ownerQuery(settings: ImportSettings): Record<string, number> {
	return settings.merchantId === null ? {} : { merchant_id: settings.merchantId };
}

/** SKUs are unique in one account; where merchants share them, an active product comes first. */
export function bestProduct(rows: readonly Row[]): Row | null {
	const usable = rows.filter((row) => (row['deleted_at'] ?? null) === null);
	return usable.find((row) => row['active'] !== false) ?? usable[0] ?? null;
}
