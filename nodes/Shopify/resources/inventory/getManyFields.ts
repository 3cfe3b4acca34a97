import type { INodeProperties } from 'n8n-workflow';

import { pagingFields } from '../../../shared/ui/paging';
import { lookUpField } from './stockFields';

export const QUANTITY_NAMES = [
	{ name: 'Available', value: 'available' },
	{ name: 'Committed', value: 'committed' },
	{ name: 'Incoming', value: 'incoming' },
	{ name: 'On Hand', value: 'on_hand' },
];

export function getManyFields(): INodeProperties[] {
	return [
		{
			displayName: 'Products',
			name: 'which',
			type: 'options',
			options: [
				{ name: 'All', value: 'all', description: 'The whole catalogue' },
				{ name: 'By SKUs', value: 'skus', description: 'The SKUs of all input items together' },
				{ name: 'Changed Since', value: 'changed', description: 'Levels whose stock changed after a time' },
			],
			default: 'all',
			description: 'Whose stock is read',
		},
		shownFor('skus', {
			displayName: 'SKUs',
			name: 'skus',
			type: 'string',
			required: true,
			default: '={{ $json.sku }}',
			placeholder: 'e.g. TS-M-BLK, TS-L-BLK',
			description: 'One per input item, or several separated by commas. Compared exactly.',
		}),
		shownFor('skus', lookUpField),
		shownFor('changed', {
			displayName: 'Changed After',
			name: 'changedAfter',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'Only levels that changed at this time or later',
		}),
		shownFor('all', {
			displayName: 'Read By',
			name: 'readBy',
			type: 'options',
			options: [
				{
					name: 'Bulk Operation',
					value: 'bulk',
					description: 'Shopify writes a file: best for more than 5,000 variants',
				},
				{ name: 'Pages', value: 'pages', description: '250 variants per request' },
			],
			default: 'pages',
			description: 'How the catalogue is read',
		}),
		...pagingFields(),
		{
			displayName: 'Location Names or IDs',
			name: 'locationIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getLocations' },
			default: [],
			description:
				'Empty: all active locations. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Return Format',
			name: 'returnFormat',
			type: 'options',
			options: [
				{
					name: 'Compact',
					value: 'compact',
					description: 'SKU, quantity, location and IDs, for large catalogues',
				},
				{ name: 'Raw', value: 'raw', description: 'Variant, inventory item and level as Shopify sends them' },
				{ name: 'Unified', value: 'unified', description: 'The same form of stock for every system' },
			],
			default: 'unified',
			description: 'The form in which each stock level is returned',
		},
		{
			displayName: 'Quantity Name',
			name: 'quantityName',
			type: 'options',
			options: QUANTITY_NAMES,
			default: 'available',
			displayOptions: { show: { returnFormat: ['compact'] } },
			description: 'Which figure is returned as the quantity',
		},
	];
}

export const cursorFields: INodeProperties[] = [
	{
		displayName: 'Cursor',
		name: 'cursor',
		type: 'string',
		default: '',
		description:
			'Where an earlier run ended (page.cursor of its items). Empty: from the start. Only with Read By Pages.',
	},
	{
		displayName: 'Return Cursor',
		name: 'returnCursor',
		type: 'boolean',
		default: false,
		description:
			'Whether each item tells where to go on, in page.cursor and page.hasNext. Limit then counts variants, and a run without results gives one item with the page alone. Only with Read By Pages.',
	},
];

function shownFor(which: string, field: INodeProperties): INodeProperties {
	return { ...field, displayOptions: { show: { which: [which] } } };
}
