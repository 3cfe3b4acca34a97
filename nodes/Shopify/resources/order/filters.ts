import type { INodeProperties } from 'n8n-workflow';

import type { FulfillmentStatus, PaymentStatus } from '../../../shared/model/order';
import { FULFILLMENT_STATUSES, PAYMENT_STATUSES } from '../../../shared/model/order';
import { dateRangeFields } from '../../../shared/ui/collections';
import { EVERY_ORDER, type OrderFilter } from '../../client/search';
import { locationField, locationNumber } from '../../rooms/location';
import { listOfTexts } from '../../rooms/orderId';
import { utcOf } from '../../rooms/time';
import { stateFilterFields } from './stateFilters';

export const filterFields: INodeProperties[] = [
	...dateRangeFields('Created', 'created', 'orders'),
	...dateRangeFields('Updated', 'updated', 'orders'),
	...stateFilterFields,
	locationField,
	{
		displayName: 'Search Query',
		name: 'query',
		type: 'string',
		default: '',
		placeholder: "e.g. sku:'TS-M-BLK' OR po_number:'P-17'",
		description: "Further terms in Shopify's search syntax. Put values into single quotes.",
	},
];

/** Throws a RangeError for a value that cannot be used. */
export function readFilter(filters: Record<string, unknown>, zone: string): OrderFilter {
	return {
		...EVERY_ORDER,
		createdSince: utcOf(filters['createdAfter'], zone),
		createdUntil: utcOf(filters['createdBefore'], zone),
		updatedSince: utcOf(filters['updatedAfter'], zone),
		updatedUntil: utcOf(filters['updatedBefore'], zone),
		status: oneOf(['open', 'closed', 'cancelled'] as const, filters['status']) ?? 'any',
		payment: known<PaymentStatus>(PAYMENT_STATUSES, filters['paymentStatuses'], 'payment status'),
		fulfillment: known<FulfillmentStatus>(
			FULFILLMENT_STATUSES,
			filters['fulfillmentStatuses'],
			'fulfillment status',
		),
		tagsAll: listOfTexts(filters['tagsAll']),
		tagsAny: listOfTexts(filters['tagsAny']),
		tagsNone: listOfTexts(filters['tagsNone']),
		test: oneOf(['include', 'only'] as const, filters['testOrders']) ?? 'exclude',
		sourceName: textOrNull(filters['sourceName']),
		locationId: locationNumber(filters['locationId']),
		query: textOrNull(filters['query']),
	};
}

function known<T extends string>(values: readonly T[], chosen: unknown, what: string): T[] {
	return listOfTexts(chosen).map((text) => {
		const value = oneOf(values, text);
		if (value === undefined) throw new RangeError(`"${text}" is not a ${what}`);
		return value;
	});
}

function oneOf<T extends string>(values: readonly T[], text: unknown): T | undefined {
	return values.find((value) => value === text);
}

function textOrNull(value: unknown): string | null {
	const text = String(value ?? '').trim();
	return text === '' ? null : text;
}
