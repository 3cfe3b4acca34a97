import { compare } from '../model/decimal';
import type { FulfillmentStatus, Order, PaymentStatus } from '../model/order';
import type { Reason } from '../model/outcome';
import type { CountryCode, DateTimeText, Decimal } from '../model/primitives';

export const GOODS = ['any', 'somePhysical', 'onlyPhysical', 'noPhysical'] as const;
export type Goods = (typeof GOODS)[number];

/** What an order must be like. An empty list, null and goods = any ask for nothing. */
export interface OrderCriteria {
	paymentStatuses: readonly PaymentStatus[];
	fulfillmentStatuses: readonly FulfillmentStatus[];
	/** All of them must be there; capitals make no difference to any tag. */
	tagsAll: readonly string[];
	/** At least one must be there. */
	tagsAny: readonly string[];
	/** None may be there. */
	tagsNone: readonly string[];
	/** Of the delivery address, or of the billing address when there is none. */
	countriesAllowed: readonly CountryCode[];
	countriesDenied: readonly CountryCode[];
	goods: Goods;
	/** Gross total, in the order's own currency. */
	minAmount: Decimal | null;
	maxAmount: Decimal | null;
	/** Since the order was placed. */
	minAgeMinutes: number | null;
	maxAgeDays: number | null;
	createdFrom: DateTimeText | null;
}

export const ANY_ORDER: OrderCriteria = {
	paymentStatuses: [],
	fulfillmentStatuses: [],
	tagsAll: [],
	tagsAny: [],
	tagsNone: [],
	countriesAllowed: [],
	countriesDenied: [],
	goods: 'any',
	minAmount: null,
	maxAmount: null,
	minAgeMinutes: null,
	maxAgeDays: null,
	createdFrom: null,
};

export type CriterionName = keyof OrderCriteria;

/** Why an order does not meet one criterion; null when it does. Criteria that ask for nothing are always met. */
type Criterion = (order: Order, criteria: OrderCriteria, now: DateTimeText) => Reason | null;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** In the order in which reasons are given. */
const CRITERIA: Record<CriterionName, Criterion> = {
	createdFrom: (order, { createdFrom }) =>
		createdFrom === null || Date.parse(order.createdAt) >= Date.parse(createdFrom)
			? null
			: {
					code: 'beforeStartDate',
					message: `Order was placed at ${order.createdAt}, before the start date ${createdFrom}`,
				},
	goods: (order, { goods }) => goodsReason(order, goods),
	paymentStatuses: ({ paymentStatus }, { paymentStatuses }) =>
		inList(paymentStatus, paymentStatuses)
			? null
			: statusReason('paymentStatus', 'Payment status', paymentStatus, paymentStatuses),
	fulfillmentStatuses: ({ fulfillmentStatus }, { fulfillmentStatuses }) =>
		inList(fulfillmentStatus, fulfillmentStatuses)
			? null
			: statusReason('fulfillmentStatus', 'Fulfillment status', fulfillmentStatus, fulfillmentStatuses),
	tagsAll: (order, { tagsAll }) => {
		const missing = tagsAll.filter((tag) => !hasTag(order, tag));
		if (missing.length === 0) return null;
		return { code: 'requiredTag', message: `Order does not have the required ${tagWords(missing)}` };
	},
	tagsAny: (order, { tagsAny }) =>
		tagsAny.length === 0 || tagsAny.some((tag) => hasTag(order, tag))
			? null
			: { code: 'requiredTag', message: `Order has none of the tags ${quoted(tagsAny)}` },
	tagsNone: (order, { tagsNone }) => {
		const present = tagsNone.filter((tag) => hasTag(order, tag));
		if (present.length === 0) return null;
		return { code: 'excludedTag', message: `Order has the excluded ${tagWords(present)}` };
	},
	countriesAllowed: (order, { countriesAllowed }) => {
		if (countriesAllowed.length === 0) return null;
		const country = countryOf(order);
		if (country === null)
			return {
				code: 'country',
				message: `Order has no country; only ${countriesAllowed.join(', ')} are served`,
			};
		if (countriesAllowed.includes(country)) return null;
		return {
			code: 'country',
			message: `Order goes to ${country}; only ${countriesAllowed.join(', ')} are served`,
		};
	},
	countriesDenied: (order, { countriesDenied }) => {
		const country = countryOf(order);
		if (country === null || !countriesDenied.includes(country)) return null;
		return { code: 'country', message: `Order goes to ${country}, which is excluded` };
	},
	minAmount: (order, { minAmount }) => {
		if (minAmount === null) return null;
		if (order.total === null) return unknownTotal(order);
		if (compare(order.total.gross, minAmount) >= 0) return null;
		return {
			code: 'amount',
			message: `Order total is ${order.total.gross} ${order.currency}, less than ${minAmount}`,
		};
	},
	maxAmount: (order, { maxAmount }) => {
		if (maxAmount === null) return null;
		if (order.total === null) return unknownTotal(order);
		if (compare(order.total.gross, maxAmount) <= 0) return null;
		return {
			code: 'amount',
			message: `Order total is ${order.total.gross} ${order.currency}, more than ${maxAmount}`,
		};
	},
	minAgeMinutes: (order, { minAgeMinutes }, now) => {
		const ageMs = Date.parse(now) - Date.parse(order.createdAt);
		if (minAgeMinutes === null || ageMs >= minAgeMinutes * MINUTE_MS) return null;
		const age = Math.max(0, Math.floor(ageMs / MINUTE_MS));
		return {
			code: 'tooNew',
			message: `Order is ${age} minutes old; orders are held for ${minAgeMinutes} minutes`,
		};
	},
	maxAgeDays: (order, { maxAgeDays }, now) => {
		const ageMs = Date.parse(now) - Date.parse(order.createdAt);
		if (maxAgeDays === null || ageMs <= maxAgeDays * DAY_MS) return null;
		return {
			code: 'tooOld',
			message: `Order is ${Math.floor(ageMs / DAY_MS)} days old; the limit is ${maxAgeDays} days`,
		};
	},
};

