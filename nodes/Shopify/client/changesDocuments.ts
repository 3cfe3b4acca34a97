// Checked against Shopify's schema like documents.ts.

/** Orders that changed, with what was made of them: the poll of refunds, fulfillments and returns. */
export const CHANGED_CHILDREN = `query ChangedChildren($first: Int!, $after: String, $q: String!, $reverse: Boolean!, $refunds: Boolean!, $fulfillments: Boolean!, $returns: Boolean!) {
	orders(first: $first, after: $after, query: $q, sortKey: UPDATED_AT, reverse: $reverse) {
		pageInfo { hasNextPage endCursor }
		nodes {
			id updatedAt
			refunds(first: 50) @include(if: $refunds) { id createdAt }
			fulfillments(first: 50) @include(if: $fulfillments) { id updatedAt }
			returns(first: 20, reverse: true) @include(if: $returns) { nodes { id createdAt closedAt } }
		}
	}
}`;

export const CHANGED_FULFILLMENT_ORDERS = `query ChangedFulfillmentOrders($first: Int!, $after: String, $q: String!, $reverse: Boolean!) {
	fulfillmentOrders(first: $first, after: $after, query: $q, sortKey: UPDATED_AT, reverse: $reverse, includeClosed: true) {
		pageInfo { hasNextPage endCursor }
		nodes { id orderId updatedAt }
	}
}`;

export const ORDER_OF_FULFILLMENT_ORDER = `query OrderOfFulfillmentOrder($id: ID!) {
	node(id: $id) { ... on FulfillmentOrder { id orderId } }
}`;

export const BULK_OPERATION = `query BulkOperation($id: ID!) {
	node(id: $id) { ... on BulkOperation { id status type errorCode createdAt completedAt objectCount rootObjectCount fileSize url partialDataUrl } }
}`;

export const CHANGED_PRODUCTS = `query ChangedProducts($first: Int!, $after: String, $q: String!, $reverse: Boolean!) {
	products(first: $first, after: $after, query: $q, sortKey: UPDATED_AT, reverse: $reverse) {
		pageInfo { hasNextPage endCursor }
		nodes { id updatedAt variantsCount { count } }
	}
}`;
