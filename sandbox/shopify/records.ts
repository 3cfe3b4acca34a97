export type * from './catalogRecords.ts';
export type * from './fulfillmentRecords.ts';
export type * from './returnRecords.ts';
import type { FulfillmentOrderRecord, FulfillmentRecord } from './fulfillmentRecords.ts';
import type { ReturnRecord } from './returnRecords.ts';

/** What the shop keeps. Times are milliseconds on whole seconds, money is a decimal string in the shop's currency. */
export interface Address {
	firstName: string | null;
	lastName: string | null;
	company: string | null;
	address1: string | null;
	address2: string | null;
	zip: string | null;
	city: string | null;
	province: string | null;
	provinceCode: string | null;
	country: string | null;
	countryCode: string | null;
	phone: string | null;
}

export interface Attribute {
	key: string;
	value: string;
}

export interface LineRecord {
	kind: 'LineItem';
	id: number;
	orderId: number;
	variantId: number | null;
	productId: number | null;
	sku: string | null;
	title: string;
	variantTitle: string | null;
	vendor: string | null;
	/** As ordered, removed and refunded units included. */
	quantity: number;
	removed: number;
	refundedUnfulfilled: number;
	refundedFulfilled: number;
	fulfilled: number;
	price: string;
	/** Discount of this line alone, for all units. */
	discount: string;
	/** This line's part of the discounts of the whole order. */
	orderDiscount: string;
	taxTitle: string;
	/** 0.25 = 25 %; null = no tax line. */
	taxRate: number | null;
	taxable: boolean;
	requiresShipping: boolean;
	isGiftCard: boolean;
	grams: number;
	customAttributes: Attribute[];
}

export interface ShippingLineRecord {
	id: number;
	orderId: number;
	title: string;
	code: string | null;
	source: string | null;
	carrierIdentifier: string | null;
	price: string;
	discount: string;
	taxTitle: string;
	taxRate: number | null;
}

export type RestockType = 'CANCEL' | 'RETURN' | 'NO_RESTOCK';

export interface RefundRecord {
	kind: 'Refund';
	id: number;
	orderId: number;
	createdAt: number;
	note: string | null;
	/** Whether the customer got a message about it. */
	notified: boolean;
	/** Money that went back, shipping included. */
	amount: string;
	shipping: string;
	lines: {
		id: number;
		lineId: number;
		quantity: number;
		restockType: RestockType;
		locationId: number | null;
		subtotal: string;
		tax: string;
	}[];
}

export interface MetafieldRecord {
	kind: 'Metafield';
	id: number;
	ownerGid: string;
	namespace: string;
	key: string;
	type: string;
	value: string;
	createdAt: number;
	updatedAt: number;
}

export interface OrderRecord {
	kind: 'Order';
	id: number;
	number: number;
	name: string;
	createdAt: number;
	updatedAt: number;
	processedAt: number;
	cancelledAt: number | null;
	cancelReason: string | null;
	closedAt: number | null;
	test: boolean;
	edited: boolean;
	financialStatus: string;
	/** A status that the line quantities do not say, such as ON_HOLD; null = derived. */
	fulfillmentOverride: string | null;
	returnStatus: string;
	deliveryMethod: string;
	locationId: number | null;
	tags: string[];
	note: string | null;
	email: string | null;
	phone: string | null;
	poNumber: string | null;
	sourceName: string;
	sourceIdentifier: string | null;
	confirmationNumber: string;
	discountCodes: string[];
	gateways: string[];
	currency: string;
	presentmentCurrency: string;
	exchangeRate: string;
	taxesIncluded: boolean;
	amountPaid: string;
	customAttributes: Attribute[];
	customerId: number | null;
	shippingAddress: Address | null;
	billingAddress: Address | null;
	shippingLine: ShippingLineRecord | null;
	lines: LineRecord[];
	refunds: RefundRecord[];
	returns: ReturnRecord[];
	fulfillments: FulfillmentRecord[];
	/** By id; none ever vanishes. */
	fulfillmentOrders: FulfillmentOrderRecord[];
}

export interface CustomerRecord {
	kind: 'Customer';
	id: number;
	firstName: string | null;
	lastName: string | null;
	email: string | null;
	phone: string | null;
	note: string | null;
	tags: string[];
	createdAt: number;
	updatedAt: number;
	defaultAddress: Address | null;
}

export interface SubscriptionRecord {
	kind: 'WebhookSubscription';
	id: number;
	clientId: string;
	/** Enum name, such as ORDERS_UPDATED. */
	topic: string;
	uri: string;
	format: 'JSON' | 'XML';
	filter: string | null;
	includeFields: string[];
	metafieldNamespaces: string[];
	name: string | null;
	apiVersion: string;
	createdAt: number;
	updatedAt: number;
}

export interface JobRecord {
	kind: 'Job';
	id: string;
	done: boolean;
	/** Runs when the job's time has come. */
	run: () => void;
	dueAt: number;
}
