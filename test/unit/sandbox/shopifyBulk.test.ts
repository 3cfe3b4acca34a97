import { DEFAULT_APP } from '../../../sandbox/shopify/defaults.ts';
import { at, listAt, makeShop } from './shopifySupport';

type Shop = ReturnType<typeof makeShop>;

const RUN = `mutation Run($query: String!, $group: Boolean!) {
  bulkOperationRunQuery(query: $query, groupObjects: $group) { bulkOperation { id status } userErrors { code message } }
}`;
const LOOK = `query Look($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount url } }`;
const VARIANTS = '{ productVariants { edges { node { id sku } } } }';
const STOCK = `{ products { edges { node { id title variants { edges { node { id sku inventoryItem { id } } } } } } } }`;

async function start(shop: Shop, query: string, group = true) {
	const { data } = await shop.graphql(RUN, { query, group });
	return at(data, 'bulkOperationRunQuery');
}

/** Starts it, lets it finish, and gives its state and file. */
async function finished(shop: Shop, query: string, group = true) {
	const id = at(await start(shop, query, group), 'bulkOperation', 'id');
	shop.advance(1000);
	const state = at((await shop.graphql(LOOK, { id })).data, 'bulkOperation');
	const url = at(state, 'url');
	return { state, lines: typeof url === 'string' ? await download(shop, url) : null };
}

async function get(shop: Shop, url: string, headers: Record<string, string> = {}) {
	const { pathname, searchParams } = new URL(url);
	return await shop.send({
		method: 'GET',
		path: pathname,
		query: Object.fromEntries(searchParams),
		headers,
	});
}

