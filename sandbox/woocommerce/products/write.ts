import { Refusal } from '../answers.ts';
import { isRow, rowsOf, type Row } from '../call.ts';
import { writeMeta } from '../meta.ts';
import type { Image, Product, Taxonomy } from '../records.ts';
import { freeSlug, slugOf } from '../slug.ts';
import type { World } from '../world.ts';
import { judgeAddress } from '../webhooks/address.ts';
import { readAttributes, readChoices } from './choices.ts';
import { checkGtin, checkSku } from './codes.ts';
import { indexCodes, unindexCodes } from './create.ts';
import { writeStock } from './stock.ts';

/** Taken over as they come. */
const PLAIN = [
	...['description', 'short_description', 'featured', 'catalog_visibility', 'virtual', 'downloadable'],
	...['tax_status', 'tax_class', 'sold_individually', 'weight', 'shipping_class', 'reviews_allowed'],
	...['external_url', 'button_text', 'purchase_note', 'post_password', 'download_limit', 'download_expiry'],
	...['upsell_ids', 'cross_sell_ids', 'menu_order'],
];
const STATUSES = ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'];
const TYPES = ['simple', 'grouped', 'external', 'variable'];

/** Everything is judged before anything is changed. */
export function writeProduct(world: World, product: Product, args: Row): void {
	const sku = typeof args['sku'] === 'string' ? args['sku'].trim() : product.sku;
	const gtin = typeof args['global_unique_id'] === 'string' ? args['global_unique_id'].trim() : '';
	checkSku(world, sku, product);
	checkGtin(world, gtin, product);
	const images = args['images'] === undefined ? undefined : readImages(world, args['images']);
	if (product.type !== 'variation') writeHead(world, product, args);
	for (const name of PLAIN)
		if (args[name] !== undefined && args[name] !== null) Object.assign(product, { [name]: args[name] });
	writePrices(world, product, args);
	writeStock(world, product, args);
	writeTerms(world, product, args);
	if (isRow(args['dimensions'])) Object.assign(product.dimensions, textsOf(args['dimensions']));
	if (images) product.images = images;
	writeMeta(world, product.meta, args['meta_data']);
	writeCost(world, product, args['cost_of_goods_sold']);
	unindexCodes(world, product);
	product.sku = sku;
	if (args['global_unique_id'] !== undefined && args['global_unique_id'] !== null)
		product.global_unique_id = gtin;
	if (world.products.has(product.id)) indexCodes(world, product);
	product.modifiedAt = world.now();
}

/** What a variation has only through its parent. */
function writeHead(world: World, product: Product, args: Row): void {
	if (typeof args['name'] === 'string' && args['name'] !== '') product.name = args['name'];
	if (typeof args['type'] === 'string')
		product.type = (TYPES.includes(args['type']) ? args['type'] : 'simple') as Product['type'];
	if (typeof args['status'] === 'string') product.status = knownStatus(args['status']);
	if (typeof args['slug'] === 'string' && args['slug'] !== '') product.slug = slugOf(args['slug']);
	if (product.slug.endsWith('__trashed') && product.status !== 'trash')
		product.slug = product.slug.replace(/__trashed$/, '');
	if (product.slug === '' && product.status === 'publish') product.slug = freeProductSlug(world, product);
	if (args['attributes'] !== undefined) product.attributes = readAttributes(world, args['attributes']);
	if (args['default_attributes'] !== undefined)
		product.choices = readChoices(args['default_attributes'], product.attributes);
	const created = args['date_created_gmt'] ?? args['date_created'];
	if (typeof created === 'string' && created !== '')
		product.createdAt = world.time.read(created, args['date_created_gmt'] !== undefined) ?? product.createdAt;
}

/** In a batch nothing checks the word; what is unknown becomes a draft. */
export const knownStatus = (status: string): string => (STATUSES.includes(status) ? status : 'draft');

const slugs = new WeakMap<World, Map<string, number>>();

function freeProductSlug(world: World, product: Product): string {
	const taken = slugs.get(world) ?? new Map<string, number>();
	slugs.set(world, taken);
	const owner = (slug: string): number | undefined => taken.get(slug);
	const slug = freeSlug(slugOf(product.name), (one) => ![undefined, product.id].includes(owner(one)));
	taken.set(slug, product.id);
	return slug;
}

export function writePrices(world: World, product: Product, args: Row): void {
	for (const name of ['regular_price', 'sale_price'] as const) {
		const given = args[name];
		if (given !== undefined && given !== null) product[name] = priceText(given);
	}
	product.saleFrom = dateFrom(world, args, 'date_on_sale_from', product.saleFrom);
	product.saleTo = dateFrom(world, args, 'date_on_sale_to', product.saleTo);
}

const priceText = (value: unknown): string => {
	const cleaned = String(value).trim().replace(',', '.');
	return Number.isNaN(Number(cleaned)) ? '' : cleaned;
};

function dateFrom(world: World, args: Row, name: string, before: number | null): number | null {
	const gmt = args[`${name}_gmt`];
	const value = gmt ?? args[name];
	if (value === undefined) return before;
	return value === null || value === '' ? null : world.time.read(String(value), gmt !== undefined);
}

/** Unknown ids fall away; without any category the default one takes its place; brands cannot be emptied. */
function writeTerms(world: World, product: Product, args: Row): void {
	if (product.type === 'variation') return;
	const read = (given: unknown, taxonomy: Taxonomy): number[] => [
		...new Set(
			rowsOf(given)
				.map(({ id }) => Number(id))
				.filter((id) => world.terms.get(id)?.taxonomy === taxonomy),
		),
	];
	if (args['categories'] !== undefined) {
		const ids = read(args['categories'], 'category');
		product.categoryIds = ids.length > 0 ? ids : [world.defaultCategoryId];
	}
	if (args['tags'] !== undefined) product.tagIds = read(args['tags'], 'tag');
	if (world.settings.brands && rowsOf(args['brands']).length > 0)
		product.brandIds = read(args['brands'], 'brand');
}

/** With `src` the shop downloads the picture, once more each time; it refuses the same addresses as webhooks. */
export function readImages(world: World, given: unknown): Image[] {
	return rowsOf(given).flatMap((row) => {
		const id = Number(row['id'] ?? 0);
		const src = String(row['src'] ?? '');
		const name = String(row['name'] ?? src.split('/').at(-1) ?? '');
		if (id !== 0) return [{ id, src, name, alt: String(row['alt'] ?? ''), createdAt: world.now() }];
		if (src === '') return [];
		if (!judgeAddress(world, src).ok) {
			const message = `Error getting remote image ${src}. Error: A valid URL was not provided.`;
			throw new Refusal(400, 'woocommerce_product_image_upload_error', message);
		}
		return [{ id: world.id('image'), src, name, alt: String(row['alt'] ?? ''), createdAt: world.now() }];
	});
}

export function writeCost(world: World, product: Product, given: unknown): void {
	if (!world.settings.costOfGoods || !isRow(given)) return;
	const sum = rowsOf(given['values'])
		.filter(({ defined_value: value }) => value !== null && value !== undefined)
		.reduce<number | null>((total, { defined_value: value }) => (total ?? 0) + Number(value), null);
	product.cost = sum;
	if (typeof given['defined_value_is_additive'] === 'boolean')
		product.costIsAdditive = given['defined_value_is_additive'];
}

export const textsOf = (row: Row): Record<string, string> =>
	Object.fromEntries(
		Object.entries(row)
			.filter(([, value]) => value !== null && value !== undefined)
			.map(([name, value]) => [name, String(value)]),
	);
