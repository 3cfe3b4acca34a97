import { startShop, type Json, type Shop } from './woocommerceShop.ts';

let shop: Shop;
const SEED = {
	categories: [{ id: 30, name: 'Shoes' }],
	brands: [{ id: 31, name: 'Acme' }],
	products: [
		{
			id: 50,
			sku: 'SHOE',
			name: 'Shoe',
			regular_price: '100.00',
			stock: 7,
			global_unique_id: '5701234567890',
		},
		{
			id: 60,
			name: 'Tee',
			stock: 9,
			attributes: [{ name: 'Colour', variation: true, options: ['Red', 'Blue'] }],
			variations: [
				{
					id: 61,
					sku: 'TEE-R',
					regular_price: '50',
					stock: 3,
					attributes: [{ name: 'Colour', option: 'Red' }],
				},
				{ id: 62, sku: 'TEE-B', regular_price: '40', attributes: [{ name: 'Colour', option: 'Blue' }] },
			],
		},
		{ id: 70, sku: 'DRAFT', name: 'Draft', status: 'draft' },
	],
};

const start = async (settings: object = {}): Promise<void> => {
	shop = await startShop(SEED, settings);
};
afterEach(() => shop.sandbox.stop());

const put = async (path: string, body: object): Promise<Json> => (await shop.call('PUT', path, body)).body;
const refusal = async (method: string, path: string, body: object): Promise<Json> =>
	(await shop.wrong(method, path, body)).body;

describe('writing products', () => {
	it('creates with 201 and every field, drafts without a slug', async () => {
		await start();
		const answer = await shop.call('POST', '/products', { name: 'Blå ært', status: 'draft', sku: 'N' });
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({
			name: 'Blå ært',
			slug: '',
			generated_slug: 'bla-aert',
			type: 'simple',
			price: '',
		});
		expect(Object.keys(answer.body)).toHaveLength(73);
		expect((await put(`/products/${answer.body.id}`, { status: 'publish' })).slug).toBe('bla-aert');
	});

	it('escapes slashes and everything beyond ASCII as PHP does', async () => {
		await start();
		const { text } = await shop.call('POST', '/products', { name: 'Blå' });
		expect(text).toContain('"name":"Bl\\u00e5"');
		expect(text).toContain('https:\\/\\/shop.example\\/product\\/bla\\/');
	});

	it('makes a published product named "Product" of nothing', async () => {
		await start();
		expect((await shop.call('POST', '/products', {})).body).toMatchObject({
			name: 'Product',
			status: 'publish',
		});
	});

	it('refuses a SKU that is there, whatever its case, and names its owner', async () => {
		await start();
		for (const sku of ['shoe', ' TEE-R ', 'draft'])
			expect(await refusal('POST', '/products', { name: 'X', sku })).toMatchObject({
				code: 'product_invalid_sku',
			});
		expect((await refusal('POST', '/products', { sku: 'SHOE' })).data).toEqual({
			status: 400,
			resource_id: 50,
			unique_sku: 'SHOE-1',
		});
		expect(await refusal('POST', '/products', { global_unique_id: '5701234567890' })).toMatchObject({
			code: 'product_invalid_global_unique_id',
			data: { resource_id: 50 },
		});
	});

	it('keeps the SKU of a product in the trash, under another code', async () => {
		await start();
		expect((await shop.call('DELETE', '/products/50')).body.status).toBe('publish');
		const { code, data } = await refusal('POST', '/products', { sku: 'SHOE' });
		expect({ code, data }).toEqual({ code: 'woocommerce_rest_product_not_created', data: { status: 400 } });
		expect(await shop.get('/products?sku=SHOE')).toEqual([]);
		expect(await shop.get('/products?status=trash&sku=SHOE&_fields=id')).toEqual([{ id: 50 }]);
		expect((await shop.wrong('DELETE', '/products/50')).status).toBe(410);
		expect((await put('/products/50', { status: 'publish' })).status).toBe('publish');
	});

	it.each([
		[{ regular_price: 12.5 }, 'regular_price is not of type string.', 'rest_invalid_type'],
		[{ stock_quantity: 1.5 }, 'stock_quantity is not of type integer.', 'rest_invalid_type'],
		[{ manage_stock: 'yes' }, 'manage_stock is not of type boolean.', 'rest_invalid_type'],
		[{ categories: [30] }, 'categories[0] is not of type object.', 'rest_invalid_type'],
		[{ dimensions: { length: 10 } }, 'dimensions[length] is not of type string.', 'rest_invalid_type'],
		[{ type: 'bogus' }, 'type is not one of simple, grouped, external, and variable.', 'rest_not_in_enum'],
	])('refuses %j in a single call', async (body, message, code) => {
		await start();
		const [name = ''] = Object.keys(body);
		expect(await refusal('PUT', '/products/50', body)).toMatchObject({
			code: 'rest_invalid_param',
			message: `Invalid parameter(s): ${name}`,
			data: { status: 400, params: { [name]: message }, details: { [name]: { code, message } } },
		});
	});

	it('drops unknown categories without a word, and cannot empty the brands', async () => {
		await start();
		const withBoth = await put('/products/50', { categories: [{ id: 30 }], brands: [{ id: 31 }] });
		expect(withBoth).toMatchObject({ categories: [{ id: 30, slug: 'shoes' }], brands: [{ name: 'Acme' }] });
		const changed = await put('/products/50', { categories: [{ id: 999 }], brands: [] });
		expect(changed.categories).toEqual([{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }]);
		expect(changed.brands).toHaveLength(1);
	});

	it('counts even an empty change as one', async () => {
		await start();
		const before = (await shop.get('/products/50')).date_modified_gmt;
		await shop.admin('/clock', { advanceMs: 5000 });
		expect((await put('/products/50', {})).date_modified_gmt > before).toBe(true);
	});

	it('shows plain descriptions as paragraphs, but answers a write with what was sent', async () => {
		await start();
		expect((await put('/products/50', { description: 'a\nb' })).description).toBe('a\nb');
		expect((await shop.get('/products/50')).description).toBe('<p>a<br />\nb</p>\n');
	});

	it('changes meta data by key and takes it away with null', async () => {
		await start();
		await put('/products/50', { meta_data: [{ key: '_wms', value: '1' }] });
		const [entry] = (await put('/products/50', { meta_data: [{ key: '_wms', value: { a: 1 } }] })).meta_data;
		expect(entry).toMatchObject({ key: '_wms', value: { a: 1 } });
		expect((await put('/products/50', { meta_data: [{ key: '_wms', value: null }] })).meta_data).toEqual([]);
	});
});

