// Every GraphQL document that the nodes send; a test validates all of them against Shopify's schema.

const MONEY = 'shopMoney { amount currencyCode }';

const TAX_LINES = `taxLines { title rate priceSet { ${MONEY} } }`;

const ADDRESS = 'firstName lastName name company address1 address2 zip city provinceCode countryCodeV2 phone';

const LINE_FIELDS = `fragment LineFields on LineItem {
	id name title variantTitle sku
	quantity currentQuantity unfulfilledQuantity nonFulfillableQuantity refundableQuantity
	requiresShipping isGiftCard taxable
	product { id }
	variant { id barcode inventoryItem { id } }
	discountedUnitPriceAfterAllDiscountsSet { ${MONEY} }
	${TAX_LINES}
	customAttributes { key value }
}`;

const ORDER_FIELDS = `fragment OrderFields on Order {
	id legacyResourceId name number createdAt updatedAt processedAt cancelledAt cancelReason closedAt test
	displayFinancialStatus displayFulfillmentStatus returnStatus requiresShipping
	tags note email phone poNumber sourceName paymentGatewayNames currencyCode presentmentCurrencyCode taxesIncluded
	customAttributes { key value }
	customer @include(if: $withCustomer) {
		id displayName firstName lastName
		defaultEmailAddress { emailAddress }
		defaultPhoneNumber { phoneNumber }
	}
	shippingAddress { ${ADDRESS} }
	billingAddress { ${ADDRESS} }
	shippingLine { title code source carrierIdentifier discountedPriceSet { ${MONEY} } ${TAX_LINES} }
	currentShippingPriceSet { ${MONEY} }
	currentTotalPriceSet { ${MONEY} presentmentMoney { amount currencyCode } }
	currentTotalTaxSet { ${MONEY} }
	lineItems(first: $lines) { pageInfo { hasNextPage endCursor } nodes { ...LineFields } }
}
${LINE_FIELDS}`;

export const ORDERS = `query Orders($first: Int!, $after: String, $q: String, $sort: OrderSortKeys!, $reverse: Boolean!, $lines: Int!, $withCustomer: Boolean!) {
	orders(first: $first, after: $after, query: $q, sortKey: $sort, reverse: $reverse) {
		pageInfo { hasNextPage endCursor }
		nodes { ...OrderFields }
	}
}
${ORDER_FIELDS}`;

export const ORDERS_BY_ID = `query OrdersById($ids: [ID!]!, $lines: Int!, $withCustomer: Boolean!) {
	nodes(ids: $ids) { ...OrderFields }
}
${ORDER_FIELDS}`;

export const ORDER_SUMMARIES = `query OrderSummaries($ids: [ID!]!) {
	nodes(ids: $ids) { ... on Order { id legacyResourceId name tags note cancelledAt closedAt } }
}`;

export const ORDER_NAMES = `query OrderNames($q: String!, $after: String) {
	orders(first: 250, after: $after, query: $q, sortKey: CREATED_AT, reverse: true) {
		pageInfo { hasNextPage endCursor }
		nodes { id name number }
	}
}`;

/** Reads on the lines of several long orders at once; the aliases count from o0. */
export function moreLines(count: number): string {
	const variables = times(count, (n) => `$id${n}: ID!, $after${n}: String!`).join(', ');
	const fields = times(
		count,
		(n) =>
			`	o${n}: order(id: $id${n}) { lineItems(first: $lines, after: $after${n}) { pageInfo { hasNextPage endCursor } nodes { ...LineFields } } }`,
	);
	return `query MoreLines($lines: Int!, ${variables}) {\n${fields.join('\n')}\n}\n${LINE_FIELDS}`;
}

/** Changes the tags of several orders at once; the aliases count from m0. */
export function changeTags(mutation: 'tagsAdd' | 'tagsRemove', count: number): string {
	const variables = times(count, (n) => `$id${n}: ID!, $tags${n}: [String!]!`).join(', ');
	const fields = times(
		count,
		(n) => `	m${n}: ${mutation}(id: $id${n}, tags: $tags${n}) { node { id } userErrors { field message } }`,
	);
	return `mutation ChangeTags(${variables}) {\n${fields.join('\n')}\n}`;
}

/** Replaces the notes of several orders at once; the aliases count from m0. */
export function changeNotes(count: number): string {
	const variables = times(count, (n) => `$input${n}: OrderInput!`).join(', ');
	const fields = times(
		count,
		(n) => `	m${n}: orderUpdate(input: $input${n}) { order { id } userErrors { field message } }`,
	);
	return `mutation ChangeNotes(${variables}) {\n${fields.join('\n')}\n}`;
}

export const LOCATIONS = `query Locations($after: String) {
	locations(first: 250, after: $after) {
		pageInfo { hasNextPage endCursor }
		nodes { id legacyResourceId name isActive }
	}
}`;

export const SCOPES_GRANTED = 'query Scopes { currentAppInstallation { accessScopes { handle } } }';

export const TEST_CONNECTION = `query TestConnection {
	shop { name myshopifyDomain currencyCode ianaTimezone orderNumberFormatPrefix orderNumberFormatSuffix }
	currentAppInstallation { accessScopes { handle } }
}`;

export const SUBSCRIPTIONS = `query Subscriptions($after: String) {
	webhookSubscriptions(first: 250, after: $after) {
		pageInfo { hasNextPage endCursor }
		nodes { id topic uri format includeFields filter createdAt updatedAt apiVersion { handle } }
	}
}`;

export const SUBSCRIPTION_CREATE = `mutation SubscriptionCreate($topic: WebhookSubscriptionTopic!, $webhook: WebhookSubscriptionInput!) {
	webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhook) {
		webhookSubscription { id }
		userErrors { field message }
	}
}`;

export const SUBSCRIPTION_DELETE = `mutation SubscriptionDelete($id: ID!) {
	webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } }
}`;

function times(count: number, make: (n: number) => string): string[] {
	return Array.from({ length: count }, (_, n) => make(n));
}
