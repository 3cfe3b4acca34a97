import { created, invalidId, ok, Refusal } from '../answers.ts';
import { idOf, type Call, type Reply, type Row } from '../call.ts';
import { answerList, type ListSpec } from '../lists.ts';
import { writeMeta } from '../meta.ts';
import type { Coupon } from '../records.ts';
import { resourceRoutes } from '../resource.ts';
import {
	DATES,
	flag,
	listOf,
	META,
	oneOf,
	order,
	PAGE,
	required,
	text,
	textOrNull,
	whole,
	withDefault,
	type Args,
	type Spec,
} from '../schema/types.ts';
import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';
import { couponView } from './couponView.ts';

const MONEY: Spec = { type: ['number', 'string'] };
const FILTERS: Args = {
	...PAGE,
	...DATES,
	...order('desc'),
	code: text,
	orderby: withDefault(oneOf('date', 'id', 'include', 'title', 'slug', 'modified'), 'date'),
};
const FIELDS: Args = {
	code: text,
	status: text,
	amount: MONEY,
	discount_type: oneOf('percent', 'fixed_cart', 'fixed_product'),
	description: text,
	date_expires: textOrNull,
	date_expires_gmt: textOrNull,
	individual_use: flag,
	product_ids: listOf(whole),
	excluded_product_ids: listOf(whole),
	usage_limit: whole,
	usage_limit_per_user: whole,
	limit_usage_to_x_items: whole,
	free_shipping: flag,
	product_categories: listOf(whole),
	excluded_product_categories: listOf(whole),
	exclude_sale_items: flag,
	minimum_amount: MONEY,
	maximum_amount: MONEY,
	email_restrictions: listOf(text),
	meta_data: META,
};
const NEW: Args = { ...FIELDS, code: required(text) };

const list: ListSpec<Coupon> = {
	view: ({ world }, coupon) => couponView(world, coupon),
	sort: {
		date: ({ createdAt }) => createdAt,
		modified: ({ modifiedAt }) => modifiedAt,
		title: ({ code }) => code,
	},
	createdAt: ({ createdAt }) => createdAt,
	modifiedAt: ({ modifiedAt }) => modifiedAt,
};

function find({ world, args }: Call): Coupon[] {
	const part = String(args['search'] ?? '').toLowerCase();
	return [...world.coupons.values()].filter(
		({ code, status }) =>
			status !== 'trash' &&
			code.includes(part) &&
			(args['code'] === undefined || code === String(args['code']).toLowerCase()),
	);
}

function create({ world, args }: Call): Reply {
	const code = String(args['code'] ?? '').toLowerCase();
	checkCode(world, code);
	const at = world.now();
	const id = world.id('post');
	const coupon: Coupon = { id, code, status: 'publish', fields: {}, meta: [], createdAt: at, modifiedAt: at };
	write(world, coupon, args);
	world.coupons.set(id, coupon);
	announce(world, 'coupon.created', id);
	return created(couponView(world, coupon), world.href(`/coupons/${id}`));
}

function checkCode(world: World, code: string, own?: Coupon): void {
	for (const coupon of world.coupons.values())
		if (coupon.code === code && coupon !== own)
			throw new Refusal(400, 'woocommerce_rest_coupon_code_already_exists', 'The coupon code already exists');
}

function write(world: World, coupon: Coupon, args: Row): void {
	const { code, status, meta_data: meta, ...fields } = args;
	if (typeof code === 'string') {
		checkCode(world, code.toLowerCase(), coupon);
		coupon.code = code.toLowerCase();
	}
	if (typeof status === 'string') coupon.status = status;
	const expires = fields['date_expires_gmt'] ?? fields['date_expires'];
	if (typeof expires === 'string')
		fields['expiresAt'] = world.time.read(expires, fields['date_expires_gmt'] !== undefined);
	Object.assign(coupon.fields, fields);
	writeMeta(world, coupon.meta, meta);
	coupon.modifiedAt = world.now();
}

function update(call: Call): Reply {
	const coupon = couponOf(call);
	write(call.world, coupon, call.args);
	announce(call.world, 'coupon.updated', coupon.id);
	return ok(couponView(call.world, coupon));
}

/** In the trash the shop takes it for a product as well. */
function remove(call: Call): Reply {
	const { world, args } = call;
	const coupon = couponOf(call);
	const before = couponView(world, coupon);
	if (args['force'] === true) {
		world.coupons.delete(coupon.id);
		return ok(before);
	}
	if (coupon.status === 'trash')
		throw new Refusal(410, 'woocommerce_rest_already_trashed', 'The shop_coupon has already been deleted.');
	coupon.status = 'trash';
	coupon.modifiedAt = world.now();
	announce(world, 'coupon.deleted', coupon.id);
	announce(world, 'product.deleted', coupon.id);
	return ok(before);
}

function couponOf(call: Call): Coupon {
	const coupon = call.world.coupons.get(idOf(call));
	if (!coupon) throw invalidId('shop_coupon', call.inBatch);
	return coupon;
}

export const couponRoutes = resourceRoutes('/wc/v3/coupons', {
	filters: FILTERS,
	fields: FIELDS,
	newFields: NEW,
	list: (call) => answerList(call, find(call), list),
	show: (call) => ok(couponView(call.world, couponOf(call))),
	create,
	update,
	remove,
});
