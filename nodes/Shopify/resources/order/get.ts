import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { orderPages, ordersById } from '../../client/orders';
import { fullShape } from '../../client/pageShape';
import { hasName, orderNameSearch } from '../../client/search';
import type { Shop } from '../../client/shop';
import type { WireOrder } from '../../client/wire';
import { orderGid, orderIdField } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { includeCustomerField } from './getMany';
import { formatOf, orderItem } from './output';

const CANDIDATES = 10;

export const get: EachOperation = {
	kind: 'each',
	name: 'get',
	title: 'Get',
	action: 'Get an order',
	description: 'Read one order by its ID or by the number that customers see',
	fields: [
		{
			displayName: 'Find By',
			name: 'findBy',
			type: 'options',
			options: [
				{ name: 'ID', value: 'id' },
				{ name: 'Order Name', value: 'name' },
			],
			default: 'id',
			description: 'What the order is found by',
		},
		{ ...orderIdField(), displayOptions: { show: { findBy: ['id'] } } },
		{
			displayName: 'Order Name',
			name: 'orderName',
			type: 'string',
			required: true,
			displayOptions: { show: { findBy: ['name'] } },
			default: '',
			placeholder: 'e.g. #1001',
			description: "The number that customers see, with or without the shop's prefix and suffix",
		},
		returnFormatField('order', 'Shopify'),
		optionsCollection([includeCustomerField]),
	],
	run: getOrder,
};

async function getOrder(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const options = run.parameter<IDataObject>('options', item, {});
	const withCustomer = options['includeCustomer'] !== false;
	const order =
		run.parameter<string>('findBy', item, 'id') === 'name'
			? await byName(run, item, shop, withCustomer)
			: await byId(run, item, shop, withCustomer);
	tellAfter(run, item, shop);
	return [{ json: orderItem(order, shop.account.shop, formatOf(run, item)), item }];
}

async function byId(run: Run, item: number, shop: Shop, withCustomer: boolean): Promise<WireOrder> {
	const gid = orderGid(run, item);
	const [order] = await ordersById(shop, [gid], withCustomer, fullShape(1));
	if (order) return order;
	throw refusal(run, item, `Shopify has no order with the ID ${gid.replace(/^.*\//, '')}`);
}

/** Search finds near matches too, so the name is compared once more. */
async function byName(run: Run, item: number, shop: Shop, withCustomer: boolean): Promise<WireOrder> {
	const name = run.parameter<string | number>('orderName', item, '').toString().trim();
	if (name === '') throw refusal(run, item, 'The order name is missing');
	const query = {
		search: orderNameSearch(name),
		sort: 'CREATED_AT',
		newestFirst: true,
		withCustomer,
		pageSize: CANDIDATES,
		limit: CANDIDATES,
	} as const;
	const found: WireOrder[] = [];
	for await (const page of orderPages(shop, query, fullShape(CANDIDATES))) found.push(...page);
	const exact = found.filter((order) => order.name === name);
	const matching = exact.length > 0 ? exact : found.filter((order) => hasName(order, name));
	const [order, other] = matching;
	if (order && !other) return order;
	throw refusal(
		run,
		item,
		order ? `Shopify has several orders named "${name}"` : `Shopify has no order named "${name}"`,
	);
}

function refusal(run: Run, item: number, message: string): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), message, {
		description:
			'It may have been deleted, or it is older than 60 days and the app lacks the scope read_all_orders.',
		itemIndex: item,
	});
}
