import {
	DATES,
	flag,
	ids,
	listOf,
	META,
	oneOf,
	order,
	PAGE,
	record,
	rows,
	text,
	textOrNull,
	whole,
	wholeOrNull,
	withDefault,
	type Args,
	type Spec,
} from '../schema/types.ts';

export const TYPES = ['simple', 'grouped', 'external', 'variable'];
const FILTER_STATUSES = ['future', 'trash', 'draft', 'pending', 'private', 'publish'];
export const STOCK_STATUSES = ['instock', 'outofstock', 'onbackorder'];
const DIMENSIONS = record({ length: text, width: text, height: text });
const IMAGE: Args = { id: whole, src: text, name: text, alt: text };
const REFERENCES: Spec = rows({ id: whole });

const ORDERS = ['date', 'id', 'include', 'title', 'slug', 'modified'];
const PRODUCT_ORDERS = [
	...[...ORDERS, 'popularity', 'rating', 'post__in', 'price', 'sales', 'menu_order', 'random'],
	...['popularity', 'rating', 'menu_order', 'price', 'popularity', 'rating'],
];

const COMMON_FILTERS: Args = {
	...PAGE,
	...DATES,
	...order('desc'),
	status: withDefault(oneOf('any', ...FILTER_STATUSES), 'any'),
	include_status: listOf(oneOf('any', ...FILTER_STATUSES)),
	exclude_status: listOf(oneOf(...FILTER_STATUSES)),
	sku: text,
	global_unique_id: text,
	slug: text,
	parent: ids,
	parent_exclude: ids,
	stock_status: oneOf(...STOCK_STATUSES),
	on_sale: flag,
	min_price: text,
	max_price: text,
	virtual: flag,
	downloadable: flag,
	tax_class: oneOf('standard', 'reduced-rate', 'zero-rate'),
};

export const PRODUCT_FILTERS: Args = {
	...COMMON_FILTERS,
	orderby: withDefault(oneOf(...PRODUCT_ORDERS), 'date'),
	type: oneOf(...TYPES),
	include_types: listOf(oneOf(...TYPES)),
	exclude_types: listOf(oneOf(...TYPES)),
	search_sku: text,
	search_name_or_sku: text,
	category: text,
	brand: text,
	tag: text,
	shipping_class: text,
	attribute: text,
	attribute_term: text,
	featured: flag,
};

export const VARIATION_FILTERS: Args = {
	...COMMON_FILTERS,
	orderby: withDefault(oneOf(...ORDERS, 'menu_order'), 'date'),
	has_price: flag,
};

const COMMON_FIELDS: Args = {
	sku: text,
	global_unique_id: text,
	regular_price: text,
	sale_price: text,
	date_on_sale_from: textOrNull,
	date_on_sale_from_gmt: textOrNull,
	date_on_sale_to: textOrNull,
	date_on_sale_to_gmt: textOrNull,
	description: text,
	virtual: flag,
	downloadable: flag,
	download_limit: whole,
	download_expiry: whole,
	tax_status: oneOf('taxable', 'shipping', 'none'),
	tax_class: text,
	stock_quantity: whole,
	stock_status: oneOf(...STOCK_STATUSES),
	backorders: oneOf('no', 'notify', 'yes'),
	low_stock_amount: wholeOrNull,
	weight: text,
	dimensions: DIMENSIONS,
	shipping_class: text,
	menu_order: whole,
	meta_data: META,
	cost_of_goods_sold: record({ values: rows({ defined_value: { type: ['number', 'null'] } }) }),
};

export const PRODUCT_FIELDS: Args = {
	...COMMON_FIELDS,
	name: text,
	slug: text,
	date_created: textOrNull,
	date_created_gmt: textOrNull,
	type: oneOf(...TYPES),
	status: oneOf('draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'),
	featured: flag,
	catalog_visibility: oneOf('visible', 'catalog', 'search', 'hidden'),
	short_description: text,
	external_url: text,
	button_text: text,
	manage_stock: flag,
	sold_individually: flag,
	reviews_allowed: flag,
	upsell_ids: listOf(whole),
	cross_sell_ids: listOf(whole),
	parent_id: whole,
	purchase_note: text,
	post_password: text,
	categories: REFERENCES,
	tags: REFERENCES,
	brands: REFERENCES,
	images: rows(IMAGE),
	attributes: rows({
		id: whole,
		name: text,
		position: whole,
		visible: flag,
		variation: flag,
		options: listOf(text),
	}),
	default_attributes: rows({ id: whole, name: text, option: text }),
};

export const VARIATION_FIELDS: Args = {
	...COMMON_FIELDS,
	status: oneOf('draft', 'pending', 'private', 'publish'),
	manage_stock: { type: ['boolean', 'string'] },
	image: record(IMAGE),
	attributes: rows({ id: whole, name: text, option: text }),
};