describe('stock', () => {
	it('is ignored by a product that does not manage it, with 200', async () => {
		await start();
		expect(await put('/products/70', { stock_quantity: 5 })).toMatchObject({
			manage_stock: false,
			stock_quantity: null,
		});
	});

	it('decides about the status itself and takes null for 0', async () => {
		await start();
		expect(await put('/products/50', { stock_quantity: 0, stock_status: 'instock' })).toMatchObject({
			stock_status: 'outofstock',
		});
		expect(await put('/products/50', { backorders: 'notify' })).toMatchObject({
			stock_status: 'onbackorder',
			backordered: true,
		});
		expect(await put('/products/50', { stock_quantity: '-2' })).toMatchObject({ stock_quantity: -2 });
		expect((await put('/products/50', { stock_quantity: null })).stock_quantity).toBe(0);
	});

	it('is ignored everywhere once the shop as a whole does not manage it', async () => {
		await start({ manageStock: false });
		expect((await put('/products/50', { manage_stock: true, stock_quantity: 5 })).stock_quantity).not.toBe(5);
		expect((await shop.get('/settings/products/woocommerce_manage_stock?_fields=value')).value).toBe('no');
	});
});

describe('variations', () => {
	it('show the stock of the parent until they get their own', async () => {
		await start();
		const path = '/products/60/variations/62';
		expect(await shop.get(path)).toMatchObject({
			manage_stock: 'parent',
			stock_quantity: 9,
			name: 'Blue',
			parent_id: 60,
		});
		expect(await put(path, { stock_quantity: 4 })).toMatchObject({
			manage_stock: 'parent',
			stock_quantity: 9,
		});
		expect(await put(path, { manage_stock: true, stock_quantity: 4 })).toMatchObject({
			manage_stock: true,
			stock_quantity: 4,
		});
	});

	it('are found by SKU among the products, but never listed there', async () => {
		await start();
		const found = await shop.get('/products?sku=tee-r,SHOE,NONE&_fields=id,type,parent_id,name');
		expect(found).toEqual([
			{ id: 61, name: 'Tee - Red', type: 'variation', parent_id: 60 },
			{ id: 50, name: 'Shoe', type: 'simple', parent_id: 0 },
		]);
		expect((await shop.get('/products?_fields=id')).map(({ id }: Json) => id)).toEqual([70, 60, 50]);
		expect((await shop.get('/variations?_fields=id')).map(({ id }: Json) => id)).toEqual([62, 61]);
	});

	it('are written only through their parent, whose date moves along', async () => {
		await start();
		expect(await refusal('PUT', '/products/61', {})).toMatchObject({
			code: 'woocommerce_rest_invalid_product_id',
		});
		await shop.admin('/clock', { advanceMs: 5000 });
		await put('/products/60/variations/61', { regular_price: '55' });
		const [parent, variation] = [
			await shop.get('/products/60'),
			await shop.get('/products/60/variations/61'),
		];
		expect(parent.date_modified_gmt).toBe(variation.date_modified_gmt);
		expect(parent.price).toBe('40');
	});

	it('take only the options that the parent offers for variations', async () => {
		await start();
		const made = await shop.call('POST', '/products/60/variations', {
			attributes: [
				{ name: 'colour', option: 'red' },
				{ name: 'Size', option: 'M' },
			],
		});
		expect(made.body.attributes).toEqual([{ id: 0, name: 'Colour', slug: 'colour', option: 'Red' }]);
		expect(Object.keys(made.body)).toHaveLength(45);
	});
});

