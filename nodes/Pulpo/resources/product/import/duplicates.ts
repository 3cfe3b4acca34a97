import type { Outcome } from '../../../../shared/model/outcome';
import type { Product } from '../../../../shared/model/product';
import { failed, problemOf, skipped, type Subject } from '../../salesOrder/import/outcomes';
import type { ImportSettings } from './settings';

/** One product that goes to PULPO. */
export interface Job {
	item: number;
	product: Product;
	sku: string;
	subject: Subject;
}

export interface Plan {
	jobs: Job[];
	/** What needs no look at PULPO, by item. */
	settled: Map<number, Outcome>;
}

/** Leaves out older versions of a product, and products that share a SKU. */
export function withoutDuplicates(candidates: Job[], settings: ImportSettings): Plan {
	const plan: Plan = { jobs: [], settled: new Map() };
	for (const sharing of bySku(newestVersions(candidates, plan)).values())
		settleSharers(sharing, settings, plan);
	plan.jobs.sort((a, b) => a.item - b.item);
	return plan;
}

/** A product that changed twice comes twice; its newest version is used. */
function newestVersions(candidates: Job[], plan: Plan): Job[] {
	const newest = new Map<string, Job>();
	for (const job of candidates) {
		const known = newest.get(job.product.key);
		const older = known !== undefined && timeOf(job) >= timeOf(known) ? known : null;
		if (known === undefined || older !== null) newest.set(job.product.key, job);
		const passed = known === undefined ? null : (older ?? job);
		if (passed !== null)
			plan.settled.set(
				passed.item,
				skipped(
					passed.subject,
					'duplicateInRun',
					`Product ${passed.sku} came more than once in this run; its newest version was used`,
				),
			);
	}
	return [...newest.values()];
}

function timeOf(job: Job): number {
	const time = Date.parse(job.product.updatedAt ?? '');
	return Number.isNaN(time) ? 0 : time;
}

function bySku(jobs: Job[]): Map<string, Job[]> {
	const groups = new Map<string, Job[]>();
	for (const job of jobs) groups.set(job.sku, [...(groups.get(job.sku) ?? []), job]);
	return groups;
}

/** Two products of the shop with one SKU would write over each other for ever. */
function settleSharers(sharing: Job[], settings: ImportSettings, plan: Plan): void {
	const [first] = sharing;
	if (first === undefined) return;
	if (sharing.length === 1) {
		plan.jobs.push(first);
		return;
	}
	const names = sharing.map(({ product }) => titleOf(product)).join(', ');
	const message = `The shop has SKU ${first.sku} more than once: ${names}`;
	if (settings.duplicateSku === 'first') plan.jobs.push(first);
	for (const job of settings.duplicateSku === 'first' ? sharing.slice(1) : sharing) {
		plan.settled.set(
			job.item,
			settings.duplicateSku === 'first'
				? skipped(job.subject, 'duplicateSku', `${message}; the first one was used`)
				: failed(
						job.subject,
						problemOf('duplicateSku', message, 'Give each product its own SKU in the shop.'),
					),
		);
	}
}

/** "Hat M / Red (601)" */
export function titleOf(product: Product): string {
	return `"${[product.name, product.variantName ?? ''].join(' ').trim()}" (${product.id})`;
}
