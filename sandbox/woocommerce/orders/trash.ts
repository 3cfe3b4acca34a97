import { announce } from '../webhooks/queue.ts';
import type { World } from '../world.ts';
import type { Order } from './records.ts';

/** The stock stays as it is. With the old storage the shop takes the order for a product and a coupon too. */
export function trashOrder(world: World, order: Order): void {
	order.untrashed = order.status;
	order.status = 'trash';
	order.modifiedAt = world.now();
	announce(world, 'order.deleted', order.id);
	if (world.settings.hpos) return;
	announce(world, 'product.deleted', order.id);
	announce(world, 'coupon.deleted', order.id);
}

export function restoreOrder(world: World, order: Order): void {
	order.status = order.untrashed ?? 'pending';
	delete order.untrashed;
	order.modifiedAt = world.now();
	announce(world, 'order.restored', order.id);
}
