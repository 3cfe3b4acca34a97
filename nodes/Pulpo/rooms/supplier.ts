import type { INodeListSearchResult, ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';

import { isRow, isRowList, textOf } from '../client/wire';
import { chosenId, locator } from './locator';
import { searchThirdParties } from './thirdParty';

export interface SupplierRules {
	/** Shop's name of the supplier in lower case -> third party. */
	mapped: Map<string, number>;
	fallback: number | null;
	/** Whether a supplier in PULPO with the same name counts. */
	byName: boolean;
}

export function supplierFields(): INodeProperties[] {
	return [
		defaultSupplierField(
			'Supplier of products whose supplier is not in the list below. Empty: none. Read once, from the first item.',
		),
		{
			displayName: 'Suppliers',
			name: 'suppliers',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Supplier',
			default: {},
			description:
				'Which supplier of PULPO WMS stands for which supplier, vendor or brand of the shop. Read once, from the first item.',
			options: [
				{
					displayName: 'Supplier',
					name: 'supplier',
					values: [
						{
							displayName: 'Shop Supplier',
							name: 'shopName',
							type: 'string',
							default: '',
							placeholder: 'e.g. Acme',
							description: 'Name of the supplier, vendor or brand in the shop; capitals do not matter',
						},
						locator({
							displayName: 'PULPO Supplier',
							name: 'supplierId',
							description: 'The supplier in PULPO WMS',
							searchMethod: 'searchSuppliers',
							placeholder: 'Choose a supplier',
						}),
					],
				},
			],
		},
	];
}

export function defaultSupplierField(description: string): INodeProperties {
	return locator({
		displayName: 'Default Supplier',
		name: 'defaultSupplier',
		description,
		searchMethod: 'searchSuppliers',
		placeholder: 'Choose a supplier',
	});
}

export function suppliersFrom(mapping: unknown, fallback: unknown, byName: boolean): SupplierRules {
	const mapped = new Map<string, number>();
	const entries = isRow(mapping) && isRowList(mapping['supplier']) ? mapping['supplier'].filter(isRow) : [];
	for (const entry of entries) {
		const name = textOf(entry['shopName'])?.trim().toLowerCase() ?? '';
		const id = chosenId(entry['supplierId']);
		if (name !== '' && id !== null) mapped.set(name, id);
	}
	return { mapped, fallback: chosenId(fallback), byName };
}

export async function searchSuppliers(
	this: ILoadOptionsFunctions,
	search?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchThirdParties(this, 'S', search, paginationToken);
}
