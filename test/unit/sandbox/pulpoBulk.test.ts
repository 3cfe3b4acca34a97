import { newOrder, startTenant, type PulpoTenant, type Json } from './pulpoTenant.ts';

let tenant: PulpoTenant;

beforeEach(async () => {
	tenant = await startTenant();
});
afterEach(() => tenant.sandbox.stop());

const create = (...rows: unknown[]): Promise<Json> => tenant.call('POST', '/sales/bulk/orders', rows);
const states = async (): Promise<Record<string, string>> =>
	Object.fromEntries(
		(await tenant.state()).sales_orders.map((order: Json) => [order.order_num, order.state]),
	);

describe('orders in bulk', () => {
	it('are all created with 201', async () => {
		expect(await create(newOrder(tenant, '#1'), newOrder(tenant, '#2'))).toMatchObject({
			status: 201,
			body: {
				created: [
					{ id: 5001, order_num: '#1' },
					{ id: 5002, order_num: '#2' },
				],
			},
		});
	});

	it('answer 400 with the created rows and the errors by number when some fail', async () => {
		await create(newOrder(tenant, '#1'));
		const answer = await tenant.wrong('POST', '/sales/bulk/orders', [
			newOrder(tenant, '#1'),
			newOrder(tenant, '#2'),
			newOrder(tenant, '#2'),
			newOrder(tenant, '#3', { third_party_id: 1, priority: undefined }),
			newOrder(tenant, '#4'),
		]);
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual({
			created: [
				{ id: 5002, order_num: '#2' },
				{ id: 5003, order_num: '#4' },
			],
			errors: {
				'#1': { order_num: 'has already been taken' },
				'#2': { order_num: 'has already been taken' },
				'#3': { third_party_id: 'does not exist', priority: "can't be blank" },
			},
		});
	});

	it('are updated by number or id', async () => {
		await create(newOrder(tenant, '#1'), newOrder(tenant, '#2'), newOrder(tenant, '#3'));
		await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#3', state: 'picking' });
		const answer = await tenant.call('PUT', '/sales/bulk/orders', [
			newOrder(tenant, '#1', { priority: 8 }),
			newOrder(tenant, '#2b', { id: 5002 }),
			newOrder(tenant, '#3', { priority: 8 }),
			newOrder(tenant, '#9'),
		]);
		expect(answer.status).toBe(400);
		expect(answer.body.updated).toEqual([
			{ id: 5001, order_num: '#1' },
			{ id: 5002, order_num: '#2b' },
		]);
		expect(Object.keys(answer.body.errors)).toEqual(['#3', '#9']);
		const updated = await tenant.call('PUT', '/sales/bulk/orders', [newOrder(tenant, '#1', { priority: 7 })]);
		expect(updated).toMatchObject({ status: 201, body: { updated: [{ id: 5001 }] } });
	});

	it.each([
		['numbers', ['#1', '#2']],
		['ids', [5001, 5002]],
		['objects with numbers', [{ order_num: '#1' }, { order_num: '#2' }]],
		['objects with ids', [{ id: 5001 }, { id: 5002 }]],
	])('are cancelled by %s', async (_what, references) => {
		await create(newOrder(tenant, '#1'), newOrder(tenant, '#2'), newOrder(tenant, '#3'));
		expect((await tenant.call('POST', '/sales/bulk/orders/cancel', references)).status).toBe(200);
		expect(await states()).toEqual({ '#1': 'cancelled', '#2': 'cancelled', '#3': 'queue' });
	});

	it('answer 400 when some cannot be cancelled, and cancel the others', async () => {
		await create(newOrder(tenant, '#1'), newOrder(tenant, '#2'));
		await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#1', state: 'ended' });
		const answer = await tenant.call('POST', '/sales/bulk/orders/cancel', ['#1', '#2', '#3']);
		expect(answer.status).toBe(400);
		expect(Object.keys(answer.body.errors)).toEqual(['#1', '#3']);
		expect(await states()).toEqual({ '#1': 'ended', '#2': 'cancelled' });
	});

	it('are paused and resumed', async () => {
		await create(newOrder(tenant, '#1'));
		expect((await tenant.call('POST', '/sales/bulk/orders/pause', ['#1'])).status).toBe(200);
		expect(await tenant.call('POST', '/sales/bulk/orders/resume', ['#1'])).toMatchObject({
			status: 201,
			body: { updated: [{ id: 5001, order_num: '#1' }] },
		});
	});

	it('have a largest size, and want a bare array', async () => {
		await tenant.admin('/admin/pulpo/configure', { maxBulkRows: 2 });
		const rows = ['#1', '#2', '#3'].map((orderNum) => newOrder(tenant, orderNum));
		expect((await tenant.wrong('POST', '/sales/bulk/orders', rows)).status).toBe(413);
		expect((await tenant.wrong('POST', '/sales/bulk/orders', { orders: rows })).status).toBe(400);
		expect(await states()).toEqual({});
	});

	it('take a thousand orders and find them again', async () => {
		for (let start = 0; start < 1_000; start += 250) {
			const rows = Array.from({ length: 250 }, (_, index) => newOrder(tenant, `#${start + index}`));
			expect((await create(...rows)).body.created).toHaveLength(250);
		}
		const wanted = Array.from({ length: 100 }, (_, index) => `order_num[]=%23${index * 10}`).join('&');
		const { body } = await tenant.call('GET', `/sales/orders?${wanted}&limit=100&view_attributes=order_num`);
		expect(body.sales_orders).toHaveLength(100);
	});
});

