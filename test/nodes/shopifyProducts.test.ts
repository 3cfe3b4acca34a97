import type { IDataObject } from 'n8n-workflow';

import { checkProduct } from '../../nodes/shared/model/product';
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

type Items = Array<{ json: IDataObject }> | undefined;

const column = (items: Items, name: string): unknown[] => (items ?? []).map(({ json }) => json[name]);

async function seed(): Promise<void> {
	await shop.admin('seed', {
		jobDelayMs: 1,
		products: [
			{
				title: 'Shirt',
				vendor: 'Lux',
				productType: 'Clothes',
				tags: ['b2c', 'summer'],
				descriptionHtml: '<p>Soft</p>',
				images: ['https://cdn.example/shirt.jpg'],
				variants: [
					{
						sku: 'TS-M',
						title: 'M / Red',
						options: { Size: 'M', Color: 'Red' },
						barcode: '4006381333931',
						price: '12.50',
						compareAtPrice: '15.00',
						unitCost: '4.20',
						hsCode: '610910',
						countryOfOrigin: 'PT',
						weightGrams: 180,
					},
					{ sku: 'TS-L', title: 'L / Red', options: { Size: 'L', Color: 'Red' }, price: '12.50' },
				],
			},
			{ title: 'Lamp', vendor: 'Nord', status: 'DRAFT', variants: [{ sku: 'TS-M', tracked: false }] },
			{ title: 'Voucher', isGiftCard: true, variants: [{ sku: 'ts-m', taxable: false }] },
		],
	});
}

const getMany = { resource: 'product', operation: 'getMany', returnAll: true };

