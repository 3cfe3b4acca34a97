import type { INodeProperties } from 'n8n-workflow';

import { choice, flag, text } from '../fieldKit';

/** What PULPO gets of a product. */
export function contentOptions(): INodeProperties[] {
	return [
		choice(
			'Name',
			'name',
			[
				{ name: 'Product', value: 'product', description: 'Such as Hat' },
				{ name: 'Product and Variant', value: 'withVariant', description: 'Such as Hat - M / Red' },
			],
			'withVariant',
			'What the product is called in PULPO WMS',
		),
		flag(
			'Match Suppliers by Name',
			'suppliersByName',
			'Whether a supplier in PULPO WMS with the same name as the supplier or brand of the shop is used, when the list of suppliers does not say otherwise',
		),
		text('Lot Tag', 'lotTag', 'Tag in the shop that makes a product one with lots. Empty: none.', 'e.g. lot'),
		text(
			'Serial Number Tag',
			'serialTag',
			'Tag in the shop that makes a product one with serial numbers. Empty: none.',
			'e.g. serial',
		),
		flag('SKU as Barcode', 'skuAsBarcode', 'Whether a product without a barcode gets its SKU as barcode'),
		{
			...flag(
				'Keep Other Barcodes',
				'keepBarcodes',
				'Whether barcodes that were added in PULPO WMS stay when those of the shop are sent',
			),
			default: true,
		},
		{
			...flag('Image', 'image', 'Whether the app of PULPO WMS shows the first picture of the product'),
			default: true,
		},
	];
}

export function measureOptions(): INodeProperties[] {
	return [
		choice(
			'Weight Unit',
			'weightUnit',
			[
				{ name: 'Gram', value: 'g' },
				{ name: 'Kilogram', value: 'kg' },
			],
			'kg',
			'The unit in which your PULPO WMS counts weights. It is not documented: compare with a product there.',
		),
		choice(
			'Size Unit',
			'sizeUnit',
			[
				{ name: 'Centimeter', value: 'cm' },
				{ name: 'Meter', value: 'm' },
				{ name: 'Millimeter', value: 'mm' },
			],
			'cm',
			'The unit in which your PULPO WMS counts lengths. It is not documented: compare with a product there.',
		),
		choice(
			'Missing Weight and Size',
			'emptyMeasures',
			[
				{ name: 'Leave Out', value: 'omit' },
				{ name: 'Send 0', value: 'zero' },
				{ name: 'Send 1', value: 'one' },
			],
			'omit',
			'What new products get when the shop knows no weight or size, or 0',
		),
		{ ...text('Measure Unit', 'measureUnit', 'Unit in which products are counted'), default: 'piece' },
	];
}
