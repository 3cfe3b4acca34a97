import type { Outcome } from '../../../../shared/model/outcome';
import { isRow, textOf } from '../../../client/wire';
import { parsePurchaseOrder, type PurchaseOrder } from '../../../mapping/purchaseOrder';
import { failed, problemOf, skipped, type Subject } from '../../salesOrder/import/outcomes';

export interface Job {
	item: number;
	order: PurchaseOrder;
	subject: Subject;
}

/** Checks every input item; of an order that comes twice the last one counts. */
export function planOrders(
	inputs: readonly unknown[],
	dryRun: boolean,
): { jobs: Job[]; settled: Map<number, Outcome> } {
	const settled = new Map<number, Outcome>();
	const byNumber = new Map<string, Job>();
	inputs.forEach((input, item) => {
		const row = isRow(input) ? input : {};
		const parsed = parsePurchaseOrder(row);
		const number = textOf(row['number'])?.trim() ?? '';
		const subject: Subject = { key: number, shopNumber: number, number, dryRun };
		if (!parsed.ok) {
			settled.set(item, failed(subject, invalid(number, parsed.problems)));
			return;
		}
		const before = byNumber.get(number);
		if (before !== undefined) settled.set(before.item, duplicate(before.subject));
		byNumber.set(number, { item, order: parsed.order, subject });
	});
	return { jobs: [...byNumber.values()], settled };
}

function invalid(number: string, problems: string[]) {
	return problemOf(
		'invalidPurchaseOrder',
		`${number === '' ? 'This item' : `Purchase order ${number}`} cannot be read: ${problems.slice(0, 5).join('; ')}`,
		'Each item needs number, supplier, deliveryDate and lines with sku, quantity and lineId.',
	);
}

function duplicate(subject: Subject): Outcome {
	return skipped(
		subject,
		'duplicateInRun',
		`Purchase order ${subject.shopNumber} came more than once in this run; the last one was used`,
	);
}
