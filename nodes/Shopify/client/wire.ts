// What Shopify sends, as far as we use it. Decimal, Money and UnsignedInt64 are texts; enums may gain values.

export interface WireMoney {
	shopMoney: { amount: string; currencyCode: string };
}

export interface WireTaxLine {
	title: string;
	rate: number | null;
	priceSet: WireMoney;
}

export interface WireAttribute {
	key: string;
	value: string | null;
}

export interface WireAddress {
	firstName: string | null;
	lastName: string | null;
	name: string | null;
	company: string | null;
	address1: string | null;
	address2: string | null;
	zip: string | null;
	city: string | null;
	provinceCode: string | null;
	countryCodeV2: string | null;
	phone: string | null;
}

export interface WireCustomer {
	id: string;
	displayName: string;
	firstName: string | null;
	lastName: string | null;
	defaultEmailAddress: { emailAddress: string } | null;
	defaultPhoneNumber: { phoneNumber: string } | null;
}

export interface WireLine {
	id: string;
	name: string;
	title: string;
	variantTitle: string | null;
	sku: string | null;
	/** As ordered, removed and refunded units included. */
	quantity: number;
	currentQuantity: number;
	unfulfilledQuantity: number;
	nonFulfillableQuantity: number;
	refundableQuantity: number;
	requiresShipping: boolean;
	isGiftCard: boolean;
	taxable: boolean;
	/** null: the product was deleted, or the line never had one. */
	product: { id: string } | null;
	variant: { id: string; barcode: string | null; inventoryItem: { id: string } } | null;
	discountedUnitPriceAfterAllDiscountsSet: WireMoney;
	taxLines: WireTaxLine[];
	customAttributes: WireAttribute[];
}

export interface WireShippingLine {
	title: string;
	code: string | null;
	source: string | null;
	carrierIdentifier: string | null;
	discountedPriceSet: WireMoney;
	taxLines: WireTaxLine[];
}

export interface PageInfo {
	hasNextPage: boolean;
	endCursor: string | null;
}

export interface WirePage<T> {
	pageInfo: PageInfo;
	nodes: T[];
}

export interface WireOrder {
	id: string;
	legacyResourceId: string;
	name: string;
	number: number;
	createdAt: string;
	updatedAt: string;
	processedAt: string;
	cancelledAt: string | null;
	cancelReason: string | null;
	closedAt: string | null;
	test: boolean;
	displayFinancialStatus: string | null;
	displayFulfillmentStatus: string;
	returnStatus: string;
	requiresShipping: boolean;
	tags: string[];
	note: string | null;
	email: string | null;
	phone: string | null;
	poNumber: string | null;
	sourceName: string | null;
	paymentGatewayNames: string[];
	currencyCode: string;
	presentmentCurrencyCode: string;
	taxesIncluded: boolean;
	customAttributes: WireAttribute[];
	/** Absent when it was not asked for. */
	customer?: WireCustomer | null;
	shippingAddress: WireAddress | null;
	billingAddress: WireAddress | null;
	shippingLine: WireShippingLine | null;
	currentShippingPriceSet: WireMoney;
	currentTotalPriceSet: WireMoney;
	currentTotalTaxSet: WireMoney;
	lineItems: WirePage<WireLine>;
}

export interface WireUserError {
	field: string[] | null;
	message: string;
}

export interface WireLocation {
	id: string;
	legacyResourceId: string;
	name: string;
	isActive: boolean;
}

export interface WireSubscription {
	id: string;
	topic: string;
	uri: string;
	format: string;
	includeFields: string[];
	filter: string | null;
	createdAt: string;
	updatedAt: string;
	apiVersion: { handle: string };
}

const GID = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/;

/** "gid://shopify/Order/12" -> "12"; null when it is none. */
export function idOfGid(gid: string): string | null {
	return GID.exec(gid)?.[2] ?? null;
}

/** Reads what people enter or link to: a number, a GID or a link to the record in the admin. */
export function gidOf(kind: 'Order' | 'Location' | 'WebhookSubscription', text: string): string | null {
	const typed = text.trim();
	const [, gidKind, gidId] = GID.exec(typed) ?? [];
	if (gidId !== undefined) return gidKind === kind ? typed.replace(/\?.*$/, '') : null;
	const folder = { Order: 'orders', Location: 'locations', WebhookSubscription: 'webhooks' }[kind];
	const [, linked] = new RegExp(`/${folder}/(\\d+)(?:[/?#.]|$)`).exec(typed) ?? [];
	const id = linked ?? (/^\d{1,20}$/.test(typed) ? typed : undefined);
	return id === undefined ? null : `gid://shopify/${kind}/${id}`;
}