describe('batches', () => {
	it('answer entry by entry, in order, without the checks of single calls', async () => {
		await start();
		const { status, body } = await shop.call(
			'POST',
			'/products/batch',
			{
				create: [
					{ name: 'A', regular_price: 5, type: 'odd', status: 'odd' },
					{ name: 'B', sku: 'SHOE' },
				],
				update: [{ id: 50, stock_quantity: 1.5 }, { id: 61, name: 'x' }, { id: 999 }, { name: 'nobody' }],
			},
			{ wrong: true },
		);
		expect(status).toBe(200);
		expect(body.create[0]).toMatchObject({ regular_price: '5', type: 'simple', status: 'draft' });
		expect(body.create[1]).toMatchObject({
			id: 0,
			error: { code: 'product_invalid_sku', data: { resource_id: 50 } },
		});
		expect(body.update[0]).toMatchObject({ id: 50, stock_quantity: 1 });
		expect(body.update[1]).toMatchObject({ id: 61, error: { code: 'woocommerce_rest_invalid_product_id' } });
		expect(body.update[2]).toMatchObject({ id: 999, error: { data: { status: 400 } } });
		expect(body.update[3]).toMatchObject({
			id: null,
			error: { code: 'woocommerce_rest_product_invalid_id' },
		});
		expect(Object.keys(body)).toEqual(['create', 'update']);
	});

	it('take 100 entries in all and delete for good', async () => {
		await start();
		const create = Array.from({ length: 60 }, () => ({ name: 'x' }));
		const remove = Array.from({ length: 41 }, (_none, index) => index);
		expect(await shop.wrong('POST', '/products/batch', { create, delete: remove })).toMatchObject({
			status: 413,
			body: { code: 'woocommerce_rest_request_entity_too_large' },
		});
		expect((await shop.call('POST', '/products/batch', { delete: [50] })).body.delete[0].id).toBe(50);
		expect((await shop.wrong('GET', '/products/50')).status).toBe(404);
	});

	it('are for one parent; a failed delete has an object for its id', async () => {
		await start();
		const { body } = await shop.call(
			'POST',
			'/products/60/variations/batch',
			{
				update: [
					{ id: 61, stock_quantity: 8 },
					{ id: 50, stock_quantity: 8 },
				],
				delete: [999],
			},
			{ wrong: true },
		);
		expect(body.update[0]).toMatchObject({ id: 61, stock_quantity: 8 });
		expect(body.update[1].error.code).toBe('woocommerce_rest_product_variation_invalid_id');
		expect(body.delete[0].id).toEqual({ id: 999, product_id: 60 });
	});
});

describe('catalogue', () => {
	it('names the existing term when the name is there already', async () => {
		await start();
		expect(await refusal('POST', '/products/categories', { name: 'shoes' })).toMatchObject({
			code: 'term_exists',
			data: { status: 400, resource_id: 30 },
		});
		expect((await shop.call('POST', '/products/tags', { name: 'Red' })).body).toMatchObject({
			slug: 'red',
			count: 0,
		});
		expect((await shop.wrong('DELETE', '/products/categories/30')).status).toBe(501);
	});

	it('has attributes with terms', async () => {
		await start();
		const size = (await shop.call('POST', '/products/attributes', { name: 'Size' })).body;
		expect(size).toMatchObject({ slug: 'pa_size', type: 'select' });
		expect((await refusal('POST', '/products/attributes', { name: 'size' })).code).toBe(
			'woocommerce_rest_cannot_create',
		);
		await shop.call('POST', `/products/attributes/${size.id}/terms`, { name: 'M' });
		expect(await shop.get(`/products/attributes/${size.id}/terms`)).toMatchObject([{ name: 'M', slug: 'm' }]);
	});

	it('has no brands where the shop is too old for them', async () => {
		await start({ brands: false });
		expect((await shop.wrong('GET', '/products/brands')).body.code).toBe('rest_no_route');
		expect(await shop.get('/products/50')).not.toHaveProperty('brands');
	});
});

it('keeps the cost price only where the feature is on', async () => {
	await start();
	const cost = { cost_of_goods_sold: { values: [{ defined_value: 12.5 }] } };
	const write = async (): Promise<Json> => (await shop.wrong('PUT', '/products/50', cost)).body;
	expect(await write()).not.toHaveProperty('cost_of_goods_sold');
	await shop.act('configure', { costOfGoods: true });
	expect((await write()).cost_of_goods_sold).toEqual({
		values: [{ defined_value: 12.5, effective_value: 12.5 }],
		total_value: 12.5,
	});
});
