import { createHmac } from 'node:crypto';
import { DEFAULT_APP } from '../../../sandbox/shopify/defaults.ts';
import { topicHeader } from '../../../sandbox/shopify/webhooks/topics.ts';
import { at, listAt, makeShop } from './shopifySupport';

const CREATE = `mutation WhCreate($t: WebhookSubscriptionTopic!, $w: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $t, webhookSubscription: $w) {
  webhookSubscription { id topic uri format apiVersion { handle } filter includeFields } userErrors { field message } } }`;
const LIST =
	'query($uri: String) { webhookSubscriptions(first: 250, uri: $uri) { nodes { id topic uri filter } } }';
const uri = 'https://n8n.example.org/webhook/abc';

async function subscribe(shop: ReturnType<typeof makeShop>, topic = 'ORDERS_CREATE', input: object = {}) {
	const { data } = await shop.graphql(CREATE, { t: topic, w: { uri, ...input } });
	const created = at(data, 'webhookSubscriptionCreate');
	return {
		webhookSubscription: at(created, 'webhookSubscription'),
		userErrors: at(created, 'userErrors'),
	};
}

describe('simulated Shopify: webhooks', () => {
	it('signs the bytes that it sends and names topic, shop and delivery', async () => {
		const shop = makeShop();
		expect((await subscribe(shop, 'ORDERS_CREATE', { name: 'mine' })).userErrors).toEqual([]);
		shop.place({ note: 'Ö', tags: ['b', 'a'], lines: [{ sku: 'A', quantity: 2 }] });
		const [delivery] = shop.deliveries;
		expect(delivery).toMatchObject({ url: uri, timeoutMs: 5000, label: 'orders/create' });
		const signature = createHmac('sha256', DEFAULT_APP.clientSecret)
			.update(Buffer.from(delivery?.body ?? ''))
			.digest('base64');
		expect(delivery?.headers).toMatchObject({
			'X-Shopify-Topic': 'orders/create',
			'X-Shopify-Shop-Domain': 'sandbox-shop.myshopify.com',
			'X-Shopify-Hmac-Sha256': signature,
			'X-Shopify-API-Version': '2026-10',
			'X-Shopify-Webhook-Id': expect.any(String),
			'X-Shopify-Event-Id': expect.any(String),
			'X-Shopify-Triggered-At': '2026-11-22T06:00:00.000Z',
			'X-Shopify-Name': 'mine',
		});
	});

	it('sends the REST shape', async () => {
		const shop = makeShop();
		await subscribe(shop);
		const [order] = shop.place({
			tags: ['b', 'a'],
			lines: [{ sku: 'A', quantity: 2 }],
			customer: { firstName: 'Ada', email: 'a@example.org' },
		});
		expect(JSON.parse(shop.deliveries[0]?.body ?? '')).toMatchObject({
			id: order?.id,
			admin_graphql_api_id: order?.gid,
			name: '#1001',
			order_number: 1001,
			created_at: '2026-11-22T07:00:00+01:00',
			tags: 'a, b',
			financial_status: 'paid',
			fulfillment_status: null,
			customer: { first_name: 'Ada' },
			line_items: [{ sku: 'A', quantity: 2, current_quantity: 2, requires_shipping: true }],
		});
	});

	it('repeats eight times within four hours and then removes the subscription', async () => {
		const shop = makeShop();
		await subscribe(shop);
		shop.place({});
		const [delivery] = shop.deliveries;
		expect(delivery?.retryDelaysMs).toHaveLength(8);
		expect(delivery?.retryDelaysMs.reduce((sum, ms) => sum + ms, 0)).toBe(4 * 3_600_000);
		delivery?.onGivenUp?.();
		expect(at(await shop.graphql(LIST), 'data', 'webhookSubscriptions', 'nodes')).toEqual([]);
	});

	it('sends only the fields asked for, and only what passes the filter', async () => {
		const shop = makeShop();
		await subscribe(shop, 'ORDERS_CREATE', {
			includeFields: ['id', 'updated_at', 'line_items.sku'],
			filter: 'financial_status:paid AND total_price:>=10',
		});
		const [order] = shop.place(
			{ lines: [{ sku: 'A', price: '12.00' }] },
			{ lines: [{ price: '1.00' }] },
			{ financialStatus: 'PENDING' },
		);
		expect(shop.deliveries.map(({ body }) => JSON.parse(body))).toEqual([
			{ id: order?.id, updated_at: '2026-11-22T07:00:00+01:00', line_items: [{ sku: 'A' }] },
		]);
	});

	it('gives all deliveries of one action the same event id and different webhook ids', async () => {
		const shop = makeShop();
		await subscribe(shop, 'ORDERS_CANCELLED');
		await subscribe(shop, 'ORDERS_UPDATED');
		const [order] = shop.place({});
		shop.act('cancelOrder', { name: order?.name });
		const ids = (header: string) => new Set(shop.deliveries.map(({ headers }) => headers[header]));
		expect(shop.deliveries.map(({ label }) => label)).toEqual(['orders/cancelled', 'orders/updated']);
		expect(ids('X-Shopify-Event-Id').size).toBe(1);
		expect(ids('X-Shopify-Webhook-Id').size).toBe(2);
	});

	it.each([
		['http://n8n.example.org/x', /https/],
		['https://localhost/x', /public/],
		['https://10.0.0.1/x', /IP address/],
		['https://n8n.example.org:8443/x', /port/],
	])('refuses the address %s', async (address, reason) => {
		const { userErrors, webhookSubscription } = await subscribe(makeShop(), 'ORDERS_CREATE', {
			uri: address,
		});
		expect(webhookSubscription).toBeNull();
		expect(userErrors).toMatchObject([
			{ field: ['webhookSubscription', 'uri'], message: expect.stringMatching(reason) },
		]);
	});

	it('refuses the same topic and address twice, and a topic whose scope is missing', async () => {
		const shop = makeShop();
		await subscribe(shop);
		expect((await subscribe(shop)).userErrors).toMatchObject([
			{ message: expect.stringContaining('already been taken') },
		]);
		shop.seed({ scopes: ['read_products'] });
		expect((await subscribe(shop, 'ORDERS_UPDATED')).userErrors).toMatchObject([{ field: ['topic'] }]);
	});

	it('shows an app only its own subscriptions and lets it change and delete them', async () => {
		const shop = makeShop();
		shop.seed({
			apps: [
				{ ...DEFAULT_APP, accessTokens: [DEFAULT_APP.accessToken] },
				{ clientId: 'other', accessTokens: ['shpat_other'] },
			],
		});
		const id = at((await subscribe(shop)).webhookSubscription, 'id');
		const other = { 'x-shopify-access-token': 'shpat_other' };
		expect(at(await shop.graphql(LIST, { uri }, other), 'data', 'webhookSubscriptions', 'nodes')).toEqual([]);
		expect(at(await shop.graphql(LIST, { uri }), 'data', 'webhookSubscriptions', 'nodes')).toHaveLength(1);
		const update =
			'mutation($id: ID!, $w: WebhookSubscriptionInput!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: $w) { webhookSubscription { uri } userErrors { message } } }';
		const moved = await shop.graphql(update, { id, w: { uri: `${uri}/2` } });
		expect(at(moved, 'data', 'webhookSubscriptionUpdate', 'webhookSubscription')).toEqual({
			uri: `${uri}/2`,
		});
		const remove =
			'mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }';
		const twice = [await shop.graphql(remove, { id }), await shop.graphql(remove, { id })];
		const problems = twice.map(({ data }) => listAt(data, 'webhookSubscriptionDelete', 'userErrors'));
		expect(problems.map(({ length }) => length)).toEqual([0, 1]);
	});

	it('writes topics as the header does', () => {
		expect(
			['ORDERS_PARTIALLY_FULFILLED', 'FULFILLMENT_ORDERS_PLACED_ON_HOLD', 'BULK_OPERATIONS_FINISH'].map(
				topicHeader,
			),
		).toEqual(['orders/partially_fulfilled', 'fulfillment_orders/placed_on_hold', 'bulk_operations/finish']);
	});
});
