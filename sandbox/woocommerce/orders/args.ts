import { CURRENCIES } from '../currencies.ts';
import {
	anything,
	DATES,
	flag,
	ids,
	listOf,
	META,
	oneOf,
	order,
	PAGE,
	record,
	required,
	rows,
	text,
	whole,
	withDefault,
	type Args,
	type Spec,
} from '../schema/types.ts';
import type { World } from '../world.ts';
import { statusSlugs } from './statuses.ts';

const NAMES = [
	'first_name',
	'last_name',
	'company',
	'address_1',
	'address_2',
	'city',
	'state',
	'postcode',
	'country',
];
const ADDRESS: Args = Object.fromEntries([...NAMES, 'phone'].map((name) => [name, text]));
export const SHIPPING: Spec = record(ADDRESS);
export const BILLING: Spec = record({ ...ADDRESS, email: { type: 'string', format: 'email' } });

export const orderFilters = (world: World): Args => ({
	...PAGE,
	...DATES,
	...order('desc'),
	status: withDefault(listOf(oneOf('any', 'trash', ...statusSlugs(world))), ['any']),
	customer: whole,
	product: whole,
	created_via: listOf(text),
	parent: ids,
	parent_exclude: ids,
	dp: withDefault(whole, 2),
	orderby: withDefault(oneOf('date', 'id', 'include', 'title', 'slug', 'modified'), 'date'),
});

const LINE: Args = {
	id: whole,
	name: anything,
	product_id: anything,
	variation_id: whole,
	quantity: whole,
	tax_class: text,
	subtotal: text,
	total: text,
	sku: { type: ['string', 'null'] },
	meta_data: META,
};

export const orderFields = (world: World): Args => ({
	status: oneOf(...statusSlugs(world)),
	currency: oneOf(...Object.keys(CURRENCIES)),
	customer_id: whole,
	customer_note: text,
	parent_id: whole,
	billing: BILLING,
	shipping: SHIPPING,
	payment_method: text,
	payment_method_title: text,
	transaction_id: text,
	created_via: text,
	set_paid: flag,
	manual_update: flag,
	meta_data: META,
	line_items: rows(LINE),
	shipping_lines: rows({
		id: whole,
		method_id: anything,
		method_title: anything,
		instance_id: text,
		total: text,
		meta_data: META,
	}),
	fee_lines: rows({
		id: whole,
		name: anything,
		tax_class: text,
		tax_status: oneOf('taxable', 'none'),
		total: text,
		meta_data: META,
	}),
	coupon_lines: rows({ id: whole, code: anything }),
});

/** For the items of batches, where nothing is checked. */
export const ORDER_ITEM_FIELDS: Args = Object.fromEntries(
	[
		...['status', 'currency', 'customer_id', 'customer_note', 'parent_id', 'billing', 'shipping', 'set_paid'],
		...['payment_method', 'payment_method_title', 'transaction_id', 'created_via', 'meta_data'],
		...['line_items', 'shipping_lines', 'fee_lines', 'coupon_lines'],
	].map((name) => [name, anything]),
);

export const NOTE_FILTERS: Args = { ...PAGE, type: withDefault(oneOf('any', 'customer', 'internal'), 'any') };
export const NOTE_FIELDS: Args = {
	note: required(text),
	customer_note: withDefault(flag, false),
	added_by_user: withDefault(flag, false),
};

export const REFUND_FILTERS: Args = {
	...PAGE,
	...DATES,
	...order('desc'),
	dp: withDefault(whole, 2),
	orderby: withDefault(oneOf('date', 'id', 'include', 'title', 'slug', 'modified'), 'date'),
	parent: ids,
};
export const REFUND_FIELDS: Args = {
	amount: text,
	reason: text,
	refunded_by: whole,
	api_refund: withDefault(flag, true),
	api_restock: withDefault(flag, true),
	meta_data: META,
	line_items: anything,
};
