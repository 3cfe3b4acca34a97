import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { shippingMethodList } from '../client/account';
import { openPulpo } from '../client/endpoint';
import { firstRows } from '../client/lists';
import { idOf, isRow, isRowList, textOf } from '../client/wire';
import { choices, chosenId, locator, nameAndId } from './locator';

const MOST = 1_000;

export interface ShippingMethods {
	/** Shop's title or code in lower case -> shipping method. */
	mapped: Map<string, number>;
	fallback: number | null;
}

export function shippingMethodFields(): INodeProperties[] {
	return [
		{
			displayName: 'Shipping Methods',
			name: 'shippingMethods',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Shipping Method',
			default: {},
			description:
				'Which shipping method of PULPO WMS stands for which shipping method of the shop. Read once, from the first item.',
			options: [
				{
					displayName: 'Shipping Method',
					name: 'method',
					values: [
						{
							displayName: 'Shop Shipping Method',
							name: 'shopMethod',
							type: 'string',
							default: '',
							placeholder: 'e.g. DHL Paket',
							description:
								'Title or code of the shipping method in the shop; upper and lower case do not matter',
						},
						{
							displayName: 'PULPO Shipping Method Name or ID',
							name: 'shippingMethodId',
							type: 'options',
							typeOptions: { loadOptionsMethod: 'loadShippingMethods' },
							default: '',
							description:
								'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						},
					],
				},
			],
		},
		locator({
			displayName: 'Default Shipping Method',
			name: 'defaultShippingMethod',
			description:
				'For orders whose shipping method is not in the list above. Empty: PULPO WMS gets none, as some label services want it. Read once, from the first item.',
			searchMethod: 'searchShippingMethods',
			placeholder: 'Choose a shipping method',
		}),
	];
}

export function shippingMethodsFrom(mapping: unknown, fallback: unknown): ShippingMethods {
	const mapped = new Map<string, number>();
	const entries = isRow(mapping) && isRowList(mapping['method']) ? mapping['method'].filter(isRow) : [];
	for (const entry of entries) {
		const shop = textOf(entry['shopMethod'])?.trim().toLowerCase() ?? '';
		const id = chosenId(entry['shippingMethodId']);
		if (shop !== '' && id !== null) mapped.set(shop, id);
	}
	return { mapped, fallback: chosenId(fallback) };
}

export async function searchShippingMethods(
	this: ILoadOptionsFunctions,
	search?: string,
): Promise<INodeListSearchResult> {
	return choices(await firstRows(await openPulpo(this), shippingMethodList({}), MOST), nameAndId, search);
}

export async function loadShippingMethods(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const rows = await firstRows(await openPulpo(this), shippingMethodList({}), MOST);
	const options = rows.flatMap((row) => {
		const id = idOf(row['id']);
		return id === null ? [] : [{ name: nameAndId(row), value: id }];
	});
	return [{ name: 'None', value: '' }, ...options.sort((a, b) => a.name.localeCompare(b.name, 'en'))];
}