async function download(shop: Shop, url: string): Promise<Record<string, unknown>[]> {
	const { body } = await get(shop, url);
	return String(body)
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function catalogue(): Shop {
	const shop = makeShop();
	shop.seed({
		products: [
			{ title: 'One', variants: [{ sku: 'A' }, { sku: 'B' }] },
			{ title: 'Two', variants: [{ sku: 'C' }] },
		],
	});
	return shop;
}

describe('simulated Shopify: bulk queries', () => {
	it('writes parents and children as lines of their own', async () => {
		const { state, lines } = await finished(catalogue(), STOCK);
		expect(state).toMatchObject({
			status: 'COMPLETED',
			errorCode: null,
			objectCount: '5',
			rootObjectCount: '2',
		});
		expect(lines?.map((line) => [line['title'] ?? line['sku'], line['__parentId']])).toEqual([
			['One', undefined],
			['A', 'gid://shopify/Product/8200000000001'],
			['B', 'gid://shopify/Product/8200000000001'],
			['Two', undefined],
			['C', 'gid://shopify/Product/8200000000002'],
		]);
		expect(lines?.[1]).toEqual({
			id: 'gid://shopify/ProductVariant/44000000000001',
			sku: 'A',
			inventoryItem: { id: 'gid://shopify/InventoryItem/46000000000001' },
			__parentId: 'gid://shopify/Product/8200000000001',
		});
	});

	it('puts children behind other parents unless asked to group them', async () => {
		const { lines } = await finished(catalogue(), STOCK, false);
		expect(lines?.map((line) => line['title'] ?? line['sku'])).toEqual(['One', 'Two', 'A', 'B', 'C']);
	});

	it('takes its time', async () => {
		const shop = catalogue();
		const operation = at(await start(shop, VARIANTS), 'bulkOperation');
		expect(at(operation, 'status')).toBe('CREATED');
		const look = async () =>
			at((await shop.graphql(LOOK, { id: at(operation, 'id') })).data, 'bulkOperation');
		await look();
		expect(await look()).toMatchObject({ status: 'RUNNING', url: null, objectCount: '0' });
		shop.advance(1000);
		expect(await look()).toMatchObject({ status: 'COMPLETED' });
	});

	it('has no address when nothing was found', async () => {
		const { state, lines } = await finished(makeShop(), VARIANTS);
		expect(state).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
		expect(lines).toBeNull();
	});

	it('reads more than 25,000 objects', async () => {
		const shop = makeShop();
		shop.act('generateProducts', { count: 26_000 });
		const { state } = await finished(shop, VARIANTS);
		expect(state).toMatchObject({ objectCount: '26000' });
	});

	it.each([
		['{ shop { name } }', 'at least one connection'],
		['{ nodes(ids: []) { id } }', 'top-level node'],
		['{ products { edges { node { id } } } productVariants { edges { node { id } } } }', 'exactly one'],
		['{ products { nodes { id } } }', 'edges and node'],
		['{ products { edges { node { nope } } } }', 'Cannot query field'],
		[
			'{ products { edges { node { id variants { edges { node { id inventoryItem { inventoryLevels { edges { node { id } } } } } } } } } } }',
			'2 levels',
		],
	])('refuses %s', async (query, words) => {
		const result = await start(catalogue(), query);
		expect(listAt(result, 'userErrors')).toHaveLength(1);
		expect(at(result, 'userErrors', 0, 'code')).toBe('INVALID');
		expect(at(result, 'userErrors', 0, 'message')).toContain(words);
	});

	it('runs five at a time', async () => {
		const shop = catalogue();
		for (let n = 0; n < 5; n++) expect(at(await start(shop, VARIANTS), 'userErrors')).toEqual([]);
		expect(at(await start(shop, VARIANTS), 'userErrors', 0, 'code')).toBe('LIMIT_REACHED');
		shop.advance(1000);
		expect(at(await start(shop, VARIANTS), 'userErrors')).toEqual([]);
	});

	it('fails when a scope is missing', async () => {
		const shop = catalogue();
		shop.seed({ scopes: ['read_orders'] });
		expect((await finished(shop, VARIANTS)).state).toMatchObject({
			status: 'FAILED',
			errorCode: 'ACCESS_DENIED',
		});
	});

	it('gives the file only for its signature, and takes no token', async () => {
		const shop = catalogue();
		const { state } = await finished(shop, VARIANTS);
		const url = String(at(state, 'url'));
		expect((await get(shop, url)).status).toBe(200);
		expect((await get(shop, url.replace(/Signature=.*/, 'Signature=x'))).status).toBe(403);
		const token = { 'x-shopify-access-token': DEFAULT_APP.accessToken };
		expect((await get(shop, url, token)).status).toBe(400);
	});

	it('calls when it is done', async () => {
		const shop = catalogue();
		await shop.graphql(
			`mutation { webhookSubscriptionCreate(topic: BULK_OPERATIONS_FINISH, webhookSubscription: { uri: "https://n8n.example/webhook/x", format: JSON }) { userErrors { message } } }`,
		);
		await finished(shop, VARIANTS);
		expect(shop.deliveries.map(({ label, body }) => [label, JSON.parse(body) as unknown])).toEqual([
			[
				'bulk_operations/finish',
				expect.objectContaining({ status: 'completed', type: 'query', error_code: null }),
			],
		]);
	});
});

describe('simulated Shopify: what a merchant does with products', () => {
	it('calls for created, changed and deleted products and for stock typed in by hand', async () => {
		const shop = catalogue();
		for (const topic of [
			'PRODUCTS_CREATE',
			'PRODUCTS_UPDATE',
			'PRODUCTS_DELETE',
			'INVENTORY_LEVELS_UPDATE',
		]) {
			await shop.graphql(
				`mutation($t: WebhookSubscriptionTopic!) { webhookSubscriptionCreate(topic: $t, webhookSubscription: { uri: "https://n8n.example/webhook/x", format: JSON }) { userErrors { message } } }`,
				{ t: topic },
			);
		}
		shop.act('createProduct', { title: 'Three', variants: [{ sku: 'N' }] });
		shop.act('changeProduct', { sku: 'A', title: 'Uno', variant: { price: '12.00' } });
		shop.act('setStock', { sku: 'A', available: 3 });
		shop.act('deleteProduct', { sku: 'C' });
		const called = shop.deliveries.map(({ label, body }) => [
			label,
			JSON.parse(body) as Record<string, unknown>,
		]);
		expect(called).toMatchObject([
			['products/create', { title: 'Three' }],
			['products/update', { title: 'Uno', variants: [{ sku: 'A', price: '12.00' }, { sku: 'B' }] }],
			['inventory_levels/update', { available: 3 }],
			['products/delete', { id: 8200000000002 }],
		]);
		const { data } = await shop.graphql('{ productVariants(first: 9) { nodes { sku } } }');
		expect(at(data, 'productVariants', 'nodes')).toEqual([{ sku: 'A' }, { sku: 'B' }, { sku: 'N' }]);
	});

	it('makes 10,000 variants and pages through them', async () => {
		const shop = makeShop();
		shop.act('generateProducts', { count: 10_000, variantsPerProduct: 3 });
		const { data } = await shop.graphql('{ productVariantsCount { count precision } }');
		expect(at(data, 'productVariantsCount')).toEqual({ count: 10_000, precision: 'EXACT' });
		const last = await shop.graphql(
			`{ productVariants(first: 250, query: "sku:'SKU-10000'") { nodes { sku inventoryQuantity } } }`,
		);
		expect(at(last.data, 'productVariants', 'nodes')).toEqual([{ sku: 'SKU-10000', inventoryQuantity: 100 }]);
	});
});
