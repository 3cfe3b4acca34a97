import { createHmac } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ShopifySyncApi } from '../../credentials/ShopifySyncApi.credentials';
import { ShopifySyncTrigger } from '../../nodes/Shopify/ShopifySyncTrigger.node';
import type { PlacedOrder } from '../../sandbox/shopify/admin/specs';
import { runPoll, type PollRun } from '../support/engine/runPoll';
import { runHook, runWebhook, type WebhookRun } from '../support/engine/runWebhook';
import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
});
afterAll(async () => {
	await shop.stop();
});

function trigger(parameters: INodeParameters, staticData: IDataObject = {}) {
	return {
		nodeType: ShopifySyncTrigger,
		credentialTypes: [ShopifySyncApi],
		credentials: { shopifySyncApi: { ...shop.credential } },
		parameters,
		staticData,
	};
}

async function deliver(
	topic: string,
	body: object | string,
	parameters: INodeParameters,
): Promise<WebhookRun> {
	const rawBody = typeof body === 'string' ? body : JSON.stringify(body);
	const secret = String(shop.credential['clientSecret']);
	return await runWebhook(trigger(parameters), {
		rawBody,
		headers: {
			'X-Shopify-Topic': topic,
			'X-Shopify-Shop-Domain': 'sandbox-shop.myshopify.com',
			'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(rawBody).digest('base64'),
			'X-Shopify-Webhook-Id': 'delivery-1',
		},
	});
}

async function placeOne(order: object = {}): Promise<PlacedOrder> {
	const { orders } = await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', { orders: [order] });
	const [placed] = orders;
	if (!placed) throw new Error('no order was placed');
	return placed;
}

const jsonOf = (run: WebhookRun) => run.items?.[0]?.map(({ json }) => json);

async function fulfillmentOrderOf(order: PlacedOrder): Promise<string> {
	const run = await shop.run({
		resource: 'customGraphql',
		operation: 'execute',
		query: 'query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }',
		variables: JSON.stringify({ id: order.gid }),
	});
	const found = /gid:\/\/shopify\/FulfillmentOrder\/\d+/.exec(JSON.stringify(run.outputs[0]));
	return found?.[0] ?? '';
}

async function stocked(): Promise<{ item: number; wien: number; graz: number }> {
	await shop.admin('seed', {
		locations: [{ name: 'Wien' }, { name: 'Graz' }],
		products: [{ title: 'A', variants: [{ sku: 'A', stock: { Wien: 5, Graz: 7 } }] }],
	});
	const { variants, locations } = await shop.admin<{
		variants: Array<{ sku: string; inventoryItemId: number }>;
		locations: Array<{ id: number; name: string }>;
	}>('state');
	const idOf = (name: string) => locations.find((location) => location.name === name)?.id ?? 0;
	const item = variants.find(({ sku }) => sku === 'A')?.inventoryItemId ?? 0;
	return { item, wien: idOf('Wien'), graz: idOf('Graz') };
}

