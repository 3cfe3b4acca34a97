import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { Run } from '../../../shared/node/types';
import { choice } from '../fieldKit';
import { isRow } from '../../client/wire';

export interface Which {
	by: 'id' | 'sku';
	value: string;
}

export function whichProduct(): INodeProperties[] {
	return [
		choice(
			'Find By',
			'findBy',
			[
				{ name: 'ID', value: 'id' },
				{ name: 'SKU', value: 'sku' },
			],
			'sku',
			'What the product is known by',
		),
		{
			displayName: 'SKU',
			name: 'sku',
			type: 'string',
			required: true,
			displayOptions: { show: { findBy: ['sku'] } },
			default: '',
			placeholder: 'e.g. HAT-01',
			description: 'SKU of the product, exactly as in PULPO WMS',
		},
		{
			displayName: 'Product ID',
			name: 'id',
			type: 'string',
			required: true,
			displayOptions: { show: { findBy: ['id'] } },
			default: '',
			placeholder: 'e.g. 70415',
			description: 'ID of the product in PULPO WMS',
		},
	];
}

export function chosenProduct(run: Run, item: number): Which {
	const by = run.parameter<string>('findBy', item, 'sku') === 'id' ? 'id' : 'sku';
	const given = run.parameter<unknown>(by, item, '');
	const value = isRow(given) ? '' : String(given ?? '').trim();
	if (value !== '' && (by === 'sku' || /^\d+$/.test(value))) return { by, value };
	throw new NodeOperationError(
		run.context.getNode(),
		by === 'id' ? `"${value}" is not a product ID` : 'No SKU is given',
		{ itemIndex: item, description: by === 'id' ? 'An ID is a whole number.' : 'Fill in the SKU.' },
	);
}
