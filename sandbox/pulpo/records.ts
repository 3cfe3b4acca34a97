import type { SalesItemBatch } from './packing/records.ts';

/** What the simulated tenant keeps. Names are the vendor's; answers are these rows or views of them. */

export interface Stamped {
	id: number;
	inserted_at: string;
	updated_at: string;
}

export interface Owned {
	merchant_id: number | null;
	merchant_channel_id: number | null;
}

export type Attributes = Record<string, unknown>;

export interface User extends Stamped {
	username: string;
	password: string;
	email: string;
	active: boolean;
	language: string;
	warehouse_ids: number[];
}

export interface Warehouse extends Stamped {
	name: string;
	active: boolean;
	line1: string;
	line2: string | null;
	city: string | null;
	state: string | null;
	zip_code: string | null;
	country_code: string | null;
	phone: string | null;
	fax: string | null;
	email: string | null;
	site: string | null;
	priority: number;
	company_name: string | null;
	tenant_id: number;
}

export interface Country extends Stamped {
	country_name: string;
	alpha_2: string;
	alpha_3: string;
	country_code: string;
	iso_3166_2: string;
}

export interface Merchant extends Stamped {
	name: string;
	full_name: string;
	active: boolean;
	is_default: boolean;
	tenant_id: number;
}

export interface Channel extends Stamped {
	name: string;
	full_name: string;
	active: boolean;
	is_default: boolean;
	merchant_id: number;
}

export interface Setting {
	id: number;
	key: string;
	value: string;
	enabled: boolean;
	tenant_id: number;
	warehouse_id: number | null;
	user_id: number | null;
}

export interface ThirdParty extends Stamped, Owned {
	name: string;
	identifier_type: string;
	identifier_number: string;
	third_type: string;
	tenant_id: number;
	email: string | null;
	erp_code: string | null;
	erp_id: string | null;
	active: boolean;
	attributes: Attributes;
	deleted_at: string | null;
	deleted_by: number | null;
}

export interface Product extends Stamped, Owned {
	sku: string;
	name: string;
	description: string | null;
	active: boolean;
	management_type: string;
	barcodes: string[];
	article_number: string | null;
	third_party_id: number | null;
	tenant_id: number;
	attributes: Attributes;
	deleted_at: string | null;
	deleted_by: number | null;
	[field: string]: unknown;
}

export interface ShippingMethod extends Stamped, Owned {
	name: string;
	carrier: string | null;
	service: string | null;
	fetch_label: boolean;
	tenant_id: number;
}

export interface SalesItem extends Stamped {
	sales_order_id: number;
	product_id: number;
	quantity: number;
	fulfilled_quantity: number;
	line_order_id: string | null;
	notes: string | null;
	required_date: string | null;
	batches: SalesItemBatch[];
	attributes: Attributes;
	state: string;
}

export interface Attachment {
	id: string;
	name: string;
	type: string;
	file_type: string;
	extension: string;
	container: string;
	container_id: number;
	tenant_id: number;
	inserted_at: string;
	updated_at: string;
}

export const ORDER_STATES = [
	'queue',
	'paused',
	'picking',
	'packing',
	'shipping',
	'ended',
	'cancelled',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export interface SalesOrder extends Stamped, Owned {
	order_num: string;
	state: OrderState;
	type: string;
	warehouse_id: number;
	third_party_id: number;
	shipping_method_id: number | null;
	priority: number;
	delivery_date: string;
	criterium: string | null;
	channel: string | null;
	external_order_num: string | null;
	notes: string | null;
	client_id: string | null;
	client_name: string | null;
	service_point_id: string | null;
	ship_to: unknown;
	attributes: Attributes;
	is_cart: boolean;
	missing_stock_items_cancelled: boolean;
	destination_warehouse_id: number | null;
	purchase_order_id: number | null;
	custom_filter_strategy_id: number | null;
	estimated_total_weight: number | null;
	estimated_total_volume: number | null;
	address_check_status: string | null;
	reason_codes: unknown[];
	return_labels: string[];
	shipment_instructions: Array<Record<string, unknown>>;
	items: SalesItem[];
	attachments: Attachment[];
	creator_id: number;
	packing_location_id: number | null;
	process_information_id: number | null;
}

export interface FulfillmentItem extends Stamped {
	fulfillment_order_id: number;
	sales_item_id: number;
	quantity: number;
	fulfilled_quantity: number;
	state: string;
}

/** What of a sales order is worked on at once; what it does not say is the sales order's. */
export interface FulfillmentOrder extends Stamped {
	sales_order_id: number;
	sequence_number: string;
	state: string;
	items: FulfillmentItem[];
}

export interface Webhook extends Stamped, Owned {
	url: string;
	method: string;
	allowed_types: string[];
	enabled: boolean;
	warehouse_id: number;
	client_id: number | null;
	request_module: string;
	response_module: string;
}

export interface WebhookCredential {
	type: string;
	label: string;
	location: string;
	value: string;
}

export interface WebhookClient extends Stamped, Owned {
	name: string;
	type: string;
	credentials: WebhookCredential[];
}

export interface EventLog extends Stamped {
	event_id: string;
	webhook_id: string;
	code: number | null;
	response: string | null;
	event_type: string;
	event_status: string;
	payload: string;
}

/** Stock of one product in one warehouse. */
export interface StockLevel {
	storage: number;
	reception: number;
	returned: number;
	/** Packed, not yet out of the house. */
	packed: number;
	lastMovement: string;
}
