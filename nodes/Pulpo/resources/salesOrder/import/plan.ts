import type { Order } from '../../../../shared/model/order';
import { checkOrder } from '../../../../shared/model/orderCheck';
import type { Outcome } from '../../../../shared/model/outcome';
import { orderNumber } from '../../../../shared/rules/orderNumber';
import { isRow, textOf } from '../../../client/wire';
import type { WarehouseBook } from '../../../rooms/warehouseOfLocation';
import { jobOf } from './jobOf';
import type { Job } from './jobs';
import { failed, problemOf, skipped, type Subject } from './outcomes';
import type { ImportSettings } from './settings';

export interface Plan {
	jobs: Job[];
	/** Items whose outcome is clear without asking PULPO. */
	settled: Map<number, Outcome>;
}

/** Sorts the input: what is no order, what comes twice, what is to be imported and what to be cancelled. */
export function planImports(
	inputs: readonly unknown[],
	settings: ImportSettings,
	warehouses: WarehouseBook,
): Plan {
	const settled = new Map<number, Outcome>();
	const orders = new Map<number, Order>();
	inputs.forEach((input, item) => {
		const checked = checkOrder(input);
		if (checked.ok) orders.set(item, checked.order);
		else settled.set(item, notAnOrder(input, checked.problems, settings));
	});
	const newest = newestByKey(orders);
	const jobs: Job[] = [];
	for (const [item, order] of orders) {
		const subject = subjectOf(order, settings);
		if (newest.get(order.key) !== item) settled.set(item, duplicate(subject));
		else {
			const planned = jobOf(item, order, subject, settings, warehouses);
			if ('outcome' in planned) settled.set(item, planned);
			else jobs.push(planned);
		}
	}
	return { jobs, settled };
}

function subjectOf(order: Order, settings: ImportSettings): Subject {
	return {
		key: order.key,
		shopNumber: order.number,
		number: orderNumber(order, settings.numbering),
		dryRun: settings.dryRun,
	};
}

/** The last change of an order wins; of two equal ones the later item. */
function newestByKey(orders: Map<number, Order>): Map<string, number> {
	const newest = new Map<string, number>();
	for (const [item, order] of orders) {
		const before = newest.get(order.key);
		const known = before === undefined ? undefined : orders.get(before);
		if (!known || Date.parse(order.updatedAt) >= Date.parse(known.updatedAt)) newest.set(order.key, item);
	}
	return newest;
}

function duplicate(subject: Subject): Outcome {
	return skipped(
		subject,
		'duplicateInRun',
		`Order ${subject.shopNumber} came more than once in this run; its newest version was used`,
	);
}

function notAnOrder(
	input: unknown,
	problems: Array<{ path: string; message: string }>,
	settings: ImportSettings,
): Outcome {
	const json = isRow(input) ? input : {};
	const shopNumber = textOf(json['number']) ?? '';
	const list = problems
		.slice(0, 5)
		.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
	return failed(
		{ key: textOf(json['key']) ?? '', shopNumber, number: '', dryRun: settings.dryRun },
		problemOf(
			'invalidOrder',
			`${shopNumber === '' ? 'This item' : `Order ${shopNumber}`} is not an order in unified form: ${list.join('; ')}`,
			'Connect a shop node with Return Format = Unified, and leave its fields as they are.',
		),
	);
}