describe('reading products', () => {
	it('gives one unified product per variant', async () => {
		await seed();
		const run = await shop.run(getMany);
		expect(column(run.outputs[0], 'sku')).toEqual(['TS-M', 'TS-L', 'TS-M', 'ts-m']);
		for (const { json } of run.outputs[0] ?? []) expect(checkProduct(json)).toMatchObject({ ok: true });
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			key: 'shopify:sandbox-shop:44000000000001',
			id: '44000000000001',
			productId: '8200000000001',
			type: 'variant',
			status: 'active',
			name: 'Shirt',
			variantName: 'M / Red',
			options: { Size: 'M', Color: 'Red' },
			description: '<p>Soft</p>',
			barcodes: ['4006381333931'],
			supplier: { name: 'Lux', sku: null },
			brand: 'Lux',
			categories: [{ id: null, name: 'Clothes', path: ['Clothes'] }],
			tags: ['b2c', 'summer'],
			physical: true,
			stockManaged: true,
			currency: 'EUR',
			price: { net: null, gross: '15.00' },
			salePrice: { net: null, gross: '12.50', from: null, until: null },
			costPrice: '4.20',
			weightGrams: '180',
			countryOfOrigin: 'PT',
			customsCode: '610910',
			images: [{ url: 'https://cdn.example/shirt.jpg', alt: null }],
		});
		expect(run.outputs[0]?.[2]?.json).toMatchObject({
			type: 'simple',
			status: 'draft',
			variantName: null,
			options: {},
			stockManaged: false,
		});
		expect(run.outputs[0]?.[3]?.json).toMatchObject({ giftCard: true, physical: false, taxClass: 'exempt' });
	});

	it('takes prices as net where the shop keeps them without tax', async () => {
		await seed();
		await shop.admin('seed', { shop: { taxesIncluded: false } });
		const run = await shop.run(getMany);
		expect(run.outputs[0]?.[1]?.json['price']).toEqual({ net: '12.50', gross: null });
	});

	it('gives the same by a bulk operation', async () => {
		await seed();
		const pages = await shop.run(getMany);
		const bulk = await shop.run({ ...getMany, readBy: 'bulk' });
		const plain = (items: Items) => (items ?? []).map(({ json: { source: _, ...rest } }) => rest);
		expect(plain(bulk.outputs[0])).toEqual(plain(pages.outputs[0]));
		const filtered = await shop.run({ ...getMany, readBy: 'bulk', filters: { vendors: 'Nørd "x", Lux' } });
		expect(column(filtered.outputs[0], 'sku')).toEqual(['TS-M', 'TS-L']);
	});

	it.each<[string, IDataObject, string[]]>([
		['status', { statuses: ['DRAFT'] }, ['Lamp']],
		['vendor', { vendors: 'nord, other' }, ['Lamp']],
		['type', { types: 'Clothes' }, ['Shirt', 'Shirt']],
		['tag', { tagsAny: 'B2C' }, ['Shirt', 'Shirt']],
		['missing tag', { tagsNone: 'summer' }, ['Lamp', 'Voucher']],
		['search terms', { query: "barcode:'4006381333931' OR gift_card:true" }, ['Shirt', 'Voucher']],
	])('filters by %s', async (_, filters, names) => {
		await seed();
		const run = await shop.run({ ...getMany, filters: filters as never });
		expect(column(run.outputs[0], 'name')).toEqual(names);
	});

	it('finds variants whose product changed since a time', async () => {
		await seed();
		await shop.core('POST /clock', { advanceMs: 3_600_000 });
		const updatedAfter = new Date(Date.now() + 1_800_000).toISOString();
		expect((await shop.run({ ...getMany, filters: { updatedAfter } })).outputs[0]).toEqual([]);
		await shop.admin('changeProduct', { sku: 'TS-L', title: 'Tee' });
		const run = await shop.run({ ...getMany, filters: { updatedAfter } });
		expect(column(run.outputs[0], 'sku')).toEqual(['TS-M', 'TS-L']);
		expect(column(run.outputs[0], 'name')).toEqual(['Tee', 'Tee']);
	});

	it('reads one page per run and goes on at its cursor, also behind 25,000', async () => {
		await shop.admin('generateProducts', { count: 25_100 });
		const page = async (cursor: string) =>
			await shop.run({
				...getMany,
				returnAll: false,
				limit: 250,
				returnFormat: 'raw',
				options: { returnCursor: true, cursor },
			});
		const first = await page('');
		expect(column(first.outputs[0], 'sku').slice(-1)).toEqual(['SKU-00250']);
		expect(first.outputs[0]?.at(-1)?.json['page']).toEqual({ cursor: '44000000000250', hasNext: true });
		const late = await page('44000000025000');
		expect(column(late.outputs[0], 'sku')).toHaveLength(100);
		expect(late.outputs[0]?.at(-1)?.json['page']).toEqual({ cursor: '44000000025100', hasNext: false });
	});

	it('reads 1,000 variants with 4 pages', async () => {
		await shop.admin('generateProducts', { count: 1000 });
		await shop.core('DELETE /counts');
		const run = await shop.run(getMany);
		expect(run.outputs[0]).toHaveLength(1000);
		expect(await shop.graphqlCalls()).toBe(4);
	});

	it('asks for less at a time when Shopify finds the query too dear', async () => {
		await shop.admin('seed', { costFactor: 8 });
		await shop.admin('generateProducts', { count: 300 });
		expect((await shop.run(getMany)).outputs[0]).toHaveLength(300);
	});

	it('reads no more than the limit', async () => {
		await seed();
		const run = await shop.run({ ...getMany, returnAll: false, limit: 2 });
		expect(run.outputs[0]).toHaveLength(2);
	});

	it('finds SKUs exactly, with all variants that have them', async () => {
		await seed();
		const bySkus = { resource: 'product', operation: 'getBySkus', returnFormat: 'raw' };
		const run = await shop.run(bySkus, { items: [{ sku: 'TS-M' }, { sku: 'NONE' }, { sku: 'ts-m' }] });
		expect(run.outputs[0]?.map(({ json, pairedItem }) => [json['displayName'], pairedItem])).toEqual([
			['Shirt - M / Red', { item: 0 }],
			['Lamp - Default Title', { item: 0 }],
			['Voucher - Default Title', { item: 2 }],
		]);
		const strict = await shop.run({ ...bySkus, ifNotFound: 'fail' }, { items: [{ sku: 'NONE' }] });
		expect(strict.error?.message).toBe('The shop has no SKU NONE');
	});

	it('ends with a sentence when a bulk operation lacks a scope', async () => {
		await seed();
		await shop.admin('seed', { scopes: ['read_orders'] });
		const run = await shop.run({ ...getMany, readBy: 'bulk', returnFormat: 'raw' });
		expect(run.error?.message).toContain('lacks a scope');
	});

	it('takes up a download that breaks off, and shows nobody its address', async () => {
		await shop.admin('seed', { jobDelayMs: 1 });
		await shop.admin('generateProducts', { count: 300 });
		const drop = { system: 'shopify', kind: 'dropBeforeWrite', method: 'GET', path: '/bulk-files' };
		await shop.core('POST /faults', { ...drop, times: 2 });
		const run = await shop.run({ ...getMany, readBy: 'bulk' });
		expect(run.outputs[0]).toHaveLength(300);
		await shop.core('POST /faults', drop);
		const broken = await shop.run({ ...getMany, readBy: 'bulk' });
		expect(broken.error?.message).toBe('The file of the bulk operation could not be read to its end');
		expect(broken.stored).not.toContain('Signature');
	});
});

