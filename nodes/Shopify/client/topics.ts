/** Groups of topics; one trigger watches one of them, so that all of its items have the same form. */
export const WATCHES = [
	'orders',
	'refunds',
	'fulfillments',
	'fulfillmentOrders',
	'returns',
	'products',
	'inventory',
	'other',
] as const;
export type WatchName = (typeof WATCHES)[number];

/** What the body of a delivery is about. orderChild: a refund, fulfillment or return, whose order is named too. */
export type SubjectKind =
	| 'order'
	| 'orderChild'
	| 'fulfillmentOrder'
	| 'product'
	| 'inventoryItem'
	| 'inventoryLevel'
	| 'bulkOperation'
	| 'app';

/** Topics by the name that registration uses. `includeFields` keeps deliveries small: they are only hints. */
export interface Topic {
	watch: WatchName;
	subject: SubjectKind;
	/** As the header of a delivery says it. */
	header: string;
	title: string;
	description: string;
	includeFields: string[];
	/** The thing is gone or cannot be read any more: only its id is handed on. */
	gone: boolean;
}

const ID_FIELDS = ['id', 'admin_graphql_api_id', 'updated_at'];
const CHILD_FIELDS = ['id', 'admin_graphql_api_id', 'order_id'];
const ALL_FIELDS: string[] = [];

interface Group {
	watch: WatchName;
	subject: SubjectKind;
	/** First half of the header. */
	resource: string;
	includeFields: string[];
}

type Row = [event: string, title: string, description: string, special?: Partial<Topic>];

/** A body that is about something deleted has few fields, and not all of those that we ask for elsewhere. */
const GONE = { gone: true, includeFields: ALL_FIELDS };

const groups: Array<[Group, Row[]]> = [
	[
		{ watch: 'orders', subject: 'order', resource: 'orders', includeFields: ID_FIELDS },
		[
			['cancelled', 'Order Cancelled', 'An order was cancelled'],
			['create', 'Order Created', 'An order was placed'],
			['delete', 'Order Deleted', 'An order was deleted; only its ID is known', GONE],
			// The body is about the edit and holds the order's id one level deeper.
			['edited', 'Order Edited', 'Lines of an order were edited', { includeFields: ALL_FIELDS }],
			['fulfilled', 'Order Fulfilled', 'Everything in an order was sent'],
			['paid', 'Order Paid', 'An order was paid in full'],
			['partially_fulfilled', 'Order Partially Fulfilled', 'A part of an order was sent'],
			['updated', 'Order Updated', 'Anything about an order changed; comes with all of the others'],
		],
	],
	[
		{ watch: 'refunds', subject: 'orderChild', resource: 'refunds', includeFields: CHILD_FIELDS },
		[['create', 'Refund Created', 'A refund was made']],
	],
	[
		{ watch: 'fulfillments', subject: 'orderChild', resource: 'fulfillments', includeFields: CHILD_FIELDS },
		[
			['create', 'Fulfillment Created', 'Something was sent'],
			['update', 'Fulfillment Updated', 'Tracking or state of something sent changed'],
		],
	],
	[
		// The body names the fulfillment order only, under names that differ from topic to topic.
		{
			watch: 'fulfillmentOrders',
			subject: 'fulfillmentOrder',
			resource: 'fulfillment_orders',
			includeFields: ALL_FIELDS,
		},
		[
			['cancelled', 'Cancelled', 'A fulfillment order was cancelled'],
			['hold_released', 'Hold Released', 'A fulfillment order is no longer on hold'],
			['merged', 'Merged', 'Several fulfillment orders became one'],
			['moved', 'Moved', 'A fulfillment order went to another location'],
			['order_routing_complete', 'Order Routing Complete', 'It is decided which locations send a new order'],
			['placed_on_hold', 'Placed on Hold', 'A fulfillment order was put on hold'],
			['rescheduled', 'Rescheduled', 'A fulfillment order was put off or brought forward'],
			[
				'scheduled_fulfillment_order_ready',
				'Scheduled Is Ready',
				'The day of a scheduled fulfillment order came',
			],
			['split', 'Split', 'A fulfillment order was divided'],
		],
	],
	[
		{ watch: 'returns', subject: 'orderChild', resource: 'returns', includeFields: ALL_FIELDS },
		[
			['approve', 'Return Approved', 'A return may be sent back'],
			['cancel', 'Return Cancelled', 'A return was called off'],
			['close', 'Return Closed', 'A return is done'],
			['decline', 'Return Declined', 'A return that was asked for is refused'],
			['reopen', 'Return Reopened', 'A return that was closed is open again'],
			['request', 'Return Requested', 'A customer asks for a return'],
			['update', 'Return Updated', 'Anything about a return changed'],
		],
	],
	[
		{ watch: 'products', subject: 'product', resource: 'products', includeFields: ID_FIELDS },
		[
			['create', 'Product Created', 'A product was created'],
			['delete', 'Product Deleted', 'A product was deleted; only its ID is known', GONE],
			['update', 'Product Updated', 'A product or a variant changed; orders that take stock count as well'],
		],
	],
	[
		{ watch: 'inventory', subject: 'inventoryItem', resource: 'inventory_items', includeFields: ID_FIELDS },
		[
			['create', 'Inventory Item Created', 'A variant that can have stock was created'],
			[
				'delete',
				'Inventory Item Deleted',
				'A variant that had stock was deleted; only its ID is known',
				GONE,
			],
			['update', 'Inventory Item Updated', 'SKU, cost or tracking of a variant changed'],
		],
	],
	[
		{
			watch: 'inventory',
			subject: 'inventoryLevel',
			resource: 'inventory_levels',
			includeFields: ALL_FIELDS,
		},
		[
			['connect', 'Stocked at Location', 'A variant can have stock at a location from now on'],
			['disconnect', 'No Longer Stocked', 'A variant has no stock at a location any more', GONE],
			['update', 'Stock Changed', 'The stock of a variant at a location changed'],
		],
	],
	[
		{ watch: 'other', subject: 'app', resource: 'app', includeFields: ALL_FIELDS },
		[['uninstalled', 'App Uninstalled', 'The app was removed; nothing can be read any more', GONE]],
	],
	[
		{
			watch: 'other',
			subject: 'bulkOperation',
			resource: 'bulk_operations',
			includeFields: ALL_FIELDS,
		},
		[['finish', 'Bulk Operation Finished', 'A bulk query or mutation of this app has ended']],
	],
];

export const TOPICS: Record<string, Topic> = Object.fromEntries(
	groups.flatMap(([{ resource, ...group }, rows]) =>
		rows.map(([event, title, description, special = {}]): [string, Topic] => [
			`${resource}_${event}`.toUpperCase(),
			{ ...group, header: `${resource}/${event}`, title, description, gone: false, ...special },
		]),
	),
);

export function topicOfHeader(header: string): string | undefined {
	return Object.entries(TOPICS).find(([, entry]) => entry.header === header)?.[0];
}

export function topicsOf(watch: WatchName): string[] {
	return Object.keys(TOPICS).filter((name) => TOPICS[name]?.watch === watch);
}
