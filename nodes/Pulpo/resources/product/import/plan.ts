import { checkProduct, type Product } from '../../../../shared/model/product';
import type { Outcome } from '../../../../shared/model/outcome';
import { isRow, textOf } from '../../../client/wire';
import { isInactive } from '../../../mapping/product';
import { failed, outcomeOf, problemOf, skipped, type Subject } from '../../salesOrder/import/outcomes';
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

/** Checks every input item and leaves out what does not belong into a warehouse. */
export function planImports(inputs: readonly unknown[], settings: ImportSettings): Plan {
	const plan: Plan = { jobs: [], settled: new Map() };
	const candidates: Job[] = [];
	inputs.forEach((input, item) => {
		const check = checkProduct(input);
		if (!check.ok) return plan.settled.set(item, notAProduct(input, check.problems, settings));
		const product = check.record;
		const sku = product.sku?.trim() ?? '';
		const subject = {
			key: product.key,
			shopNumber: sku || product.name,
			number: sku,
			dryRun: settings.dryRun,
		};
		const outcome = leftOut(product, sku, subject, settings);
		return outcome === null
			? candidates.push({ item, product, sku, subject })
			: plan.settled.set(item, outcome);
	});
	const versions = newestVersions(candidates, plan);
	for (const sharing of bySku(versions).values()) settleSharers(sharing, settings, plan);
	plan.jobs.sort((a, b) => a.item - b.item);
	return plan;
}

function leftOut(product: Product, sku: string, subject: Subject, settings: ImportSettings): Outcome | null {
	const name = titleOf(product);
	if (product.type === 'parent')
		return skipped(subject, 'parentProduct', `${name} is only the parent of its variants`);
	if (product.giftCard && settings.onlyPhysical)
		return skipped(subject, 'giftCard', `${name} is a gift card; nothing lies in the warehouse`);
	if (!product.physical && settings.onlyPhysical)
		return skipped(subject, 'notPhysical', `${name} does not have to be shipped`);
	if (settings.inactive === 'skip' && isInactive(product))
		return skipped(subject, 'inactive', `${name} is not for sale in the shop (${product.status})`);
	if (sku === '')
		return skipped(subject, 'noSku', `${name} has no SKU in the shop; PULPO WMS knows products by their SKU`);
	return null;
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

function notAProduct(
	input: unknown,
	problems: Array<{ path: string; message: string }>,
	settings: ImportSettings,
): Outcome {
	const json = isRow(input) ? input : {};
	const name = textOf(json['sku']) ?? textOf(json['name']) ?? '';
	const list = problems
		.slice(0, 5)
		.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
	return outcomeOf(
		{ key: textOf(json['key']) ?? '', shopNumber: name, number: '', dryRun: settings.dryRun },
		'failed',
		{
			problem: problemOf(
				'invalidProduct',
				`${name === '' ? 'This item' : `Product ${name}`} is not a product in unified form: ${list.join('; ')}`,
				'Connect a shop node with Return Format = Unified, and leave its fields as they are.',
			),
		},
	);
}
