import { newOrder, startTenant, type PulpoTenant, type Json } from './pulpoTenant.ts';

let tenant: PulpoTenant;

/** 25 orders #100 .. #124: odd ones in Hamburg, priorities 0..4, one minute apart. */
beforeAll(async () => {
	tenant = await startTenant();
	for (let index = 0; index < 25; index += 1) {
		const over = {
			warehouse_id: index % 2 === 0 ? 42 : 50,
			priority: index % 5,
			criterium: index % 3 === 0 ? 'gift' : 'normal',
			delivery_date: index < 5 ? '2026-03-02' : '2026-03-05 10:30:00',
			items: [{ product_id: tenant.productIds[index < 3 ? 'MUG-02' : 'HAT-01'], quantity: index + 1 }],
		};
		await tenant.call('POST', '/sales/orders', newOrder(tenant, `#${100 + index}`, over));
		await tenant.admin('/clock', { advanceMs: 60_000 });
	}
	await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#104', state: 'ended' });
	await tenant.logIn();
});
afterAll(() => tenant.sandbox.stop());

const list = async (query: string): Promise<Json> =>
	(await tenant.call('GET', `/sales/orders?${query}`)).body;
const nums = async (query: string): Promise<string[]> =>
	(await list(`${query}&limit=100`)).sales_orders.map((order: { order_num: string }) => order.order_num);

describe('pages', () => {
	it('have ten rows unless a limit is given', async () => {
		const answer = await list('');
		expect(answer.sales_orders).toHaveLength(10);
		expect(answer.total_results).toBe(25);
	});

	it('have no total when a limit is given', async () => {
		const answer = await list('limit=20&offset=20');
		expect(answer.sales_orders.map((order: { order_num: string }) => order.order_num)).toEqual([
			'#120',
			'#121',
			'#122',
			'#123',
			'#124',
		]);
		expect(answer.total_results).toBeNull();
		expect((await list('limit=0')).total_results).toBe(25);
	});

	it('are cut to the largest size without a word', async () => {
		await tenant.admin('/admin/pulpo/configure', { maxPageSize: 12 });
		expect((await list('limit=500')).sales_orders).toHaveLength(12);
		await tenant.admin('/admin/pulpo/configure', { maxPageSize: 1_000 });
	});

	it('refuse a limit that is no number, and filters that do not exist', async () => {
		expect((await tenant.wrong('GET', '/sales/orders?limit=ten')).body).toEqual({
			errors: [{ limit: 'is invalid' }],
		});
		expect((await tenant.wrong('GET', '/sales/orders?external_order_num=1')).body).toEqual({
			errors: [{ external_order_num: 'is not a known filter' }],
		});
	});
});

describe('filters', () => {
	it('find an order by its exact number', async () => {
		expect(await nums('order_num=%23104')).toEqual(['#104']);
		expect(await nums('order_num=%2310')).toEqual([]);
	});

	it('take several values in brackets', async () => {
		expect(await nums('order_num%5B%5D=%23103&order_num[]=%23101&order_num[]=nope')).toEqual([
			'#101',
			'#103',
		]);
		expect(await nums('priority[]=0&priority[]=4&warehouse_id=50')).toEqual(['#105', '#109', '#115', '#119']);
	});

	it('take only the last of repeated names without brackets', async () => {
		expect(await nums('order_num=%23103&order_num=%23101')).toEqual(['#101']);
	});

	it('combine', async () => {
		expect(await nums('criterium=gift&warehouse_id=42&priority=gte:3')).toEqual(['#118', '#124']);
	});

	it('understand gte, gt, lte, lt, between and to_list', async () => {
		expect(await nums('priority=gte:4')).toEqual(await nums('priority=gt:3'));
		expect(await nums('priority=lte:0')).toEqual(await nums('priority=lt:1'));
		expect(await nums('order_products_qty=between:3,5')).toEqual(['#102', '#103', '#104']);
		expect(await nums('priority=to_list:0,4&order_products_qty=lte:6')).toEqual(['#100', '#104', '#105']);
		expect(await nums('state=ended')).toEqual(['#104']);
	});

	it('compare times in every documented form', async () => {
		const at = (await list('order_num=%23120')).sales_orders[0].inserted_at as string;
		const late = ['#120', '#121', '#122', '#123', '#124'];
		expect(await nums(`inserted_at=gte:${at}Z`)).toEqual(late);
		expect(await nums(`inserted_at=gte:${at.replace('T', '+')}`)).toEqual(late);
		expect(await nums(`inserted_at=gt:${at.replace('T', '%20')}`)).toEqual(late.slice(1));
		expect(await nums('delivery_date=2026-03-02')).toEqual(['#100', '#101', '#102', '#103', '#104']);
		expect(await nums('delivery_date=between:2026-03-03,2026-03-05&order_products_qty=gte:25')).toEqual([]);
		expect(await nums('delivery_date=between:2026-03-03,2026-03-06&order_products_qty=gte:25')).toEqual([
			'#124',
		]);
	});

	it('find orders with and without a product', async () => {
		const { 'MUG-02': mug, 'HAT-01': hat } = tenant.productIds;
		expect(await nums(`product_id=${mug}`)).toEqual(['#100', '#101', '#102']);
		expect(await nums(`not_product_id=${hat}`)).toEqual(['#100', '#101', '#102']);
		expect(await nums(`product_id=includes:${mug},${hat}`)).toEqual([]);
	});

	it('refuse values of the wrong kind', async () => {
		expect((await tenant.wrong('GET', '/sales/orders?warehouse_id=Berlin')).status).toBe(400);
		expect((await tenant.wrong('GET', '/sales/orders?updated_at=gte:yesterday')).status).toBe(400);
	});

	it('can be deaf to brackets, as the vendor may be for some names', async () => {
		await tenant.admin('/admin/pulpo/configure', { deafToBrackets: ['order_num'] });
		expect(await nums('order_num[]=%23103')).toHaveLength(25);
		await tenant.admin('/admin/pulpo/configure', { deafToBrackets: [] });
	});
});

