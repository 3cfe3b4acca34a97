import { createHash } from 'node:crypto';
import { links } from '../links.ts';
import { metaView } from '../meta.ts';
import type { Customer } from '../records.ts';
import type { World } from '../world.ts';

export function customerView(world: World, customer: Customer): object {
	const { id, email, first_name, last_name, role, username, billing, shipping, createdAt, modifiedAt } =
		customer;
	const hash = createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
	return {
		id,
		date_created: world.time.local(createdAt),
		date_created_gmt: world.time.gmt(createdAt),
		date_modified: world.time.local(modifiedAt),
		date_modified_gmt: world.time.gmt(modifiedAt),
		email,
		first_name,
		last_name,
		role,
		username,
		billing,
		shipping,
		is_paying_customer: hasPaid(world, id),
		avatar_url: `https://secure.gravatar.com/avatar/${hash}?s=96&d=mm&r=g`,
		meta_data: metaView(customer.meta),
		_links: links(world, `/customers/${id}`, '/customers'),
	};
}

function hasPaid(world: World, customerId: number): boolean {
	for (const order of world.orders.values())
		if (order.customer_id === customerId && order.paidAt !== null) return true;
	return false;
}
