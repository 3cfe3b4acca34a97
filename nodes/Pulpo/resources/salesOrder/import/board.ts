import type { Outcome } from '../../../../shared/model/outcome';
import type { Session } from '../../../client/session';
import type { OrderRow } from '../../../client/wire';
import { openLines } from '../../../mapping/order';
import { CustomerBook } from './customers';
import { decide } from './decide';
import { nothingToShip } from './jobOf';
import type { CancelJob, ImportJob, Job } from './jobs';
import { ProductBook } from './products';
import type { ImportSettings } from './settings';

/** The state of one import: what is still to be done, and the outcome of every input item that is done. */
export class Board {
	readonly session: Session;

	readonly settings: ImportSettings;

	/** ISO 8601: the start of the run. */
	readonly startedAt: string;

	readonly products: ProductBook;

	readonly customers: CustomerBook;

	readonly outcomes = new Map<number, Outcome>();

	creates: ImportJob[] = [];

	readonly updates: Array<{ job: ImportJob; row: OrderRow }> = [];

	readonly cancels: Array<{ job: CancelJob; row: OrderRow }> = [];

	constructor(session: Session, settings: ImportSettings, startedAt: string) {
		this.session = session;
		this.settings = settings;
		this.startedAt = startedAt;
		this.products = new ProductBook(session, settings);
		this.customers = new CustomerBook(session, settings);
	}

	settle(job: Pick<Job, 'item'>, outcome: Outcome): void {
		this.outcomes.set(job.item, outcome);
	}

	/** Puts a job where it belongs, given what PULPO has under its number. */
	take(job: Job, rows: readonly OrderRow[]): void {
		const step = decide(job, rows, this.settings);
		if (step.kind === 'done') return this.settle(job, step.outcome);
		if (job.kind === 'cancel') {
			if (step.kind === 'cancel') this.cancels.push({ job, row: step.row });
			return;
		}
		if (openLines(job.draft.order).length === 0) this.settle(job, nothingToShip(job.subject));
		else if (step.kind === 'update') this.updates.push({ job, row: step.row });
		else this.creates.push(job);
	}
}
