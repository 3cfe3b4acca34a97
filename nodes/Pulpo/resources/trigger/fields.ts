import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { optionsCollection, startDateField } from '../../../shared/ui/collections';
import { EVENT_GROUPS } from '../../client/events';
import { merchantFields } from '../../rooms/merchant';
import { headerFields } from './headerFields';

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Listen By',
		name: 'mode',
		type: 'options',
		options: [
			{
				name: 'Poll',
				value: 'poll',
				description: 'Ask PULPO for changes at the poll times. Works without a public address.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'PULPO calls at once. The poll times only check that the webhooks are still there.',
			},
			{
				name: 'Webhook With Reconciling Poll',
				value: 'webhookPoll',
				description: 'PULPO calls at once, and the poll finds what a call missed. A record may come twice.',
			},
		],
		default: 'webhookPoll',
		description: 'How the node learns of events',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: eventOptions(),
		default: ['sales_order_finished'],
		description:
			'What the node listens for. The poll finds changed sales orders, packing orders, receipts and stock; other events come by webhook only.',
	},
	{
		displayName: 'Warehouse Names or IDs',
		name: 'warehouses',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'loadWarehouses' },
		default: [],
		description:
			'Only these warehouses; each gets its own webhook. Empty: all warehouses of the user. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Affected Products',
				value: 'products',
				description:
					'One item for each product and warehouse whose stock may have changed, so that the next node reads the real figures',
			},
			{
				name: 'Event Only',
				value: 'event',
				description: 'What PULPO sent, without reading anything again',
			},
			{
				name: 'Record',
				value: 'record',
				description:
					'Read again: the sales order, the unified shipments of packing and tracking events, the unified return, other receipts as they are. Other events as PULPO sent them.',
			},
			{
				name: 'Shipments',
				value: 'shipments',
				description:
					'All unified shipments of the sales order that the event is about, also for events of sales orders',
			},
		],
		default: 'record',
		description: 'What each item holds',
	},
	{
		displayName: 'Receipts',
		name: 'receipts',
		type: 'multiOptions',
		displayOptions: { show: { events: ['incoming_good_created'] } },
		options: [
			{ name: 'Purchase Orders', value: 'purchaseOrder' },
			{ name: 'Returns', value: 'return' },
			{
				name: 'Stock Transfers and Receipts Without a Document',
				value: 'stockTransfer',
			},
		],
		default: ['purchaseOrder', 'return', 'stockTransfer'],
		description: 'Which receipts of goods count',
	},
	{
		displayName: 'Transfer Stock Received From Returns',
		name: 'stockOfReturns',
		type: 'boolean',
		displayOptions: { show: { events: ['incoming_good_created'], output: ['products'] } },
		default: true,
		description:
			'Whether products of returns count as changed. Switch it off when the shop itself restocks returns, or the goods are counted twice.',
	},
	optionsCollection([
		startDateField('records'),
		{
			displayName: 'Custom Events',
			name: 'customEvents',
			type: 'string',
			default: '',
			placeholder: 'e.g. loading_unit_created',
			description:
				'Names of further events, separated by commas, as PULPO spells them. They come by webhook only.',
		},
		...headerFields,
		...merchantFields(),
	]),
];

function eventOptions(): INodePropertyOptions[] {
	const options = EVENT_GROUPS.flatMap(({ title, events }) =>
		Object.entries(events).map(([value, name]) => ({ name: `${title}: ${name}`, value })),
	);
	return options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
