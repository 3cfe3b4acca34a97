import { newOrder, startTenant, type PulpoTenant, type Json } from './pulpoTenant.ts';

let tenant: PulpoTenant;

beforeEach(async () => {
	tenant = await startTenant();
});
afterEach(() => tenant.sandbox.stop());

const product = (sku: string, over: object = {}): Json => ({
	sku,
	name: `Thing ${sku}`,
	active: true,
	management_type: 'none',
	...over,
});
const skus = async (query: string): Promise<string[]> =>
	(await tenant.call('GET', `/inventory/products?${query}`)).body.products.map((row: Json) => row.sku);

describe('products', () => {
	it('are found by SKU, several at once, and by barcode', async () => {
		expect(await skus('sku=HAT-01')).toEqual(['HAT-01']);
		expect(await skus('sku=HAT')).toEqual([]);
		expect(await skus('sku[]=MUG-02&sku[]=HAT-01&sku[]=NONE&limit=100')).toEqual(['HAT-01', 'MUG-02']);
		expect(await skus('barcode=4006381333931')).toEqual(['HAT-01']);
	});

	it('are created, changed and deleted', async () => {
		const made = await tenant.call(
			'POST',
			'/inventory/products',
			product('CAP-03', { cost_price: 9.5, attributes: { image_url: 'https://x.example/1.png' } }),
		);
		expect(made).toMatchObject({
			status: 201,
			body: { sku: 'CAP-03', cost_price: 9.5, units_per_sales_package: 1, tenant_id: 43 },
		});
		const put = await tenant.call('PUT', `/inventory/products/${made.body.id}`, { name: 'Cap' });
		expect(put).toMatchObject({ status: 200, body: { name: 'Cap', sku: 'CAP-03', cost_price: 9.5 } });
		expect((await tenant.call('DELETE', `/inventory/products/${made.body.id}`)).status).toBe(200);
		expect((await tenant.call('GET', `/inventory/products/${made.body.id}`)).status).toBe(400);
		expect(await skus('sku=CAP-03')).toEqual([]);
		expect(await skus('sku=CAP-03&show_deleted=true')).toEqual(['CAP-03']);
	});

	it.each([
		[{ sku: 'HAT-01' }, { sku: 'has already been taken' }],
		[{ name: '' }, { name: "can't be blank" }],
		[{ management_type: 'LOT' }, { management_type: 'is invalid' }],
		[{ description: 'x'.repeat(256) }, { description: 'should be at most 255 character(s)' }],
		[{ minimum_sales_unit: 0 }, { minimum_sales_unit: 'must be greater than 0' }],
		[{ weight: '1' }, { weight: 'is invalid' }],
		[{ price: 1 }, { price: 'is not a known field' }],
	])('refuse %j', async (over, problem) => {
		const answer = await tenant.wrong('POST', '/inventory/products', product('NEW-1', over));
		expect(answer).toMatchObject({ status: 422, body: { errors: [problem] } });
	});

	it('answer in bulk with the created rows and a list of errors', async () => {
		const some = await tenant.call('POST', '/inventory/bulk/products', [
			product('A-1'),
			product('HAT-01'),
			product('A-2'),
		]);
		expect(some.status).toBe(400);
		expect(some.body.created.map((row: Json) => row.sku)).toEqual(['A-1', 'A-2']);
		expect(some.body.errors).toEqual([{ errors: [{ sku: 'has already been taken' }] }]);
		const put = await tenant.call('PUT', '/inventory/bulk/products', [
			{ id: tenant.productIds['HAT-01'], name: 'Top hat' },
		]);
		expect(put).toMatchObject({ status: 201, body: { updated: [{ sku: 'HAT-01' }] } });
		expect(
			(await tenant.call('DELETE', '/inventory/bulk/products', [{ sku: 'A-1' }, { sku: 'A-2' }])).status,
		).toBe(200);
	});
});

describe('stock', () => {
	const summary = async (query = ''): Promise<Json> =>
		(
			await tenant.call(
				'GET',
				`/inventory/stocks/summary?product_id[]=${tenant.productIds['HAT-01']}${query}`,
			)
		).body[0];

	it('is less what open orders reserve, per warehouse', async () => {
		expect(await summary()).toMatchObject({
			product_id: String(tenant.productIds['HAT-01']),
			sku: 'HAT-01',
			available: 14,
			total: 14,
		});
		await tenant.call('POST', '/sales/orders', newOrder(tenant, '#1'));
		expect(await summary('&warehouse_id[]=42')).toMatchObject({ available: 7, unavailable: 3, total: 10 });
		expect(await summary('&warehouse_id[]=50')).toMatchObject({ available: 4, total: 4 });
	});

	it('leaves with the goods, and comes back with a cancellation', async () => {
		await tenant.call('POST', '/sales/orders', newOrder(tenant, '#1'));
		const { body: second } = await tenant.call('POST', '/sales/orders', newOrder(tenant, '#2'));
		await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#1', state: 'ended' });
		await tenant.call('POST', `/sales/orders/${second.id}/cancel`);
		expect(await summary('&warehouse_id[]=42')).toMatchObject({ available: 7, unavailable: 0, total: 7 });
	});

	it('shows availability and the whole stock page by page', async () => {
		await tenant.admin('/admin/pulpo/setStock', {
			sku: 'MUG-02',
			warehouse_id: 42,
			reception: 2,
			returned: 1,
		});
		const mug = tenant.productIds['MUG-02'];
		expect((await tenant.call('GET', `/inventory/stocks/availability?id[]=${mug}`)).body).toEqual([
			{ product_id: String(mug), available_quantity: 6, reception_quantity: 2, return_quantity: 1 },
		]);
		const { body } = await tenant.call('GET', '/inventory/stocks/products?limit=1&offset=1');
		expect(body).toMatchObject([
			{ product_id: mug, product_sku: 'MUG-02', total_quantity: 9, total_quantity_excluding_returned: 8 },
		]);
	});

	it('can come wrapped', async () => {
		await tenant.admin('/admin/pulpo/configure', { wrapStockLists: true });
		expect((await tenant.call('GET', '/inventory/stocks/summary')).body.stocks).toHaveLength(2);
	});
});
