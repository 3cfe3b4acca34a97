import { compare, decimal, multiply, plain, toDecimal } from '../../shared/model/decimal';
import { toCountry, toCurrency } from '../../shared/model/iso';
import { makeKey } from '../../shared/model/key';
import type { Decimal } from '../../shared/model/primitives';
import type { Price, Product, ProductImage, ProductStatus, ProductType } from '../../shared/model/product';
import type { ShopPrices, WireMedia, WireVariant } from '../client/productsWire';
import { idOfGid } from '../client/wire';

const STATUSES: Record<string, ProductStatus> = {
	ACTIVE: 'active',
	ARCHIVED: 'archived',
	DRAFT: 'draft',
	UNLISTED: 'active',
};

const GRAMS: Record<string, Decimal> = {
	GRAMS: decimal('1'),
	KILOGRAMS: decimal('1000'),
	OUNCES: decimal('28.349523125'),
	POUNDS: decimal('453.59237'),
};

/** The only option of a product without variants. */
const DEFAULT_TITLE = 'Default Title';

/** A variant with its product as a unified product. `shop`: the permanent myshopify name. */
export function unifiedProduct(raw: WireVariant, shop: string, prices: ShopPrices): Product {
	const { product, inventoryItem } = raw;
	const id = idOfGid(raw.id) ?? raw.id;
	const isOnly = raw.title === DEFAULT_TITLE;
	return {
		kind: 'product',
		key: makeKey({ system: 'shopify', account: shop, id, part: null }),
		system: 'shopify',
		account: shop,
		id,
		productId: idOfGid(product.id) ?? product.id,
		variantId: id,
		type: typeOf(raw, isOnly),
		status: STATUSES[product.status] ?? 'unknown',
		sku: text(raw.sku),
		name: product.title,
		variantName: isOnly ? null : raw.title,
		options: isOnly ? {} : Object.fromEntries(raw.selectedOptions.map(({ name, value }) => [name, value])),
		description: text(product.descriptionHtml),
		shortDescription: null,
		barcodes: [text(raw.barcode)].filter((code) => code !== null),
		supplier: text(product.vendor) === null ? null : { name: text(product.vendor), sku: null },
		brand: text(product.vendor),
		categories: categoriesOf(product.productType),
		tags: product.tags,
		physical: inventoryItem.requiresShipping,
		giftCard: product.isGiftCard,
		stockManaged: inventoryItem.tracked && !raw.requiresComponents,
		currency: toCurrency(prices.currencyCode) ?? prices.currencyCode,
		...pricesOf(raw, prices),
		groupPrices: [],
		costPrice: toDecimal(inventoryItem.unitCost?.amount ?? null),
		taxRate: null,
		taxClass: raw.taxable ? null : 'exempt',
		unit: null,
		weightGrams: gramsOf(raw),
		sizeMillimetres: null,
		countryOfOrigin: toCountry(inventoryItem.countryCodeOfOrigin),
		customsCode: text(inventoryItem.harmonizedSystemCode),
		images: imagesOf(raw),
		url: text(product.onlineStoreUrl),
		createdAt: raw.createdAt,
		updatedAt: later(raw.updatedAt, product.updatedAt),
		attributes: {},
		source: raw,
	};
}

function typeOf(raw: WireVariant, isOnly: boolean): ProductType {
	if (raw.requiresComponents) return 'bundle';
	return isOnly ? 'simple' : 'variant';
}

/** With a higher price crossed out the present one is the price of a sale, whose end Shopify does not tell. */
function pricesOf(raw: WireVariant, prices: ShopPrices): Pick<Product, 'price' | 'salePrice'> {
	const now = toDecimal(raw.price);
	const before = toDecimal(raw.compareAtPrice);
	if (now === null) return { price: null, salePrice: null };
	if (before === null || compare(before, now) <= 0) return { price: meant(now, prices), salePrice: null };
	return { price: meant(before, prices), salePrice: { ...meant(now, prices), from: null, until: null } };
}

function meant(amount: Decimal, { taxesIncluded }: ShopPrices): Price {
	return taxesIncluded ? { net: null, gross: amount } : { net: amount, gross: null };
}

function categoriesOf(type: string): Product['categories'] {
	return type.trim() === '' ? [] : [{ id: null, name: type, path: [type] }];
}

/** null: no weight is known, or its unit is a new one. */
function gramsOf({ inventoryItem }: WireVariant): Decimal | null {
	const { weight } = inventoryItem.measurement;
	const unit = weight === null ? undefined : GRAMS[weight.unit];
	const value = toDecimal(weight?.value ?? null);
	return unit === undefined || value === null ? null : plain(multiply(value, unit));
}

/** The variant's own picture first. */
function imagesOf({ media, product }: WireVariant): ProductImage[] {
	const all = [...(media?.nodes ?? []), ...(product.media?.nodes ?? []), product.featuredMedia ?? null];
	const found = new Map<string, ProductImage>();
	for (const one of all) {
		const image = pictureOf(one);
		if (image !== null && !found.has(image.url)) found.set(image.url, image);
	}
	return [...found.values()];
}

function pictureOf(media: WireMedia | null): ProductImage | null {
	const image = media?.preview?.image ?? null;
	return image === null ? null : { url: image.url, alt: text(image.altText) };
}

function later(a: string, b: string): string {
	return Date.parse(a) >= Date.parse(b) ? a : b;
}

function text(value: string | null): string | null {
	return value === null || value.trim() === '' ? null : value;
}
