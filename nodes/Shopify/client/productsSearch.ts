import { quoted } from './search';
import type { WireVariant } from './productsWire';

/** Which variants are wanted. Times are ISO 8601 in UTC; empty lists mean any. */
export interface VariantFilter {
	updatedSince: string | null;
	updatedUntil: string | null;
	/** Shopify's words in capitals, such as ACTIVE. */
	statuses: readonly string[];
	vendors: readonly string[];
	types: readonly string[];
	tagsAny: readonly string[];
	tagsNone: readonly string[];
	/** Number of a location that stocks the variant. */
	locationId: string | null;
	/** Further terms in Shopify's search syntax. */
	query: string | null;
}

/** Without times: those of a product count too, see productsChanged. */
export function variantSearch(filter: VariantFilter): string | null {
	const terms = [
		filter.statuses.length === 0 ? null : `product_status:${filter.statuses.join(',')}`,
		anyOf('vendor', filter.vendors),
		anyOf('product_type', filter.types),
		anyOf('tag', filter.tagsAny),
		...filter.tagsNone.map((tag) => `tag_not:${quoted(tag)}`),
		filter.locationId === null ? null : `location_id:${filter.locationId}`,
		filter.query === null ? null : `(${filter.query})`,
	].filter((term) => term !== null);
	return terms.length === 0 ? null : terms.join(' AND ');
}

/** The same filter once more on what came back: Shopify's search is looser than it looks. */
export function fitsVariantFilter({ product, updatedAt }: WireVariant, filter: VariantFilter): boolean {
	const tags = new Set(product.tags.map(folded));
	const at = Math.max(Date.parse(updatedAt), Date.parse(product.updatedAt));
	return (
		(filter.updatedSince === null || at >= Date.parse(filter.updatedSince)) &&
		(filter.updatedUntil === null || at <= Date.parse(filter.updatedUntil)) &&
		isOneOf(product.status, filter.statuses) &&
		isOneOf(product.vendor, filter.vendors) &&
		isOneOf(product.productType, filter.types) &&
		(filter.tagsAny.length === 0 || filter.tagsAny.some((tag) => tags.has(folded(tag)))) &&
		!filter.tagsNone.some((tag) => tags.has(folded(tag)))
	);
}

export function skuSearch(skus: readonly string[]): string {
	return skus.map((sku) => `sku:${quoted(sku)}`).join(' OR ');
}

function anyOf(field: string, values: readonly string[]): string | null {
	if (values.length === 0) return null;
	const terms = values.map((value) => `${field}:${quoted(value)}`);
	return terms.length === 1 ? (terms[0] ?? null) : `(${terms.join(' OR ')})`;
}

function isOneOf(value: string, wanted: readonly string[]): boolean {
	return wanted.length === 0 || wanted.some((one) => folded(one) === folded(value));
}

function folded(text: string): string {
	return text.trim().toLowerCase();
}
