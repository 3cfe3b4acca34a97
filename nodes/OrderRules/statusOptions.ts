import type { INodePropertyOptions } from 'n8n-workflow';

import type { FulfillmentStatus, PaymentStatus } from '../shared/model/order';

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

export const paymentOptions = optionsOf(PAYMENT);
export const fulfillmentOptions = optionsOf(FULFILLMENT);

function optionsOf(titles: Record<string, string>): INodePropertyOptions[] {
	return Object.entries(titles).map(([value, name]) => ({ name, value }));
}
