import type { INodeProperties } from 'n8n-workflow';

import { conditionFields, routeConditionFields } from './conditionFields';
import { fulfillmentOptions, paymentOptions } from '../shared/ui/statusOptions';

const OR_EXPRESSION = 'An expression may give a list or text with commas.';

export const fields: INodeProperties[] = [
	{
		displayName: 'Payment Statuses',
		name: 'paymentStatuses',
		type: 'multiOptions',
		options: paymentOptions,
		default: ['paid'],
		description: `Orders must have one of these payment statuses. Empty means any. ${OR_EXPRESSION}`,
	},
	{
		displayName: 'Fulfillment Statuses',
		name: 'fulfillmentStatuses',
		type: 'multiOptions',
		options: fulfillmentOptions,
		default: ['unfulfilled', 'partiallyFulfilled'],
		description: `Orders must have one of these fulfillment statuses. Empty means any. ${OR_EXPRESSION}`,
	},
	{
		displayName: 'Cancel at Payment Statuses',
		name: 'cancelPaymentStatuses',
		type: 'multiOptions',
		options: paymentOptions,
		default: ['refunded', 'voided'],
		description:
			'Orders with one of these payment statuses are matched with the action "cancel", like orders that were cancelled in the shop or of which nothing is left. An expression may give a list or text with commas.',
	},
	{
		displayName: 'Cancel at Fulfillment Statuses',
		name: 'cancelFulfillmentStatuses',
		type: 'multiOptions',
		options: fulfillmentOptions,
		default: [],
		description:
			'Orders with one of these fulfillment statuses are matched with the action "cancel". An expression may give a list or text with commas.',
	},
	{
		displayName: 'Physical Goods Only',
		name: 'physicalOnly',
		type: 'boolean',
		default: false,
		description:
			'Whether to drop lines that need no shipping, such as gift cards. Orders with nothing else are skipped. Turn this on for warehouses.',
	},
	{
		displayName: 'Conditions',
		name: 'conditions',
		type: 'collection',
		placeholder: 'Add Condition',
		default: {},
		options: conditionFields,
	},
	{
		displayName: 'Routes',
		name: 'routes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Route',
		default: {},
		description: 'Outputs of their own for some of the matched orders, such as one for each warehouse',
		options: [
			{
				displayName: 'Route',
				name: 'route',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. Express',
						description: 'Name of the output',
					},
					{
						displayName: 'Match',
						name: 'match',
						type: 'options',
						options: [
							{ name: 'All Conditions', value: 'all' },
							{ name: 'Any Condition', value: 'any' },
						],
						default: 'all',
						description:
							'Whether an order must meet all conditions or one of them. A route without conditions takes every order.',
					},
					{
						displayName: 'Conditions',
						name: 'conditions',
						type: 'collection',
						placeholder: 'Add Condition',
						default: {},
						options: routeConditionFields,
					},
				],
			},
		],
	},
	{
		displayName: 'Send Matched Orders To',
		name: 'sendTo',
		type: 'options',
		options: [
			{
				name: 'All Matching Routes',
				value: 'allRoutes',
				description: 'Orders that no route takes leave by Matched',
			},
			{
				name: 'All Matching Routes and Matched',
				value: 'allRoutesAndMatched',
				description: 'Matched gets every order, routes get copies',
			},
			{
				name: 'First Matching Route',
				value: 'firstRoute',
				description: 'Orders that no route takes leave by Matched',
			},
		],
		default: 'firstRoute',
		description:
			'Which outputs get an order when there are routes. A cancellation goes to every output that the order can have gone to before.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Delivery Date Pattern',
				name: 'deliveryDatePattern',
				type: 'string',
				default: '',
				placeholder: 'e.g. Lieferung: YYYY-MM-DD',
				description:
					'Tag that names the delivery date, with YYYY, MM and DD where year, month and day stand. Capitals and spaces make no difference; of several dates the earliest counts. Empty means none.',
			},
			{
				displayName: 'Include Orders With Nothing to Ship',
				name: 'includeShipped',
				type: 'boolean',
				default: false,
				description:
					'Whether to match orders of which everything has been shipped already, for example to invoice them',
			},
			{
				displayName: 'Include Test Orders',
				name: 'includeTestOrders',
				type: 'boolean',
				default: false,
				description: 'Whether to match orders that were placed with a test payment',
			},
			{
				displayName: 'Invalid Delivery Date',
				name: 'invalidDate',
				type: 'options',
				options: [
					{ name: 'Match Without Date', value: 'ignore' },
					{ name: 'Skip Order', value: 'skip' },
				],
				default: 'skip',
				description:
					'What to do when a tag looks like a delivery date, but is in another form or names no day that exists',
			},
			{
				displayName: 'Pass On Cancellations',
				name: 'passCancellations',
				type: 'boolean',
				default: true,
				description: 'Whether to match cancelled orders with the action "cancel"; otherwise they are skipped',
			},
		],
	},
];
