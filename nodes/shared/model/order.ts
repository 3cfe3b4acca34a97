import type { CountryCode, CurrencyCode, DateTimeText, Decimal, SystemId } from './primitives';
import type { Location } from './stock';

/** Net, tax and gross of one figure, in the order's currency. net + tax = gross. */
export interface TaxedAmount {
	net: Decimal;
	tax: Decimal;
	gross: Decimal;
}

export interface Address {
	name: string | null;
	firstName: string | null;
	lastName: string | null;
	company: string | null;
	street: string | null;
	street2: string | null;
	zip: string | null;
	city: string | null;
	region: string | null;
	country: CountryCode | null;
	phone: string | null;
	email: string | null;
}

export interface OrderCustomer {
	/** Idempotency key of the customer: `<system>:<account>:<id>`. */
	key: string;
	id: string;
	name: string | null;
	firstName: string | null;
	lastName: string | null;
	company: string | null;
	email: string | null;
	phone: string | null;
	/** VAT or company registration number as the shop holds it. */
	taxNumber: string | null;
}

export interface OrderLine {
	/** The shop's own line id. */
	id: string;
	sku: string | null;
	name: string;
	variantName: string | null;
	productId: string | null;
	variantId: string | null;
	barcode: string | null;
	/** As first ordered, with units that were removed or refunded later. */
	orderedQuantity: Decimal;
	/** Ordered minus removed and refunded units. */
	currentQuantity: Decimal;
	/** Not yet shipped: what a warehouse still has to send. */
	openQuantity: Decimal;
	/** Whether the line has to be shipped. */
	physical: boolean;
	giftCard: boolean;
	/** Price of one unit after all discounts; null when the shop does not tell it. */
	unitPrice: TaxedAmount | null;
	/** Price of currentQuantity units after all discounts. */
	total: TaxedAmount | null;
	/** Tax rates as decimal fractions, such as "0.19". */
	taxRates: Decimal[];
	attributes: Record<string, string>;
}

/** Shipping, fees and other lines that are no goods. */
export interface ChargeLine {
	kind: 'shipping' | 'fee' | 'discount';
	title: string;
	code: string | null;
	total: TaxedAmount;
	taxRates: Decimal[];
}

export const PAYMENT_STATUSES = [
	'pending',
	'authorized',
	'partiallyPaid',
	'paid',
	'partiallyRefunded',
	'refunded',
	'voided',
	'expired',
	'unknown',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const FULFILLMENT_STATUSES = [
	'unfulfilled',
	'partiallyFulfilled',
	'fulfilled',
	'onHold',
	'scheduled',
	'inProgress',
	'requestDeclined',
	'notRequired',
	'unknown',
] as const;
export type FulfillmentStatus = (typeof FULFILLMENT_STATUSES)[number];

/** What the import shall do with the order; set by Order Rules, absent = import. */
export type OrderAction = 'import' | 'cancel';

/** One shop order, the same for every shop. JSON Schema: docs/model/order.schema.json. */
export interface Order {
	kind: 'order';
	/** Idempotency key: `<system>:<account>:<id>[:<part>]`. */
	key: string;
	system: SystemId;
	account: string;
	/** The shop's own id. */
	id: string;
	/** Number of the piece of a split order, 1 and up; null for a whole order. */
	part: number | null;
	/** As the shop shows it, with its prefix and suffix, such as "#1042-X". */
	number: string;
	/** Without the shop's prefix and suffix, such as "1042". */
	bareNumber: string;
	createdAt: DateTimeText;
	updatedAt: DateTimeText;
	cancelledAt: DateTimeText | null;
	closedAt: DateTimeText | null;
	/** Whether the order was placed with a test payment. */
	test: boolean;
	paymentStatus: PaymentStatus;
	fulfillmentStatus: FulfillmentStatus;
	/** The vendor's own status words, by the vendor's own field names. */
	shopStatus: Record<string, string | null>;
	tags: string[];
	note: string | null;
	email: string | null;
	phone: string | null;
	currency: CurrencyCode;
	pricesIncludeTax: boolean;
	/** null for orders without a customer record (guests, point of sale, drafts). */
	customer: OrderCustomer | null;
	billingAddress: Address | null;
	shippingAddress: Address | null;
	lines: OrderLine[];
	charges: ChargeLine[];
	shippingMethod: { title: string; code: string | null } | null;
	paymentMethods: string[];
	total: TaxedAmount | null;
	attributes: Record<string, string>;
	/** Calendar date (YYYY-MM-DD) that Order Rules found in a tag; null when none. */
	deliveryDate: string | null;
	action?: OrderAction;
	/** Place that a piece of a split order is sent from; absent or null for whole orders and when the shop does not tell. */
	location?: Location | null;
	/** The vendor's raw object, untouched. */
	source: unknown;
}
