import { createHmac } from 'node:crypto';
import { startInbox, startShop, until, type Inbox, type Json, type Shop } from './woocommerceShop.ts';

let shop: Shop;
let inbox: Inbox;
const URL_BASE = 'https://n8n.example/webhook';
const SECRET = 'abc123';
const SEED = {
	products: [
		{ id: 50, sku: 'SHOE', name: 'Blå sko', regular_price: '100.00', stock: 7 },
		{
			id: 60,
			name: 'Tee',
			attributes: [{ name: 'Colour', variation: true, options: ['Red'] }],
			variations: [{ id: 61, sku: 'TEE-R', regular_price: '50', stock: 3 }],
		},
	],
};

/** One webhook per topic; the queue runs only when a test says so. */
async function start(topics: string[], settings: object = {}, statuses: number[] = []): Promise<void> {
	inbox = await startInbox(statuses);
	shop = await startShop(SEED, { webhookDelayMs: 600_000, pingWaitMs: 500, ...settings });
	await shop.admin('/routes', { 'n8n.example': inbox.port });
	for (const topic of topics) await register(topic);
}
afterEach(async () => {
	await shop.sandbox.stop();
	await inbox.stop();
});

const register = async (topic: string, over: object = {}): Promise<Json> =>
	(
		await shop.call('POST', '/webhooks', {
			topic,
			delivery_url: `${URL_BASE}/${topic}`,
			secret: SECRET,
			...over,
		})
	).body;

/** Runs the queue and waits until everything has been delivered. */
async function deliver(): Promise<string[]> {
	const before = inbox.signed().length;
	const { sent } = await shop.act('runQueue');
	await until(() => inbox.signed().length === before + sent);
	return inbox.topics().slice(before).sort();
}
const settled = (count: number): Promise<void> =>
	until(async () => {
		const deliveries = await shop.admin('/deliveries');
		return deliveries.length >= count && deliveries.every(({ state }: Json) => state !== 'pending');
	});

