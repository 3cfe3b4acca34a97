import type { Order } from '../model/order';
import type { Reason } from '../model/outcome';
import type { DateTimeText } from '../model/primitives';
import { dateFromTags, type DateReading, type TagDates } from './deliveryDate';
import { decide, type OrderFilter } from './orderFilter';
import { routesFor, routesForCancellation, type Destination, type Route, type SendTo } from './routes';

export interface OrderRules {
	filter: OrderFilter;
	/** Reads a delivery date from a tag; null = tags are not looked at. */
	readDate: ((tag: string) => DateReading) | null;
	/** What to do with an order whose tag has the form of a delivery date, but names no day. */
	invalidDate: 'skip' | 'ignore';
	routes: readonly Route[];
	sendTo: SendTo;
}

export type Ruling =
	| { kind: 'matched'; order: Order; destination: Destination }
	| { kind: 'skipped'; order: Order; skip: Reason };

const NO_DATES: TagDates = { date: null, invalidTags: [] };

/** All rules together: what becomes of an order and where it goes. */
export function applyRules(order: Order, rules: OrderRules, now: DateTimeText): Ruling {
	const decision = decide(order, rules.filter, now);
	if (decision.action === 'skip') return { kind: 'skipped', order, skip: decision.reason };
	if (decision.action === 'cancel') {
		const destination = routesForCancellation(order, rules.routes, rules.sendTo, now);
		return { kind: 'matched', order: decision.order, destination };
	}
	const { date, invalidTags } = rules.readDate === null ? NO_DATES : dateFromTags(order.tags, rules.readDate);
	const [invalidTag] = invalidTags;
	if (invalidTag !== undefined && date === null && rules.invalidDate === 'skip') {
		const message = `The tag "${invalidTag}" is no date in the form of the pattern; correct it in the shop`;
		return { kind: 'skipped', order, skip: { code: 'invalidDeliveryDate', message } };
	}
	return {
		kind: 'matched',
		order: { ...decision.order, deliveryDate: date ?? order.deliveryDate },
		destination: routesFor(order, rules.routes, rules.sendTo, now),
	};
}
