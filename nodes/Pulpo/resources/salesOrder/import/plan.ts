import type { Order } from '../../../../shared/model/order';
import { checkOrder } from '../../../../shared/model/orderCheck';
import type { Outcome } from '../../../../shared/model/outcome';
import { orderNumber } from '../../../../shared/rules/orderNumber';
import { LONGEST_TEXT } from '../../../client/limits';
import { isRow, textOf } from '../../../client/wire';
import { shipTo } from '../../../mapping/address';
import { draftOf, openLines, type OrderDraft } from '../../../mapping/order';
import { failed, problemOf, skipped, type Subject } from './outcomes';
import type { ImportSettings } from './settings';

/** What one input item asks for. */
export type Job =
	| { kind: 'import'; item: number; subject: Subject; draft: OrderDraft }
	| { kind: 'cancel'; item: number; subject: Subject; order: Order };

export interface Plan {
	jobs: Job[];
	/** Items whose outcome is clear without asking PULPO. */
	settled: Map<number, Outcome>;
}

/** Sorts the input: what is no order, what comes twice, what is to be imported and what to be cancelled. */
export function planImports(inputs: readonly unknown[], settings: ImportSettings): Plan {
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
			const planned = planOne(item, order, subject, settings);
			if ('outcome' in planned) settled.set(item, planned);
			else jobs.push(planned);
		}
	}
	return { jobs, settled };
}

function planOne(item: number, order: Order, subject: Subject, settings: ImportSettings): Job | Outcome {
	if (subject.number.length > LONGEST_TEXT) {
		return failed(
			subject,
			problemOf(
				'number',
				`The number of order ${order.number} would have ${subject.number.length} characters in PULPO WMS; it takes 255`,
				'Shorten the number prefix or suffix.',
			),
		);
	}
	if (isCancelled(order)) return { kind: 'cancel', item, subject, order };
	const ship = shipTo(order);
	if (ship !== null)
		return { kind: 'import', item, subject, draft: draftOf(order, subject.number, ship, settings) };
	if (openLines(order).length === 0) return nothingToShip(subject);
	return failed(
		subject,
		problemOf(
			'noStreet',
			`Order ${order.number} was not sent to PULPO WMS: it has no shipping address with a street`,
			'Add the street to the shipping address in the shop, or leave such orders out with Order Rules.',
		),
	);
}

export function nothingToShip(subject: Subject): Outcome {
	return skipped(subject, 'nothingToShip', `Order ${subject.shopNumber} has nothing left to ship`);
}

function isCancelled(order: Order): boolean {
	return order.action === 'cancel' || (order.action === undefined && order.cancelledAt !== null);
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
