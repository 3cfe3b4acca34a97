import { startShop, type Json, type Shop } from './woocommerceShop.ts';

let shop: Shop;
afterEach(() => shop.sandbox.stop());

const start = async (count: number, settings: object = {}): Promise<void> => {
	shop = await startShop({ generate: { simple: count, modifiedAt: '2026-07-01T10:00:00Z' } }, settings);
};
const ids = async (query: string): Promise<number[]> =>
	(await shop.get(`/products?_fields=id&${query}`)).map(({ id }: Json) => id);

describe('pages', () => {
	it('tell the totals in headers and link only to the neighbours', async () => {
		await start(25);
		const { headers, body } = await shop.call('GET', '/products?page=2&per_page=10');
		expect(body).toHaveLength(10);
		expect(headers).toMatchObject({ 'x-wp-total': '25', 'x-wp-totalpages': '3' });
		expect(headers['link']).toBe(
			'<https://shop.example/wp-json/wc/v3/products?page=1&per_page=10>; rel="prev", ' +
				'<https://shop.example/wp-json/wc/v3/products?page=3&per_page=10>; rel="next"',
		);
	});

	it('are empty beyond the end and refused below 1 or above 100', async () => {
		await start(3);
		expect(await shop.get('/products?page=9')).toEqual([]);
		expect((await shop.wrong('GET', '/products?page=0')).body.data.params.page).toBe(
			'page must be greater than or equal to 1',
		);
		expect((await shop.wrong('GET', '/products?per_page=101')).body).toMatchObject({
			code: 'rest_invalid_param',
			data: { params: { per_page: 'per_page must be between 1 (inclusive) and 100 (inclusive)' } },
		});
		expect(await ids('offset=1&per_page=1')).toHaveLength(1);
	});

	it('answer HEAD with the totals alone', async () => {
		await start(3);
		const { headers, text } = await shop.wrong('HEAD', '/products');
		expect([headers['x-wp-total'], text]).toEqual(['3', '']);
	});
});

describe('dates', () => {
	/** Summer in Copenhagen: two hours east of UTC; the products are of 10:00 UTC. */
	it.each([
		['modified_after=2026-07-01T09:59:59&dates_are_gmt=true', 3],
		['modified_after=2026-07-01T10:00:00&dates_are_gmt=true', 0],
		['modified_before=2026-07-01T10:00:00&dates_are_gmt=true', 0],
		['modified_after=2026-07-01T11:59:59', 3],
		['modified_after=2026-07-01T12:00:00', 0],
		['modified_after=2026-07-01T09:59:59Z', 3],
		['modified_after=2026-07-01T11:59:59.5%2B02:00', 3],
		['modified_after=2026-07-01T09:00:00Z&dates_are_gmt=true', 0],
		['after=2026-07-01T09:59:59&before=2026-07-01T10:00:01&dates_are_gmt=true', 3],
	])('%s finds %i', async (query, count) => {
		await start(3);
		const answer = await shop.call('GET', `/products?${query}`, undefined, { wrong: true });
		expect(answer.body).toHaveLength(count);
	});

	it.each(['2026-07-01', '1700000000'])('%s is no date', async (value) => {
		await start(1);
		expect(
			(await shop.wrong('GET', `/products?modified_after=${value}`)).body.data.details.modified_after,
		).toEqual({
			code: 'rest_invalid_date',
			message: 'Invalid date.',
			data: null,
		});
	});

	it('are shown in the time of the shop and in UTC, both without a zone', async () => {
		await start(1);
		const [product] = await shop.get('/products');
		expect([product.date_modified, product.date_modified_gmt]).toEqual([
			'2026-07-01T12:00:00',
			'2026-07-01T10:00:00',
		]);
	});

	it('do not narrow anything in a shop that is too old for the filter', async () => {
		await start(3, { ignoredFilters: ['modified_after'] });
		expect(await ids('modified_after=2030-01-01T00:00:00&dates_are_gmt=true')).toHaveLength(3);
	});
});

describe('filters', () => {
	it('take lists with commas or brackets, but one status only', async () => {
		await start(4);
		const all = await ids('order=asc&orderby=id');
		expect(await ids(`include=${all[0]},${all[2]}&order=asc`)).toEqual([all[0], all[2]]);
		expect(await ids(`include[]=${all[1]}`)).toEqual([all[1]]);
		expect(await ids(`exclude=${all[0]}&orderby=id&order=asc`)).toEqual(all.slice(1));
		expect((await shop.wrong('GET', '/products?status=draft,publish')).body.data.params.status).toBe(
			'status is not one of any, future, trash, draft, pending, private, and publish.',
		);
		expect(await ids('include_status=draft,publish')).toHaveLength(4);
	});

	it('sort by the date of the change', async () => {
		await start(3);
		const [first] = await ids('orderby=id&order=asc');
		await shop.call('PUT', `/products/${first}`, { name: 'Later' });
		expect((await ids('orderby=modified&order=desc'))[0]).toBe(first);
	});

	it('cut answers down to the fields, into objects but not through lists', async () => {
		await start(1);
		const [product] = await shop.get('/products?_fields=id,dimensions.length,categories.name');
		expect(Object.keys(product)).toEqual(['id', 'dimensions']);
		expect(await shop.get('/system_status?_fields=environment.version,settings.currency')).toEqual({
			environment: { version: '10.5.2' },
			settings: { currency: 'DKK' },
		});
	});
});

describe('a shop of thousands', () => {
	it('has drafts, products without SKU and SKUs that are there twice', async () => {
		const generate = {
			simple: 5000,
			variable: 250,
			variationsEach: 4,
			drafts: 40,
			withoutSku: 30,
			sameSku: 20,
		};
		shop = await startShop({ generate });
		const { products } = await shop.act('state');
		expect(products).toHaveLength(5000 + 250 + 1000);
		const simple = products.filter(({ type }: Json) => type === 'simple');
		expect(simple.filter(({ status }: Json) => status === 'draft')).toHaveLength(40);
		expect(simple.filter(({ sku }: Json) => sku === '')).toHaveLength(30);
		const skus = simple.map(({ sku }: Json) => sku).filter((sku: string) => sku !== '');
		expect(skus.length - new Set(skus).size).toBe(20);
		expect(await shop.get('/products?sku=GEN-4950,GEN-V1-1&_fields=id')).toHaveLength(3);
	});
});
