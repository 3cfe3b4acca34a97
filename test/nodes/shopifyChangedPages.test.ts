import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
afterAll(async () => {
	await shop.stop();
});

interface PageItem {
	sku?: string;
	page: { cursor: string; hasNext: boolean };
}

async function page(updatedAfter: string, cursor: string): Promise<PageItem[]> {
	const run = await shop.run({
		resource: 'product',
		operation: 'getMany',
		returnAll: false,
		limit: 100,
		returnFormat: 'raw',
		filters: { updatedAfter },
		options: { returnCursor: true, cursor },
	});
	if (run.error) throw run.error;
	return (run.outputs[0] ?? []).map(({ json }) => json as unknown as PageItem);
}

it('reads changed products page by page: products whole, each variant once', async () => {
	await shop.admin('generateProducts', { count: 40, skuPrefix: 'OLD-' });
	await shop.core('POST /clock', { advanceMs: 3_600_000 });
	const since = new Date(Date.now() + 1_800_000).toISOString();
	expect(await page(since, '')).toMatchObject([{ kind: 'page', page: { cursor: '', hasNext: false } }]);
	await shop.admin('generateProducts', { count: 750, skuPrefix: 'NEW-', variantsPerProduct: 3 });
	const skus: string[] = [];
	const sizes: number[] = [];
	for (let cursor = '', isMore = true; isMore;) {
		const items = await page(since, cursor);
		skus.push(...items.map(({ sku }) => sku ?? ''));
		sizes.push(items.length);
		({ cursor, hasNext: isMore } = items.at(-1)?.page ?? { cursor: '', hasNext: false });
	}
	// 100 products of 3 variants each reach the limit of 100 at once; 250 products are three such pages.
	expect(sizes).toEqual([300, 300, 150]);
	expect(skus).toEqual(
		Array.from({ length: 750 }, (_, index) => `NEW-${String(index + 1).padStart(5, '0')}`),
	);
});
