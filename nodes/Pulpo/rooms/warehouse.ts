import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { warehouseList } from '../client/account';
import { openPulpo } from '../client/endpoint';
import { firstRows } from '../client/lists';
import { choices, locator, nameAndId } from './locator';

const MOST = 500;

export function warehouseField(description: string): INodeProperties {
	return locator({
		displayName: 'Warehouse',
		name: 'warehouse',
		description,
		searchMethod: 'searchWarehouses',
		required: true,
		placeholder: 'Choose a warehouse',
	});
}

export async function searchWarehouses(
	this: ILoadOptionsFunctions,
	search?: string,
): Promise<INodeListSearchResult> {
	const rows = await firstRows(await openPulpo(this), warehouseList({}), MOST);
	return choices(
		rows.filter((row) => row['active'] !== false),
		nameAndId,
		search,
	);
}
