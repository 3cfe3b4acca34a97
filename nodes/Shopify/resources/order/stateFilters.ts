import type { INodeProperties } from 'n8n-workflow';

import { knownFulfillmentOptions, knownPaymentOptions } from '../../../shared/ui/statusOptions';

/** Filters on the state of an order, which the trigger has too. */
export const stateFilterFields: INodeProperties[] = [
	{
		displayName: 'Fulfillment Statuses',
		name: 'fulfillmentStatuses',
		type: 'multiOptions',
		options: knownFulfillmentOptions,
		default: [],
		description: 'Only orders in one of these states. Nothing chosen: all.',
	},
	{
		displayName: 'Order Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Cancelled', value: 'cancelled' },
			{ name: 'Closed', value: 'closed', description: 'Archived' },
			{ name: 'Open', value: 'open', description: 'Neither archived nor cancelled' },
		],
		default: 'any',
		description: 'Whether the order is open, archived or cancelled',
	},
	{
		displayName: 'Payment Statuses',
		name: 'paymentStatuses',
		type: 'multiOptions',
		options: knownPaymentOptions,
		default: [],
		description: 'Only orders in one of these states. Nothing chosen: all.',
	},
	{
		displayName: 'Source Name',
		name: 'sourceName',
		type: 'string',
		default: '',
		placeholder: 'e.g. web',
		description: 'Where the order was placed, such as web, pos or shopify_draft_order',
	},
	{
		displayName: 'Tags: All Of',
		name: 'tagsAll',
		type: 'string',
		default: '',
		placeholder: 'e.g. b2b, express',
		description: 'The order has all of these tags, separated by commas',
	},
	{
		displayName: 'Tags: Any Of',
		name: 'tagsAny',
		type: 'string',
		default: '',
		placeholder: 'e.g. b2b, express',
		description: 'The order has at least one of these tags, separated by commas',
	},
	{
		displayName: 'Tags: None Of',
		name: 'tagsNone',
		type: 'string',
		default: '',
		placeholder: 'e.g. exported',
		description: 'The order has none of these tags, separated by commas',
	},
	{
		displayName: 'Test Orders',
		name: 'testOrders',
		type: 'options',
		options: [
			{ name: 'Exclude', value: 'exclude' },
			{ name: 'Include', value: 'include' },
			{ name: 'Only', value: 'only' },
		],
		default: 'exclude',
		description: 'What to do with orders that were placed with a test payment; they are left out by default',
	},
];
