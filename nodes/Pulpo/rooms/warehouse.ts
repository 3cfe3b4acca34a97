import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { warehouseList } from '../client/account';
import { openPulpo } from '../client/endpoint';
import { firstRows } from '../client/lists';
import { idOf, type Row } from '../client/wire';
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
	return choices(await activeWarehouses(this), nameAndId, search);
}

export async function loadWarehouses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const options = (await activeWarehouses(this)).flatMap((row) => {
		const id = idOf(row['id']);
		return id === null ? [] : [{ name: nameAndId(row), value: id }];
	});
	return options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

async function activeWarehouses(context: ILoadOptionsFunctions): Promise<Row[]> {
	const rows = await firstRows(await openPulpo(context), warehouseList({}), MOST);
	return rows.filter((row) => row['active'] !== false);
}
