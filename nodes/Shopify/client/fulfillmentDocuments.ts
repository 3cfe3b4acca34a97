// GraphQL documents about fulfillment orders and fulfillments; the test of documents.ts validates these too.

const TRACKING = 'trackingInfo(first: 50) { company number url }';

const FO_LINE_FIELDS = `fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {
	id sku totalQuantity remainingQuantity requiresShipping lineItem { id }
}`;

const FO_FIELDS = `fragment FulfillmentOrderFields on FulfillmentOrder {
	id status requestStatus orderId orderName createdAt updatedAt fulfillAt fulfillBy
	assignedLocation { name location { id } }
	deliveryMethod { methodType }
	supportedActions { action }
	fulfillmentHolds { id reason reasonNotes }
	lineItems(first: $lines) { pageInfo { hasNextPage endCursor } nodes { ...FulfillmentOrderLineFields } }
}
${FO_LINE_FIELDS}`;

/** `displayable` stays false: pieces are counted, so that merged and moved ones must be there too. */
export const FULFILLMENT_STATES = `query FulfillmentStates($ids: [ID!]!, $pieces: Int!, $lines: Int!, $shipments: Int!, $withShipments: Boolean!) {
	nodes(ids: $ids) { ... on Order {
		id legacyResourceId name cancelledAt
		fulfillmentOrders(first: $pieces) {
			pageInfo { hasNextPage endCursor }
			nodes { ...FulfillmentOrderFields }
		}
		fulfillments(first: $shipments) @include(if: $withShipments) {
			id name status createdAt ${TRACKING}
			fulfillmentLineItems(first: $lines) { pageInfo { hasNextPage endCursor } nodes { quantity lineItem { id } } }
		}
	} }
}
${FO_FIELDS}`;

export const MORE_PIECES = `query MorePieces($id: ID!, $after: String, $pieces: Int!, $lines: Int!) {
	order(id: $id) { fulfillmentOrders(first: $pieces, after: $after) {
		pageInfo { hasNextPage endCursor }
		nodes { ...FulfillmentOrderFields }
	} }
}
${FO_FIELDS}`;

/** Reads on the lines of several long fulfillment orders at once; the aliases count from f0. */
export function morePieceLines(count: number): string {
	const variables = times(count, (n) => `$id${n}: ID!, $after${n}: String`).join(', ');
	const fields = times(
		count,
		(n) =>
			`	f${n}: fulfillmentOrder(id: $id${n}) { lineItems(first: $lines, after: $after${n}) { pageInfo { hasNextPage endCursor } nodes { ...FulfillmentOrderLineFields } } }`,
	);
	return `query MorePieceLines($lines: Int!, ${variables}) {\n${fields.join('\n')}\n}\n${FO_LINE_FIELDS}`;
}

export const FULFILLMENT_ORDERS = `query FulfillmentOrders($first: Int!, $after: String, $q: String, $closed: Boolean!, $lines: Int!) {
	fulfillmentOrders(first: $first, after: $after, query: $q, includeClosed: $closed, sortKey: UPDATED_AT) {
		pageInfo { hasNextPage endCursor }
		nodes { ...FulfillmentOrderFields }
	}
}
${FO_FIELDS}`;

export const FULFILLMENT_ORDERS_BY_ID = `query FulfillmentOrdersById($ids: [ID!]!, $lines: Int!) {
	nodes(ids: $ids) { ...FulfillmentOrderFields }
}
${FO_FIELDS}`;

export const FULFILLMENTS_BY_ID = `query FulfillmentsById($ids: [ID!]!) {
	nodes(ids: $ids) { ... on Fulfillment { id name status createdAt ${TRACKING} order { id legacyResourceId name } } }
}`;

const ERRORS = 'userErrors { field message }';
const FULFILLMENT = `fulfillment { id name status createdAt ${TRACKING} }`;

/** What can be done to many records in one document: each mutation with the types of its arguments. */
const MUTATIONS = {
	create: {
		name: 'CreateFulfillments',
		call: (n: number) => `fulfillmentCreate(fulfillment: $input${n}) { ${FULFILLMENT} ${ERRORS} }`,
		variables: (n: number) => `$input${n}: FulfillmentInput!`,
	},
	track: {
		name: 'UpdateTracking',
		call: (n: number) =>
			`fulfillmentTrackingInfoUpdate(fulfillmentId: $id${n}, trackingInfoInput: $input${n}, notifyCustomer: $notify${n}) { ${FULFILLMENT} ${ERRORS} }`,
		variables: (n: number) => `$id${n}: ID!, $input${n}: FulfillmentTrackingInput!, $notify${n}: Boolean`,
	},
	cancel: {
		name: 'CancelFulfillments',
		call: (n: number) => `fulfillmentCancel(id: $id${n}) { ${FULFILLMENT} ${ERRORS} }`,
		variables: (n: number) => `$id${n}: ID!`,
	},
	release: {
		name: 'ReleaseHolds',
		call: (n: number) =>
			`fulfillmentOrderReleaseHold(id: $id${n}) { fulfillmentOrder { id status } ${ERRORS} }`,
		variables: (n: number) => `$id${n}: ID!`,
	},
	hold: {
		name: 'HoldFulfillmentOrders',
		call: (n: number) =>
			`fulfillmentOrderHold(id: $id${n}, fulfillmentHold: $input${n}) { fulfillmentOrder { id status } ${ERRORS} }`,
		variables: (n: number) => `$id${n}: ID!, $input${n}: FulfillmentOrderHoldInput!`,
	},
	move: {
		name: 'MoveFulfillmentOrders',
		call: (n: number) =>
			`fulfillmentOrderMove(id: $id${n}, newLocationId: $to${n}) { movedFulfillmentOrder { id status } ${ERRORS} }`,
		variables: (n: number) => `$id${n}: ID!, $to${n}: ID!`,
	},
} as const;

export type FulfillmentMutation = keyof typeof MUTATIONS;

/** One mutation for several records at once; the aliases count from m0. */
export function fulfillmentMutations(kind: FulfillmentMutation, count: number): string {
	const { name, call, variables } = MUTATIONS[kind];
	const declared = times(count, variables).join(', ');
	return `mutation ${name}(${declared}) {\n${times(count, (n) => `	m${n}: ${call(n)}`).join('\n')}\n}`;
}

function times(count: number, make: (n: number) => string): string[] {
	return Array.from({ length: count }, (_, n) => make(n));
}
