import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { checkOrder } from '../../nodes/shared/model/orderCheck';
import type { PlacedOrder } from '../../sandbox/shopify/admin/specs';
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

async function place(...orders: object[]): Promise<PlacedOrder[]> {
	return (await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', { orders })).orders;
}

async function found(filters: INodeParameters, more: INodeParameters = {}): Promise<unknown[]> {
	const run = await shop.run({ operation: 'getMany', returnAll: true, filters, ...more });
	if (run.error) throw run.error;
	return (run.outputs[0] ?? []).map(({ json }) => json['number']);
}

describe('Get Many', () => {
	it('gives unified orders that point to their input item', async () => {
		await place({ tags: ['b2c'], shipping: { title: 'Post', price: '4.90' } });
		const run = await shop.run({ operation: 'getMany', returnAll: true });
		const [item] = run.outputs[0] ?? [];
		expect(checkOrder(item?.json)).toMatchObject({ ok: true });
		expect(item?.json).toMatchObject({
			key: 'shopify:sandbox-shop:5551234500001',
			number: '#1001',
			tags: ['b2c'],
		});
		expect(item?.pairedItem).toEqual({ item: 0 });
	});

	it('gives raw orders when asked to', async () => {
		await place({});
		const run = await shop.run({ operation: 'getMany', returnFormat: 'raw' });
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			id: 'gid://shopify/Order/5551234500001',
			displayFinancialStatus: 'PAID',
		});
	});

	it('filters by status, payment, fulfillment, tags, source, test and date', async () => {
		await place(
			{ name: 'plain', createdAt: '2026-11-01T10:00:00Z' },
			{ name: 'pending', financialStatus: 'PENDING', createdAt: '2026-11-02T10:00:00Z' },
			{
				name: 'held',
				fulfillmentStatus: 'ON_HOLD',
				tags: ['b2b', 'express'],
				createdAt: '2026-11-03T10:00:00Z',
			},
			{
				name: 'progress',
				fulfillmentStatus: 'IN_PROGRESS',
				tags: ['B2B'],
				createdAt: '2026-11-04T10:00:00Z',
			},
			{ name: 'pos', sourceName: 'pos', tags: ["Ada's \\ tag: new"], createdAt: '2026-11-05T10:00:00Z' },
			{ name: 'tested', test: true, createdAt: '2026-11-06T10:00:00Z' },
			{ name: 'gone', cancelledAt: '2026-11-07T12:00:00Z', createdAt: '2026-11-07T10:00:00Z' },
			{ name: 'archived', closedAt: '2026-11-08T12:00:00Z', createdAt: '2026-11-08T10:00:00Z' },
		);
		expect(await found({})).toEqual(['plain', 'pending', 'held', 'progress', 'pos', 'gone', 'archived']);
		expect(await found({ status: 'open' })).toEqual(['plain', 'pending', 'held', 'progress', 'pos']);
		expect(await found({ status: 'cancelled' })).toEqual(['gone']);
		expect(await found({ status: 'closed' })).toEqual(['archived']);
		expect(await found({ testOrders: 'only' })).toEqual(['tested']);
		expect(await found({ testOrders: 'include' })).toContain('tested');
		expect(await found({ paymentStatuses: ['pending'] })).toEqual(['pending']);
		expect(await found({ fulfillmentStatuses: ['onHold'] })).toEqual(['held']);
		expect(await found({ fulfillmentStatuses: ['onHold', 'inProgress'] })).toEqual(['held', 'progress']);
		expect(await found({ tagsAny: 'b2b, missing' })).toEqual(['held', 'progress']);
		expect(await found({ tagsAll: 'b2b, express' })).toEqual(['held']);
		expect(await found({ tagsAny: 'b2b', tagsNone: 'express' })).toEqual(['progress']);
		expect(await found({ tagsAll: "Ada's \\ tag: new" })).toEqual(['pos']);
		expect(await found({ sourceName: 'POS' })).toEqual(['pos']);
		expect(
			await found({ createdAfter: '2026-11-02T10:00:00Z', createdBefore: '2026-11-03T10:00:00Z' }),
		).toEqual(['pending', 'held']);
		expect(await found({ query: "tag:'express' OR source_name:'pos'" })).toEqual(['held', 'pos']);
		expect(
			await found({ status: 'open' }, { options: { sortOrder: 'descending', sortBy: 'createdAt' } }),
		).toEqual(['pos', 'progress', 'held', 'pending', 'plain']);
		expect(await found({}, { returnAll: false, limit: 2 })).toEqual(['plain', 'pending']);
	});

	it('reads 1,000 orders with 4 requests', async () => {
		await shop.admin('generateOrders', { count: 1000, kinds: ['plain', 'tagged'] });
		await shop.core('DELETE /counts');
		const run = await shop.run({ operation: 'getMany', returnAll: true });
		expect(run.outputs[0]).toHaveLength(1000);
		expect(new Set(run.outputs[0]?.map(({ json }) => json['key'])).size).toBe(1000);
		expect(await shop.graphqlCalls()).toBe(4);
	});

	it('asks for less when Shopify finds the query too dear, and loses nothing', async () => {
		await shop.admin('generateOrders', { count: 300, kinds: ['plain'] });
		await shop.admin('seed', { costFactor: 4 });
		await shop.core('DELETE /counts');
		const run = await shop.run({ operation: 'getMany', returnAll: true });
		expect(run.error).toBeUndefined();
		expect(run.outputs[0]).toHaveLength(300);
		expect(await shop.graphqlCalls()).toBeLessThanOrEqual(15);
	});

	it('reads on the lines of long orders, several in one request', async () => {
		const lines = (count: number) =>
			Array.from({ length: count }, (_, n) => ({ sku: `S-${n}`, price: '1.00' }));
		await place({ lines: lines(60) }, { lines: lines(230) }, { lines: lines(3) });
		await shop.core('DELETE /counts');
		const run = await shop.run({ operation: 'getMany', returnAll: true });
		const counts = run.outputs[0]?.map(({ json }) => (json['lines'] as IDataObject[]).length);
		expect(counts).toEqual([60, 230, 3]);
		const skus = (run.outputs[0]?.[1]?.json['lines'] as IDataObject[]).map((line) => line['sku']);
		expect(skus).toEqual(lines(230).map(({ sku }) => sku));
		expect(await shop.graphqlCalls()).toBe(3);
	});

	it('says so instead of giving orders without customer data when the app may not see it', async () => {
		await place({ customer: { firstName: 'Ada', email: 'a@example.org' } });
		await shop.admin('seed', { notApproved: ['address'] });
		const withheld = await shop.run({ operation: 'getMany' });
		expect(withheld.error?.message).toContain('does not show customer data');
		await shop.admin('seed', {
			notApproved: [],
			scopes: ['read_orders', 'read_products', 'write_inventory'],
		});
		const lacking = await shop.run({ operation: 'getMany' }, { credential: { ...shop.tokenCredential } });
		expect(lacking.error?.message).toContain('read_customers');
		const without = await shop.run({ operation: 'getMany', options: { includeCustomer: false } });
		expect(without.error).toBeUndefined();
		expect(without.outputs[0]?.[0]?.json['customer']).toBeNull();
	});

	it('waits when the bucket is empty and reads everything', async () => {
		await shop.admin('generateOrders', { count: 30, kinds: ['plain'] });
		await shop.admin('drainBucket', { available: 0 });
		await shop.core('DELETE /counts');
		const run = await shop.run({ operation: 'getMany', returnAll: true });
		expect(run.outputs[0]).toHaveLength(30);
		expect(await shop.graphqlCalls()).toBe(2);
	});

	it('waits as long as Shopify asks for with 429', async () => {
		await shop.admin('generateOrders', { count: 3, kinds: ['plain'] });
		const busy = { status: 429, headers: { 'retry-after': '0.1' }, responseBody: { errors: 'Throttled' } };
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'status',
			times: 1,
			path: 'graphql',
			...busy,
		});
		const run = await shop.run({ operation: 'getMany', returnAll: true });
		expect(run.outputs[0]).toHaveLength(3);
	});

	it('signs in again by itself when the token has ended', async () => {
		await place({});
		const first = await shop.run({ operation: 'getMany' });
		const kept = first.credentials['shopifySyncApi'];
		expect(kept?.['sessionToken']).toEqual(expect.stringMatching(/^\w{16}\.\d+\.\w+$/));
		await shop.admin('revokeTokens');
		const second = await shop.run({ operation: 'getMany' }, { credential: { ...kept } });
		expect(second.error).toBeUndefined();
		expect(second.outputs[0]).toHaveLength(1);
		expect(second.credentials['shopifySyncApi']?.['sessionToken']).not.toBe(kept?.['sessionToken']);
	});

	it('works with an access token too', async () => {
		await place({});
		const run = await shop.run({ operation: 'getMany' }, { credential: shop.tokenCredential });
		expect(run.outputs[0]).toHaveLength(1);
	});

	it('keeps secrets out of everything that is stored', async () => {
		const run = await shop.run(
			{ operation: 'getMany' },
			{ credential: { ...shop.credential, clientSecret: 'shpss_wrong0000000000' } },
		);
		expect(run.error?.message).toContain('Shopify');
		expect(`${run.error?.message} ${run.error?.description}`).toContain('client secret');
		expect(run.stored).not.toContain('shpss_wrong0000000000');
		expect(run.stored).not.toContain(String(shop.credential['clientSecret']));
	});
});

