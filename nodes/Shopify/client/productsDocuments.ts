// Documents about products; a test validates all of them against Shopify's schema.

const PAGE = 'pageInfo { hasNextPage endCursor }';

/** Everything of a variant but lists, so that a page of 250 and a bulk operation read the same. */
const VARIANT = `id sku barcode title displayName price compareAtPrice taxable requiresComponents position createdAt updatedAt
	selectedOptions { name value }`;

const ITEM = `inventoryItem {
		id tracked requiresShipping duplicateSkuCount harmonizedSystemCode countryCodeOfOrigin
		unitCost { amount currencyCode }
		measurement { weight { value unit } }
	}`;

const PRODUCT =
	'id title handle vendor productType status tags isGiftCard descriptionHtml onlineStoreUrl createdAt updatedAt';

const MEDIA = 'id mediaContentType preview { image { url altText } }';

const WHOLE_VARIANT = `${VARIANT}
	${ITEM}
	product { ${PRODUCT} media(first: $images) { nodes { ${MEDIA} } } }
	media(first: 1) { nodes { ${MEDIA} } }`;

/** What the prices mean comes along, so that it costs no request of its own. */
export const VARIANTS = `query Variants($first: Int!, $after: String, $q: String, $images: Int!) {
	shop { currencyCode taxesIncluded }
	productVariants(first: $first, after: $after, query: $q, sortKey: ID) {
		${PAGE}
		nodes { ${WHOLE_VARIANT} }
	}
}`;

/** Not by search, whose index follows writes by a moment: a webhook comes sooner. */
export const VARIANTS_OF_PRODUCTS = `query VariantsOfProducts($ids: [ID!]!, $first: Int!, $after: String, $images: Int!) {
	shop { currencyCode taxesIncluded }
	nodes(ids: $ids) {
		... on Product { id variants(first: $first, after: $after) { ${PAGE} nodes { ${WHOLE_VARIANT} } } }
	}
}`;

/** Pictures would be connections within connections: a bulk operation takes the main one. `filter`: with its parentheses. */
export function bulkVariantsQuery(filter: string): string {
	return `{ productVariants${filter} { edges { node { ${VARIANT} ${ITEM} product { ${PRODUCT} featuredMedia { ${MEDIA} } } } } } }`;
}

export const SHOP_PRICES = 'query ShopPrices { shop { currencyCode taxesIncluded } }';

export const CHANGED_PRODUCTS = `query ChangedProducts($first: Int!, $after: String, $q: String) {
	products(first: $first, after: $after, query: $q, sortKey: ID) { ${PAGE} nodes { id } }
}`;
