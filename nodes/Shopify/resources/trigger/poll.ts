import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { checkHooks } from '../../../shared/node/hookCheck';
import { pollChanges, type PollRecord } from '../../../shared/node/poll';
import { HOOK_CHECK_MS, PAGE_SIZE, POLL_LAG_SECONDS, POLL_OVERLAP_SECONDS } from '../../client/limits';
import { orderPages } from '../../client/orders';
import { fullShape } from '../../client/pageShape';
import { fitsFilter, orderSearch } from '../../client/search';
import { openShop } from '../../client/shop';
import { utcOf } from '../../rooms/time';
import { orderHooks } from './hooks';
import { triggerItem } from './items';
import { triggerSettings, type TriggerSettings } from './settings';

/** One tick of the poll times. In the editor's test it gives a sample, whatever the node listens by. */
export async function pollOrders(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = triggerSettings(context);
	const isTest = context.getMode() === 'manual';
	// Shopify deletes a webhook after eight failures in a row.
	if (settings.mode !== 'poll' && !isTest) {
		const polls = settings.mode !== 'webhook';
		await checkHooks(context, orderHooks, { everyMs: HOOK_CHECK_MS, polls, title: 'Shopify' });
	}
	if (settings.mode === 'webhook' && !isTest) return null;
	return await pollChanges(
		context,
		{
			sorted: true,
			overlapMs: POLL_OVERLAP_SECONDS * 1000,
			lagMs: POLL_LAG_SECONDS * 1000,
			fetch: (sinceIso, untilIso) => changedOrders(context, settings, sinceIso, untilIso),
		},
		settings.startDate === null ? {} : { startAt: settings.startDate },
	);
}

async function* changedOrders(
	context: IPollFunctions,
	settings: TriggerSettings,
	sinceIso: string,
	untilIso: string,
): AsyncGenerator<PollRecord> {
	const shop = await openShop(context);
	const filter = {
		...settings.filter,
		updatedSince: utcOf(sinceIso, 'utc'),
		updatedUntil: utcOf(untilIso, 'utc'),
	};
	const query = {
		search: orderSearch(filter),
		sort: 'UPDATED_AT',
		newestFirst: context.getMode() === 'manual',
		withCustomer: settings.withCustomer,
		pageSize: context.getMode() === 'manual' ? 1 : PAGE_SIZE,
		limit: Number.POSITIVE_INFINITY,
	} as const;
	for await (const page of orderPages(shop, query, fullShape(query.pageSize))) {
		for (const order of page) {
			if (!fitsFilter(order, filter)) continue;
			yield {
				id: order.id,
				updatedAt: order.updatedAt,
				item: triggerItem(order, shop.account.shop, settings, null),
			};
		}
	}
}
