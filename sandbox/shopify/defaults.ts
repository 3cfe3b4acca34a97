/** What a fresh shop looks like; tests and the start script read their credentials from here. */
export const DEFAULT_SHOP_NAME = 'sandbox-shop';

export const DEFAULT_SCOPES = [
	'write_orders',
	'read_customers',
	'read_products',
	'write_inventory',
	'read_locations',
	'write_merchant_managed_fulfillment_orders',
	'write_third_party_fulfillment_orders',
	'write_returns',
	'read_fulfillments',
];

export const DEFAULT_APP = {
	clientId: '5a6e0b0c7d1f4e2b9c3d8a7f60514233',
	clientSecret: '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',
	accessToken: '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',
};

/** docs/vendors/shopify.md, "Cost": bucket and restore rate per plan. */
export const PLANS = {
	standard: { maximumAvailable: 2000, restoreRate: 100 },
	advanced: { maximumAvailable: 4000, restoreRate: 200 },
	plus: { maximumAvailable: 20_000, restoreRate: 1000 },
} as const;

export type Plan = keyof typeof PLANS;

export const MAX_QUERY_COST = 1000;
export const MAX_PAGE_SIZE = 250;
export const MAX_PAGED_OBJECTS = 25_000;
export const MAX_LIST_ARGUMENT = 250;
export const ORDER_AGE_LIMIT_DAYS = 60;
export const TOKEN_LIFE_SECONDS = 86_400;
