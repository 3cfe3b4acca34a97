import type { FulfillmentStatus, PaymentStatus } from '../../shared/model/order';
import { fulfillmentSearchWords, fulfillmentStatusOf, paymentSearchWords, paymentStatusOf } from './status';
import type { WireOrder } from './wire';

/** Which orders are wanted. Times are ISO 8601 in UTC. */
export interface OrderFilter {
	updatedSince: string | null;
	updatedUntil: string | null;
	createdSince: string | null;
	createdUntil: string | null;
	status: 'any' | 'open' | 'closed' | 'cancelled';
	/** Empty = any. */
	payment: readonly PaymentStatus[];
	fulfillment: readonly FulfillmentStatus[];
	tagsAll: readonly string[];
	tagsAny: readonly string[];
	tagsNone: readonly string[];
	test: 'exclude' | 'include' | 'only';
	sourceName: string | null;
	/** The number of the location, not its GID. */
	locationId: string | null;
	/** Further terms in Shopify's search syntax. */
	query: string | null;
}

export const EVERY_ORDER: OrderFilter = {
	updatedSince: null,
	updatedUntil: null,
	createdSince: null,
	createdUntil: null,
	status: 'any',
	payment: [],
	fulfillment: [],
	tagsAll: [],
	tagsAny: [],
	tagsNone: [],
	test: 'include',
	sourceName: null,
	locationId: null,
	query: null,
};

/**
 * The search string for Shopify. Every value is quoted: unquoted ones are taken apart at their colons, and terms that
 * Shopify does not understand are dropped.
 */
export function orderSearch(filter: OrderFilter): string | null {
	const terms = [
		filter.status === 'any' ? null : `status:${filter.status}`,
		filter.test === 'include' ? null : `test:${filter.test === 'only'}`,
		range('created_at', '>=', filter.createdSince),
		range('created_at', '<=', filter.createdUntil),
		range('updated_at', '>=', filter.updatedSince),
		range('updated_at', '<=', filter.updatedUntil),
		anyOf('financial_status', paymentSearchWords(filter.payment)),
		anyOf('fulfillment_status', fulfillmentSearchWords(filter.fulfillment)),
		...filter.tagsAll.map((tag) => `tag:${quoted(tag)}`),
		anyOf('tag', filter.tagsAny.map(quoted)),
		...filter.tagsNone.map((tag) => `tag_not:${quoted(tag)}`),
		filter.sourceName === null ? null : `source_name:${quoted(filter.sourceName)}`,
		filter.locationId === null ? null : `location_id:${filter.locationId}`,
		filter.query === null ? null : `(${filter.query})`,
	].filter((term) => term !== null);
	return terms.length === 0 ? null : terms.join(' AND ');
}

/** Finds an order by the number that people see: with or without its prefix. */
export function orderNameSearch(name: string): string {
	const bare = name.replace(/^#/, '');
	return [...new Set([name, bare, `#${bare}`])].map((variant) => `name:${quoted(variant)}`).join(' OR ');
}

export function hasName(order: { name: string; number: number }, name: string): boolean {
	const bare = name.replace(/^#/, '');
	return order.name === name || order.name.replace(/^#/, '') === bare || String(order.number) === bare;
}

/** The same filter once more on what came back: Shopify's search is looser than it looks. */
export function fitsFilter(order: WireOrder, filter: OrderFilter): boolean {
	const tags = new Set(order.tags.map(folded));
	const has = (tag: string) => tags.has(folded(tag));
	return (
		fitsStatus(order, filter.status) &&
		(filter.test === 'include' || order.test === (filter.test === 'only')) &&
		isOneOf(paymentStatusOf(order.displayFinancialStatus), filter.payment) &&
		isOneOf(fulfillmentStatusOf(order.displayFulfillmentStatus), filter.fulfillment) &&
		filter.tagsAll.every(has) &&
		(filter.tagsAny.length === 0 || filter.tagsAny.some(has)) &&
		!filter.tagsNone.some(has) &&
		(filter.sourceName === null || folded(order.sourceName ?? '') === folded(filter.sourceName)) &&
		isWithin(order.createdAt, filter.createdSince, filter.createdUntil) &&
		isWithin(order.updatedAt, filter.updatedSince, null)
	);
}

/** Inside quotes only the backslash and the quote itself are escaped. */
export function quoted(value: string): string {
	return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

function range(field: string, comparator: '>=' | '<=', time: string | null): string | null {
	return time === null ? null : `${field}:${comparator}${quoted(time)}`;
}

function anyOf(field: string, values: readonly string[] | null): string | null {
	if (values === null || values.length === 0) return null;
	const terms = values.map((value) => `${field}:${value}`);
	return terms.length === 1 ? (terms[0] ?? null) : `(${terms.join(' OR ')})`;
}

function fitsStatus(order: WireOrder, status: OrderFilter['status']): boolean {
	switch (status) {
		case 'any':
			return true;
		case 'open':
			return order.cancelledAt === null && order.closedAt === null;
		case 'closed':
			return order.closedAt !== null;
		case 'cancelled':
			return order.cancelledAt !== null;
	}
}

function isOneOf<T>(value: T, wanted: readonly T[]): boolean {
	return wanted.length === 0 || wanted.includes(value);
}

/** An order may change between search and reading, so that only a bound that must hold is checked. */
function isWithin(time: string, since: string | null, until: string | null): boolean {
	const at = Date.parse(time);
	return (since === null || at >= Date.parse(since)) && (until === null || at <= Date.parse(until));
}

/** Shopify compares tags without regard to capitals. */
function folded(text: string): string {
	return text.trim().toLowerCase();
}
