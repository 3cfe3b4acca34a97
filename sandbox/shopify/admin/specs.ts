import type { Address, Attribute } from '../records.ts';
import type { SettingsSeed } from '../settings.ts';

export interface CustomerSpec {
	firstName?: string | null;
	lastName?: string | null;
	email?: string | null;
	phone?: string | null;
	tags?: string[];
	defaultAddress?: Partial<Address> | null;
}

export interface VariantSpec {
	sku?: string | null;
	barcode?: string | null;
	title?: string;
	price?: string;
	/** What it cost before. */
	compareAtPrice?: string | null;
	/** Name and value of each option; default none. */
	options?: Record<string, string>;
	unitCost?: string | null;
	hsCode?: string | null;
	countryOfOrigin?: string | null;
	taxable?: boolean;
	requiresShipping?: boolean;
	requiresComponents?: boolean;
	tracked?: boolean;
	weightGrams?: number;
	/** Available units at the first location, or per location name. */
	stock?: number | Record<string, number>;
}

export interface ProductSpec {
	title: string;
	vendor?: string;
	productType?: string;
	status?: string;
	tags?: string[];
	descriptionHtml?: string;
	/** Addresses of pictures. */
	images?: string[];
	isGiftCard?: boolean;
	variants?: VariantSpec[];
}

export interface LocationSpec {
	name: string;
	isActive?: boolean;
	fulfillsOnlineOrders?: boolean;
	isFulfillmentService?: boolean;
	address?: Partial<Address>;
}

export interface LineSpec {
	sku?: string | null;
	title?: string;
	variantTitle?: string | null;
	quantity?: number;
	/** Id or name of the location that ships it; default the order's. */
	location?: number | string;
	price?: string;
	/** For all units together. */
	discount?: string;
	taxRate?: number | null;
	taxTitle?: string;
	taxable?: boolean;
	requiresShipping?: boolean;
	giftCard?: boolean;
	/** A line without variant, such as a tip. */
	custom?: boolean;
	/** Already shipped. */
	fulfilled?: number;
	/** Already taken off by an edit. */
	removed?: number;
	refunded?: number;
	customAttributes?: Attribute[];
}

export interface OrderSpec {
	number?: number;
	name?: string;
	tags?: string[];
	financialStatus?: string;
	fulfillmentStatus?: string;
	lines?: LineSpec[];
	customer?: CustomerSpec | null;
	/** Left out = a made-up address, null = none. */
	shippingAddress?: Partial<Address> | null;
	/** Left out = as shippingAddress. */
	billingAddress?: Partial<Address> | null;
	email?: string | null;
	phone?: string | null;
	createdAt?: string;
	updatedAt?: string;
	processedAt?: string;
	cancelledAt?: string;
	cancelReason?: string;
	closedAt?: string;
	test?: boolean;
	note?: string | null;
	poNumber?: string | null;
	sourceName?: string;
	gateway?: string;
	deliveryMethod?: string;
	/** Where it was sold. */
	locationId?: number;
	/** Id or name of the location that ships it; default locationId, else the first one. */
	location?: number | string;
	currency?: string;
	presentmentCurrency?: string;
	exchangeRate?: string;
	taxesIncluded?: boolean;
	customAttributes?: Attribute[];
	discountCodes?: string[];
	/** Of the whole order, spread over the lines by value. */
	orderDiscount?: string;
	shipping?: {
		title?: string;
		price?: string;
		discount?: string;
		code?: string;
		taxRate?: number | null;
	} | null;
	/** Sold over the counter at this location (id or name): handed over at once, without an address. */
	pointOfSale?: number | string;
	/** false: no webhooks for this order. */
	notify?: boolean;
}

export interface ShopifySeed extends SettingsSeed {
	products?: ProductSpec[];
	customers?: CustomerSpec[];
	locations?: LocationSpec[];
	nextOrderNumber?: number;
}

export interface PlacedOrder {
	id: number;
	gid: string;
	name: string;
	number: number;
	lineIds: number[];
}

/** A line is named by its id or by its SKU. */
export interface LineChange {
	lineId?: number;
	sku?: string;
	quantity: number;
}

export interface EditSpec {
	/** quantity = what shall remain; 0 takes the line off. */
	lines?: LineChange[];
	addLines?: LineSpec[];
	shippingAddress?: Partial<Address> | null;
	note?: string | null;
	email?: string | null;
	phone?: string | null;
	poNumber?: string | null;
	tags?: string[];
	/** ON_HOLD, SCHEDULED, ...; null = derived from the lines again. */
	fulfillmentStatus?: string | null;
	/** Archive or open again. */
	closed?: boolean;
}

export interface RefundLineChange extends LineChange {
	/** Left out = open units are cancelled, shipped ones come back. */
	restockType?: 'CANCEL' | 'RETURN' | 'NO_RESTOCK';
	/** Id or name of the location that takes them back. */
	location?: number | string;
}

export interface RefundSpec {
	/** Left out (and no amount) = everything with shipping. */
	lines?: RefundLineChange[];
	/** Money without goods. */
	amount?: string;
	shipping?: boolean;
	note?: string;
}

export interface CancelSpec {
	reason?: string;
	/** Give paid money back; default true. */
	refund?: boolean;
}

export interface FulfillSpec {
	/** Left out = everything that is open. */
	lines?: LineChange[];
	tracking?: { company: string | null; number: string | null; url: string | null }[];
	locationId?: number;
}

/** Admin actions name an order by id, name or number. */
export interface OrderRef {
	id?: number;
	name?: string;
	number?: number;
}

/** One of the order's fulfillment orders: by position from 1, or by where it is now; default the first open one. */
export interface PieceRef {
	part?: number;
	from?: number | string;
}

export interface MoveSpec extends PieceRef {
	/** Id or name of the new location; what is not stocked there gets a level of zero. */
	to: number | string;
	/** Left out = everything that is open. */
	lines?: LineChange[];
}

export interface HoldSpec extends PieceRef {
	reason?: string;
	notes?: string;
}

export interface ReturnSpec {
	/** Left out = everything that was shipped. */
	lines?: LineChange[];
	reason?: string;
	note?: string;
}
