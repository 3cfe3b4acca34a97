import type { INodeProperties } from 'n8n-workflow';

import { optionFields } from './optionFields';
import { rowFields } from './rowFieldFields';

const byPlace = { show: { compareBy: ['skuAndPlace'] } };

export const fields: INodeProperties[] = [
	{
		displayName: 'Compare By',
		name: 'compareBy',
		type: 'options',
		options: [
			{
				name: 'SKU',
				value: 'sku',
				description: 'The stock of all places of the source together is the stock of the target',
			},
			{
				name: 'SKU and Place',
				value: 'skuAndPlace',
				description: 'Each place of the target gets the stock of its place in the source',
			},
		],
		default: 'sku',
		description: 'Which rows of source and target belong together',
	},
	{
		displayName: 'Places',
		name: 'places',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Place',
		default: {},
		displayOptions: byPlace,
		description:
			'Which place of the target stands for which place of the source. Places of the same name need no entry; several source places may go to one target place and are added up.',
		options: [
			{
				displayName: 'Place',
				name: 'pair',
				values: [
					{
						displayName: 'Source Place',
						name: 'source',
						type: 'string',
						default: '',
						placeholder: 'e.g. Berlin',
						description: 'Name or ID of the warehouse or location in the source',
					},
					{
						displayName: 'Target Place',
						name: 'target',
						type: 'string',
						default: '',
						placeholder: 'e.g. Main Street',
						description: 'Name or ID of the warehouse or location in the target',
					},
				],
			},
		],
	},
	{
		displayName: 'Places as Text',
		name: 'placesText',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Berlin = Main Street',
		displayOptions: byPlace,
		description:
			'The same as text, for expressions: one line for each source place, its name or ID, an equals sign and the name or ID of the target place',
	},
	{
		displayName: 'Missing in Source',
		name: 'missingInSource',
		type: 'options',
		options: [
			{ name: 'Leave as It Is', value: 'ignore', description: 'The row leaves by Unknown in Source' },
			{ name: 'Set to 0', value: 'zero', description: 'The row leaves by Changed with the figure 0' },
		],
		default: 'ignore',
		description: 'What becomes of rows of the target that the source does not have',
	},
	{
		displayName: 'Safety Stock',
		name: 'safetyStock',
		type: 'string',
		default: '0',
		placeholder: 'e.g. 2',
		description: 'How much of each product is kept back: it is subtracted from the stock of the source',
	},
	{
		displayName: 'Stop When More Than (%)',
		name: 'stopPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 0,
		description:
			'The node stops with an error when the stock of more than this share of the compared rows would change. 0 means never.',
	},
	rowFields('source', 'Source'),
	rowFields('target', 'Target'),
	optionFields,
];
