import type { Address, Meta } from '../records.ts';

/** Amounts are numbers without tax, rounded only when they are shown. */
export interface Taxed {
	id: number;
	total: number;
	/** Tax rate id -> amount. */
	taxes: Map<number, number>;
	meta: Meta[];
}

export interface LineItem extends Taxed {
	name: string;
	product_id: number;
	variation_id: number;
	quantity: number;
	tax_class: string;
	subtotal: number;
	subtotalTaxes: Map<number, number>;
	/** As it was sold; for the state, as the interface shows that of the product. */
	sku: string | null;
	parentName: string | null;
	/** So many pieces were taken from the stock. */
	reduced: number;
}

export interface ShippingLine extends Taxed {
	method_id: string;
	method_title: string;
	instance_id: string;
}

export interface FeeLine extends Taxed {
	name: string;
	tax_class: string;
	tax_status: string;
}

export interface CouponLine {
	id: number;
	code: string;
	discount: number;
	meta: Meta[];
}

export interface TaxLine {
	id: number;
	rateId: number;
	total: number;
	shippingTotal: number;
}

export interface RefundLine extends Taxed {
	itemId: number;
	quantity: number;
}

export interface Refund {
	id: number;
	orderId: number;
	amount: number;
	reason: string;
	refundedBy: number;
	refundedPayment: boolean;
	lines: RefundLine[];
	taxLines: TaxLine[];
	meta: Meta[];
	createdAt: number;
}

export interface Note {
	id: number;
	orderId: number;
	author: string;
	note: string;
	customer_note: boolean;
	createdAt: number;
}

export interface Order {
	id: number;
	parent_id: number;
	number: string;
	status: string;
	currency: string;
	prices_include_tax: boolean;
	customer_id: number;
	order_key: string;
	billing: Address;
	shipping: Address;
	payment_method: string;
	payment_method_title: string;
	transaction_id: string;
	customer_ip_address: string;
	customer_user_agent: string;
	created_via: string;
	customer_note: string;
	cart_hash: string;
	createdAt: number;
	modifiedAt: number;
	paidAt: number | null;
	completedAt: number | null;
	meta: Meta[];
	lines: LineItem[];
	shippingLines: ShippingLine[];
	feeLines: FeeLine[];
	couponLines: CouponLine[];
	taxLines: TaxLine[];
	refundIds: number[];
	stockReduced: boolean;
	salesCounted: boolean;
	untrashed?: string;
}
