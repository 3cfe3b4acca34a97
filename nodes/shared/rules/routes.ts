import type { Order } from '../model/order';
import type { DateTimeText } from '../model/primitives';
import { CRITERION_NAMES, isSet, meets, type CriterionName, type OrderCriteria } from './criteria';

export interface Route {
	name: string;
	/** all: every criterion that is set must be met; any: one of them is enough. A route that sets none takes every order. */
	match: 'all' | 'any';
	criteria: OrderCriteria;
}

/**
 * firstRoute: only to the first route that matches. allRoutes: to each that matches.
 * allRoutesAndMatched: to each that matches, and to the common output too.
 */
export const SEND_TO = ['firstRoute', 'allRoutes', 'allRoutesAndMatched'] as const;
export type SendTo = (typeof SEND_TO)[number];

export interface Destination {
	/** Whether it goes to the common output. */
	matched: boolean;
	/** Indexes of routes. */
	routes: number[];
}

/** Criteria that an order need not meet any more once it is cancelled, although it met them when it was imported. */
const CHANGING: readonly CriterionName[] = [
	'paymentStatuses',
	'fulfillmentStatuses',
	'minAmount',
	'maxAmount',
	'minAgeMinutes',
	'maxAgeDays',
];

/** Where an order goes that is to be imported. */
export function routesFor(
	order: Order,
	routes: readonly Route[],
	sendTo: SendTo,
	now: DateTimeText,
): Destination {
	const fitting = indexesOf(routes, (route) => fits(order, route, now));
	const taken = sendTo === 'firstRoute' ? fitting.slice(0, 1) : fitting;
	return { matched: taken.length === 0 || sendTo === 'allRoutesAndMatched', routes: taken };
}

/**
 * Where a cancellation goes: everywhere that the order can have gone before, when its status, amount and age were others.
 * Cancelling what never arrived does nothing; a cancellation that misses its target ships goods that nobody wants.
 */
export function routesForCancellation(
	order: Order,
	routes: readonly Route[],
	sendTo: SendTo,
	now: DateTimeText,
): Destination {
	const certain = routes.findIndex((route) => fittedBefore(order, route, now) === 'yes');
	const reachable = sendTo === 'firstRoute' && certain >= 0 ? certain + 1 : routes.length;
	return {
		matched: certain < 0 || sendTo === 'allRoutesAndMatched',
		routes: indexesOf(routes, (route) => fittedBefore(order, route, now) !== 'no').filter(
			(index) => index < reachable,
		),
	};
}

function fits(order: Order, { criteria, match }: Route, now: DateTimeText): boolean {
	const set = CRITERION_NAMES.filter((name) => isSet(name, criteria));
	if (set.length === 0) return true;
	const isMet = (name: CriterionName) => meets(name, order, criteria, now);
	return match === 'all' ? set.every(isMet) : set.some(isMet);
}

function fittedBefore(order: Order, { criteria, match }: Route, now: DateTimeText): 'yes' | 'no' | 'maybe' {
	const set = CRITERION_NAMES.filter((name) => isSet(name, criteria));
	const lasting = set.filter((name) => !CHANGING.includes(name));
	const changes = lasting.length < set.length;
	const isMet = (name: CriterionName) => meets(name, order, criteria, now);
	if (set.length === 0) return 'yes';
	if (match === 'any') return lasting.some(isMet) ? 'yes' : changes ? 'maybe' : 'no';
	if (!lasting.every(isMet)) return 'no';
	return changes ? 'maybe' : 'yes';
}

function indexesOf<T>(values: readonly T[], wanted: (value: T) => boolean): number[] {
	return values.flatMap((value, index) => (wanted(value) ? [index] : []));
}
