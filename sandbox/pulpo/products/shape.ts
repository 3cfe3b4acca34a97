import {
	amount,
	count,
	flag,
	integer,
	list,
	map,
	need,
	oneOf,
	readOnly,
	text,
	type Shape,
} from '../fields.ts';

export const READ_ONLY = [
	'id',
	'inserted_at',
	'updated_at',
	'deleted',
	'deleted_at',
	'deleted_by',
	'attachments',
	'tenant_id',
];
const DIMENSIONS = ['length', 'width', 'height', 'volume', 'weight', 'cost_price'];
const UNITS = [
	'minimum_purchase_unit',
	'minimum_sales_unit',
	'units_per_purchase_package',
	'units_per_sales_package',
];
const SHORT_TEXTS = ['description', 'purchase_measure_units', 'sales_measure_units'];
const TEXTS = [
	'article_number',
	'supplier_product_id',
	'deprecated_supplier_product_id',
	'hs_code',
	'origin_country',
];
const INTEGERS = [
	'units_per_pallet',
	'third_party_id',
	'product_group_id',
	'max_amount_per_autostore_bin',
	'merchant_id',
	'merchant_channel_id',
];
const FLAGS = ['batch_control', 'stackable', 'lq_limited_quantity'];

const all = (names: string[], field: Shape[string]): Shape =>
	Object.fromEntries(names.map((name) => [name, field]));

export const PRODUCT: Shape = {
	sku: need(text(255)),
	name: need(text(255)),
	active: need(flag),
	management_type: need(oneOf(['none', 'lot', 'serial'])),
	barcodes: list(text()),
	product_categories: list(map),
	merchant_channel_ids: list(integer),
	attributes: map,
	...all(SHORT_TEXTS, text(255)),
	...all(TEXTS, text()),
	...all(UNITS, count),
	...all(DIMENSIONS, amount),
	...all(INTEGERS, integer),
	...all(FLAGS, flag),
	...all(READ_ONLY, readOnly),
};

export const BLANK_PRODUCT = {
	description: null,
	barcodes: [],
	article_number: null,
	purchase_measure_units: 'piece',
	sales_measure_units: 'piece',
	third_party_id: null,
	supplier_product_id: '',
	product_categories: [],
	attributes: {},
	attachments: [],
	deleted: false,
	deleted_at: null,
	deleted_by: null,
	...Object.fromEntries(UNITS.map((name) => [name, 1])),
	...Object.fromEntries(
		[...DIMENSIONS, 'hs_code', 'origin_country', 'units_per_pallet'].map((name) => [name, null]),
	),
	...Object.fromEntries(FLAGS.map((name) => [name, false])),
};
