const FULFILLMENT_ORDER_SCOPES = [
	'read_merchant_managed_fulfillment_orders',
	'read_third_party_fulfillment_orders',
	'read_assigned_fulfillment_orders',
];

/** Longer beginnings first. */
const SCOPES: [string, string[]][] = [
	['FULFILLMENT_ORDERS_', FULFILLMENT_ORDER_SCOPES],
	['FULFILLMENT_HOLDS_', FULFILLMENT_ORDER_SCOPES],
	['FULFILLMENTS_', ['read_fulfillments', 'read_orders', 'read_marketplace_orders']],
	['ORDERS_', ['read_orders', 'read_marketplace_orders']],
	['ORDER_TRANSACTIONS_', ['read_orders']],
	['REFUNDS_', ['read_orders']],
	['PRODUCTS_', ['read_products']],
	['VARIANTS_', ['read_products']],
	['INVENTORY_', ['read_inventory']],
	['CUSTOMERS_', ['read_customers']],
	['LOCATIONS_', ['read_locations']],
];

/** One of these is needed to subscribe; none = every app may. */
export const scopesOfTopic = (topic: string): string[] =>
	SCOPES.find(([start]) => topic.startsWith(start))?.[1] ?? [];

/** Resources whose name has an underscore of its own. */
const RESOURCES = [
	'FULFILLMENT_ORDERS',
	'FULFILLMENT_HOLDS',
	'INVENTORY_LEVELS',
	'INVENTORY_ITEMS',
	'BULK_OPERATIONS',
	'ORDER_TRANSACTIONS',
];

/** ORDERS_PARTIALLY_FULFILLED -> orders/partially_fulfilled. */
export function topicHeader(topic: string): string {
	const resource =
		RESOURCES.find((name) => topic.startsWith(`${name}_`)) ?? topic.slice(0, topic.indexOf('_'));
	return `${resource}/${topic.slice(resource.length + 1)}`.toLowerCase();
}
