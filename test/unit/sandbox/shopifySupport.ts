import { createVendor } from '../../../sandbox/shopify/index.ts';
import { DEFAULT_APP } from '../../../sandbox/shopify/defaults.ts';
import type { SandboxRequest, SandboxResponse, WebhookDelivery } from '../../../sandbox/core/types.ts';
import type { seedShop } from '../../../sandbox/shopify/admin/seed.ts';
import type { OrderSpec, PlacedOrder, ShopifySeed } from '../../../sandbox/shopify/admin/specs.ts';
import type { shopView } from '../../../sandbox/shopify/admin/views.ts';
import type { generateOrders } from '../../../sandbox/shopify/orders/generate.ts';

export interface Answer {
	/** Shaped by the query: read it with at and listAt. */
	data?: unknown;
	errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
	extensions?: { cost: Record<string, unknown>; search?: Record<string, unknown>[] };
}

/** What an admin action answers, as far as the tests read it. */
interface ActionResults {
	seed: ReturnType<typeof seedShop>;
	placeOrders: { orders: PlacedOrder[] };
	generateOrders: { orders: ReturnType<typeof generateOrders> };
	state: ReturnType<typeof shopView>;
}

type ActionResult<Name extends string> = Name extends keyof ActionResults ? ActionResults[Name] : unknown;

/** What stands at the end of a path of names and positions; a path that leads nowhere fails the test. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
	return path.reduce<unknown>((parent, step) => {
		if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, step)) {
			throw new Error(`no "${step}" of ${path.join('.')} in ${JSON.stringify(value)}`);
		}
		return (parent as Record<string | number, unknown>)[step];
	}, value);
}

/** The same where a list has to stand. */
export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
	const list = at(value, ...path);
	if (!Array.isArray(list)) throw new Error(`no list at ${path.join('.')} in ${JSON.stringify(value)}`);
	return list;
}

const START = Date.parse('2026-11-22T06:00:00Z');

/** One vendor without a server around it, with a clock that stands still. */
export function makeShop(options: { rateFactor?: number } = {}) {
	let now = START;
	let drawn = 0;
	const deliveries: WebhookDelivery[] = [];
	const vendor = createVendor({
		clock: { now: () => now },
		rateFactor: options.rateFactor ?? 1,
		random: () => (drawn = (drawn * 16807 + 12345) % 2147483647) / 2147483647,
		deliver: (delivery) => void deliveries.push(delivery),
		baseUrl: 'http://127.0.0.1:4001',
	});
	const act = <Name extends string>(name: Name, body: unknown = {}) =>
		vendor.admin[name]?.(body as never) as ActionResult<Name>;

	async function send(
		request: Partial<SandboxRequest> & { path: string; body?: unknown },
	): Promise<SandboxResponse> {
		const text = request.text ?? (request.body === undefined ? '' : JSON.stringify(request.body));
		return vendor.handle({
			method: 'POST',
			rawUrl: request.path,
			query: {},
			...request,
			headers: { 'content-type': 'application/json', host: '127.0.0.1:4001', ...request.headers },
			rawBody: Buffer.from(text),
			text,
		});
	}

	const graphqlRaw = (
		query: string,
		variables: unknown = {},
		headers: Record<string, string> = {},
		version = '2026-10',
	) =>
		send({
			path: `/admin/api/${version}/graphql.json`,
			headers: { 'x-shopify-access-token': DEFAULT_APP.accessToken, ...headers },
			body: { query, variables },
		});

	return {
		deliveries,
		send,
		graphqlRaw,
		act,
		advance: (ms: number) => void (now += ms),
		seed: (seed: ShopifySeed) => act('seed', seed),
		place: (...orders: OrderSpec[]): PlacedOrder[] => act('placeOrders', { orders }).orders,
		async graphql(
			query: string,
			variables: unknown = {},
			headers: Record<string, string> = {},
		): Promise<Answer> {
			const { body } = await graphqlRaw(query, variables, headers);
			return JSON.parse(JSON.stringify(body)) as Answer;
		},
	};
}

export const PULL_ORDERS = `query PullOrders($first: Int!, $after: String, $q: String!, $lines: Int!) {
  orders(first: $first, after: $after, query: $q, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id legacyResourceId name number createdAt updatedAt processedAt cancelledAt cancelReason closedAt test
      displayFinancialStatus displayFulfillmentStatus returnStatus requiresShipping
      tags note email phone poNumber sourceName paymentGatewayNames currencyCode presentmentCurrencyCode taxesIncluded
      customAttributes { key value }
      customer { id displayName firstName lastName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
      shippingAddress { firstName lastName name company address1 address2 zip city provinceCode countryCodeV2 phone }
      billingAddress { firstName lastName name company address1 address2 zip city provinceCode countryCodeV2 phone }
      shippingLine { title code source carrierIdentifier discountedPriceSet { shopMoney { amount currencyCode } } }
      currentTotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
      lineItems(first: $lines) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id name title variantTitle sku quantity currentQuantity refundableQuantity unfulfilledQuantity nonFulfillableQuantity requiresShipping isGiftCard taxable
          variant { id barcode inventoryItem { id } }
          discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount currencyCode } }
          taxLines { title rate priceSet { shopMoney { amount } } }
          customAttributes { key value }
        }
      }
    }
  }
}`;
