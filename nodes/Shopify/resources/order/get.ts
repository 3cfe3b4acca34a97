import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { orderIdsByName } from '../../client/orderNames';
import { ordersById } from '../../client/orders';
import { fullShape } from '../../client/pageShape';
import type { Shop } from '../../client/shop';
import type { WireOrder } from '../../client/wire';
import { orderGid, orderIdField } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { includeCustomerField } from './getMany';
import { formatOf, orderItem } from './output';

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
	return await read(run, item, shop, gid, withCustomer);
}

async function byName(run: Run, item: number, shop: Shop, withCustomer: boolean): Promise<WireOrder> {
	const name = String(run.parameter<unknown>('orderName', item, '') ?? '').trim();
	if (name === '') throw refusal(run, item, 'The order name is missing');
	const [gid, other] = (await orderIdsByName(shop, [name])).get(name) ?? [];
	if (other !== undefined) throw refusal(run, item, `Shopify has several orders named "${name}"`);
	if (gid === undefined) throw refusal(run, item, `Shopify has no order named "${name}"`);
	return await read(run, item, shop, gid, withCustomer);
}

async function read(
	run: Run,
	item: number,
	shop: Shop,
	gid: string,
	withCustomer: boolean,
): Promise<WireOrder> {
	const [order] = await ordersById(shop, [gid], withCustomer, fullShape(1));
	if (order) return order;
	throw refusal(run, item, `Shopify has no order with the ID ${gid.replace(/^.*\//, '')}`);
}

function refusal(run: Run, item: number, message: string): NodeOperationError {
	return new NodeOperationError(run.context.getNode(), message, {
		description:
			'It may have been deleted, or it is older than 60 days and the app lacks the scope read_all_orders.',
		itemIndex: item,
	});
}
