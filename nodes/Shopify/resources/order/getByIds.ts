import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { BulkOperation, ResultItem, Run } from '../../../shared/node/types';
import { returnFormatField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { IDS_PER_CALL } from '../../client/limits';
import { orderIdsByName } from '../../client/orderNames';
import { ordersById } from '../../client/orders';
import { fullShape } from '../../client/pageShape';
import type { Shop } from '../../client/shop';
import { listOfTexts, orderGidOf } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { includeCustomerField } from './getMany';
import { formatOf, orderItem } from './output';

const MOST_NAMED = 20;

interface Asked {
	item: number;
	text: string;
	/** null: it is the number that customers see. */
	gid: string | null;
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
	const named = await orderIdsByName(
		shop,
		asked.flatMap(({ gid, text }) => (gid === null ? [text] : [])),
	);
	const gidsOf = ({ gid, text }: Asked) => (gid === null ? (named.get(text) ?? []) : [gid]);
	const ids = [...new Set(asked.flatMap(gidsOf))];
	const options = run.parameter<IDataObject>('options', 0, {});
	const orders = await ordersById(shop, ids, options['includeCustomer'] !== false, fullShape(IDS_PER_CALL));
	const byGid = new Map(ids.map((gid, index) => [gid, orders[index] ?? null]));
	const ordersOf = (one: Asked) => gidsOf(one).flatMap((gid) => byGid.get(gid) ?? []);
	report(
		run,
		shop,
		asked.filter((one) => ordersOf(one).length === 0),
	);
	tellAfter(run, run.itemCount - 1, shop);
	return asked.flatMap((one) =>
		ordersOf(one).map((order) => ({
			json: orderItem(order, shop.account.shop, formatOf(run, one.item)),
			item: one.item,
		})),
	);
}

function report(run: Run, shop: Shop, missing: readonly Asked[]): void {
	if (missing.length === 0) return;
	const names = missing.slice(0, MOST_NAMED).map(({ text }) => text);
	const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
	const message = `Shopify has no order ${names.join(', ')}${more}`;
	if (run.parameter<string>('ifNotFound', 0, 'fail') === 'fail') {
		throw new NodeOperationError(run.context.getNode(), message, {
			description: 'Orders older than 60 days are hidden when the app lacks the scope read_all_orders.',
		});
	}
	shop.remarks.add(message);
}

/** Short numbers are what customers see; IDs have been longer for many years. */
function askedFor(run: Run): Asked[] {
	return Array.from({ length: run.itemCount }, (_, item) => item).flatMap((item) =>
		listOfTexts(run.parameter<unknown>('orderIds', item, '')).map((text) => ({
			item,
			text,
			gid: /^\d{1,8}$/.test(text) ? null : orderGidOf(text),
		})),
	);
}
