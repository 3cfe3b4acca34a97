import type { INodeProperties } from 'n8n-workflow';

import { optionsCollection } from '../shared/ui/collections';

export const optionFields: INodeProperties = optionsCollection([
	{
		displayName: 'Always Allowed Changes',
		name: 'stopAboveRows',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'As many rows may always change, whatever share they are: small catalogs would stop all the time otherwise',
	},
	{
		displayName: 'Decimals',
		name: 'decimals',
		type: 'options',
		options: [
			{ name: 'Keep', value: 'keep', description: 'For targets that take parts of a unit' },
			{ name: 'Round Down', value: 'down', description: 'Never sells a unit that is not whole' },
			{ name: 'Round to Nearest', value: 'nearest', description: 'A half is rounded up' },
		],
		default: 'down',
		description: 'What becomes of stock that is no whole number',
	},
	{
		displayName: 'Ignore Case of SKUs',
		name: 'ignoreCase',
		type: 'boolean',
		default: false,
		description: 'Whether "hat-01" and "HAT-01" are the same SKU',
	},
	{
		displayName: 'Maximum',
		name: 'maximum',
		type: 'string',
		default: '',
		placeholder: 'e.g. 50',
		description: 'Largest figure that the target shows. Empty means no limit.',
	},
	{
		displayName: 'Minimum',
		name: 'minimum',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0',
		description: 'Smallest figure that the target shows, even when there is less. Empty means no limit.',
	},
	{
		displayName: 'Minimum Difference',
		name: 'leastDifference',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3',
		description: 'Smaller changes are left out, but never one from or to 0',
	},
	{
		displayName: 'Negative Stock as 0',
		name: 'negativeAsZero',
		type: 'boolean',
		default: true,
		description: 'Whether stock below 0, also after the safety stock, counts as 0',
	},
	{
		displayName: 'Only These SKUs',
		name: 'onlySkus',
		type: 'string',
		default: '',
		placeholder: 'e.g. HAT-01, MUG-01',
		description:
			'All other rows are left out. Separate with commas; an expression may also give a list. Empty means all.',
	},
	{
		displayName: 'Trim SKUs',
		name: 'trim',
		type: 'boolean',
		default: true,
		description: 'Whether spaces before and after a SKU are ignored',
	},
]);
