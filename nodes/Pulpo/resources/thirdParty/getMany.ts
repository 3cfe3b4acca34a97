import type { INodeProperties } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { filtersCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { openPulpo } from '../../client/endpoint';
import { firstRows } from '../../client/lists';
import { thirdPartyList } from '../../client/thirdParties';
import { isRow, textOf } from '../../client/wire';
import { listOf } from '../queries';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many third parties',
	description: 'Get customers and suppliers that match the filters',
	fields: [...pagingFields(), filtersCollection([kindFilter(), ...filters()])],
	run: async (run, item) => await listThirdParties(run, item, null),
};

/** Page by page, with the filters of the item; `type` null = as the filter says. */
export async function listThirdParties(
	run: Run,
	item: number,
	type: 'C' | 'S' | null,
): Promise<ResultItem[]> {
	const connection = await run.once('pulpo', async () => await openPulpo(run.context));
	const value = run.parameter<unknown>('filters', item, {});
	const filter = (name: string) => (isRow(value) ? textOf(value[name]) || undefined : undefined);
	const list = thirdPartyList({
		third_type: type ?? filter('thirdType'),
		name: filter('name'),
		identifier_number: listOf(filter('numbers') ?? null),
		identifier_type: filter('identifierType'),
		erp_code: filter('erpCode'),
		erp_id: filter('erpId'),
		active: isRow(value) && typeof value['active'] === 'boolean' ? value['active'] : undefined,
	});
	const rows = await firstRows(connection, list, limitOf(run, item));
	showRequestsAfter(run, item, connection);
	return rows.map((row) => ({ json: dataOf(row), item }));
}

function kindFilter(): INodeProperties {
	return {
		displayName: 'Kind',
		name: 'thirdType',
		type: 'options',
		options: [
			{ name: 'Customer', value: 'C' },
			{ name: 'Supplier', value: 'S' },
		],
		default: 'C',
		description: 'Only customers or only suppliers',
	};
}

export function filters(): INodeProperties[] {
	return [
		{
			displayName: 'Active',
			name: 'active',
			type: 'boolean',
			default: true,
			description: 'Whether the records are active',
		},
		{
			displayName: 'ERP Code',
			name: 'erpCode',
			type: 'string',
			default: '',
			description: 'Code of the record in your own system',
		},
		{
			displayName: 'ERP ID',
			name: 'erpId',
			type: 'string',
			default: '',
			description: 'ID of the record in your own system',
		},
		{
			displayName: 'Identifier Numbers',
			name: 'numbers',
			type: 'string',
			default: '',
			placeholder: 'e.g. shopify:my-shop:7001',
			description: 'Only these numbers, separated by commas',
		},
		{
			displayName: 'Identifier Type',
			name: 'identifierType',
			type: 'string',
			default: '',
			description: 'Only records with this label',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			description: 'Only records with this name',
		},
	];
}
