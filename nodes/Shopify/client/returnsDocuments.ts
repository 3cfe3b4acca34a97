// Checked against Shopify's schema like documents.ts.

/** What decides about goods that came back: the order's lines, and what was refunded and returned before. */
export const RETURN_STATE = `query ReturnState($id: ID!, $after: String, $withReturns: Boolean!) {
	order(id: $id) {
		id legacyResourceId name cancelledAt currencyCode presentmentCurrencyCode
		lineItems(first: 100, after: $after) {
			pageInfo { hasNextPage endCursor }
			nodes { id sku name quantity currentQuantity refundableQuantity }
		}
		refunds(first: 100) { id legacyResourceId note totalRefundedSet { presentmentMoney { amount currencyCode } } }
		returns(first: 50, reverse: true) @include(if: $withReturns) {
			nodes { id name status returnLineItems(first: 20) { nodes { id ... on ReturnLineItem { returnReasonNote } } } }
		}
	}
}`;

/** Shipped units of an order that may come back. */
export const RETURNABLE = `query Returnable($id: ID!, $after: String) {
	returnableFulfillments(orderId: $id, first: 10, after: $after) {
		pageInfo { hasNextPage endCursor }
		nodes {
			returnableFulfillmentLineItems(first: 50) {
				pageInfo { hasNextPage endCursor }
				nodes { quantity fulfillmentLineItem { id lineItem { id } } }
			}
		}
	}
}`;

export const RETURN_CREATE = `mutation ReturnCreate($input: ReturnInput!) {
	returnCreate(returnInput: $input) { return { id name status } userErrors { code field message } }
}`;
