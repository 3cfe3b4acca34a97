import { checkProduct, type Product } from '../../../../shared/model/product';
import type { Outcome } from '../../../../shared/model/outcome';
import { LONGEST_TEXT } from '../../../client/limits';
import { isRow, textOf } from '../../../client/wire';
import { isInactive } from '../../../mapping/product';
import { cut } from '../../../mapping/text';
import { failed, outcomeOf, problemOf, skipped, type Subject } from '../../salesOrder/import/outcomes';
import { titleOf, withoutDuplicates, type Job, type Plan } from './duplicates';
import type { ImportSettings } from './settings';

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
	const { jobs, settled } = withoutDuplicates(candidates, settings);
	for (const [item, outcome] of settled) plan.settled.set(item, outcome);
	plan.jobs = jobs;
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
	if (cut(sku) !== sku)
		return failed(
			subject,
			problemOf(
				'skuTooLong',
				`The SKU of ${product.name} has ${sku.length} characters; PULPO WMS takes ${LONGEST_TEXT}`,
				'Give the product a shorter SKU in the shop.',
			),
		);
	return null;
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
