import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { optionsCollection } from '../../../shared/ui/collections';
import { merchantFields } from '../../rooms/merchant';
import { technicalOptions } from '../salesOrder/technicalOptions';

export function importOptions(): INodeProperties {
	return optionsCollection([
		...selectionOptions(),
		...contentOptions(),
		...measureOptions(),
		...merchantFields(),
		...technicalOptions(),
	]);
}

function selectionOptions(): INodeProperties[] {
	return [
		flag(
			'Create Missing Products',
			'createMissing',
			true,
			'Whether products that PULPO WMS does not have are created; otherwise they are skipped',
		),
		flag(
			'Only Physical Products',
			'onlyPhysical',
			true,
			'Whether gift cards and products that need no shipping are skipped',
		),
		choice(
			'Inactive Products',
			'inactive',
			[
				{ name: 'Import as Active', value: 'active', description: 'As if they were for sale' },
				{ name: 'Import as Inactive', value: 'deactivate', description: 'They become inactive in PULPO WMS' },
				{ name: 'Skip', value: 'skip', description: 'They stay in PULPO WMS as they are' },
			],
			'skip',
			'What to do with archived products and drafts',
		),
		choice(
			'Same SKU Twice',
			'duplicateSku',
			[
				{
					name: 'Fail All of Them',
					value: 'fail',
					description: 'None is sent, each result names all of them',
				},
				{ name: 'Use the First', value: 'first', description: 'The others are skipped, each with a reason' },
			],
			'fail',
			'What to do with several products of the shop that share one SKU',
		),
	];
}

function contentOptions(): INodeProperties[] {
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
			false,
			'Whether a supplier in PULPO WMS with the same name as the supplier or brand of the shop is used, when the list of suppliers does not say otherwise',
		),
		text('Lot Tag', 'lotTag', 'Tag in the shop that makes a product one with lots. Empty: none.', 'e.g. lot'),
		text(
			'Serial Number Tag',
			'serialTag',
			'Tag in the shop that makes a product one with serial numbers. Empty: none.',
			'e.g. serial',
		),
		flag(
			'SKU as Barcode',
			'skuAsBarcode',
			false,
			'Whether a product without a barcode gets its SKU as barcode',
		),
		flag(
			'Keep Other Barcodes',
			'keepBarcodes',
			true,
			'Whether barcodes that were added in PULPO WMS stay when those of the shop are sent',
		),
		flag('Image', 'image', true, 'Whether the app of PULPO WMS shows the first picture of the product'),
	];
}

function measureOptions(): INodeProperties[] {
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

function flag(displayName: string, name: string, fallback: boolean, description: string): INodeProperties {
	return { displayName, name, type: 'boolean', default: fallback, description };
}

function choice(
	displayName: string,
	name: string,
	options: INodePropertyOptions[],
	fallback: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'options', options, default: fallback, description };
}

function text(displayName: string, name: string, description: string, placeholder = ''): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description,
		...(placeholder === '' ? {} : { placeholder }),
	};
}
