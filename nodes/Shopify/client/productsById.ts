import { IMAGES_PER_PRODUCT, PAGE_SIZE } from './limits';
import { shrinking } from './orders';
import type { PageShape } from './pageShape';
import { VARIANTS_OF_PRODUCTS } from './productsDocuments';
import type { ShopPrices, WireVariant } from './productsWire';
import type { Shop } from './shop';
import type { WirePage } from './wire';

export interface ProductVariants {
	prices: ShopPrices;
	/** By GID of the product, in Shopify's order; products that are gone are missing. */
	products: Map<string, SomeVariants>;
}

export interface SomeVariants {
	variants: WireVariant[];
	/** false: there are more than were wanted. */
	isWhole: boolean;
}

/**
 * The variants of products as they are now. `ids`: GIDs of the products, `first`: variants of each in the first request,
 * `most`: no further request for a product once it has so many.
 */
export async function variantsOfProducts(
	shop: Shop,
	ids: readonly string[],
	first: number,
	most = Number.POSITIVE_INFINITY,
): Promise<ProductVariants> {
	const answer = await readVariants(shop, { first, lines: IMAGES_PER_PRODUCT }, ids, null);
	const products: ProductVariants['products'] = new Map();
	for (const node of answer.nodes) {
		if (!isProduct(node)) continue;
		products.set(node.id, await readOn(shop, node, most));
	}
	return { prices: answer.shop, products };
}

interface WireProductVariants {
	id: string;
	variants: WirePage<WireVariant>;
}

interface VariantsAnswer {
	shop: ShopPrices;
	nodes: Array<WireProductVariants | object | null>;
}

async function readOn(
	shop: Shop,
	{ id, variants: page }: WireProductVariants,
	most: number,
): Promise<SomeVariants> {
	const variants = [...page.nodes];
	const shape: PageShape = { first: PAGE_SIZE, lines: IMAGES_PER_PRODUCT };
	let after = nextOf(page, null);
	while (after !== null && variants.length < most) {
		const answer: VariantsAnswer = await readVariants(shop, shape, [id], after);
		const [node] = answer.nodes;
		if (!isProduct(node)) break;
		variants.push(...node.variants.nodes);
		after = nextOf(node.variants, after);
	}
	return { variants, isWhole: after === null };
}

async function readVariants(
	shop: Shop,
	shape: PageShape,
	ids: readonly string[],
	after: string | null,
): Promise<VariantsAnswer> {
	const { data } = await shrinking<VariantsAnswer>(shop, shape, () => ({
		document: VARIANTS_OF_PRODUCTS,
		variables: { ids, first: shape.first, after, images: shape.lines },
		purpose: 'read products',
		replay: 'safe',
	}));
	return data;
}

function nextOf({ pageInfo }: WirePage<WireVariant>, cursor: string | null): string | null {
	return pageInfo.hasNextPage && pageInfo.endCursor !== cursor ? pageInfo.endCursor : null;
}

function isProduct(node: VariantsAnswer['nodes'][number] | undefined): node is WireProductVariants {
	return node !== null && node !== undefined && 'variants' in node;
}
