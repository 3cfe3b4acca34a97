// Sources: docs/vendors/shopify.md, the section named behind each value.

/** Newest stable version; supported until 2027-10 (versions). */
export const API_VERSION = '2026-10';
export const API_VERSION_PATTERN = /^(\d{4}-(01|04|07|10)|unstable)$/;

/** Largest `first` of a connection and largest array argument (limits). */
export const PAGE_SIZE = 250;
export const IDS_PER_CALL = 250;

/** Order numbers in one search; ours, to keep the search string short. */
export const NAMES_PER_SEARCH = 25;

/** Paging one connection ends here (limits). */
export const OBJECTS_PER_PAGING = 25_000;

/** A single query may not ask for more cost points, on any plan (cost). */
export const HIGHEST_QUERY_COST = 1000;

/** Mutations cost 10 points each and more, so that 50 of them stay well below the highest cost (batches). */
export const MUTATIONS_PER_CALL = 50;

/** Lines that come with each order; longer orders are read on in batches (paging). */
export const LINES_PER_ORDER = 50;
export const FEWEST_LINES_PER_ORDER = 10;
/** Orders whose further lines are read in one call, and lines of each. */
export const LONG_ORDERS_PER_CALL = 10;
export const MORE_LINES = 100;

/** What comes with each order when it is asked for its fulfillment orders; more is read on (fulfillment). */
export const PIECES_PER_ORDER = 10;
export const PIECE_LINES = 20;
/** Fulfillments of an order are a plain list without pages (fulfillment). */
export const FULFILLMENTS_PER_ORDER = 50;
/** Most lines of a fulfillment order that one fulfillment may name (fulfillment). */
export const LINES_PER_FULFILLMENT_ORDER = 512;
/** Pause before a fulfillment is looked for whose answer was lost. Ours, not from Shopify. */
export const LOOK_AGAIN_MS = 1000;
/** Orders in one such look, so few that the query never becomes too dear. Ours. */
export const ORDERS_PER_LOOK_UP = 10;

/** Longest note of an order in characters (orders). */
export const LONGEST_NOTE = 5000;

/** Orders older than this are left out without an error unless the token has read_all_orders (scopes). */
export const DAYS_WITHOUT_ALL_ORDERS = 60;

/** What Shopify charges a page of orders in advance, as a first guess; answers correct it (cost). */
export const FIRST_COST = 100;

/** The index behind search follows writes by a moment, and our clock may differ (search). */
export const POLL_OVERLAP_SECONDS = 120;
export const POLL_LAG_SECONDS = 5;

/** Shopify wants the answer to a webhook within 5 seconds (webhooks). */
export const WEBHOOK_READ_MS = 3000;
/** Variants of one product that are read for a webhook: one request. Ours, to stay within that time. */
export const VARIANTS_PER_WEBHOOK = PAGE_SIZE;
/** How often a trigger looks whether its webhooks are still there. Ours, not from Shopify. */
export const HOOK_CHECK_MS = 900_000;
/** Deliveries are repeated for 4 hours at most with the same id; remembering the last ones is enough (webhooks). */
export const WEBHOOK_IDS_KEPT = 200;

/** Shortest wait after a refusal for lack of points (cost). */
export const BUCKET_FLOOR_MS = 1000;

export const TIMEOUT_MS = 60_000;

/** Tokens live for 24 hours; a new one is fetched earlier so that added scopes count soon (sign-in). */
export const TOKEN_KEPT_MS = 3_600_000;

export const SCOPES = {
	readOrders: 'read_orders',
	writeOrders: 'write_orders',
	readCustomers: 'read_customers',
	readProducts: 'read_products',
	readLocations: 'read_locations',
	readInventory: 'read_inventory',
	writeInventory: 'write_inventory',
	readFulfillments: 'read_fulfillments',
	writeReturns: 'write_returns',
	readAllOrders: 'read_all_orders',
	/** Fulfillment orders at the merchant's own locations, and at those of fulfillment services. */
	readOwnPieces: 'read_merchant_managed_fulfillment_orders',
	readOthersPieces: 'read_third_party_fulfillment_orders',
	writeOwnPieces: 'write_merchant_managed_fulfillment_orders',
	writeOthersPieces: 'write_third_party_fulfillment_orders',
} as const;

/** Orders are cancelled in the background: pauses between two looks. Ours, not from Shopify. */
export const CANCEL_LOOK_MS = 500;
export const CANCEL_LONGEST_LOOK_MS = 5000;
export const CANCEL_WAIT_SECONDS = 30;
/** Longest staff note of a cancellation in characters (orders). */
export const LONGEST_CANCEL_NOTE = 255;

/** Orders per request when a poll looks for refunds, fulfillments and returns; fewer when Shopify finds that too much. */
export const CHANGED_PER_PAGE = 50;

/** Orders per request when refunds are read; fewer when Shopify finds that too much. */
export const REFUNDED_PER_PAGE = 25;
/** Longest note of a returned line in characters, after the schema (returns). */
export const LONGEST_RETURN_NOTE = 255;

/** Stock levels in one call of inventorySetQuantities and inventoryAdjustQuantities (batches). */
export const STOCK_PER_CALL = 250;
/** Highest figure that inventorySetQuantities takes (products, stock). */
export const HIGHEST_STOCK = 1_000_000_000;
/** SKUs in one search; ours, to keep the search string short. */
export const SKUS_PER_SEARCH = 50;
/** Locations whose levels are read in one query, so that a page of 250 variants stays below the highest cost. Ours. */
export const LOCATIONS_PER_QUERY = 15;
/** More variants than this are read by a bulk operation when the node may choose. Ours: 10 pages. */
export const VARIANTS_BY_PAGES = 2500;
/** Pauses while the same idempotency key is still at work, and how often. Ours, not from Shopify. */
export const KEY_BUSY_MS = 1000;
export const KEY_BUSY_TRIES = 5;

/** Metafields in one call of metafieldsSet and metafieldsDelete (batches). */
export const METAFIELDS_PER_CALL = 25;

/** Pauses between two looks at a bulk operation: the first, doubled each time up to the longest. Ours (bulk). */
export const BULK_FIRST_LOOK_MS = 500;
export const BULK_LONGEST_LOOK_MS = 15_000;
/** How often a broken download of a bulk operation's file is taken up again. Ours. */
export const BULK_DOWNLOAD_TRIES = 4;
/** Bulk operations of one app that may run at once; a sixth waits this long for a place. Ours. */
export const BULK_PLACE_WAIT_MS = 10_000;
export const BULK_PLACE_TRIES = 30;
/** How long the node waits for a bulk operation unless told otherwise, in minutes. Ours. */
export const BULK_WAIT_MINUTES = 60;

/** Pictures that come with each product. Ours, so that a page of 250 variants stays below the highest cost. */
export const IMAGES_PER_PRODUCT = 5;
/** Products in one search by their IDs; ours, to keep the search string short. */
export const PRODUCTS_PER_SEARCH = 100;
/** Different metafields of one owner read in one query. Ours. */
export const METAFIELD_NAMES_PER_QUERY = 10;
