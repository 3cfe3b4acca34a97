import type { OrderCriteria } from '../../../nodes/shared/rules/criteria.ts';
import type { OrderFilter } from '../../../nodes/shared/rules/orderFilter.ts';

export function buildCriteria(overrides: Partial<OrderCriteria> = {}): OrderCriteria {
	return {
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
		...overrides,
	};
}

/** Paid, not yet shipped, physical goods only, no test orders; refunded and voided orders are cancelled. */
export function buildFilter({
	criteria,
	...overrides
}: Partial<Omit<OrderFilter, 'criteria'>> & { criteria?: Partial<OrderCriteria> } = {}): OrderFilter {
	return {
		criteria: buildCriteria({
			paymentStatuses: ['paid'],
			fulfillmentStatuses: ['unfulfilled', 'partiallyFulfilled'],
			...criteria,
		}),
		physicalOnly: true,
		openOnly: true,
		includeTestOrders: false,
		cancelPaymentStatuses: ['refunded', 'voided'],
		cancelFulfillmentStatuses: [],
		passCancellations: true,
		...overrides,
	};
}
