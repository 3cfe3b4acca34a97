import { SCOPES } from './limits';

interface Feature {
	title: string;
	/** One of them is enough. */
	scopes: readonly string[];
}

/** What each part of the nodes needs beyond reading orders; docs/vendors/shopify.md, "Scopes". */
const FEATURES: readonly Feature[] = [
	{ title: 'tags, notes, cancelling and refunds', scopes: [SCOPES.writeOrders] },
	{ title: 'customers of orders', scopes: [SCOPES.readCustomers] },
	{ title: 'products', scopes: [SCOPES.readProducts] },
	{ title: 'locations', scopes: [SCOPES.readLocations, SCOPES.readInventory] },
	{ title: 'stock', scopes: [SCOPES.writeInventory] },
	{ title: 'pieces of orders and shipments', scopes: [SCOPES.writeOwnPieces] },
	{ title: 'those of fulfillment services', scopes: [SCOPES.writeOthersPieces] },
	{ title: 'events of fulfillments', scopes: [SCOPES.readFulfillments] },
	{ title: 'returns', scopes: [SCOPES.writeReturns] },
];

/** `feature (scope)` for everything that the app may not do; a write scope stands for the read scope too. */
export function impossibleWith(granted: ReadonlySet<string>): string[] {
	return FEATURES.filter(({ scopes }) => !scopes.some((scope) => granted.has(scope))).map(
		({ title, scopes }) => `${title} (${scopes[0] ?? ''})`,
	);
}
