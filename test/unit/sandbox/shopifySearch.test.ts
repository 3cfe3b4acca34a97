import { parseSearch } from '../../../sandbox/shopify/search/parse.ts';
import { tokenize } from '../../../sandbox/shopify/search/tokens.ts';
import { at, listAt, makeShop } from './shopifySupport';
import type { OrderSpec } from '../../../sandbox/shopify/admin/specs.ts';

const QUERY =
	'query($q: String!) { orders(first: 50, query: $q, sortKey: ORDER_NUMBER) { nodes { number } } }';

async function find(shop: ReturnType<typeof makeShop>, q: string) {
	const { data, extensions } = await shop.graphql(QUERY, { q });
	return {
		numbers: listAt(data, 'orders', 'nodes').map((node) => at(node, 'number')),
		warnings: extensions?.search?.[0]?.['warnings'],
	};
}

function shopWith(...orders: OrderSpec[]) {
	const shop = makeShop();
	shop.place(...orders);
	return shop;
}

describe('simulated Shopify: reading the search text', () => {
	it('undoes escapes inside quotes and outside', () => {
		const terms = tokenize(`tag:'it\\'s \\\\ here' tag:"a 'b'" tag:Lieferung\\:\\ x -test:true`);
		expect(terms).toMatchObject([
			{ term: { field: 'tag', value: "it's \\ here", quoted: true } },
			{ term: { value: "a 'b'" } },
			{ term: { field: 'tag', value: 'Lieferung: x', quoted: false } },
			{ type: 'NOT' },
			{ term: { field: 'test', value: 'true' } },
		]);
	});

	it('binds AND tighter than OR and follows parentheses', () => {
		expect(parseSearch('a:1 b:2 OR c:3')).toMatchObject({
			type: 'or',
			parts: [{ type: 'and' }, { type: 'term' }],
		});
		expect(parseSearch('a:1 AND (b:2 OR c:3)')).toMatchObject({
			type: 'and',
			parts: [{ type: 'term' }, { type: 'or' }],
		});
	});
});