describe('webhook', () => {
	it.each([
		['refunds', 'refunds/create', 'Refund'],
		['fulfillments', 'fulfillments/update', 'Fulfillment'],
	])('gives the order of %s', async (watch, topic, kind) => {
		const order = await placeOne();
		const body = { id: 77, admin_graphql_api_id: `gid://shopify/${kind}/77`, order_id: order.id };
		expect(jsonOf(await deliver(topic, body, { watch }))).toEqual([
			expect.objectContaining({
				kind: 'order',
				number: '#1001',
				event: expect.objectContaining({ via: 'webhook', topic, recordId: '77' }),
			}),
		]);
	});

	it('gives the order of a return, which names its order inside', async () => {
		const order = await placeOne();
		const body = {
			id: 5,
			admin_graphql_api_id: 'gid://shopify/Return/5',
			order: { id: order.id, admin_graphql_api_id: order.gid },
		};
		const parameters = { watch: 'returns', returnsTopics: ['RETURNS_CLOSE'] };
		expect(jsonOf(await deliver('returns/close', body, parameters))).toEqual([
			expect.objectContaining({ number: '#1001', event: expect.objectContaining({ recordId: '5' }) }),
		]);
		expect((await deliver('returns/update', body, parameters)).items).toBeUndefined();
	});

	it.each(['fulfillment_order', 'moved_fulfillment_order'])(
		'gives the order of a fulfillment order, named as %s',
		async (name) => {
			const order = await placeOne();
			const gid = await fulfillmentOrderOf(order);
			const topic = name === 'fulfillment_order' ? 'placed_on_hold' : 'moved';
			const run = await deliver(
				`fulfillment_orders/${topic}`,
				{ [name]: { id: gid, status: 'open' } },
				{ watch: 'fulfillmentOrders' },
			);
			expect(jsonOf(run)).toEqual([
				expect.objectContaining({
					number: '#1001',
					event: expect.objectContaining({ recordId: gid.replace(/^.*\//, '') }),
				}),
			]);
		},
	);

	it('gives the stock of the location that changed, and nothing of other locations when one is chosen', async () => {
		const { item, wien, graz } = await stocked();
		const body = { inventory_item_id: item, location_id: graz, available: 99 };
		expect(jsonOf(await deliver('inventory_levels/update', body, { watch: 'inventory' }))).toEqual([
			expect.objectContaining({
				kind: 'stockLevel',
				sku: 'A',
				location: { id: String(graz), name: 'Graz' },
				available: '7',
				event: expect.objectContaining({ topic: 'inventory_levels/update' }),
			}),
		]);
		const parameters = { watch: 'inventory', filters: { locationId: String(wien) } };
		expect((await deliver('inventory_levels/update', body, parameters)).items).toBeUndefined();
	});

	it('gives the stock of all locations for an inventory item', async () => {
		const { item } = await stocked();
		const body = { id: item, admin_graphql_api_id: `gid://shopify/InventoryItem/${item}` };
		const parameters = { watch: 'inventory', inventoryTopics: ['INVENTORY_ITEMS_UPDATE'] };
		const stock = jsonOf(await deliver('inventory_items/update', body, parameters));
		expect(stock?.map(({ available }) => available)).toEqual(['5', '7']);
	});

	it('tells of the removal of the app without reading anything', async () => {
		await shop.core('DELETE /counts');
		const parameters = { watch: 'other', otherTopics: ['APP_UNINSTALLED'] };
		expect(jsonOf(await deliver('app/uninstalled', { id: 42 }, parameters))).toEqual([
			expect.objectContaining({ kind: 'appEvent', key: null, account: 'sandbox-shop' }),
		]);
		expect(await shop.graphqlCalls()).toBe(0);
	});

	it('starts nothing for events of another kind', async () => {
		const order = await placeOne();
		const body = { id: order.id, admin_graphql_api_id: order.gid };
		expect((await deliver('orders/updated', body, { watch: 'refunds' })).items).toBeUndefined();
	});
});

interface Subscription {
	topic: string;
	includeFields: string[];
}

describe('life cycle', () => {
	it('subscribes to the usual events of what is watched', async () => {
		await runHook(trigger({ watch: 'refunds' }), 'create');
		const { webhookSubscriptions } = await shop.admin<{ webhookSubscriptions: Subscription[] }>('state');
		expect(webhookSubscriptions).toEqual([
			expect.objectContaining({
				topic: 'REFUNDS_CREATE',
				includeFields: ['id', 'admin_graphql_api_id', 'order_id'],
			}),
		]);
	});
});

describe('poll', () => {
	const started = () => new Date(Date.now() - 600_000).toISOString();
	function events(run: PollRun): unknown[] {
		if (run.error) throw run.error;
		return (run.outputs?.[0] ?? []).map(({ json }) => [json['number'], json['event']]);
	}
	/** The poll looks no closer to now than five seconds: so it looks a little later. */
	async function pollLater(setting: ReturnType<typeof trigger>): Promise<PollRun> {
		const later = Date.now() + 10_000;
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
		try {
			return await runPoll(setting);
		} finally {
			clock.mockRestore();
		}
	}

	it('gives each refund once, however often its order changes', async () => {
		await placeOne();
		await placeOne();
		await shop.admin('refundOrder', { name: '#1002' });
		const setting = trigger({ watch: 'refunds', mode: 'poll', options: { startDate: started() } });
		expect(events(await pollLater(setting))).toEqual([
			['#1002', { via: 'poll', recordId: expect.stringMatching(/^\d+$/) }],
		]);
		await shop.admin('editOrder', { name: '#1002', note: 'changed later' });
		expect(await pollLater(setting)).toEqual({ outputs: null, error: undefined });
	});

	it('gives the order of each fulfillment order that changed', async () => {
		await placeOne();
		const setting = trigger({ watch: 'fulfillmentOrders', mode: 'poll', options: { startDate: started() } });
		expect(events(await pollLater(setting))).toEqual([['#1001', expect.objectContaining({ via: 'poll' })]]);
		expect(await pollLater(setting)).toEqual({ outputs: null, error: undefined });
	});

	it('gives each change of stock once, of the chosen location only', async () => {
		const { wien } = await stocked();
		const filters = { locationId: String(wien) };
		const parameters = { watch: 'inventory', mode: 'poll', filters, options: { startDate: started() } };
		const setting = trigger(parameters);
		const run = await pollLater(setting);
		expect(run.error).toBeUndefined();
		expect(run.outputs?.[0]?.map(({ json }) => [json['sku'], json['available']])).toEqual([['A', '5']]);
		expect(await pollLater(setting)).toEqual({ outputs: null, error: undefined });
	});
});