describe('locations', () => {
	it('gives active ones, and others when asked', async () => {
		await shop.admin('seed', {
			locations: [
				{ name: 'Main' },
				{ name: 'Old', isActive: false },
				{ name: 'Partner', isFulfillmentService: true },
			],
		});
		const read = async (more: IDataObject) =>
			column(
				(await shop.run({ resource: 'location', operation: 'getMany', ...(more as object) })).outputs[0],
				'name',
			);
		expect(await read({})).toEqual(['Main']);
		expect(await read({ includeInactive: true, includeServices: true })).toEqual(['Main', 'Old', 'Partner']);
	});
});

describe('metafields', () => {
	const named = { resource: 'metafield', namespace: 'wms', key: '={{ $json.key }}' };

	async function orders(): Promise<Array<{ id: number; gid: string }>> {
		const placed = await shop.admin<{ orders: Array<{ id: number; gid: string }> }>('placeOrders', {
			orders: [{}, {}],
		});
		return placed.orders;
	}

	async function stored(): Promise<Record<string, string>> {
		const { metafields } = await shop.admin<{
			metafields: Array<{ ownerGid: string; key: string; value: string }>;
		}>('state');
		return Object.fromEntries(
			metafields.map(({ ownerGid, key, value }) => [`${ownerGid.slice(-1)}.${key}`, value]),
		);
	}

	it('creates, changes and leaves alone; refused ones do not keep the rest from being written', async () => {
		const [one, two] = await orders();
		const set = {
			...named,
			operation: 'set',
			type: '={{ $json.type ?? "single_line_text_field" }}',
			value: '={{ $json.value }}',
		};
		await shop.run(set, { items: [{ id: one?.id ?? 0, key: 'sales_order', value: '17' }] });
		const run = await shop.run(set, {
			items: [
				{ id: one?.id ?? 0, key: 'sales_order', value: '17' },
				{ id: two?.gid ?? '', key: 'sales_order', value: '18' },
				{ id: one?.id ?? 0, key: 'count', value: 'many', type: 'number_integer' },
				{ id: 99, key: 'sales_order', value: '1' },
				{ id: 'x', key: 'sales_order', value: '1' },
			],
		});
		expect(column(run.outputs[0], 'outcome')).toEqual(['unchanged', 'created', 'failed', 'failed', 'failed']);
		expect(run.outputs[0]?.[1]?.json).toMatchObject({
			number: 'wms.sales_order',
			changes: [{ field: 'wms.sales_order', before: null, after: '18' }],
		});
		expect(await stored()).toEqual({ '1.sales_order': '17', '2.sales_order': '18' });
	});

	it('writes 60 with one read and three writes', async () => {
		const [one] = await orders();
		await shop.core('DELETE /counts');
		const { products } = await shop.admin<{ products: Array<{ variants: Array<{ id: number }> }> }>('seed', {
			products: Array.from({ length: 60 }, (_, n) => ({ title: `P${n}` })),
			scopes: ['write_products', 'read_orders'],
		});
		expect(one).toBeDefined();
		const run = await shop.run(
			{ ...named, operation: 'set', ownerType: 'ProductVariant', key: 'bin', value: 'A-1' },
			{ items: products.map(({ variants }) => ({ id: variants[0]?.id ?? 0 })) },
		);
		expect(column(run.outputs[0], 'outcome').filter((outcome) => outcome === 'created')).toHaveLength(60);
		expect(await shop.graphqlCalls()).toBe(4);
	});

	it('reads and deletes', async () => {
		const [one] = await orders();
		const id = one?.id ?? 0;
		await shop.run(
			{ ...named, operation: 'set', value: 'x' },
			{
				items: [
					{ id, key: 'aa' },
					{ id, key: 'bb' },
				],
			},
		);
		const read = async () =>
			column(
				(
					await shop.run(
						{ resource: 'metafield', operation: 'getMany', namespaceFilter: 'wms' },
						{ items: [{ id }] },
					)
				).outputs[0],
				'key',
			);
		expect(await read()).toEqual(['aa', 'bb']);
		const gone = await shop.run(
			{ ...named, operation: 'delete' },
			{
				items: [
					{ id, key: 'aa' },
					{ id, key: 'cc' },
				],
			},
		);
		expect(column(gone.outputs[0], 'outcome')).toEqual(['updated', 'unchanged']);
		expect(await read()).toEqual(['bb']);
	});
});
