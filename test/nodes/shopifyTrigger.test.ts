import { createHmac } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { ShopifySyncApi } from '../../credentials/ShopifySyncApi.credentials';
import { ShopifySyncTrigger } from '../../nodes/Shopify/ShopifySyncTrigger.node';
import { checkOrder } from '../../nodes/shared/model/orderCheck';
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

interface Setting {
	parameters?: INodeParameters;
	staticData?: IDataObject;
	credential?: ICredentialDataDecryptedObject;
	mode?: 'manual' | 'trigger';
}

function trigger({ parameters = {}, staticData = {}, credential, mode }: Setting) {
	return {
		nodeType: ShopifySyncTrigger,
		credentialTypes: [ShopifySyncApi],
		credentials: { shopifySyncApi: { ...(credential ?? shop.credential) } },
		parameters,
		staticData,
		...(mode ? { mode } : {}),
	};
}

async function placeOne(order: object = {}): Promise<PlacedOrder> {
	const { orders } = await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', { orders: [order] });
	const [placed] = orders;
	if (!placed) throw new Error('no order was placed');
	return placed;
}

interface Sent {
	topic?: string;
	id?: string;
	secret?: string;
	domain?: string;
	body?: string;
	signature?: string;
}

async function deliver(order: PlacedOrder, sent: Sent = {}, setting: Setting = {}): Promise<WebhookRun> {
	const body = sent.body ?? JSON.stringify({ id: order.id, admin_graphql_api_id: order.gid });
	const secret = sent.secret ?? String(shop.credential['clientSecret']);
	return await runWebhook(trigger(setting), {
		rawBody: body,
		headers: {
			'X-Shopify-Topic': sent.topic ?? 'orders/updated',
			'X-Shopify-Shop-Domain': sent.domain ?? 'sandbox-shop.myshopify.com',
			'X-Shopify-Hmac-Sha256': sent.signature ?? createHmac('sha256', secret).update(body).digest('base64'),
			'X-Shopify-Webhook-Id': sent.id ?? 'delivery-1',
			'X-Shopify-Event-Id': 'event-1',
			'X-Shopify-Triggered-At': '2026-11-25T10:00:00Z',
		},
	});
}

describe('webhook', () => {
	it('gives the order as it is now, not as the body says', async () => {
		const order = await placeOne({ tags: ['now'] });
		const { items, sent } = await deliver(order);
		const json = items?.[0]?.[0]?.json;
		expect(sent).toBeUndefined();
		expect(checkOrder(json)).toMatchObject({ ok: true });
		expect(json).toMatchObject({
			number: '#1001',
			tags: ['now'],
			event: { via: 'webhook', topic: 'orders/updated', webhookId: 'delivery-1', eventId: 'event-1' },
		});
	});

	it.each([
		['a wrong secret', { secret: 'guessed' }],
		['no signature', { signature: '' }],
		['a signature over another body', { signature: createHmac('sha256', 'x').update('y').digest('base64') }],
		['another shop', { domain: 'other-shop.myshopify.com' }],
	])('answers 401 to %s and starts nothing', async (_name, sent) => {
		const order = await placeOne();
		const run = await deliver(order, sent);
		expect(run.sent?.status).toBe(401);
		expect(run.items).toBeUndefined();
		expect(run.response).toEqual({ noWebhookResponse: true });
	});

	it('answers 401 when the credential has no secret to check with', async () => {
		const order = await placeOne();
		const run = await deliver(order, {}, { credential: { ...shop.tokenCredential, apiSecretKey: '' } });
		expect(run.sent?.status).toBe(401);
	});

	it('accepts the second secret while the first one is being changed', async () => {
		const order = await placeOne();
		const credential = { ...shop.credential, secondWebhookSecret: 'old-secret' };
		const run = await deliver(order, { secret: 'old-secret' }, { credential });
		expect(run.items).toHaveLength(1);
	});

	it('starts nothing for a repeat of the same delivery', async () => {
		const order = await placeOne();
		const staticData = {};
		expect((await deliver(order, {}, { staticData })).items).toHaveLength(1);
		const repeat = await deliver(order, {}, { staticData });
		expect(repeat.items).toBeUndefined();
		expect(repeat.response).toEqual({ webhookResponse: 'ignored' });
		expect((await deliver(order, { id: 'delivery-2' }, { staticData })).items).toHaveLength(1);
	});

	it('starts nothing for events that were not chosen and orders that do not fit', async () => {
		const order = await placeOne({ financialStatus: 'PENDING' });
		expect((await deliver(order, { topic: 'orders/paid' })).items).toBeUndefined();
		expect((await deliver(order, { topic: 'products/update' })).items).toBeUndefined();
		const parameters = { filters: { paymentStatuses: ['paid'] } };
		expect((await deliver(order, {}, { parameters })).items).toBeUndefined();
	});

	it('says which order was deleted without reading it', async () => {
		const order = await placeOne();
		await shop.core('DELETE /counts');
		const parameters = { topics: ['ORDERS_DELETE'] };
		const run = await deliver(order, { topic: 'orders/delete', body: `{"id":${order.id}}` }, { parameters });
		expect(run.items?.[0]?.[0]?.json).toMatchObject({
			kind: 'orderEvent',
			key: `shopify:sandbox-shop:${order.id}`,
			event: { topic: 'orders/delete' },
		});
		expect(await shop.graphqlCalls()).toBe(0);
	});

	it('asks for a repeat when the order cannot be read, and takes that one', async () => {
		const order = await placeOne();
		const staticData = {};
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'status',
			status: 500,
			times: 1,
			path: 'graphql',
		});
		const failed = await deliver(order, {}, { staticData });
		expect(failed.sent?.status).toBe(503);
		expect(failed.items).toBeUndefined();
		expect((await deliver(order, {}, { staticData })).items).toHaveLength(1);
	});
});

