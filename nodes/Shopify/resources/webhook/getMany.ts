import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { filtersCollection } from '../../../shared/ui/collections';
import { subscriptions } from '../../client/subscriptions';
import { TOPICS } from '../../client/topics';
import { idOfGid, type WireSubscription } from '../../client/wire';
import { shopOf, tellAfter } from '../../rooms/session';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many webhooks',
	description: "List the webhooks that this app has made in the shop, the triggers' own included",
	fields: [
		filtersCollection([
			{
				displayName: 'Address Begins With',
				name: 'addressPrefix',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example/',
				description: 'Only webhooks that call such an address',
			},
		]),
	],
	run: getWebhooks,
};

async function getWebhooks(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const prefix = String(run.parameter<IDataObject>('filters', item, {})['addressPrefix'] ?? '').trim();
	const found = (await subscriptions(shop)).filter(({ uri }) => uri.startsWith(prefix));
	tellAfter(run, item, shop);
	return found.map((hook) => ({ json: hookItem(hook), item }));
}

function hookItem(hook: WireSubscription): IDataObject {
	const { id, topic, uri, ...rest } = hook;
	return dataOf({
		id: idOfGid(id) ?? id,
		topic,
		title: TOPICS[topic]?.title ?? null,
		address: uri,
		...rest,
		apiVersion: hook.apiVersion.handle,
	});
}
