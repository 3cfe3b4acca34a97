import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { subscriptions } from '../../client/subscriptions';
import { TOPICS } from '../../client/topics';
import { listOfTexts } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { noEvents } from './outcomes';
import { repairHooks, type HookWish } from './repair';

export const checkAndRepair: EachOperation = {
	kind: 'each',
	name: 'checkAndRepair',
	title: 'Check and Repair',
	action: 'Check and repair webhooks',
	description:
		'Make sure that Shopify calls an address exactly once for each event; one result for each event and each webhook taken away',
	fields: [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://n8n.example/webhook/abc/webhook',
			description: 'Production URL of the trigger node',
		},
		{
			displayName: 'Events',
			name: 'topics',
			type: 'multiOptions',
			options: Object.entries(TOPICS)
				.map(([value, { watch, title, description }]) => ({
					name: watch === 'fulfillmentOrders' ? `Fulfillment Order ${title}` : title,
					value,
					description,
				}))
				.sort((a, b) => a.name.localeCompare(b.name, 'en')),
			default: [],
			description:
				'What Shopify shall call for. Empty: what it calls this address for already; then only doubled and wrong webhooks are repaired.',
		},
		dryRunField(),
		optionsCollection([
			{
				displayName: 'Old Address',
				name: 'oldAddress',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://old-n8n.example/',
				description: 'Webhooks at addresses that begin with this are taken away, such as after n8n has moved',
			},
			{
				displayName: 'Only These Events',
				name: 'onlyThese',
				type: 'boolean',
				default: false,
				description: 'Whether to take away webhooks at the address for events that are not chosen',
			},
		]),
	],
	run: repair,
};

async function repair(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const address = addressOf(run, item);
	const there = await subscriptions(shop);
	const chosen = listOfTexts(run.parameter<unknown>('topics', item, []));
	const present = [...new Set(there.filter(({ uri }) => uri === address).map(({ topic }) => topic))];
	const options = run.parameter<IDataObject>('options', item, {});
	const oldAddress = String(options['oldAddress'] ?? '').trim();
	const wish: HookWish = {
		address,
		topics: chosen.length > 0 ? chosen : present,
		oldAddress: oldAddress === '' ? null : oldAddress,
		onlyThese: options['onlyThese'] === true && chosen.length > 0,
		dryRun: run.parameter<boolean>('dryRun', item, false),
	};
	const outcomes = await repairHooks(shop, wish, there);
	if (outcomes.length === 0) outcomes.push(noEvents(wish));
	tellAfter(run, item, shop);
	return outcomes.map((outcome) => ({ json: dataOf(outcome), item }));
}

function addressOf(run: Run, item: number): string {
	const address = String(run.parameter<unknown>('address', item, '') ?? '').trim();
	if (/^https:\/\/[^/\s]+/.test(address)) return address;
	throw new NodeOperationError(run.context.getNode(), 'The address must begin with https://', {
		itemIndex: item,
		description: 'Copy the production URL of the trigger node. Shopify calls public https addresses only.',
	});
}
