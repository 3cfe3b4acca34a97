import { amount, date, flag, integer, list, map, need, oneOf, shape, text, type Shape } from '../fields.ts';

export const ORDER_TYPES = ['sales_order', 'warehouse_movement', 'return', 'POS_external'];

const ADDRESS_DETAIL: Shape = {
	street: need(text()),
	street2: text(),
	house_nr: text(),
	zip: text(),
	city: text(),
	state: text(),
	country: text(),
	country_alpha2: text(),
	country_code: text(),
	email: text(),
	additional_info: text(),
	post_number: text(),
};

export const ADDRESS: Shape = {
	name: text(),
	name2: text(),
	company_name: text(),
	phone_number: text(),
	address: need(shape(ADDRESS_DETAIL)),
};

const ITEM: Shape = {
	product_id: need(integer),
	quantity: { kind: 'number', above: 0, required: true },
	line_order_id: text(),
	notes: text(),
	required_date: date,
	batches: list(shape({ batch_id: need(integer), suggested_quantity: need(amount) })),
	attributes: map,
};

const STOP: Shape = {
	address: shape(ADDRESS_DETAIL),
	name: text(),
	stop_number: text(),
	stop_type: text(),
};

const INSTRUCTIONS: Shape = {
	sales_order_id: integer,
	shipment_terms_code: text(),
	shipment_terms_location: text(),
	shipping_method_id: integer,
	stops: list(shape(STOP)),
	trip_number: text(),
};

/** What create and update take; the eight required ones are what the vendor's clients always send. */
export const ORDER: Shape = {
	order_num: need(text(255)),
	warehouse_id: need(integer),
	third_party_id: need(integer),
	type: need(oneOf(ORDER_TYPES)),
	ship_to: need(shape(ADDRESS)),
	delivery_date: need(date),
	priority: need(integer),
	items: { kind: 'list', of: shape(ITEM), notEmpty: true, required: true },
	address_check_status: text(),
	attributes: map,
	channel: text(),
	client_id: text(),
	client_name: text(),
	criterium: text(),
	custom_filter_strategy_id: integer,
	destination_warehouse_id: integer,
	estimated_total_volume: amount,
	estimated_total_weight: amount,
	external_order_num: text(),
	is_cart: flag,
	merchant_channel_id: integer,
	merchant_id: integer,
	missing_stock_items_cancelled: flag,
	notes: text(),
	purchase_order_id: integer,
	reason_codes: list(map),
	return_labels: list(text()),
	service_point_id: text(),
	shipment_instructions: shape(INSTRUCTIONS),
	shipping_method_id: integer,
};
