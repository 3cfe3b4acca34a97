/** What the vendor does not document, or what differs from tenant to tenant. Set by admin `seed` {config} or `configure`. */
export interface PulpoConfig {
	/** What the answer to a login says, in seconds. */
	expiresIn: number;
	/** How long a token really works, in seconds. Shorter than what the answer says: the vendor's sources disagree. */
	tokenLifeSeconds: number;
	/** More logins of one user within a minute get the caller banned from /auth. */
	maxLoginsPerMinute: number;
	banSeconds: number;
	banStatus: 403 | 429;
	maxBulkRows: number;
	maxBodyBytes: number;
	maxRequestLineBytes: number;
	/** Longer pages are cut to this without a word. */
	maxPageSize: number;
	/** Filters that ignore the bracket form, so that the list comes unfiltered. */
	deafToBrackets: string[];
	/** The tenant setting "Rename sales orders on cancellation". */
	renameOnCancellation: boolean;
	/** Whether packed and shipped orders can still be cancelled. */
	cancelAfterPicking: boolean;
	/** Without a free packing location an order in picking cannot be cancelled. */
	packingLocationFree: boolean;
	/** Whether a second third party with the same identifier_number is refused. */
	uniqueIdentifierNumbers: boolean;
	/** Whether stock lists come as {"stocks": [...]} instead of a bare array. */
	wrapStockLists: boolean;
	/** Whether box items name their lots and serial numbers too: the description has such rows, but names them nowhere in a box. */
	batchesInBoxes: boolean;
	/** Whether a purchase order has `state` beside `order_state_id`; the description names only the number. */
	purchaseOrderState: boolean;
	/** Whether summary and availability come page by page like every other list. */
	pageStockSummary: boolean;
	webhookTimeoutMs: number;
	webhookRetryDelaysMs: number[];
}

export const DEFAULT_CONFIG: PulpoConfig = {
	expiresIn: 43_200,
	tokenLifeSeconds: 3_600,
	maxLoginsPerMinute: 5,
	banSeconds: 600,
	banStatus: 403,
	maxBulkRows: 500,
	maxBodyBytes: 8_000_000,
	maxRequestLineBytes: 8_000,
	maxPageSize: 1_000,
	deafToBrackets: [],
	renameOnCancellation: false,
	cancelAfterPicking: false,
	packingLocationFree: true,
	uniqueIdentifierNumbers: true,
	wrapStockLists: false,
	batchesInBoxes: false,
	purchaseOrderState: false,
	pageStockSummary: true,
	webhookTimeoutMs: 10_000,
	webhookRetryDelaysMs: [],
};