interface Subscription {
	id: number;
	topic: string;
	uri: string;
}

async function subscriptions(): Promise<Subscription[]> {
	return (await shop.admin<{ webhookSubscriptions: Subscription[] }>('state')).webhookSubscriptions;
}

describe('life cycle', () => {
	const parameters = { mode: 'webhook', topics: ['ORDERS_CREATE', 'ORDERS_CANCELLED'] };

	it('makes one webhook for each event, finds them again and takes them away', async () => {
		const setting = trigger({ parameters, staticData: {} });
		expect(await runHook(setting, 'checkExists')).toBe(false);
		await runHook(setting, 'create');
		await runHook(setting, 'create');
		expect((await subscriptions()).map(({ topic }) => topic).sort()).toEqual([
			'ORDERS_CANCELLED',
			'ORDERS_CREATE',
		]);
		expect((await subscriptions())[0]?.uri).toBe('https://n8n.example/webhook/hook-id/webhook');
		expect(await runHook(setting, 'checkExists')).toBe(true);
		await runHook(setting, 'delete');
		expect(await subscriptions()).toEqual([]);
		expect(await runHook(setting, 'delete')).toBe(true);
	});

	it('makes none when it only polls', async () => {
		const setting = trigger({ parameters: { mode: 'poll' } });
		expect(await runHook(setting, 'checkExists')).toBe(true);
		expect(await subscriptions()).toEqual([]);
	});

	it('makes a webhook again that Shopify removed', async () => {
		const staticData: IDataObject = {};
		const setting = trigger({ parameters, staticData });
		await runHook(setting, 'create');
		const [gone] = await subscriptions();
		await shop.run({
			resource: 'customGraphql',
			operation: 'execute',
			query:
				'mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }',
			variables: JSON.stringify({ id: `gid://shopify/WebhookSubscription/${gone?.id}` }),
		});
		expect(await subscriptions()).toHaveLength(1);
		staticData['hooksCheckedAtMs'] = 0;
		expect(await runPoll(setting)).toEqual({ outputs: null, error: undefined });
		expect(await subscriptions()).toHaveLength(2);
	});
});

describe('poll', () => {
	function numbers(run: PollRun): unknown[] {
		if (run.error) throw run.error;
		return (run.outputs?.[0] ?? []).map(({ json }) => json['number']);
	}
	const at = (secondsAgo: number) =>
		new Date(Date.now() - secondsAgo * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

	it('gives each change once, in the order of its time, and nothing from before the start', async () => {
		const setting = trigger({
			parameters: { mode: 'poll', options: { startDate: at(600) } },
			staticData: {},
		});
		await placeOne({ name: 'old', createdAt: at(900) });
		await placeOne({ name: 'second', createdAt: at(60) });
		await placeOne({ name: 'first', createdAt: at(300) });
		expect(numbers(await runPoll(setting))).toEqual(['first', 'second']);
		expect(await runPoll(setting)).toEqual({ outputs: null, error: undefined });
		await placeOne({ name: 'late', createdAt: at(30) });
		expect(numbers(await runPoll(setting))).toEqual(['late']);
	});

	it('looks only at what fits the filters', async () => {
		const parameters = {
			mode: 'webhookPoll',
			filters: { paymentStatuses: ['paid'] },
			options: { startDate: at(600) },
		};
		await placeOne({ name: 'paid', createdAt: at(60) });
		await placeOne({ name: 'pending', createdAt: at(60), financialStatus: 'PENDING' });
		const run = await runPoll(trigger({ parameters, staticData: {} }));
		expect(numbers(run)).toEqual(['paid']);
		expect(run.outputs?.[0]?.[0]?.json['event']).toEqual({ via: 'poll' });
	});

	it('gives a sample in the editor and leaves the watermark alone', async () => {
		await placeOne({ name: 'older', createdAt: at(5000) });
		await placeOne({ name: 'newest', createdAt: at(1000) });
		const staticData = {};
		expect(
			numbers(await runPoll(trigger({ parameters: { mode: 'webhook' }, staticData, mode: 'manual' }))),
		).toEqual(['newest']);
		expect(staticData).toEqual({});
	});
});
