// Checked against Shopify's schema like documents.ts.

const MONEY = 'shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }';

const REFUND_FIELDS = `fragment RefundFields on Refund {
	id legacyResourceId createdAt processedAt updatedAt note
	totalRefundedSet { ${MONEY} }
	refundLineItems(first: $lines) {
		pageInfo { hasNextPage endCursor }
		nodes {
			id quantity restockType restocked location { id name }
			subtotalSet { ${MONEY} } totalTaxSet { ${MONEY} }
			lineItem { id sku name }
		}
	}
	refundShippingLines(first: 5) { nodes { id subtotalAmountSet { ${MONEY} } taxAmountSet { ${MONEY} } } }
	orderAdjustments(first: 10) { nodes { id reason amountSet { ${MONEY} } taxAmountSet { ${MONEY} } } }
	transactions(first: 10) { nodes { id kind status gateway amountSet { ${MONEY} } } }
}`;

const ORDER_HEAD = 'id legacyResourceId name updatedAt taxesIncluded currencyCode presentmentCurrencyCode';

/** Orders that changed, with their refunds. */
export const CHANGED_REFUNDS = `query ChangedRefunds($first: Int!, $after: String, $q: String, $lines: Int!) {
	orders(first: $first, after: $after, query: $q, sortKey: UPDATED_AT) {
		pageInfo { hasNextPage endCursor }
		nodes { ${ORDER_HEAD} refunds(first: 50) { ...RefundFields } }
	}
}
${REFUND_FIELDS}`;

export const REFUNDS_OF_ORDERS = `query RefundsOfOrders($ids: [ID!]!, $lines: Int!) {
	nodes(ids: $ids) { ... on Order { ${ORDER_HEAD} refunds(first: 50) { ...RefundFields } } }
}
${REFUND_FIELDS}`;

export const MORE_REFUND_LINES = `query MoreRefundLines($id: ID!, $after: String!) {
	refund(id: $id) {
		refundLineItems(first: 250, after: $after) {
			pageInfo { hasNextPage endCursor }
			nodes {
				id quantity restockType restocked location { id name }
				subtotalSet { ${MONEY} } totalTaxSet { ${MONEY} }
				lineItem { id sku name }
			}
		}
	}
}`;

/** What a refund would come to. */
export const SUGGESTED_REFUND = `query SuggestedRefund($id: ID!, $lines: [RefundLineItemInput!], $shipping: Boolean) {
	order(id: $id) {
		suggestedRefund(refundLineItems: $lines, refundShipping: $shipping) {
			amountSet { ${MONEY} }
			maximumRefundableSet { ${MONEY} }
			shipping { amountSet { ${MONEY} } }
			suggestedTransactions { gateway kind amountSet { ${MONEY} } parentTransaction { id } }
		}
	}
}`;

export const REFUND_CREATE = `mutation RefundCreate($input: RefundInput!, $key: String!) {
	refundCreate(input: $input) @idempotent(key: $key) {
		refund { id legacyResourceId note totalRefundedSet { ${MONEY} } }
		userErrors { field message }
	}
}`;
