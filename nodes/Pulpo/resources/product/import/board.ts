import type { Change, Outcome, Problem } from '../../../../shared/model/outcome';
import { bestProduct } from '../../../client/products';
import type { Session } from '../../../client/session';
import { idOf, type ProductBody, type Row } from '../../../client/wire';
import { productBody } from '../../../mapping/product';
import { changesOfNewProduct, updateOf } from '../../../mapping/productChanges';
import { outcomeOf, skipped, type Subject } from '../../salesOrder/import/outcomes';
import type { Job } from './duplicates';
import type { ImportSettings } from './settings';
import type { SupplierBook } from './suppliers';

export interface Create {
	job: Job;
	body: ProductBody;
}

export interface Update {
	job: Job;
	id: number;
	body: ProductBody;
	changes: Change[];
	/** The whole product as it shall be. */
	row: Row;
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
