import { links } from '../links.ts';
import { metaView } from '../meta.ts';
import { fixed, numberOf } from '../numbers.ts';
import type { Coupon } from '../records.ts';
import type { World } from '../world.ts';

export function couponView(
	world: World,
	{ id, code, status, fields, meta, createdAt, modifiedAt }: Coupon,
): object {
	const expires = typeof fields['expiresAt'] === 'number' ? fields['expiresAt'] : null;
	const list = (name: string): unknown => fields[name] ?? [];
	const flag = (name: string): boolean => fields[name] === true;
	const money = (name: string): string => fixed(numberOf(fields[name]));
	return {
		id,
		code,
		amount: money('amount'),
		status,
		date_created: world.time.local(createdAt),
		date_created_gmt: world.time.gmt(createdAt),
		date_modified: world.time.local(modifiedAt),
		date_modified_gmt: world.time.gmt(modifiedAt),
		discount_type: fields['discount_type'] ?? 'fixed_cart',
		description: fields['description'] ?? '',
		date_expires: world.time.local(expires),
		date_expires_gmt: world.time.gmt(expires),
		usage_count: 0,
		individual_use: flag('individual_use'),
		product_ids: list('product_ids'),
		excluded_product_ids: list('excluded_product_ids'),
		usage_limit: fields['usage_limit'] ?? null,
		usage_limit_per_user: fields['usage_limit_per_user'] ?? null,
		limit_usage_to_x_items: fields['limit_usage_to_x_items'] ?? null,
		free_shipping: flag('free_shipping'),
		product_categories: list('product_categories'),
		excluded_product_categories: list('excluded_product_categories'),
		exclude_sale_items: flag('exclude_sale_items'),
		minimum_amount: money('minimum_amount'),
		maximum_amount: money('maximum_amount'),
		email_restrictions: list('email_restrictions'),
		used_by: [],
		meta_data: metaView(meta),
		_links: links(world, `/coupons/${id}`, '/coupons'),
	};
}
