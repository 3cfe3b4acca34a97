import type { Order } from '../../../../shared/model/order';
import { checkOrder } from '../../../../shared/model/orderCheck';
import type { Outcome } from '../../../../shared/model/outcome';
import type { Location } from '../../../../shared/model/stock';
import { orderNumber, type NumberRule } from '../../../../shared/rules/orderNumber';
import { LONGEST_TEXT } from '../../../client/limits';
import { isRow, textOf } from '../../../client/wire';
import { failed, problemOf, skipped, type Subject } from './outcomes';

interface ReadSettings {
	numbering: NumberRule;
	dryRun: boolean;
}

export interface InputOrder {
	item: number;
	order: Order;
	subject: Subject;
}

/** The orders of the input, each once; what is none, comes twice or cannot be numbered is settled. */
export function readOrders(
	inputs: readonly unknown[],
	settings: ReadSettings,
): { orders: InputOrder[]; settled: Map<number, Outcome> } {
	const settled = new Map<number, Outcome>();
	const read = new Map<number, Order>();
	inputs.forEach((input, item) => {
		const checked = checkOrder(input);
		if (checked.ok) read.set(item, checked.order);
		else settled.set(item, notAnOrder(input, checked.problems, settings));
	});
	const newest = newestByKey(read);
	const orders: InputOrder[] = [];
	for (const [item, order] of read) {
		const subject = subjectOf(order, settings);
		if (newest.get(order.key) !== item) settled.set(item, duplicate(subject));
		else if (subject.number.length > LONGEST_TEXT) settled.set(item, longNumber(subject));
		else orders.push({ item, order, subject });
	}
	return { orders, settled };
}

export function isCancelled(order: Order): boolean {
	return order.action === 'cancel' || (order.action === undefined && order.cancelledAt !== null);
}

/** Before the input is checked: what is no location is refused later. */
export function locationOf(input: unknown): Location | null {
	const location = isRow(input) && isRow(input['location']) ? input['location'] : null;
	const id = textOf(location?.['id']);
	return id === null ? null : { id, name: textOf(location?.['name']) };
}

function subjectOf(order: Order, settings: ReadSettings): Subject {
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
	settings: ReadSettings,
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

function longNumber(subject: Subject): Outcome {
	return failed(
		subject,
		problemOf(
			'number',
			`The number of order ${subject.shopNumber} would have ${subject.number.length} characters in PULPO WMS; it takes 255`,
			'Shorten the number prefix or suffix.',
		),
	);
}
