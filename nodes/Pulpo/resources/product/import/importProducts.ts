import type { Outcome } from '../../../../shared/model/outcome';
import { LOOK_UP_SIZE } from '../../../client/limits';
import { lookUpProducts } from '../../../client/products';
import type { Session } from '../../../client/session';
import { failed } from '../../salesOrder/import/outcomes';
import { aboutProduct, ownerQuery, settle, take, type Board } from './board';
import type { Job } from './duplicates';
import { planImports } from './plan';
import type { ImportSettings } from './settings';
import { SupplierBook } from './suppliers';
import { createAll, updateAll } from './write';

export interface Imported {
	/** One for each input, in input order. */
	outcomes: Outcome[];
	/** The fewest requests that this could take. */
	fewest: number;
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
		// PULPO refuses a second product with a SKU and names it, so that nobody has to be sure beforehand.
		settings.mayCreate && !settings.dryRun ? 'trust' : 'probe',
	);
	for (const job of jobs) {
		const failure = found.failed.get(job.sku);
		const rows = found.rows.get(job.sku) ?? [];
		if (failure !== undefined && rows.length === 0)
			settle(board, job, failed(job.subject, aboutProduct(job.subject, failure)));
		else take(board, job, rows);
	}
}