export const CRITERION_NAMES = Object.keys(ANY_ORDER).filter(isCriterionName);

/** Why the order does not meet the criteria, in the order of the table; empty when it meets them all. */
export function reasonsAgainst(order: Order, criteria: OrderCriteria, now: DateTimeText): Reason[] {
	return Object.values(CRITERIA).flatMap((criterion) => criterion(order, criteria, now) ?? []);
}

export function meets(
	name: CriterionName,
	order: Order,
	criteria: OrderCriteria,
	now: DateTimeText,
): boolean {
	return CRITERIA[name](order, criteria, now) === null;
}

/** Whether the criterion asks for anything. */
export function isSet(name: CriterionName, criteria: OrderCriteria): boolean {
	const value = criteria[name];
	return Array.isArray(value) ? value.length > 0 : value !== null && value !== 'any';
}

/** Tags are compared without regard to capitals, and to spaces around them. */
export function hasTag(order: Pick<Order, 'tags'>, tag: string): boolean {
	return order.tags.some((own) => folded(own) === folded(tag));
}

export function countryOf(order: Pick<Order, 'shippingAddress' | 'billingAddress'>): CountryCode | null {
	return order.shippingAddress?.country ?? order.billingAddress?.country ?? null;
}

function goodsReason({ lines }: Order, goods: Goods): Reason | null {
	const physical = lines.filter((line) => line.physical).length;
	if (goods === 'noPhysical' && physical > 0) {
		return { code: 'physicalGoods', message: 'Order has goods that must be shipped' };
	}
	if ((goods === 'somePhysical' || goods === 'onlyPhysical') && physical === 0) {
		return { code: 'noPhysicalGoods', message: 'Order has no goods that must be shipped' };
	}
	if (goods === 'onlyPhysical' && physical < lines.length) {
		return { code: 'digitalGoods', message: 'Order has lines that need no shipping' };
	}
	return null;
}

function inList<T extends string>(status: T, list: readonly T[]): boolean {
	return list.length === 0 || list.includes(status);
}

function statusReason(code: string, title: string, status: string, wanted: readonly string[]): Reason {
	const verb = wanted.length === 1 ? 'is' : 'are';
	return { code, message: `${title} is ${status}; only ${wanted.join(', ')} ${verb} imported` };
}

function unknownTotal(order: Order): Reason {
	return { code: 'amount', message: `The total of order ${order.number} is not known` };
}

function tagWords(tags: readonly string[]): string {
	return `${tags.length === 1 ? 'tag' : 'tags'} ${quoted(tags)}`;
}

function quoted(tags: readonly string[]): string {
	return tags.map((tag) => `"${tag}"`).join(', ');
}

function folded(text: string): string {
	return text.trim().normalize('NFC').toLowerCase();
}

function isCriterionName(name: string): name is CriterionName {
	return Object.hasOwn(CRITERIA, name);
}
