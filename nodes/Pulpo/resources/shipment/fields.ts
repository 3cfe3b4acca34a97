import type { INodeProperties } from 'n8n-workflow';

import { filtersCollection } from '../../../shared/ui/collections';

/** Which sales orders the shipments are read of. */
export function whoseShipments(): INodeProperties[] {
	return [
		{
			displayName: 'Find By',
			name: 'findBy',
			type: 'options',
			options: [
				{
					name: 'Order IDs',
					value: 'orderIds',
					description: 'The IDs of sales orders in PULPO WMS',
				},
				{
					name: 'Order Numbers',
					value: 'orderNumbers',
					description: 'The numbers of sales orders in PULPO WMS, such as #1042',
				},
				{
					name: 'Time',
					value: 'time',
					description: 'The orders of which something was packed or changed in a period',
				},
			],
			default: 'time',
			description: 'Which orders to read the shipments of. All shipments of such an order are returned.',
		},
		{
			displayName: 'Order IDs',
			name: 'orderIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 5001, 5002',
			displayOptions: { show: { findBy: ['orderIds'] } },
			description: 'IDs of sales orders, separated by commas. Those of all input items are read together.',
		},
		{
			displayName: 'Order Numbers',
			name: 'orderNumbers',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. #1042, #1043_1',
			displayOptions: { show: { findBy: ['orderNumbers'] } },
			description:
				'Numbers of sales orders, separated by commas. Those of all input items are read together.',
		},
		{
			displayName: 'Time Of',
			name: 'timeOf',
			type: 'options',
			displayOptions: { show: { findBy: ['time'] } },
			options: [
				{
					name: 'Packing Orders',
					value: 'packingOrders',
					description: 'Orders with a packing order that was finished and last changed in the period',
				},
				{
					name: 'Sales Orders',
					value: 'salesOrders',
					description: 'Orders in packing or later that last changed in the period',
				},
			],
			default: 'packingOrders',
			description: 'Whose last change counts',
		},
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			required: true,
			default: '',
			displayOptions: { show: { findBy: ['time'] } },
			description: 'Changed at this time or later',
		},
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			displayOptions: { show: { findBy: ['time'] } },
			description: 'Changed at this time or earlier. Empty: until now.',
		},
	];
}

export function shipmentFilters(): INodeProperties {
	return filtersCollection([
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			options: [
				{ name: 'Cancelled', value: 'cancelled' },
				{ name: 'Open', value: 'open', description: 'Still being packed; its lines are what is planned' },
				{ name: 'Packed', value: 'packed' },
				{ name: 'Shipped', value: 'shipped' },
				{ name: 'Unknown', value: 'unknown', description: 'A state that this node does not know' },
			],
			default: ['packed', 'shipped'],
			description:
				'Only shipments with one of these statuses. What was shipped so far is counted right all the same. Without this filter: packed and shipped.',
		},
		{
			displayName: 'Warehouse ID',
			name: 'warehouseId',
			type: 'string',
			default: '',
			description: 'Only orders of this warehouse',
		},
	]);
}
