// Documents about stock; a test validates all of them against Shopify's schema.

const NAMES =
	'"available", "on_hand", "committed", "incoming", "reserved", "damaged", "safety_stock", "quality_control"';

const LEVEL_FIELDS = `id updatedAt location { id name } quantities(names: [${NAMES}]) { name quantity }`;

const VARIANT = 'id sku barcode title displayName updatedAt requiresComponents product { id title status }';

const PAGE = 'pageInfo { hasNextPage endCursor }';

function locations(count: number): string {
	return Array.from({ length: count }, (_, n) => `, $l${n}: ID!`).join('');
}

/** Aliases l0, l1, ...: the level at each location, null where the item is not stocked. */
function levels(count: number): string {
	return Array.from(
		{ length: count },
		(_, n) => `l${n}: inventoryLevel(locationId: $l${n}) { ${LEVEL_FIELDS} }`,
	).join(' ');
}

export function stockOfVariants(locationCount: number): string {
	return `query StockOfVariants($first: Int!, $after: String, $q: String${locations(locationCount)}) {
	productVariants(first: $first, after: $after, query: $q, sortKey: ID) {
		${PAGE} nodes { ${VARIANT} inventoryItem { id tracked ${levels(locationCount)} } }
	}
}`;
}

export function stockOfItems(locationCount: number): string {
	return `query StockOfItems($ids: [ID!]!${locations(locationCount)}) {
	nodes(ids: $ids) {
		... on InventoryItem { id sku tracked ${levels(locationCount)} variants(first: 1) { nodes { ${VARIANT} } } }
	}
}`;
}

export const CHANGED_LEVELS = `query ChangedLevels($location: ID!, $first: Int!, $after: String, $q: String) {
	location(id: $location) {
		inventoryLevels(first: $first, after: $after, query: $q) {
			${PAGE} nodes { ${LEVEL_FIELDS} item { id tracked variants(first: 1) { nodes { ${VARIANT} } } } }
		}
	}
}`;

export const VARIANTS_COUNT = `query VariantsCount { productVariantsCount(limit: null) { count precision } }`;

/** Without first and page: a bulk operation reads everything. */
export const BULK_STOCK = `{ productVariants { edges { node { ${VARIANT} inventoryItem { id tracked inventoryLevels { edges { node { ${LEVEL_FIELDS} } } } } } } } }`;

export const SET_STOCK = `mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) {
	inventorySetQuantities(input: $input) @idempotent(key: $key) {
		inventoryAdjustmentGroup { id }
		userErrors { code field message }
	}
}`;

export const ADJUST_STOCK = `mutation AdjustStock($input: InventoryAdjustQuantitiesInput!, $key: String!) {
	inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
		inventoryAdjustmentGroup { id }
		userErrors { code field message }
	}
}`;

export const ALL_LOCATIONS = `query AllLocations($after: String, $inactive: Boolean!, $services: Boolean!) {
	locations(first: 250, after: $after, includeInactive: $inactive, includeLegacy: $services) {
		${PAGE}
		nodes {
			id legacyResourceId name isActive fulfillsOnlineOrders isFulfillmentService
			address { address1 address2 zip city countryCode phone }
		}
	}
}`;
