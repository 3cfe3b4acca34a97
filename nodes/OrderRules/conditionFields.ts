import type { INodeProperties } from 'n8n-workflow';

import { fulfillmentOptions, paymentOptions } from '../shared/ui/statusOptions';

const LIST = 'Separate with commas; an expression may also give a list.';

const tagsNone: INodeProperties = {
	displayName: 'Excluded Tags',
	name: 'tagsNone',
	type: 'string',
	default: '',
	placeholder: 'e.g. hold, b2b',
	description: `Orders with one of these tags do not match. Capitals make no difference. ${LIST}`,
};

const countriesAllowed: INodeProperties = {
	displayName: 'Countries',
	name: 'countriesAllowed',
	type: 'string',
	default: '',
	placeholder: 'e.g. DE, AT, CH',
	description:
		'Two-letter codes of the countries that orders may go to: the delivery address, or the billing address when there is none. Separate with commas; an expression may also give a list.',
};

const countriesDenied: INodeProperties = {
	displayName: 'Excluded Countries',
	name: 'countriesDenied',
	type: 'string',
	default: '',
	placeholder: 'e.g. GB, CH',
	description:
		'Two-letter codes of the countries that orders may not go to. Separate with commas; an expression may also give a list.',
};

const goods: INodeProperties = {
	displayName: 'Goods',
	name: 'goods',
	type: 'options',
	options: [
		{ name: 'All Lines Need Shipping', value: 'onlyPhysical' },
		{ name: 'Any', value: 'any' },
		{ name: 'At Least One Line Needs Shipping', value: 'somePhysical' },
		{ name: 'No Line Needs Shipping', value: 'noPhysical' },
	],
	default: 'any',
	description: 'Whether there must be goods that need shipping',
};

const maxAgeDays: INodeProperties = {
	displayName: 'Maximum Age in Days',
	name: 'maxAgeDays',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Orders that were placed longer ago do not match. 0 means no limit.',
};

const maxAmount: INodeProperties = {
	displayName: 'Maximum Amount',
	name: 'maxAmount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 500.00',
	description: "Largest total with tax, in the order's own currency. Empty or 0 means no limit.",
};

const minAgeMinutes: INodeProperties = {
	displayName: 'Minimum Age in Minutes',
	name: 'minAgeMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'Younger orders do not match, so that customers can still change them. Make sure that your workflow reads them again later.',
};

const minAmount: INodeProperties = {
	displayName: 'Minimum Amount',
	name: 'minAmount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 20.00',
	description: "Smallest total with tax, in the order's own currency. Empty or 0 means no limit.",
};

const tagsAll: INodeProperties = {
	displayName: 'Required Tags (All)',
	name: 'tagsAll',
	type: 'string',
	default: '',
	placeholder: 'e.g. b2c, released',
	description: `Orders must have all of these tags. Capitals make no difference. ${LIST}`,
};

const tagsAny: INodeProperties = {
	displayName: 'Required Tags (Any)',
	name: 'tagsAny',
	type: 'string',
	default: '',
	placeholder: 'e.g. express, gift',
	description: `Orders must have at least one of these tags. Capitals make no difference. ${LIST}`,
};

const createdFrom: INodeProperties = {
	displayName: 'Start Date',
	name: 'createdFrom',
	type: 'dateTime',
	default: '',
	description: 'Orders that were placed before do not match, so that nothing old is sent by accident',
};

const fulfillmentStatuses: INodeProperties = {
	displayName: 'Fulfillment Statuses',
	name: 'fulfillmentStatuses',
	type: 'multiOptions',
	options: fulfillmentOptions,
	default: [],
	description: 'Orders must have one of these statuses. Empty means any.',
};

const paymentStatuses: INodeProperties = {
	displayName: 'Payment Statuses',
	name: 'paymentStatuses',
	type: 'multiOptions',
	options: paymentOptions,
	default: [],
	description: 'Orders must have one of these statuses. Empty means any.',
};

/** Of the whole node; the statuses stand beside them as fields of their own. */
export const conditionFields: INodeProperties[] = [
	countriesAllowed,
	countriesDenied,
	tagsNone,
	maxAgeDays,
	maxAmount,
	minAgeMinutes,
	minAmount,
	tagsAll,
	tagsAny,
	createdFrom,
];

export const routeConditionFields: INodeProperties[] = [
	countriesAllowed,
	countriesDenied,
	tagsNone,
	fulfillmentStatuses,
	goods,
	maxAgeDays,
	maxAmount,
	minAgeMinutes,
	minAmount,
	paymentStatuses,
	tagsAll,
	tagsAny,
	createdFrom,
];