describe('simulated Shopify: searching orders', () => {
	it('runs the import query: open, paid, not shipped, tagged, in the window', async () => {
		const shop = shopWith(
			{ tags: ['B2C'] },
			{ tags: ['b2c', 'pulpo-imported'] },
			{ tags: ['express'], financialStatus: 'PARTIALLY_PAID' },
			{ tags: ['b2c'], financialStatus: 'PENDING' },
			{ tags: ['b2c'], fulfillmentStatus: 'FULFILLED' },
			{ tags: ['b2c'], test: true },
			{ tags: ['b2c'], closedAt: '2026-11-22T06:00:00Z' },
			{ tags: ['b2c'], cancelledAt: '2026-11-22T06:00:00Z' },
			{ tags: ['other'] },
			{ tags: ['b2c'], createdAt: '2026-11-22T05:00:00Z' },
		);
		const found = await find(
			shop,
			`status:open AND test:false AND updated_at:>='2026-11-22T05:45:00Z' AND updated_at:<='2026-11-22T06:00:00Z'
			AND (financial_status:paid OR financial_status:partially_paid)
			AND (fulfillment_status:unfulfilled OR fulfillment_status:partial)
			AND (tag:'b2c' OR tag:'express') AND tag_not:'pulpo-imported'`,
		);
		expect(found).toEqual({ numbers: [1001, 1003], warnings: undefined });
		expect((await find(shop, "status:cancelled AND updated_at:>='2026-11-22T05:45:00Z'")).numbers).toEqual([
			1008,
		]);
	});

	it('drops an unquoted time with a warning and answers everything', async () => {
		const shop = shopWith({}, { createdAt: '2026-11-01T00:00:00Z' });
		const found = await find(shop, 'updated_at:>=2026-11-21T09:30:00Z');
		expect(found.numbers).toEqual([1001, 1002]);
		expect(found.warnings).toEqual([
			{ field: '30', message: 'Invalid search field for this query.', code: 'invalid_field' },
		]);
	});

	it('drops unknown fields and unknown values with a warning', async () => {
		const shop = shopWith({}, { test: true });
		expect(await find(shop, 'cancelled_at:now AND test:true')).toMatchObject({
			numbers: [1002],
			warnings: [{ field: 'cancelled_at', code: 'invalid_field' }],
		});
		expect(await find(shop, 'status:any')).toMatchObject({
			numbers: [1001, 1002],
			warnings: [{ field: 'status', code: 'invalid_value' }],
		});
	});

	it('takes a date for the day in the time zone of the shop', async () => {
		const shop = shopWith(
			{ createdAt: '2026-11-20T22:59:59Z' },
			{ createdAt: '2026-11-20T23:00:00Z' },
			{ createdAt: '2026-11-21T22:59:59Z' },
			{ createdAt: '2026-11-21T23:00:00Z' },
		);
		expect((await find(shop, 'created_at:2026-11-21')).numbers).toEqual([1002, 1003]);
		expect((await find(shop, "created_at:>='2026-11-21'")).numbers).toEqual([1002, 1003, 1004]);
		expect((await find(shop, "created_at:<'2026-11-21'")).numbers).toEqual([1001]);
	});

	it('finds partly shipped orders under "unfulfilled" too, and only wholly open ones under "unshipped"', async () => {
		const shop = shopWith(
			{},
			{ fulfillmentStatus: 'PARTIALLY_FULFILLED', lines: [{ quantity: 2 }] },
			{ fulfillmentStatus: 'ON_HOLD' },
		);
		expect((await find(shop, 'fulfillment_status:unfulfilled')).numbers).toEqual([1001, 1002]);
		expect((await find(shop, 'fulfillment_status:unshipped')).numbers).toEqual([1001]);
		expect((await find(shop, 'fulfillment_status:on_hold')).numbers).toEqual([1003]);
	});

	it('finds orders by name, number, range of ids, e-mail, and leaves out with NOT', async () => {
		const shop = makeShop();
		const [first, second] = shop.place({ email: 'a@example.org' }, {}, {});
		expect((await find(shop, "name:'#1002'")).numbers).toEqual([1002]);
		expect((await find(shop, 'name:1002')).numbers).toEqual([1002]);
		expect((await find(shop, `id:>=${second?.id}`)).numbers).toEqual([1002, 1003]);
		expect((await find(shop, `NOT id:${first?.id}`)).numbers).toEqual([1002, 1003]);
		expect((await find(shop, "-email:'A@example.org'")).numbers).toEqual([1002, 1003]);
	});

	it('sees a change only when the index has it', async () => {
		const shop = makeShop();
		shop.seed({ searchLagMs: 1500 });
		const [order] = shop.place({ tags: ['a'] });
		expect((await find(shop, 'tag:a')).numbers).toEqual([]);
		shop.advance(2000);
		expect((await find(shop, 'tag:a')).numbers).toEqual([1001]);
		await shop.graphql('mutation($id: ID!) { tagsRemove(id: $id, tags: ["a"]) { userErrors { message } } }', {
			id: order?.gid,
		});
		expect((await find(shop, 'tag:a')).numbers).toEqual([1001]);
		expect(
			(await shop.graphql('query($id: ID!) { order(id: $id) { tags } }', { id: order?.gid })).data,
		).toEqual({ order: { tags: [] } });
		shop.advance(2000);
		expect((await find(shop, 'tag:a')).numbers).toEqual([]);
	});
});

describe('simulated Shopify: searching variants', () => {
	it('finds near matches of a SKU, in any case', async () => {
		const shop = makeShop();
		shop.seed({
			products: [{ title: 'Shirt', variants: [{ sku: 'TS-M' }, { sku: 'ts-m-blk' }, { sku: 'TS-L' }] }],
		});
		const { data } = await shop.graphql(
			'query($q: String!) { productVariants(first: 9, query: $q) { nodes { sku } } }',
			{ q: "sku:'TS-M'" },
		);
		expect(at(data, 'productVariants', 'nodes')).toEqual([{ sku: 'TS-M' }, { sku: 'ts-m-blk' }]);
	});
});
