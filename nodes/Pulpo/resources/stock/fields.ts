import type { INodeProperties } from 'n8n-workflow';

import { choice } from '../fieldKit';

export function whichFields(): INodeProperties[] {
	return [
		choice(
			'Products',
			'which',
			[
				{ name: 'All', value: 'all' },
				{ name: 'By Product ID', value: 'ids' },
				{ name: 'By SKU', value: 'skus' },
			],
			'all',
			'Whose stock is read',
		),
		{
			displayName: 'SKUs',
			name: 'skus',
			type: 'string',
			required: true,
			displayOptions: { show: { which: ['skus'] } },
			default: '',
			placeholder: 'e.g. HAT-01, MUG-01',
			description: 'SKUs, separated by commas; with an expression those of all input items are read together',
		},
		{
			displayName: 'Product IDs',
			name: 'productIds',
			type: 'string',
			required: true,
			displayOptions: { show: { which: ['ids'] } },
			default: '',
			placeholder: 'e.g. 70415, 70416',
			description: 'IDs in PULPO WMS, separated by commas; those of all input items are read together',
		},
	];
}

export function formatFields(): INodeProperties[] {
	return [
		choice(
			'Return Format',
			'returnFormat',
			[
				{ name: 'Compact', value: 'compact', description: 'Only SKU, quantity and location, for many rows' },
				{ name: 'Raw', value: 'raw', description: 'Each row exactly as PULPO WMS sends it' },
				{
					name: 'Unified',
					value: 'unified',
					description: 'The same form of stock for every system, ready for the other nodes of this package',
				},
			],
			'unified',
			'The form in which each stock level is returned',
		),
		{
			...choice(
				'Quantity',
				'figure',
				[
					{
						name: 'Available',
						value: 'available',
						description: 'In storage, less what open orders and replenishment need',
					},
					{ name: 'Rejected', value: 'rejected', description: 'In return positions' },
					{ name: 'Total', value: 'total', description: 'In all positions, packing and shipping included' },
					{ name: 'Unavailable', value: 'unavailable', description: 'As PULPO WMS counts it' },
				],
				'available',
				'Which figure becomes the quantity',
			),
			displayOptions: { show: { returnFormat: ['compact'] } },
		},
	];
}