describe('Get', () => {
	it('finds an order by ID, GID, link and name', async () => {
		const [order] = await place({}, {});
		for (const orderId of [
			order?.id,
			order?.gid,
			`https://admin.shopify.com/store/sandbox-shop/orders/${order?.id}`,
		]) {
			const run = await shop.run({ operation: 'get', orderId: String(orderId) });
			expect(run.outputs[0]?.[0]?.json['number']).toBe('#1001');
		}
		for (const orderName of ['#1002', '1002']) {
			const run = await shop.run({ operation: 'get', findBy: 'name', orderName });
			expect(run.outputs[0]?.[0]?.json['number']).toBe('#1002');
		}
	});

	it('sends one bad item to the error output and the others on', async () => {
		await place({});
		const run = await shop.run(
			{ operation: 'get', orderId: '={{ $json.id }}' },
			{ items: [{ id: '5551234500001' }, { id: '1' }, { id: 'nonsense' }], onError: 'continueErrorOutput' },
		);
		expect(run.outputs[0]).toHaveLength(1);
		expect(run.outputs[1]?.map(({ json }) => json['error'])).toEqual([
			'Shopify has no order with the ID 1',
			'"nonsense" is not the ID of an order',
		]);
	});
});

describe('Get by IDs', () => {
	it('reads 300 input items with 2 requests', async () => {
		const { orders } = await shop.admin<{ orders: PlacedOrder[] }>('generateOrders', {
			count: 300,
			kinds: ['plain'],
		});
		await shop.core('DELETE /counts');
		const run = await shop.run({ operation: 'getByIds' }, { items: orders.map(({ id }) => ({ id })) });
		expect(run.outputs[0]).toHaveLength(300);
		expect(run.outputs[0]?.[299]?.pairedItem).toEqual({ item: 299 });
		expect(run.outputs[0]?.[299]?.json['number']).toBe(orders[299]?.name);
		expect(await shop.graphqlCalls()).toBe(2);
	});

	it('finds orders by the numbers that customers see too', async () => {
		await place({}, {}, {});
		const run = await shop.run(
			{ operation: 'getByIds' },
			{ items: [{ id: '#1002' }, { id: '1003, 5551234500001' }] },
		);
		expect(run.outputs[0]?.map(({ json, pairedItem }) => [json['number'], pairedItem])).toEqual([
			['#1002', { item: 0 }],
			['#1003', { item: 1 }],
			['#1001', { item: 1 }],
		]);
	});

	it('leaves out or refuses what the shop does not have', async () => {
		await place({});
		const items = [{ id: '5551234500001, 7' }];
		const run = await shop.run({ operation: 'getByIds', ifNotFound: 'leaveOut' }, { items });
		expect(run.outputs[0]).toHaveLength(1);
		const strict = await shop.run({ operation: 'getByIds' }, { items });
		expect(strict.error?.message).toBe('Shopify has no order 7');
	});
});

it('gives the answer of an own query and refuses userErrors', async () => {
	const [order] = await place({});
	const query = await shop.run({
		resource: 'customGraphql',
		operation: 'execute',
		query: 'query($id: ID!) { order(id: $id) { name } }',
		variables: JSON.stringify({ id: order?.gid }),
	});
	expect(query.outputs[0]?.[0]?.json).toEqual({ order: { name: '#1001' } });
	const mutation =
		'mutation { tagsAdd(id: "gid://shopify/Order/1", tags: ["x"]) { userErrors { message } } }';
	const refused = await shop.run({ resource: 'customGraphql', operation: 'execute', query: mutation });
	expect(refused.error?.message).toContain('Shopify refused the mutation');
});
