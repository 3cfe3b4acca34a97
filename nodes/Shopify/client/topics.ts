/** Topics by the name that registration uses. `includeFields` keeps deliveries small: they are only hints. */
export interface Topic {
	/** As the header of a delivery says it. */
	header: string;
	title: string;
	description: string;
	includeFields: string[];
}

const ID_FIELDS = ['id', 'admin_graphql_api_id', 'updated_at'];

export const TOPICS: Record<string, Topic> = {
	ORDERS_CANCELLED: topic('orders/cancelled', 'Order Cancelled', 'An order was cancelled'),
	ORDERS_CREATE: topic('orders/create', 'Order Created', 'An order was placed'),
	ORDERS_DELETE: {
		...topic('orders/delete', 'Order Deleted', 'An order was deleted; only its ID is known'),
		includeFields: [],
	},
	// The body is about the edit and holds the order's id one level deeper.
	ORDERS_EDITED: {
		...topic('orders/edited', 'Order Edited', 'Lines of an order were edited'),
		includeFields: [],
	},
	ORDERS_FULFILLED: topic('orders/fulfilled', 'Order Fulfilled', 'Everything in an order was sent'),
	ORDERS_PAID: topic('orders/paid', 'Order Paid', 'An order was paid in full'),
	ORDERS_PARTIALLY_FULFILLED: topic(
		'orders/partially_fulfilled',
		'Order Partially Fulfilled',
		'A part of an order was sent',
	),
	ORDERS_UPDATED: topic(
		'orders/updated',
		'Order Updated',
		'Anything about an order changed; comes with all of the others',
	),
};

function topic(header: string, title: string, description: string): Topic {
	return { header, title, description, includeFields: ID_FIELDS };
}

export function topicOfHeader(header: string): string | undefined {
	return Object.entries(TOPICS).find(([, entry]) => entry.header === header)?.[0];
}
