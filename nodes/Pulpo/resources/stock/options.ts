import type { INodeProperties } from 'n8n-workflow';

import { optionsCollection } from '../../../shared/ui/collections';
import { LARGEST_PAGE } from '../../client/limits';
import { merchantFields } from '../../rooms/merchant';
import { choice } from '../fieldKit';

export function stockOptions(): INodeProperties {
	const [merchant] = merchantFields();
	return optionsCollection([
		...(merchant === undefined ? [] : [merchant]),
		choice(
			'Read All By',
			'readBy',
			[
				{
					name: 'Product List',
					value: 'products',
					description:
						'Product by product list, then their stock: twice the requests, and products without any stock come as 0',
				},
				{ name: 'Stock List', value: 'summary', description: 'With the fewest requests' },
			],
			'summary',
			'How the stock of all products is read. Choose the product list when sold-out products are missing, or when a merchant is chosen.',
		),
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 2000 },
			default: LARGEST_PAGE,
			description: 'How many rows of the stock list are asked for with one request',
		},
		{
			displayName: 'Start At',
			name: 'offset',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'How many rows of the stock list are passed over, to read a large stock in several runs; choose one warehouse then',
		},
		choice(
			'Unknown SKU',
			'unknownSku',
			[
				{ name: 'Fail', value: 'fail' },
				{ name: 'Leave Out', value: 'skip', description: 'The SKUs are named below the output' },
			],
			'skip',
			'What to do with SKUs that PULPO WMS does not have',
		),
	]);
}
