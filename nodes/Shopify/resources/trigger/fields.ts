import type { INodeProperties } from 'n8n-workflow';

import { filtersCollection, optionsCollection, startDateField } from '../../../shared/ui/collections';
import { TOPICS, topicsOf, WATCHES, type WatchName } from '../../client/topics';
import { locationField } from '../../rooms/location';
import { includeCustomerField } from '../order/getMany';
import { stateFilterFields } from '../order/stateFilters';
import { topicsParameter, USUAL_TOPICS } from './settings';

const WATCH_TEXTS: Record<WatchName, { name: string; description: string }> = {
	fulfillmentOrders: {
		name: 'Fulfillment Orders',
		description: 'Which location sends what: moved, on hold, released, cancelled. Gives the order.',
	},
	fulfillments: { name: 'Fulfillments', description: 'What was sent and its tracking. Gives the order.' },
	inventory: { name: 'Inventory', description: 'Stock per variant and location' },
	orders: { name: 'Orders', description: 'Orders that are placed or change' },
	other: { name: 'Other', description: 'Bulk operations that have ended, and the removal of the app' },
	products: {
		name: 'Products',
		description: 'Products that are created, changed or deleted, one item per variant',
	},
	refunds: { name: 'Refunds', description: 'Refunds that are made. Gives the order.' },
	returns: {
		name: 'Returns',
		description: 'Returns of customers. Gives the order. Needs the scope read_returns.',
	},
};

const GIVES_ORDERS: WatchName[] = ['orders', 'refunds', 'fulfillments', 'fulfillmentOrders', 'returns'];

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Watch',
		name: 'watch',
		type: 'options',
		options: WATCHES.map((value) => ({ value, ...WATCH_TEXTS[value] })).sort((a, b) =>
			a.name.localeCompare(b.name, 'en'),
		),
		default: 'orders',
		description: 'What the workflow is about. Use one trigger for each kind.',
	},
	{
		displayName: 'Listen By',
		name: 'mode',
		type: 'options',
		displayOptions: { hide: { watch: ['other'] } },
		options: [
			{
				name: 'Poll',
				value: 'poll',
				description: 'Ask Shopify for changes at the poll times. Works without a public address.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'Shopify calls at once. The poll times only check that the webhooks are still there.',
			},
			{
				name: 'Webhook With Reconciling Poll',
				value: 'webhookPoll',
				description: 'Shopify calls at once, and the poll finds what a call missed. A change may come twice.',
			},
		],
		default: 'webhookPoll',
		description: 'How the node learns of changes',
	},
	...WATCHES.map(topicsField),
	{
		displayName: 'Return Format',
		name: 'returnFormat',
		type: 'options',
		displayOptions: { hide: { watch: ['other'] } },
		options: [
			{
				name: 'Event Only',
				value: 'event',
				description: 'Only the ID and what happened, without reading the record',
			},
			{
				name: 'Raw',
				value: 'raw',
				description: "The record exactly as Shopify's GraphQL API sends it",
			},
			{
				name: 'Unified',
				value: 'unified',
				description: 'The same form for every shop, ready for the other nodes of this package',
			},
		],
		default: 'unified',
		description: 'What each item holds',
	},
	{ ...filtersCollection(stateFilterFields), displayOptions: { show: { watch: GIVES_ORDERS } } },
	{
		...filtersCollection([
			{
				...locationField,
				description: String(locationField.description).replace('orders of', 'stock at'),
			},
		]),
		displayOptions: { show: { watch: ['inventory'] } },
	},
	optionsCollection([
		{ ...includeCustomerField, displayOptions: { show: { '/watch': GIVES_ORDERS } } },
		startDateField('records'),
	]),
];

function topicsField(watch: WatchName): INodeProperties {
	return {
		displayName: 'Events',
		name: topicsParameter(watch),
		type: 'multiOptions',
		required: true,
		displayOptions: {
			show: { watch: [watch], ...(watch === 'other' ? {} : { mode: ['webhook', 'webhookPoll'] }) },
		},
		options: topicsOf(watch)
			.map((value) => ({
				name: TOPICS[value]?.title ?? value,
				value,
				description: TOPICS[value]?.description ?? '',
			}))
			.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		default: [...USUAL_TOPICS[watch]],
		description: 'What Shopify shall call for. The poll finds every change, whatever is chosen here.',
	};
}
