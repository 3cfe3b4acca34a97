const FULFILLMENT_ORDER_SCOPES = [
	'read_merchant_managed_fulfillment_orders',
	'read_third_party_fulfillment_orders',
	'read_assigned_fulfillment_orders',
];

const RETURN_OR_ORDER_SCOPES = [
	'read_returns',
	'read_marketplace_returns',
	'read_orders',
	'read_marketplace_orders',
];

/** Longer beginnings first. */
const SCOPES: [string, string[]][] = [
	['FULFILLMENT_ORDERS_', FULFILLMENT_ORDER_SCOPES],
	['FULFILLMENT_HOLDS_', FULFILLMENT_ORDER_SCOPES],
	['FULFILLMENTS_', ['read_fulfillments', 'read_marketplace_orders']],
	['ORDERS_', ['read_orders', 'read_marketplace_orders']],
	['ORDER_TRANSACTIONS_', ['read_orders']],
	['REFUNDS_', ['read_orders', 'read_marketplace_orders']],
	['RETURNS_CANCEL', RETURN_OR_ORDER_SCOPES],
	['RETURNS_CLOSE', RETURN_OR_ORDER_SCOPES],
	['RETURNS_REOPEN', RETURN_OR_ORDER_SCOPES],
	['RETURNS_', ['read_returns', 'read_marketplace_returns']],
	['REVERSE_', ['read_returns', 'read_marketplace_returns']],
	['PRODUCTS_', ['read_products']],
	['VARIANTS_', ['read_products']],
	['INVENTORY_ITEMS_', ['read_inventory', 'read_products']],
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
	'REVERSE_DELIVERIES',
	'REVERSE_FULFILLMENT_ORDERS',
	'ORDER_TRANSACTIONS',
];

/** ORDERS_PARTIALLY_FULFILLED -> orders/partially_fulfilled. */
export function topicHeader(topic: string): string {
	const resource =
		RESOURCES.find((name) => topic.startsWith(`${name}_`)) ?? topic.slice(0, topic.indexOf('_'));
	return `${resource}/${topic.slice(resource.length + 1)}`.toLowerCase();
}
