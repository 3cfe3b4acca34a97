import {
	amount,
	country,
	currency,
	dateTime,
	keyOfWhole,
	optionalText,
	quantity,
	someText,
	system,
} from './fields';
import type { CountryCode, CurrencyCode, DateTimeText, Decimal, SystemId } from './primitives';
import { checkRecord, type RecordCheck } from './record';
import { about, anything, listOf, nullable, objectOf, oneOf, recordOf, text, yesOrNo } from './shape';

export const PRODUCT_STATUSES = ['active', 'draft', 'archived', 'unknown'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export const PRODUCT_TYPES = ['simple', 'variant', 'parent', 'bundle'] as const;
export type ProductType = (typeof PRODUCT_TYPES)[number];

/** Some systems keep prices without tax, some with; the one that is not known is null. */
export interface Price {
	net: Decimal | null;
	gross: Decimal | null;
}

export interface SalePrice extends Price {
	from: DateTimeText | null;
	until: DateTimeText | null;
}

/** Price for one customer group or price list. */
export interface GroupPrice extends Price {
	group: string;
}

export interface ProductCategory {
	id: string | null;
	name: string;
	/** Names from the root down, such as ["Clothes", "Shoes"]. */
	path: string[];
}

export interface ProductImage {
	url: string;
	alt: string | null;
}

/** One thing that can be sold and stocked: a product without variants, or one variant. JSON Schema: docs/model/product.schema.json. */
export interface Product {
	kind: 'product';
	key: string;
	system: SystemId;
	account: string;
	/** The id that stock and orders refer to: the variant's where there is one, else the product's. */
	id: string;
	/** Of the product that the variants belong to; the same as id without variants. */
	productId: string;
	variantId: string | null;
	type: ProductType;
	status: ProductStatus;
	sku: string | null;
	name: string;
	/** What tells this variant from its siblings, such as "M / Red". */
	variantName: string | null;
	/** Name and value of each variant option, such as { Size: "M" }. */
	options: Record<string, string>;
	description: string | null;
	shortDescription: string | null;
	barcodes: string[];
	supplier: { name: string | null; sku: string | null } | null;
	brand: string | null;
	categories: ProductCategory[];
	tags: string[];
	/** Whether it has to be shipped. */
	physical: boolean;
	giftCard: boolean;
	/** Whether the system counts its stock. */
	stockManaged: boolean;
	currency: CurrencyCode | null;
	/** What it costs now when no sale runs. */
	price: Price | null;
	salePrice: SalePrice | null;
	groupPrices: GroupPrice[];
	/** Without tax. */
	costPrice: Decimal | null;
	/** As a fraction, such as "0.25". */
	taxRate: Decimal | null;
	taxClass: string | null;
	/** Unit that it is sold in, such as "pcs". */
	unit: string | null;
	weightGrams: Decimal | null;
	sizeMillimetres: { length: Decimal; width: Decimal; height: Decimal } | null;
	countryOfOrigin: CountryCode | null;
	/** Customs tariff number (HS code). */
	customsCode: string | null;
	images: ProductImage[];
	/** Page in the shop. */
	url: string | null;
	createdAt: DateTimeText | null;
	updatedAt: DateTimeText | null;
	attributes: Record<string, string>;
	/** The vendor's raw object, untouched. */
	source: unknown;
}

const price = { net: nullable(amount), gross: nullable(amount) };
const size = objectOf<{ length: Decimal; width: Decimal; height: Decimal }>({
	length: quantity,
	width: quantity,
	height: quantity,
});

export const productShape = objectOf<Product>({
	kind: oneOf(['product']),
	key: about('Idempotency key: <system>:<account>:<id>.', keyOfWhole),
	system,
	account: someText,
	id: about("The variant's id where there is one, else the product's.", someText),
	productId: about('Of the product that the variants belong to; the same as id without variants.', someText),
	variantId: optionalText,
	type: oneOf(PRODUCT_TYPES),
	status: oneOf(PRODUCT_STATUSES),
	sku: optionalText,
	name: text(),
	variantName: about('What tells this variant from its siblings, such as "M / Red".', optionalText),
	options: about('Name and value of each variant option.', recordOf(text())),
	description: optionalText,
	shortDescription: optionalText,
	barcodes: listOf(someText),
	supplier: nullable(
		objectOf<{ name: string | null; sku: string | null }>({ name: optionalText, sku: optionalText }),
	),
	brand: optionalText,
	categories: listOf(objectOf<ProductCategory>({ id: optionalText, name: text(), path: listOf(text()) })),
	tags: listOf(text()),
	physical: about('Whether it has to be shipped.', yesOrNo),
	giftCard: yesOrNo,
	stockManaged: about('Whether the system counts its stock.', yesOrNo),
	currency: nullable(currency),
	price: about(
		'What it costs when no sale runs; net or gross is null when not known.',
		nullable(objectOf<Price>(price)),
	),
	salePrice: nullable(objectOf<SalePrice>({ ...price, from: nullable(dateTime), until: nullable(dateTime) })),
	groupPrices: about(
		'Prices of customer groups or price lists.',
		listOf(objectOf<GroupPrice>({ ...price, group: someText })),
	),
	costPrice: about('Without tax.', nullable(amount)),
	taxRate: about('As a fraction, such as "0.25".', nullable(amount)),
	taxClass: optionalText,
	unit: optionalText,
	weightGrams: nullable(quantity),
	sizeMillimetres: nullable(size),
	countryOfOrigin: nullable(country),
	customsCode: about('Customs tariff number (HS code).', optionalText),
	images: listOf(objectOf<ProductImage>({ url: someText, alt: optionalText })),
	url: optionalText,
	createdAt: nullable(dateTime),
	updatedAt: nullable(dateTime),
	attributes: recordOf(text()),
	source: about("The vendor's raw object, untouched.", anything),
});

export function checkProduct(value: unknown): RecordCheck<Product> {
	return checkRecord(productShape, value);
}
