import { newOrder, startTenant, type Json, type PulpoTenant } from './pulpoTenant.ts';

let tenant: PulpoTenant;

beforeEach(async () => {
	tenant = await startTenant();
});
afterEach(() => tenant.sandbox.stop());

const seed = (body: object): Promise<Json> => tenant.admin('/admin/pulpo/seed', body);
const get = async (path: string): Promise<Json> => (await tenant.call('GET', path)).body;

it('makes many products with stock in one seed and reads them page by page', async () => {
	const { products } = await seed({ products: { count: 10_000, prefix: 'P-', stock: { Berlin: 4 } } });
	expect(Object.keys(products)).toHaveLength(10_000);
	const id = products['P-10000'];
	expect(await get(`/inventory/stocks/summary?product_id[]=${id}&warehouse_id[]=42`)).toMatchObject([
		{ sku: 'P-10000', total: 4 },
	]);
	expect(await get('/inventory/stocks/summary')).toHaveLength(10);
	expect(await get('/inventory/stocks/summary?limit=500&offset=9900')).toHaveLength(102);
	await tenant.admin('/admin/pulpo/configure', { pageStockSummary: false });
	expect(await get('/inventory/stocks/summary')).toHaveLength(10_002);
});

it('searches availability with the ids in the address', async () => {
	const id = tenant.productIds['HAT-01'];
	const path = `/inventory/stocks/availability/search?id[]=${id}&warehouse_id[]=42`;
	expect((await tenant.wrong('POST', path)).body).toMatchObject([
		{ product_id: String(id), available_quantity: 10 },
	]);
});

it('keeps product categories with a code of their own', async () => {
	const path = '/inventory/products/categories';
	const made = await tenant.call('POST', path, { code: 'haz', name: 'Hazard' });
	expect(made).toMatchObject({ status: 201, body: { code: 'haz', tenant_id: 43 } });
	expect((await tenant.wrong('POST', path, { code: 'haz', name: 'Other' })).status).toBe(422);
	expect((await tenant.wrong('POST', path, { code: 'x', colour: 'red' })).status).toBe(422);
	await tenant.call('PUT', `${path}/${made.body.id}`, { name: 'Dangerous' });
	expect((await get(`${path}?code=haz`)).product_categories).toMatchObject([{ name: 'Dangerous' }]);
	expect((await tenant.call('DELETE', `${path}/${made.body.id}`)).status).toBe(200);
	expect((await tenant.wrong('GET', `${path}/${made.body.id}`)).status).toBe(422);
});

it('keeps further SKUs of a product, none of them twice', async () => {
	const path = `/inventory/products/${tenant.productIds['HAT-01']}/skus`;
	const made = await tenant.call('POST', path, { sku: 'HAT-EU', supplier_product_id: 'H1' });
	expect(made).toMatchObject({ status: 201, body: { sku: 'HAT-EU', is_default: false, active: true } });
	expect((await tenant.wrong('POST', path, { sku: 'HAT-EU' })).status).toBe(422);
	expect((await tenant.wrong('POST', path, { sku: 'MUG-02' })).status).toBe(422);
	expect((await get(path)).product_skus).toHaveLength(1);
	expect((await tenant.call('PUT', `${path}/${made.body.id}`, { active: false })).body.active).toBe(false);
	const other = `/inventory/products/${tenant.productIds['MUG-02']}/skus/${made.body.id}`;
	expect((await tenant.wrong('GET', other)).status).toBe(422);
});

it('takes only suppliers as the supplier of a product', async () => {
	const product = { sku: 'CAP-09', name: 'Cap', active: true, management_type: 'none' };
	const withParty = (id: number): object => ({ ...product, third_party_id: id });
	const path = '/inventory/products';
	expect((await tenant.wrong('POST', path, withParty(tenant.customerId))).body.errors).toEqual([
		{ third_party_id: 'is not a supplier' },
	]);
	const { third_parties: made } = await seed({
		third_parties: [{ name: 'Hats & Co', identifier_number: 'sup-1', third_type: 'S' }],
	});
	expect((await tenant.call('POST', path, withParty(made['sup-1']))).status).toBe(201);
});

it('looks up lots that were packed', async () => {
	const { products } = await seed({
		products: [{ sku: 'TEA-03', management_type: 'lot', stock: { Berlin: 9 } }],
	});
	const items = [{ product_id: products['TEA-03'], quantity: 2, line_order_id: '1' }];
	await tenant.call('POST', '/sales/orders', newOrder(tenant, '#1', { items }));
	await tenant.admin('/admin/pulpo/pack', {
		order_num: '#1',
		boxes: [{ items: [{ sku: 'TEA-03', quantity: 2, lots: ['L7'] }] }],
	});
	const { batches } = await get('/inventory/products/batches?number=L7');
	expect(batches).toMatchObject([{ number: 'L7', type: 'lot', product_id: products['TEA-03'] }]);
	expect(await get(`/inventory/products/batches/${batches[0].id}`)).toEqual(batches[0]);
});

describe('a quick order', () => {
	const quick = (orderNum: string, quantity: number): Json =>
		newOrder(tenant, orderNum, {
			type: 'POS_external',
			items: [{ product_id: tenant.productIds['HAT-01'], quantity, line_order_id: '1' }],
		});

	it('is ended at once, with packing order and stock movement', async () => {
		const answer = await tenant.call('POST', '/sales/orders/quick', quick('#1', 4));
		expect(answer).toMatchObject({
			status: 200,
			body: { state: 'ended', items: [{ fulfilled_quantity: 4 }] },
		});
		const { packing_orders: packed } = await get(`/packing/orders?sales_order_id=${answer.body.id}`);
		expect(packed).toMatchObject([{ state: 'ended' }]);
		const { stock_records: moves } = await get('/inventory/stocks/historical?sort_by=id:asc');
		expect(moves[0]).toMatchObject({ previous_quantity: 10, quantity: 6 });
	});

	it('is refused without stock, and the others of a bulk call are made', async () => {
		expect((await tenant.wrong('POST', '/sales/orders/quick', quick('#1', 11))).body.errors).toEqual([
			{ items: '0: there is not enough stock' },
		]);
		const rows = [quick('#2', 6), quick('#3', 6), quick('#4', 4)];
		expect(await tenant.wrong('POST', '/sales/bulk/orders/quick', rows)).toMatchObject({
			status: 400,
			body: {
				created: [{ order_num: '#2' }, { order_num: '#4' }],
				errors: { '#3': { items: '0: there is not enough stock' } },
			},
		});
	});
});