describe('registering', () => {
	it('pings the address unsigned before it answers, and never shows the secret', async () => {
		await start([]);
		const webhook = await register('order.updated', { status: 'paused' });
		expect(webhook).toMatchObject({
			id: 1,
			status: 'active',
			resource: 'order',
			event: 'updated',
			date_modified: null,
		});
		expect(webhook).not.toHaveProperty('secret');
		expect(inbox.letters).toHaveLength(1);
		expect(inbox.letters[0]).toMatchObject({
			text: 'webhook_id=1',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(inbox.letters[0]?.headers['x-wc-webhook-id']).toBeUndefined();
	});

	it('takes the same topic and address again and again', async () => {
		await start(['order.updated', 'order.updated']);
		expect(await shop.get('/webhooks?per_page=100')).toHaveLength(2);
	});

	it.each([
		[{ topic: 'variation.created' }, 'woocommerce_rest_shop_webhook_invalid_topic'],
		[{ delivery_url: 'x' }, 'woocommerce_rest_shop_webhook_invalid_delivery_url'],
	])('refuses %j', async (over, code) => {
		await start([]);
		const body = { topic: 'order.updated', delivery_url: `${URL_BASE}/x`, ...over };
		expect((await shop.wrong('POST', '/webhooks', body)).body.code).toBe(code);
	});

	it('goes away only by force', async () => {
		await start(['order.updated']);
		expect((await shop.wrong('DELETE', '/webhooks/1')).status).toBe(501);
		expect((await shop.call('DELETE', '/webhooks/1?force=true')).status).toBe(200);
	});

	it.each([
		'https://n8n.example:5678/x',
		'http://192.168.1.4/x',
		'http://localhost/x',
		'https://user:pw@n8n.example/x',
		'https://[2001:db8::1]/x',
	])('accepts %s, but nothing ever arrives there and each try counts as a failure', async (address) => {
		await start([]);
		expect((await register('product.updated', { delivery_url: address })).status).toBe('active');
		await shop.act('setStock', { sku: 'SHOE', quantity: 1 });
		await shop.act('runQueue');
		const { webhooks } = await shop.act('state');
		expect(webhooks[0]).toMatchObject({ failures: 1, status: 'active' });
		expect(await shop.admin('/deliveries')).toEqual([]);
	});
});

describe('delivery', () => {
	it('signs the bytes of the body with the secret and names everything in headers', async () => {
		await start(['product.updated']);
		await shop.act('editProduct', { id: 50, fields: { name: 'Blå sko' } });
		await deliver();
		const [letter] = inbox.signed();
		expect(letter?.text).toContain('"name":"Bl\\u00e5 sko"');
		expect(letter?.headers).toMatchObject({
			'content-type': 'application/json',
			'user-agent': 'WooCommerce/10.5.2 Hookshot (WordPress/6.9.1)',
			'x-wc-webhook-source': 'https://shop.example/',
			'x-wc-webhook-topic': 'product.updated',
			'x-wc-webhook-resource': 'product',
			'x-wc-webhook-event': 'updated',
			'x-wc-webhook-id': '1',
			'x-wc-webhook-delivery-id': expect.stringMatching(/^[0-9a-f]{32}$/),
			'x-wc-webhook-signature': createHmac('sha256', SECRET)
				.update(letter?.text ?? '')
				.digest('base64'),
		});
		expect(letter?.body).toEqual(await shop.get('/products/50'));
	});

	it('makes the body late: several changes arrive once, with the last state', async () => {
		await start(['order.created', 'order.updated']);
		const { id } = (await shop.call('POST', '/orders', { line_items: [{ product_id: 50, quantity: 1 }] }))
			.body;
		await shop.call('PUT', `/orders/${id}`, { status: 'completed' });
		await shop.call('PUT', `/orders/${id}`, { customer_note: 'x' });
		expect(await deliver()).toEqual(['order.created', 'order.updated']);
		for (const { body } of inbox.signed())
			expect(body).toMatchObject({ id, status: 'completed', customer_note: 'x' });
	});

	it('sends the error of the interface when the object is gone by then', async () => {
		await start(['order.created']);
		const { id } = (await shop.call('POST', '/orders', {})).body;
		await shop.call('DELETE', `/orders/${id}?force=true`);
		await deliver();
		expect(inbox.signed()[0]?.body).toEqual({
			code: 'woocommerce_rest_shop_order_invalid_id',
			message: 'Invalid ID.',
			data: { status: 404 },
		});
	});

	it('shares one delivery id between all of one second', async () => {
		await start(['product.updated']);
		for (const sku of ['SHOE', 'TEE-R']) await shop.act('setStock', { sku, quantity: 1 });
		await deliver();
		expect(new Set(inbox.signed().map(({ headers }) => headers['x-wc-webhook-delivery-id'])).size).toBe(1);
	});

	it('runs by itself after a while, or only once somebody visits the shop', async () => {
		await start(['product.updated'], { webhookDelayMs: 20 });
		await shop.act('setStock', { sku: 'SHOE', quantity: 1 });
		await until(() => inbox.signed().length === 1);
		await shop.act('configure', { cronNeedsVisit: true });
		await shop.act('setStock', { sku: 'SHOE', quantity: 2 });
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(inbox.signed()).toHaveLength(1);
		await shop.get('/products/50');
		await until(() => inbox.signed().length === 2);
	});
});

describe('failures', () => {
	it('are not repeated; the seventh in a row switches the webhook off, and its count stays', async () => {
		await start(['product.updated'], {}, [200, ...Array.from({ length: 8 }, () => 500)]);
		for (let failure = 1; failure <= 7; failure += 1) {
			await shop.act('setStock', { sku: 'SHOE', quantity: failure });
			await shop.act('runQueue');
			await settled(failure + 1);
			const [webhook] = await shop.get('/webhooks');
			expect(webhook.status).toBe(failure < 7 ? 'active' : 'disabled');
		}
		expect(await shop.get('/webhooks?status=disabled')).toHaveLength(1);
		await shop.act('setStock', { sku: 'SHOE', quantity: 50 });
		expect((await shop.act('runQueue')).sent).toBe(0);
		await shop.call('PUT', '/webhooks/1', { status: 'active' });
		await shop.act('setStock', { sku: 'SHOE', quantity: 60 });
		await shop.act('runQueue');
		await settled(9);
		expect((await shop.get('/webhooks'))[0].status).toBe('disabled');
	});

	it('are forgotten after a success, for which a redirect is enough', async () => {
		await start(['product.updated'], {}, [200, 500, 302]);
		for (const quantity of [1, 2]) {
			await shop.act('setStock', { sku: 'SHOE', quantity });
			await shop.act('runQueue');
			await settled(quantity + 1);
		}
		expect((await shop.act('state')).webhooks[0].failures).toBe(0);
	});
});

describe('what is announced', () => {
	const ALL = ['product', 'order', 'customer', 'coupon'].flatMap((kind) =>
		['created', 'updated', 'deleted', 'restored'].map((event) => `${kind}.${event}`),
	);
	const after = async (act: () => Promise<unknown>, settings: object = {}): Promise<string[]> => {
		await start(ALL, settings);
		await act();
		return deliver();
	};

	it('an order of the checkout: order and the products whose stock went down', async () => {
		const skus = ['SHOE', 'TEE-R'];
		expect(await after(() => shop.act('placeOrders', { orders: [{ skus }] }))).toEqual([
			'order.created',
			'order.updated',
			'product.updated',
			'product.updated',
		]);
		const changed = inbox
			.signed()
			.filter(({ headers }) => headers['x-wc-webhook-topic'] === 'product.updated');
		expect(changed.map(({ body }) => body.id).sort()).toEqual([50, 61]);
	});

	it('an unfinished checkout: only updated', async () => {
		const orders = [{ status: 'checkout-draft', skus: ['SHOE'] }];
		expect(await after(() => shop.act('placeOrders', { orders }))).toEqual(['order.updated']);
	});

	it('a product in the trash: with its variations, and as a coupon', async () => {
		expect(await after(() => shop.call('DELETE', '/products/60'))).toEqual([
			'coupon.deleted',
			'product.deleted',
			'product.deleted',
		]);
		expect(inbox.signed()[0]?.text).toMatch(/^\{"id":\d+\}$/);
	});

	it.each([
		['by force', () => shop.call('DELETE', '/products/50?force=true')],
		['in a batch', () => shop.call('POST', '/products/batch', { delete: [50, 60] })],
	])('nothing of a product that is deleted %s', async (_how, act) => {
		expect(await after(act)).toEqual([]);
	});

	it('an order in the trash: alone in the new storage, also as product and coupon in the old one', async () => {
		const trash = async (): Promise<void> => {
			const { ids } = await shop.act('placeOrders', { orders: [{ skus: [] }], silent: true });
			await shop.act('deleteOrder', { id: ids[0] });
		};
		expect(await after(trash)).toEqual(['order.deleted']);
		await shop.act('configure', { hpos: false });
		await trash();
		expect(await deliver()).toEqual(['coupon.deleted', 'order.deleted', 'product.deleted']);
	});

	it('only the admin pages announce something as restored', async () => {
		await start(ALL);
		await shop.call('DELETE', '/products/50');
		await deliver();
		await shop.call('PUT', '/products/50', { status: 'publish' });
		expect(await deliver()).toEqual(['product.updated']);
		await shop.act('deleteProduct', { sku: 'SHOE' });
		await deliver();
		await shop.act('restoreProduct', { sku: 'SHOE' });
		expect(await deliver()).toEqual(['product.restored']);
	});

	it('a variation by its own id, not by that of its parent', async () => {
		await start(ALL);
		await shop.call('PUT', '/products/60/variations/61', { regular_price: '55' });
		expect(await deliver()).toEqual(['product.updated']);
		expect(inbox.signed()[0]?.body).toMatchObject({
			id: 61,
			type: 'variation',
			parent_id: 60,
			total_sales: '0',
		});
	});

	it('a customer or an order by the interface: created and updated; a note or a renamed category: nothing', async () => {
		const made = await after(() => shop.call('POST', '/customers', { email: 'k@example.com' }));
		expect(made).toEqual(['customer.created', 'customer.updated']);
		const order = (await shop.call('POST', '/orders', {})).body;
		expect(await deliver()).toEqual(['order.created', 'order.updated']);
		await shop.call('POST', `/orders/${order.id}/notes`, { note: 'x' });
		await shop.call('PUT', '/products/categories/15', { name: 'Rest' });
		expect(await deliver()).toEqual([]);
	});

	it('a coupon in the trash also as a product', async () => {
		await start(ALL);
		const { id } = (await shop.call('POST', '/coupons', { code: 'SAVE10' })).body;
		await deliver();
		await shop.call('DELETE', `/coupons/${id}`);
		expect(await deliver()).toEqual(['coupon.deleted', 'product.deleted']);
	});
});
