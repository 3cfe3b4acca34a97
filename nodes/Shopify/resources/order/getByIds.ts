import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { BulkOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { IDS_PER_CALL } from '../../client/limits';
import { ordersById } from '../../client/orders';
import { fullShape } from '../../client/pageShape';
import { listOfTexts, orderGidOf } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { includeCustomerField } from './getMany';
import { formatOf, orderItem } from './output';

interface Asked {
	item: number;
	gid: string;
}

export const getByIds: BulkOperation = {
	kind: 'bulk',
	name: 'getByIds',
	title: 'Get by IDs',
	action: 'Get orders by IDs',
	description: 'Read the orders of all input items together, up to 250 per request',
	fields: [
		{
			displayName: 'Order IDs',
			name: 'orderIds',
			type: 'string',
			required: true,
			default: '={{ $json.id }}',
			placeholder: 'e.g. 5551234567890, 5551234567891',
			description: 'One ID per input item, or several separated by commas. Numbers, GIDs and links are fine.',
		},
		{
			displayName: 'If an Order Is Not Found',
			name: 'ifNotFound',
			type: 'options',
			options: [
				{ name: 'Leave It Out', value: 'leaveOut', description: 'Go on and name it in a hint' },
				{ name: 'Stop With an Error', value: 'fail' },
			],
			default: 'fail',
			description: 'What to do with an ID that the shop does not have. The setting of the first item counts.',
		},
		returnFormatField('order', 'Shopify'),
		optionsCollection([includeCustomerField]),
	],
	run: getOrders,
};

async function getOrders(run: Run): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const asked = askedFor(run);
	const ids = [...new Set(asked.map(({ gid }) => gid))];
	const options = run.parameter<IDataObject>('options', 0, {});
	const orders = await ordersById(shop, ids, options['includeCustomer'] !== false, fullShape(IDS_PER_CALL));
	const byGid = new Map(ids.map((gid, index) => [gid, orders[index] ?? null]));
	const missing = ids.filter((gid) => byGid.get(gid) === null).map((gid) => gid.replace(/^.*\//, ''));
	if (missing.length > 0) {
		const message = `Shopify has no order with the ID ${missing.slice(0, 20).join(', ')}`;
		if (run.parameter<string>('ifNotFound', 0, 'fail') === 'fail') {
			throw new NodeOperationError(run.context.getNode(), message);
		}
		shop.remarks.add(message);
	}
	tellAfter(run, run.itemCount - 1, shop);
	return asked.flatMap(({ gid, item }) => {
		const order = byGid.get(gid);
		return order ? [{ json: orderItem(order, shop.account.shop, formatOf(run, item)), item }] : [];
	});
}

function askedFor(run: Run): Asked[] {
	return Array.from({ length: run.itemCount }, (_, item) => item).flatMap((item) =>
		listOfTexts(run.parameter<unknown>('orderIds', item, '')).map((text) => {
			const gid = orderGidOf(text);
			if (gid !== null) return { item, gid };
			throw new NodeOperationError(run.context.getNode(), `"${text}" is not the ID of an order`, {
				itemIndex: item,
			});
		}),
	);
}
