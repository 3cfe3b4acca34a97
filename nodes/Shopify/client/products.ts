import { runBulk } from './bulk';
import { bulkObjects } from './bulkDownload';
import { IMAGES_PER_PRODUCT, PAGE_SIZE, SKUS_PER_SEARCH } from './limits';
import { shrinking } from './orders';
import { grown, type PageShape } from './pageShape';
import { bulkVariantsQuery, SHOP_PRICES, VARIANTS } from './productsDocuments';
import { pagesById, type CatalogPage, type CatalogQuery } from './productsPages';
import { skuSearch } from './productsSearch';
import type { ShopPrices, WireVariant } from './productsWire';
import { quotedGraphql } from './productsText';
import type { Shop } from './shop';
import type { WirePage } from './wire';
import type { RequestContext } from '../../shared/http/types';

/** What the prices of a shop mean, as its last page said; lives as long as the session. */
const knownPrices = new WeakMap<Shop, ShopPrices>();

/** Variants with their products by rising id; can be taken up again at a cursor. */
export function variantPages(shop: Shop, query: CatalogQuery): AsyncGenerator<CatalogPage<WireVariant>> {
	const shape = variantShape();
	return pagesById(
		query,
		({ id }) => id,
		async (search, wanted) => await variantPage(shop, shape, search, wanted, null),
	);
}

/** The whole catalogue by a bulk operation, up to 250 variants at a time. */
export async function* bulkVariants(
	context: RequestContext,
	shop: Shop,
	search: string | null,
): AsyncGenerator<WireVariant[]> {
	const filter = search === null ? '' : `(query: ${quotedGraphql(search)})`;
	const url = await runBulk(shop, bulkVariantsQuery(filter));
	let page: WireVariant[] = [];
	for await (const line of bulkObjects(context, url, shop.account.baseUrl)) {
		if (!isVariant(line)) continue;
		page.push(line);
		if (page.length < PAGE_SIZE) continue;
		yield page;
		page = [];
	}
	if (page.length > 0) yield page;
}

/** By SKU, exactly as asked for; several variants may have the same one. */
export async function variantsBySku(
	shop: Shop,
	skus: readonly string[],
): Promise<Map<string, WireVariant[]>> {
	const shape = variantShape();
	const found = new Map<string, WireVariant[]>();
	const wanted = [...new Set(skus)];
	for (let from = 0; from < wanted.length; from += SKUS_PER_SEARCH) {
		const some = new Set(wanted.slice(from, from + SKUS_PER_SEARCH));
		for (let after: string | null = null; ;) {
			const page: WirePage<WireVariant> = await variantPage(
				shop,
				shape,
				skuSearch([...some]),
				PAGE_SIZE,
				after,
			);
			for (const variant of page.nodes) {
				if (variant.sku !== null && some.has(variant.sku))
					found.set(variant.sku, [...(found.get(variant.sku) ?? []), variant]);
			}
			const { hasNextPage, endCursor } = page.pageInfo;
			if (!hasNextPage || endCursor === null || endCursor === after) break;
			after = endCursor;
		}
	}
	return found;
}

/** Asks only when no page was read before. */
export async function shopPrices(shop: Shop): Promise<ShopPrices> {
	const known = knownPrices.get(shop);
	if (known !== undefined) return known;
	const { data } = await shop.send<{ shop: ShopPrices }>({
		document: SHOP_PRICES,
		purpose: "read the shop's currency and taxes",
		replay: 'safe',
	});
	return data.shop;
}

interface VariantsAnswer {
	shop: ShopPrices;
	productVariants: WirePage<WireVariant>;
}

async function variantPage(
	shop: Shop,
	shape: PageShape,
	search: string | null,
	wanted: number,
	after: string | null,
): Promise<WirePage<WireVariant>> {
	const answer = await shrinking<VariantsAnswer>(shop, shape, () => ({
		document: VARIANTS,
		variables: { first: Math.min(wanted, shape.first), after, q: search, images: shape.lines },
		purpose: 'read products',
		replay: 'safe',
	}));
	grown(shape, answer.body, PAGE_SIZE);
	knownPrices.set(shop, answer.data.shop);
	return answer.data.productVariants;
}

/** The lines of the shape are pictures here. */
function variantShape(): PageShape {
	return { first: PAGE_SIZE, lines: IMAGES_PER_PRODUCT };
}

function isVariant(line: object): line is WireVariant {
	return 'product' in line && 'inventoryItem' in line;
}
