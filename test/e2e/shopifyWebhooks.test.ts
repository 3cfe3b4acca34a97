import { createHmac, randomUUID } from 'node:crypto';
import axios from 'axios';
import { DEFAULT_APP, DEFAULT_SHOP_NAME } from '../../sandbox/shopify/defaults.ts';
import { must } from '../support/must.ts';
import { startN8n, type N8n, type WorkflowJson } from '../support/n8n/index.ts';
import { waitFor } from '../support/n8n/wait.ts';
import { startSandboxAdmin, type SandboxAdmin } from '../support/sandboxAdmin.ts';
import { shopifyCredential } from '../support/demo/accounts.ts';

jest.setTimeout(240_000);

const WORKFLOW = 'shopifyTriggerTest1';
const WEBHOOK_ID = '0b4dd9d4-6ea7-4d9f-9c3f-5a4a2d1c7e10';
const PATH = `${WEBHOOK_ID}/webhook`;
const ADDRESS = `https://n8n.example/webhook/${PATH}`;
const DOMAIN = `${DEFAULT_SHOP_NAME}.myshopify.com`;
const CREATED_AND_UPDATED = ['ORDERS_CREATE', 'ORDERS_UPDATED'];
/** The poll stays out of what the webhooks are tested for: 29 February, at four. */
const HARDLY_EVER = { mode: 'custom', cronExpression: '0 4 29 2 *' };

