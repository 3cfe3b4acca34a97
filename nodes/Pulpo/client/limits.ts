/** Rows of one page of a list; the vendor names no maximum. docs/vendors/pulpo.md, pages */
export const PAGE_SIZE = 100;

/** A page with at least so many rows may have been cut short by the vendor. docs/vendors/pulpo.md, pages */
export const FULL_PAGE = 100;

/** Rows of one page of a long list; in use by other clients. docs/vendors/pulpo.md, pages */
export const LARGEST_PAGE = 1_000;

/** Values of one bracket filter, such as `order_num[]`. docs/vendors/pulpo.md, look-ups */
export const LOOK_UP_SIZE = 100;

/** Longest query of a look-up in encoded characters: servers of this kind take a request line of 8,000 bytes. */
export const LOOK_UP_QUERY = 7_000;

/** Rows of one bulk call; not documented, so it is a setting. docs/vendors/pulpo.md, bulk */
export const BULK_SIZE = 50;

export const NORMAL_TIMEOUT_MS = 30_000;
export const BULK_TIMEOUT_MS = 120_000;

/** docs/vendors/pulpo.md, rate */
export const RETRIES = {
	attempts: 5,
	budgetMs: 120_000,
	firstDelayMs: 2_000,
	longestDelayMs: 60_000,
};

/** How often rows of a bulk call that got no clear answer are looked up and sent again. */
export const WRITE_ROUNDS = 4;

/** After an unclear answer the vendor may still be at work; it is asked only after this time. */
export const UNCLEAR_PAUSE_MS = 1_500;

/** Longest text of names, numbers and labels. docs/vendors/pulpo.md, field lengths */
export const LONGEST_TEXT = 255;

/** A fresh token is shared by everything that asks within this time, so that nobody logs in twice. */
export const TOKEN_SHARED_MS = 60_000;

/** After a refused login nothing is sent to the login address for this time: repeated refusals end in a ban. */
export const REFUSED_LOGIN_PAUSE_MS = 15_000;

/** After a sign of the vendor's ban on log-ins. docs/vendors/pulpo.md, log-in */
export const BANNED_LOGIN_PAUSE_MS = 60_000;

/** The states in which an order can still be changed. docs/vendors/pulpo.md, states */
export const EDITABLE_STATES: readonly string[] = ['queue', 'paused'];

/** Kinds of stock movements. docs/vendors/pulpo.md, products and stock */
export const MOVEMENT_TYPES = [
	'picking',
	'packing',
	'shipping',
	'movement',
	'counting',
	'kitting',
	'incoming_good',
	'stock_mod',
	'initial_stock',
] as const;

/** Purchase orders: the state in which nobody works on them, and all of them. docs/vendors/pulpo.md, receipts */
export const PURCHASE_EDITABLE_STATES: readonly string[] = ['queue'];
export const PURCHASE_STATES = ['queue', 'checking', 'closed'] as const;

export const ORDER_STATES = [
	'queue',
	'paused',
	'picking',
	'packing',
	'shipping',
	'ended',
	'cancelled',
] as const;

/** docs/vendors/pulpo.md, packing */
export const PACKING_STATES = ['draft', 'queue', 'taken', 'locked', 'ended', 'closed', 'cancelled'] as const;

/** The states in which packing is done. */
export const PACKED_STATES: readonly string[] = ['ended', 'closed'];

/** Ids of events that the trigger remembers: the vendor names no number of repeats. docs/vendors/pulpo.md, webhooks */
export const EVENT_IDS_KEPT = 500;

/** Times have a resolution of one second, and a change may become visible late. docs/vendors/pulpo.md, polling */
export const POLL_OVERLAP_SECONDS = 120;
export const POLL_LAG_SECONDS = 5;

/** How often the trigger looks whether its webhooks are still there. */
export const HOOK_CHECK_MS = 900_000;
