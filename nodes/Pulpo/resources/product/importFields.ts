import type { INodeProperties } from 'n8n-workflow';

import { dryRunField } from '../../../shared/ui/choices';
import { supplierFields } from '../../rooms/supplier';
import { DEFAULT_UPDATES } from './import/settings';
import { importOptions } from './importOptions';

/** Products go out together, so every setting is read once, from the first item. */
export function importFields(): INodeProperties[] {
	return [
		{
			displayName:
				'Each input item must be a product in unified form, as the shop nodes return it. The settings below are read once, from the first item, and hold for all products of the run.',
			name: 'importNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Product Price From',
			name: 'priceFrom',
			type: 'options',
			options: [
				{
					name: 'Cost per Item',
					value: 'cost',
					description: 'What the product costs the shop, without tax',
				},
				{ name: 'None', value: 'none', description: 'No price is sent' },
				{
					name: 'Variant Price',
					value: 'variant',
					description: 'The price in the shop, without tax when the shop says it so',
				},
			],
			default: 'cost',
			description: 'What becomes the cost price in PULPO WMS. Read once, from the first item.',
		},
		...supplierFields(),
		{
			displayName: 'Import Product Tags',
			name: 'importTags',
			type: 'boolean',
			default: false,
			description: 'Whether the tags of the product go into its attributes in PULPO WMS, joined by commas',
		},
		updateFieldsField(),
		dryRunField(),
		importOptions(),
	];
}

function updateFieldsField(): INodeProperties {
	return {
		displayName: 'Fields to Update',
		name: 'updateFields',
		type: 'multiOptions',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Barcodes', value: 'barcodes' },
			{ name: 'Customs Code and Origin', value: 'customs' },
			{ name: 'Description', value: 'description' },
			{ name: 'Dimensions and Volume', value: 'dimensions' },
			{ name: 'Image', value: 'image' },
			{ name: 'Measure Units', value: 'measureUnits' },
			{ name: 'Name', value: 'name' },
			{ name: 'Price', value: 'price' },
			{ name: 'Supplier', value: 'supplier' },
			{ name: 'Tags', value: 'tags' },
			{ name: 'Type (Lot or Serial)', value: 'type' },
			{ name: 'Weight', value: 'weight' },
		],
		default: [...DEFAULT_UPDATES],
		description:
			'What the shop may overwrite on products that PULPO WMS has already. All other fields stay as people in the warehouse set them. New products get everything. Read once, from the first item.',
	};
}
