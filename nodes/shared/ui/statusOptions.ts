import type { INodePropertyOptions } from 'n8n-workflow';

import type { FulfillmentStatus, PaymentStatus } from '../model/order';

const PAYMENT: Record<PaymentStatus, string> = {
	authorized: 'Authorized',
	expired: 'Expired',
	paid: 'Paid',
	partiallyPaid: 'Partially Paid',
	partiallyRefunded: 'Partially Refunded',
	pending: 'Pending',
	refunded: 'Refunded',
	unknown: 'Unknown',
	voided: 'Voided',
};

const FULFILLMENT: Record<FulfillmentStatus, string> = {
	fulfilled: 'Fulfilled',
	inProgress: 'In Progress',
	notRequired: 'Not Required',
	onHold: 'On Hold',
	partiallyFulfilled: 'Partially Fulfilled',
	requestDeclined: 'Request Declined',
	scheduled: 'Scheduled',
	unfulfilled: 'Unfulfilled',
	unknown: 'Unknown',
};

/** Every status of the unified order, `unknown` included. */
export const paymentOptions = optionsOf(PAYMENT);
export const fulfillmentOptions = optionsOf(FULFILLMENT);

/** What a shop can be asked for. */
export const knownPaymentOptions = paymentOptions.filter(isKnown);
export const knownFulfillmentOptions = fulfillmentOptions.filter(isKnown);

function optionsOf(titles: Record<string, string>): INodePropertyOptions[] {
	return Object.entries(titles).map(([value, name]) => ({ name, value }));
}

function isKnown({ value }: INodePropertyOptions): boolean {
	return value !== 'unknown';
}
