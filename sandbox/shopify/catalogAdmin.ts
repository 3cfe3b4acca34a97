import { addProduct } from './catalog.ts';
import { shiftLevel, stockedAt } from './catalogStock.ts';
import { gid } from './gid.ts';
import { findLocation } from './orders/locations.ts';
import type { ProductSpec, VariantSpec } from './admin/specs.ts';
import type { ProductRecord, VariantRecord } from './records.ts';
import type { Shop } from './shop.ts';

export interface GenerateProductsSpec {
	/** Variants. */
	count: number;
	/** SKUs are prefix and number from 1, such as SKU-00001. */
	skuPrefix?: string;
	/** Variants of each product; default 1. */
	variantsPerProduct?: number;
	/** Available units at the first location, or per location name; default 100. */
	stock?: VariantSpec['stock'];
	price?: string;
}

export interface SetStockSpec {
	sku: string;
	/** Id or name; default the first location. */
	location?: number | string;
	available: number;
}

export interface ChangeProductSpec extends Partial<Omit<ProductSpec, 'variants' | 'isGiftCard'>> {
	/** Names the product by one of its variants. */
	sku: string;
	/** Of that variant. */
	variant?: Partial<Pick<VariantRecord, 'price' | 'compareAtPrice' | 'barcode' | 'title' | 'sku'>>;
}

const DIGITS = 5;

/** A whole catalogue at once, without webhooks. */
export function generateProducts(shop: Shop, spec: GenerateProductsSpec) {
	const { count, skuPrefix = 'SKU-', variantsPerProduct = 1, stock, price } = spec;
	const skuOf = (number: number) => `${skuPrefix}${String(number).padStart(DIGITS, '0')}`;
	for (let first = 1; first <= count; first += variantsPerProduct) {
		const size = Math.min(variantsPerProduct, count - first + 1);
		addProduct(shop, {
			title: `Product ${first}`,
			variants: Array.from({ length: size }, (_, index) => ({
				sku: skuOf(first + index),
				title: size > 1 ? `Size ${index + 1}` : 'Default Title',
				...(stock === undefined ? {} : { stock }),
				...(price === undefined ? {} : { price }),
			})),
		});
	}
	return { count, firstSku: skuOf(1), lastSku: skuOf(count) };
}

/** The merchant types a figure into the admin. */
export function setStockByHand(shop: Shop, { sku, location, available }: SetStockSpec) {
	const variant = variantOf(shop, sku);
	const place = location === undefined ? [...shop.locations.values()][0] : findLocation(shop, location);
	if (!place) throw new Error('the shop has no location');
	const level = stockedAt(shop, variant.inventoryItemId, place.id);
	shiftLevel(shop, level, 'available', available - (level.quantities['available'] ?? 0));
	shop.emit(['INVENTORY_LEVELS_UPDATE'], level);
	return { sku, location: place.name, ...level.quantities };
}

/** The merchant edits a product. */
export function changeProduct(shop: Shop, { sku, variant: changes, ...product }: ChangeProductSpec) {
	const variant = variantOf(shop, sku);
	const record = productOf(shop, variant);
	Object.assign(record, product, { updatedAt: shop.now() });
	Object.assign(variant, changes, { updatedAt: shop.now() });
	shop.emit(['PRODUCTS_UPDATE'], record);
	return { id: record.id, gid: gid('Product', record.id) };
}

export function createProduct(shop: Shop, spec: ProductSpec) {
	const record = addProduct(shop, spec);
	shop.emit(['PRODUCTS_CREATE'], record);
	return { id: record.id, gid: gid('Product', record.id), variantIds: record.variantIds };
}

export function deleteProduct(shop: Shop, { sku }: { sku: string }) {
	const record = productOf(shop, variantOf(shop, sku));
	for (const variantId of record.variantIds) {
		const itemId = shop.variants.get(variantId)?.inventoryItemId ?? 0;
		for (const { id } of [...shop.levelsOfItem(itemId)]) shop.inventoryLevels.delete(id);
		shop.inventoryItems.delete(itemId);
		shop.variants.delete(variantId);
	}
	shop.products.delete(record.id);
	shop.emit(['PRODUCTS_DELETE'], record);
	return { id: record.id };
}

/** Every level in one short row. */
export function stockView(shop: Shop) {
	return [...shop.inventoryLevels.values()].map(({ inventoryItemId, locationId, quantities }) => ({
		sku: shop.variants.get(shop.inventoryItems.get(inventoryItemId)?.variantId ?? 0)?.sku ?? null,
		location: shop.locations.get(locationId)?.name ?? null,
		available: quantities['available'] ?? 0,
		onHand: quantities['on_hand'] ?? 0,
	}));
}

function variantOf(shop: Shop, sku: string): VariantRecord {
	const variant = shop.variantBySku(sku);
	if (!variant) throw new Error(`no variant with the SKU ${sku}`);
	return variant;
}

function productOf(shop: Shop, { productId }: VariantRecord): ProductRecord {
	const product = shop.products.get(productId);
	if (!product) throw new Error(`no product ${productId}`);
	return product;
}
