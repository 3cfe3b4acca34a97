import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { Run } from '../../../shared/node/types';

/** The fields that name one sales order. */
export function whichOrder(): INodeProperties[] {
	return [
		{
			displayName: 'Find By',
			name: 'findBy',
			type: 'options',
			options: [
				{ name: 'ID', value: 'id', description: 'The ID that PULPO WMS gave the order' },
				{
					name: 'Order Number',
					value: 'number',
					description: 'The number shown in PULPO WMS, such as #1042',
				},
			],
			default: 'number',
			description: 'How the order is named',
		},
		{
			displayName: 'Order Number',
			name: 'number',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. #1042',
			displayOptions: { show: { findBy: ['number'] } },
			description: 'Number of the order in PULPO WMS, with its prefix and suffix',
		},
		{
			displayName: 'Order ID',
			name: 'id',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 5001',
			displayOptions: { show: { findBy: ['id'] } },
			description: 'ID of the order in PULPO WMS',
		},
	];
}

export type Which = { by: 'number' | 'id'; value: string };

export function chosenOrder(run: Run, item: number): Which {
	const by = run.parameter<string>('findBy', item, 'number') === 'id' ? 'id' : 'number';
	const value = String(run.parameter<unknown>(by, item, '') ?? '').trim();
	const wrong =
		value === ''
			? 'No order is named'
			: by === 'id' && !/^\d+$/.test(value)
				? `"${value}" is no order ID`
				: null;
	if (wrong === null) return { by, value };
	throw new NodeOperationError(run.context.getNode(), wrong, {
		itemIndex: item,
		description: 'Fill in the number that PULPO WMS shows for the order, or its ID.',
	});
}
