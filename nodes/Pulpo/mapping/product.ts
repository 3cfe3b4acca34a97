import { divide, isPositive, multiply, plain, toDecimal, toJsonNumber } from '../../shared/model/decimal';
import type { Decimal } from '../../shared/model/primitives';
import type { Product } from '../../shared/model/product';
import type { ProductBody, Row } from '../client/wire';
import { merchantFields } from './customer';
import { cut, firstText } from './text';

export interface ProductSettings {
	merchantId: number | null;
	merchantChannelId: number | null;
	name: 'withVariant' | 'product';
	/** Where the cost price comes from. */
	price: 'variant' | 'cost' | 'none';
	skuAsBarcode: boolean;
	weightUnit: 'g' | 'kg';
	sizeUnit: 'cm' | 'm' | 'mm';
	/** What stands for a weight or size that the shop does not know. */
	emptyMeasures: 'omit' | 'one' | 'zero';
	measureUnit: string;
	image: boolean;
	tags: boolean;
	/** Tags in lower case that make a product one with lots or serial numbers; empty = none. */
	lotTag: string;
	serialTag: string;
	/** Whether products that the shop no longer sells become inactive. */
	deactivate: boolean;
}

export const IMAGE_ATTRIBUTE = 'image_url';
export const TAGS_ATTRIBUTE = 'tags';

/** The product as a new one would be sent. `supplierId` null = none. */
export function productBody(
	product: Product,
	sku: string,
	settings: ProductSettings,
	supplierId: number | null,
): ProductBody {
	return {
		sku,
		name: nameOf(product, sku, settings),
		active: !(settings.deactivate && isInactive(product)),
		management_type: managementOf(product, settings),
		barcodes: barcodesOf(product, sku, settings),
		purchase_measure_units: settings.measureUnit,
		sales_measure_units: settings.measureUnit,
		minimum_purchase_unit: 1,
		minimum_sales_unit: 1,
		units_per_purchase_package: 1,
		units_per_sales_package: 1,
		product_categories: [],
		attributes: attributesOf(product, settings),
		...textField('description', plainText(firstText(product.description, product.shortDescription))),
		...numberField('cost_price', priceOf(product, settings)),
		...measuresOf(product, settings),
		...(supplierId === null ? {} : { third_party_id: supplierId }),
		...textField('supplier_product_id', firstText(product.supplier?.sku)),
		...textField('hs_code', firstText(product.customsCode)),
		...textField('origin_country', firstText(product.countryOfOrigin)),
		...merchantFields(settings),
	};
}

/** Not for sale any more, or not yet. */
export function isInactive(product: Product): boolean {
	return product.status === 'archived' || product.status === 'draft';
}

function nameOf(product: Product, sku: string, settings: ProductSettings): string {
	const variant = settings.name === 'withVariant' ? firstText(product.variantName) : '';
	return cut(firstText([product.name.trim(), variant].filter((text) => text !== '').join(' - '), sku));
}

/** Two reserved tags say how the warehouse tracks a product. */
function managementOf(product: Product, settings: ProductSettings): ProductBody['management_type'] {
	const tags = product.tags.map((tag) => tag.trim().toLowerCase());
	if (settings.serialTag !== '' && tags.includes(settings.serialTag)) return 'serial';
	return settings.lotTag !== '' && tags.includes(settings.lotTag) ? 'lot' : 'none';
}

function barcodesOf(product: Product, sku: string, settings: ProductSettings): string[] {
	const barcodes = [...new Set(product.barcodes.map((code) => code.trim()))].filter((code) => code !== '');
	return barcodes.length === 0 && settings.skuAsBarcode ? [sku] : barcodes;
}

function attributesOf(product: Product, settings: ProductSettings): Row {
	const image = settings.image ? firstText(product.images[0]?.url) : '';
	const reserved = [settings.lotTag, settings.serialTag];
	const tags = product.tags
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '' && !reserved.includes(tag.toLowerCase()));
	return {
		...(image === '' ? {} : { [IMAGE_ATTRIBUTE]: image }),
		...(settings.tags ? { [TAGS_ATTRIBUTE]: tags.join(',') } : {}),
	};
}

function priceOf(product: Product, settings: ProductSettings): Decimal | null {
	if (settings.price === 'variant') return product.price?.net ?? product.price?.gross ?? null;
	return settings.price === 'cost' ? product.costPrice : null;
}

const GRAMS = { g: '1', kg: '1000' } as const;
const MILLIMETRES = { mm: '1', cm: '10', m: '1000' } as const;

function measuresOf(product: Product, settings: ProductSettings): Row {
	const size = product.sizeMillimetres;
	const millimetres = MILLIMETRES[settings.sizeUnit];
	const measure = (value: Decimal | null | undefined, unit: string) =>
		value && isPositive(value) ? inUnit(value, unit) : null;
	const sides = [size?.length, size?.width, size?.height].map((side) => measure(side, millimetres));
	const [length = null, width = null, height = null] = sides;
	const volume =
		length === null || width === null || height === null
			? null
			: plain(multiply(multiply(length, width), height));
	const weight = measure(product.weightGrams, GRAMS[settings.weightUnit]);
	return Object.fromEntries(
		Object.entries({ length, width, height, volume, weight }).flatMap(([name, value]) => {
			const number = value === null ? STAND_INS[settings.emptyMeasures] : toJsonNumber(value);
			return number === null ? [] : [[name, number]];
		}),
	);
}

const STAND_INS = { omit: null, zero: 0, one: 1 } as const;
const UNIT_DIGITS = 6;

function inUnit(value: Decimal, unit: string): Decimal | null {
	const divisor = toDecimal(unit);
	const result = divisor === null ? null : divide(value, divisor, UNIT_DIGITS);
	return result === null ? null : plain(result);
}

function numberField(name: string, value: Decimal | null): Row {
	const number = value === null ? null : toJsonNumber(plain(value));
	return number === null ? {} : { [name]: number };
}

function textField(name: string, value: string): Row {
	return value === '' ? {} : { [name]: cut(value) };
}

/** Shops keep descriptions as HTML; PULPO shows plain text. */
function plainText(text: string): string {
	return text
		.replace(/<[^>]*>/g, ' ')
		.replace(/&nbsp;/gi, ' ')
		.replace(/&lt;/gi, '<')
		.replace(/&gt;/gi, '>')
		.replace(/&quot;/gi, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/gi, '&')
		.replace(/\s+/g, ' ')
		.trim();
}