describe('order and projection', () => {
	it('sort by a field in both directions', async () => {
		expect((await nums('sort_by=updated_at:desc')).slice(0, 2)).toEqual(['#104', '#124']);
		expect((await nums('sort_by=priority:asc')).slice(0, 2)).toEqual(['#100', '#105']);
		expect((await tenant.wrong('GET', '/sales/orders?sort_by=mood:asc')).status).toBe(400);
	});

	it('show only the wanted attributes, and never items', async () => {
		const answer = await list('order_num=%23104&view_attributes=id,order_num,state,items');
		expect(answer.sales_orders).toEqual([{ id: 5005, order_num: '#104', state: 'ended' }]);
	});
});

describe('search and counts', () => {
	it('search with the filters in the body', async () => {
		const answer = await tenant.call('POST', '/sales/orders/search', { order_num: '#104', limit: 5 });
		expect(answer.status).toBe(200);
		expect(answer.body.sales_orders).toHaveLength(1);
	});

	it('count per state', async () => {
		expect((await tenant.call('GET', '/sales/orders/counts?warehouse_id=42')).body).toEqual({
			counts: { queue: 12, picking: 0, packing: 0, shipping: 0, ended: 1, cancelled: 0 },
		});
	});
});

describe('master data', () => {
	it('shows only warehouses of the user', async () => {
		const { body } = await tenant.call('GET', '/warehouses/?limit=100');
		expect(body.warehouses.map((warehouse: { id: number }) => warehouse.id)).toEqual([42, 50]);
		expect((await tenant.call('GET', '/warehouses/42')).body.name).toBe('Berlin');
		expect((await tenant.call('GET', '/warehouses/60')).status).toBe(422);
	});

	it('knows countries by alpha-2, with the numeric code as text', async () => {
		const { body } = await tenant.call('GET', '/countries/?alpha_2=ES');
		expect(body.countries).toMatchObject([{ country_name: 'Spain', country_code: '724', alpha_3: 'ESP' }]);
	});

	it('lists settings, merchants with channels, and shipping methods', async () => {
		await tenant.admin('/admin/pulpo/seed', {
			settings: [{ key: 'rename_sales_orders_on_cancellation', value: 'false' }],
			merchants: [{ name: 'Acme', channels: [{ name: 'web' }] }],
		});
		expect((await tenant.call('GET', '/setting/')).body.settings).toHaveLength(1);
		const [merchant] = (await tenant.call('GET', '/merchants/')).body.merchants;
		expect((await tenant.call('GET', `/merchants/${merchant.id}/channels`)).body.channels).toMatchObject([
			{ name: 'web' },
		]);
		expect(
			(await tenant.call('GET', '/shipping/shipping_methods?carrier=dhl&limit=50')).body.shipping_methods,
		).toMatchObject([{ id: 7, name: 'DHL Paket' }]);
	});
});