const workflow = (topics: string[], pollTimes: object): WorkflowJson => ({
	id: WORKFLOW,
	name: 'Orders of the shop',
	nodes: [
		{
			id: 'c6d1f3a2-3a51-4b0f-9a53-0f6d3b0e5a01',
			name: 'Shopify Sync Trigger',
			type: 'n8n-nodes-shopbridge.shopifySyncTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: WEBHOOK_ID,
			parameters: { mode: 'webhookPoll', topics, pollTimes: { item: [pollTimes] } },
		},
		{
			id: 'c6d1f3a2-3a51-4b0f-9a53-0f6d3b0e5a02',
			name: 'Order',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [220, 0],
			parameters: { includeOtherFields: true, options: {} },
		},
	],
	connections: { 'Shopify Sync Trigger': { main: [[{ node: 'Order', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

interface Subscription {
	id: number;
	topic: string;
	uri: string;
}

interface Placed {
	id: number;
	name: string;
}

describe('Shopify Sync Trigger in a real n8n', () => {
	let admin: SandboxAdmin;
	let n8n: N8n;

	const publish = async (topics: string[], pollTimes: object = HARDLY_EVER) => {
		await n8n.importWorkflows([workflow(topics, pollTimes)]);
		await n8n.publish([WORKFLOW]);
	};
	const subscriptions = async (): Promise<Subscription[]> =>
		(await admin.act<{ webhookSubscriptions: Subscription[] }>('shopify', 'state')).webhookSubscriptions;
	const subscribed = async () =>
		(await subscriptions()).map(({ topic, uri }) => `${topic} ${uri}`).sort((a, b) => a.localeCompare(b));
	const at = (...topics: string[]) => topics.map((topic) => `${topic} ${ADDRESS}`);

	const place = async (order: object = {}): Promise<Placed> =>
		must(
			(await admin.act<{ orders: Placed[] }>('shopify', 'placeOrders', { orders: [order] })).orders[0],
			'order that was placed',
		);
	const keyOf = ({ id }: Placed) => `shopify:${DEFAULT_SHOP_NAME}:${id}`;
	const delivered = async (count: number) =>
		await waitFor(`${count} webhooks with an answer`, async () => {
			const answered = (await admin.deliveries()).filter(({ state }) => state === 'delivered');
			return answered.length === count ? answered : undefined;
		});
	const executionCount = async () => (await n8n.executions({ workflowId: WORKFLOW })).length;
	/** The orders that executions started with, oldest first. */
	const arrivals = async (): Promise<Array<Record<string, unknown>>> => {
		const ended = await n8n.waitForExecutions(WORKFLOW, 0);
		const executions = await Promise.all(ended.map(async ({ id }) => await n8n.execution(id)));
		return executions.reverse().flatMap((execution) => execution.items('Order'));
	};

	beforeAll(async () => {
		admin = await startSandboxAdmin({ systems: ['shopify'] });
		n8n = await startN8n({ webhookUrl: 'https://n8n.example/' });
		await admin.route('n8n.example', n8n.port);
		await n8n.importCredentials([shopifyCredential(admin.sandbox.urls)]);
	});

	afterAll(async () => {
		await n8n?.stop();
		await admin?.stop();
	});

	describe('publishing', () => {
		it('subscribes to exactly the chosen events at the public address', async () => {
			await publish(CREATED_AND_UPDATED);
			expect(await subscribed()).toEqual(at('ORDERS_CREATE', 'ORDERS_UPDATED'));
		});

		it('replaces subscriptions after a change of the events and doubles none', async () => {
			await publish(['ORDERS_CANCELLED', 'ORDERS_UPDATED']);
			expect(await subscribed()).toEqual(at('ORDERS_CANCELLED', 'ORDERS_UPDATED'));
			await publish(['ORDERS_CANCELLED', 'ORDERS_UPDATED']);
			expect(await subscribed()).toEqual(at('ORDERS_CANCELLED', 'ORDERS_UPDATED'));
		});

		it('makes no second subscription when n8n starts again', async () => {
			await n8n.restart();
			await n8n.waitForWebhook(PATH);
			expect(await subscribed()).toEqual(at('ORDERS_CANCELLED', 'ORDERS_UPDATED'));
		});

		it('leaves no subscription behind when it is taken back', async () => {
			await n8n.unpublish([WORKFLOW]);
			await waitFor('the shop without subscriptions', async () =>
				(await subscribed()).length === 0 ? true : undefined,
			);
		});
	});

	describe('a webhook', () => {
		let first: Placed;

		beforeAll(async () => {
			await publish(CREATED_AND_UPDATED);
			await n8n.waitForWebhook(PATH);
		});

		it('starts one execution with the unified order', async () => {
			first = await place({ note: 'Leave at the door' });
			await delivered(1);
			expect(await arrivals()).toEqual([
				expect.objectContaining({
					kind: 'order',
					key: keyOf(first),
					number: first.name,
					account: DEFAULT_SHOP_NAME,
					event: expect.objectContaining({ via: 'webhook', topic: 'orders/create' }),
				}),
			]);
		});

		describe('that anybody could have sent', () => {
			const body = () =>
				JSON.stringify({ id: first.id, admin_graphql_api_id: `gid://shopify/Order/${first.id}` });
			const signed = (secret: string) => createHmac('sha256', secret).update(body(), 'utf8').digest('base64');
			const send = async (headers: Record<string, string>) =>
				await axios.post(`${n8n.url}/webhook/${PATH}`, body(), {
					headers: {
						'Content-Type': 'application/json',
						'X-Shopify-Topic': 'orders/create',
						'X-Shopify-Shop-Domain': DOMAIN,
						'X-Shopify-Webhook-Id': randomUUID(),
						...headers,
					},
					proxy: false,
					validateStatus: () => true,
				});

			it.each([
				['with a forged signature', () => ({ 'X-Shopify-Hmac-Sha256': signed('a guessed secret') })],
				['without signature', () => ({})],
				[
					'of another shop',
					() => ({
						'X-Shopify-Hmac-Sha256': signed(DEFAULT_APP.clientSecret),
						'X-Shopify-Shop-Domain': 'another-shop.myshopify.com',
					}),
				],
			])('gets 401 and starts nothing: %s', async (_case, headers) => {
				const before = await executionCount();
				const { status } = await send(headers());
				expect(status).toBe(401);
				expect(await executionCount()).toBe(before);
			});

			it('is taken with the signature of the shop', async () => {
				const before = await executionCount();
				const { status } = await send({ 'X-Shopify-Hmac-Sha256': signed(DEFAULT_APP.clientSecret) });
				expect(status).toBe(200);
				expect(await executionCount()).toBe(before + 1);
			});
		});
	});
});
