import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { dateRangeFields, filtersCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { refundedOrders, refundsOfOrders } from '../../client/refunds';
import type { WireRefundedOrder } from '../../client/refundsWire';
import type { Shop } from '../../client/shop';
import { refundRows } from '../../mapping/refund';
import { orderGid, orderIdField } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { utcOf } from '../../rooms/time';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many refunds',
	description: 'Read refunds of given orders, or of all orders since a time',
	fields: [
		{
			displayName: 'Refunds Of',
			name: 'refundsOf',
			type: 'options',
			options: [
				{ name: 'All Orders', value: 'all', description: 'Use a filter: without one every order is read' },
				{ name: 'One Order', value: 'order', description: 'The order of each input item' },
			],
			default: 'all',
			description: 'Whose refunds to read',
		},
		{ ...orderIdField(), displayOptions: { show: { refundsOf: ['order'] } } },
		...pagingFields(),
		returnFormatField('refund', 'Shopify'),
		{
			...filtersCollection(dateRangeFields('Created', 'created', 'refunds')),
			displayOptions: { show: { refundsOf: ['all'] } },
		},
	],
	run: getRefunds,
};

async function getRefunds(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const filters = run.parameter<IDataObject>('filters', item, {});
	const since = utcOf(filters['createdAfter'], run.context.getTimezone());
	const until = utcOf(filters['createdBefore'], run.context.getTimezone());
	const limit = limitOf(run, item);
	const isRaw = run.parameter<string>('returnFormat', item, 'unified') === 'raw';
	const found: IDataObject[] = [];
	for await (const orders of ordersFor(run, item, shop, since)) {
		const rows = orders.flatMap((order) => refundRows(order, shop.account.shop));
		const fitting = rows.filter(({ createdAt }) => isWithin(createdAt, since, until));
		found.push(...fitting.map((row) => dataOf(isRaw ? row.source : row)));
		if (found.length >= limit) break;
	}
	tellAfter(run, item, shop);
	return found.slice(0, limit).map((json) => ({ json, item }));
}

/** Shopify cannot list refunds by time: a refund changes its order, so that orders changed since then hold them all. */
async function* ordersFor(
	run: Run,
	item: number,
	shop: Shop,
	since: string | null,
): AsyncGenerator<WireRefundedOrder[]> {
	if (run.parameter<string>('refundsOf', item, 'all') !== 'order') {
		yield* refundedOrders(shop, since);
		return;
	}
	const found = await refundsOfOrders(shop, [orderGid(run, item)]);
	yield [...found.values()];
}

function isWithin(time: string, since: string | null, until: string | null): boolean {
	const at = Date.parse(time);
	return (since === null || at >= Date.parse(since)) && (until === null || at <= Date.parse(until));
}