describe('third parties', () => {
	const party = (number: string, over: object = {}): Json => ({
		name: 'Anna Berg',
		identifier_type: 'shop',
		identifier_number: number,
		third_type: 'C',
		tenant_id: 43,
		...over,
	});

	it('are created, found by number, changed and deleted', async () => {
		const attributes = {
			addresses: [{ name: 'Anna', address: { street: 'Hauptstr. 5', country_code: '276' } }],
		};
		const { status, body } = await tenant.call(
			'POST',
			'/iam/third_parties',
			party('shopify:acme:1', { attributes, erp_id: '1' }),
		);
		expect(status).toBe(201);
		expect(body).toMatchObject({
			identifier_number: 'shopify:acme:1',
			attributes,
			active: true,
			deleted_at: null,
		});
		const query =
			'identifier_number[]=shopify%3Aacme%3A1&identifier_number[]=shopify%3Aacme%3A7001&limit=100';
		const found = await tenant.call('GET', `/iam/third_parties?${query}`);
		expect(found.body.third_parties.map((one: Json) => one.id).sort()).toEqual(
			[tenant.customerId, body.id].sort(),
		);
		const put = await tenant.call(
			'PUT',
			`/iam/third_parties/${body.id}`,
			party('shopify:acme:1', { name: 'Anna B.' }),
		);
		expect(put).toMatchObject({ status: 201, body: { name: 'Anna B.', erp_id: '1' } });
		expect((await tenant.call('DELETE', `/iam/third_parties/${body.id}`)).status).toBe(200);
		expect((await tenant.call('GET', `/iam/third_parties/${body.id}`)).status).toBe(422);
	});

	it.each([
		[{ name: undefined }, { name: "can't be blank" }],
		[{ third_type: 'X' }, { third_type: 'is invalid' }],
		[{ tenant_id: 44 }, { tenant_id: 'does not exist' }],
		[{ identifier_number: 'shopify:acme:7001' }, { identifier_number: 'has already been taken' }],
		[{ identifier_number: 'x'.repeat(256) }, { identifier_number: 'should be at most 255 character(s)' }],
		[
			{ attributes: { addresses: [{ name: 'Anna' }] } },
			{ attributes: "addresses 0: address can't be blank" },
		],
		[{ phone: '1' }, { phone: 'is not a known field' }],
	])('refuse %j', async (over, problem) => {
		const answer = await tenant.wrong('POST', '/iam/third_parties', party('n1', over));
		expect(answer).toMatchObject({ status: 422, body: { errors: [problem] } });
	});

	it('answer in bulk like orders, with errors by number', async () => {
		const all = await tenant.call('POST', '/iam/bulk/third_parties', [party('n1'), party('n2')]);
		expect(all).toMatchObject({
			status: 201,
			body: { created: [{ identifier_number: 'n1' }, { identifier_number: 'n2' }] },
		});
		const some = await tenant.call('POST', '/iam/bulk/third_parties', [party('n1'), party('n3')]);
		expect(some.status).toBe(400);
		expect(some.body.errors).toEqual({ n1: { identifier_number: 'has already been taken' } });
		expect(some.body.created).toMatchObject([{ identifier_number: 'n3' }]);
		const put = await tenant.call('PUT', '/iam/bulk/third_parties', [party('n1', { name: 'New' })]);
		expect(put).toMatchObject({ status: 201, body: { updated: [{ identifier_number: 'n1' }] } });
	});
});
