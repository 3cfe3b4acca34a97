import type { FulfillmentStatus, PaymentStatus } from '../../shared/model/order';

/** displayFinancialStatus -> unified. */
const PAYMENT: Record<string, PaymentStatus> = {
	AUTHORIZED: 'authorized',
	EXPIRED: 'expired',
	PAID: 'paid',
	PARTIALLY_PAID: 'partiallyPaid',
	PARTIALLY_REFUNDED: 'partiallyRefunded',
	PENDING: 'pending',
	REFUNDED: 'refunded',
	VOIDED: 'voided',
};

/** displayFulfillmentStatus -> unified; OPEN, PENDING_FULFILLMENT and RESTOCKED are old names. */
const FULFILLMENT: Record<string, FulfillmentStatus> = {
	FULFILLED: 'fulfilled',
	FULFILLMENT_NOT_REQUIRED: 'notRequired',
	IN_PROGRESS: 'inProgress',
	ON_HOLD: 'onHold',
	OPEN: 'unfulfilled',
	PARTIALLY_FULFILLED: 'partiallyFulfilled',
	PENDING_FULFILLMENT: 'inProgress',
	REQUEST_DECLINED: 'requestDeclined',
	RESTOCKED: 'unfulfilled',
	SCHEDULED: 'scheduled',
	UNFULFILLED: 'unfulfilled',
};

/** Unified -> value of the search field financial_status. */
const PAYMENT_SEARCH: Record<PaymentStatus, string | null> = {
	authorized: 'authorized',
	expired: 'expired',
	paid: 'paid',
	partiallyPaid: 'partially_paid',
	partiallyRefunded: 'partially_refunded',
	pending: 'pending',
	refunded: 'refunded',
	voided: 'voided',
	unknown: null,
};

/** Unified -> value of the search field fulfillment_status; null: Shopify cannot search for it. */
const FULFILLMENT_SEARCH: Record<FulfillmentStatus, string | null> = {
	fulfilled: 'fulfilled',
	inProgress: null,
	notRequired: null,
	onHold: 'on_hold',
	partiallyFulfilled: 'partial',
	requestDeclined: 'request_declined',
	scheduled: 'scheduled',
	unfulfilled: 'unfulfilled',
	unknown: null,
};

/** Shopify may add values within a version: they become "unknown" and stay readable in shopStatus. */
export function paymentStatusOf(word: string | null): PaymentStatus {
	return (word === null ? undefined : PAYMENT[word]) ?? 'unknown';
}

export function fulfillmentStatusOf(word: string | null): FulfillmentStatus {
	return (word === null ? undefined : FULFILLMENT[word]) ?? 'unknown';
}

/** null: at least one of the statuses cannot be searched for, so that the term must be left out. */
export function paymentSearchWords(statuses: readonly PaymentStatus[]): string[] | null {
	return searchWords(statuses.map((status) => PAYMENT_SEARCH[status]));
}

export function fulfillmentSearchWords(statuses: readonly FulfillmentStatus[]): string[] | null {
	return searchWords(statuses.map((status) => FULFILLMENT_SEARCH[status]));
}

function searchWords(words: Array<string | null>): string[] | null {
	const known = words.filter((word) => word !== null);
	return known.length === words.length ? known : null;
}
