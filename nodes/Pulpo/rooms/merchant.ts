import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { channelList, merchantList } from '../client/account';
import { openPulpo } from '../client/endpoint';
import { firstRows, type List } from '../client/lists';
import { idOf, isRow, textOf } from '../client/wire';
import { chosenId, nameAndId } from './locator';

const MOST = 1_000;
/** Only tenants of logistics companies (3PL) have merchants. */
export function merchantFields(): INodeProperties[] {
	return [
		{
			displayName: 'Merchant Name or ID',
			name: 'merchant',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'loadMerchants' },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		{
			displayName: 'Merchant Channel Name or ID',
			name: 'merchantChannel',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'loadMerchantChannels', loadOptionsDependsOn: ['options.merchant'] },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
	];
}

export async function loadMerchants(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await optionsOf(this, merchantList());
}

export async function loadMerchantChannels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const options: unknown = this.getCurrentNodeParameter('options');
	const merchant = chosenId(isRow(options) ? options['merchant'] : null);
	return merchant === null ? [none] : await optionsOf(this, channelList(String(merchant)));
}

const none: INodePropertyOptions = { name: 'None', value: '' };

async function optionsOf(context: ILoadOptionsFunctions, list: List): Promise<INodePropertyOptions[]> {
	const rows = await firstRows(await openPulpo(context), list, MOST);
	const options = rows.flatMap((row) => {
		const id = idOf(row['id']);
		return id === null ? [] : [{ name: textOf(row['full_name']) || nameAndId(row), value: id }];
	});
	return [none, ...options.sort((a, b) => a.name.localeCompare(b.name, 'en'))];
}
