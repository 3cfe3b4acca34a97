import type { INodeProperties } from 'n8n-workflow';

import { filtersCollection, optionsCollection, startDateField } from '../../../shared/ui/collections';
import { TOPICS } from '../../client/topics';
import { includeCustomerField } from '../order/getMany';
import { stateFilterFields } from '../order/stateFilters';

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Listen By',
		name: 'mode',
		type: 'options',
		options: [
			{
				name: 'Poll',
				value: 'poll',
				description: 'Ask Shopify for changed orders at the poll times. Works without a public address.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'Shopify calls at once. The poll times only check that the webhooks are still there.',
			},
			{
				name: 'Webhook With Reconciling Poll',
				value: 'webhookPoll',
				description: 'Shopify calls at once, and the poll finds what a call missed. An order may come twice.',
			},
		],
		default: 'webhookPoll',
		description: 'How the node learns of changed orders',
	},
	{
		displayName: 'Events',
		name: 'topics',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { mode: ['webhook', 'webhookPoll'] } },
		options: Object.entries(TOPICS)
			.map(([value, { title, description }]) => ({ name: title, value, description }))
			.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		default: ['ORDERS_UPDATED'],
		description: 'What Shopify shall call for. The poll finds every changed order, whatever is chosen here.',
	},
	{
		displayName: 'Return Format',
		name: 'returnFormat',
		type: 'options',
		options: [
			{
				name: 'Event Only',
				value: 'event',
				description: 'Only the ID and what happened, without reading the order',
			},
			{
				name: 'Raw',
				value: 'raw',
				description: "The order exactly as Shopify's GraphQL API sends it",
			},
			{
				name: 'Unified',
				value: 'unified',
				description: 'The same form of order for every shop, ready for the other nodes of this package',
			},
		],
		default: 'unified',
		description: 'What each item holds',
	},
	filtersCollection(stateFilterFields),
	optionsCollection([includeCustomerField, startDateField('orders')]),
];
