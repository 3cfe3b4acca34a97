import type { World } from '../world.ts';
import { addNote } from './notes.ts';
import type { Order } from './records.ts';
import { refundEverything } from './refund.ts';
import { statusNames } from './statuses.ts';
import { followStatus } from './stock.ts';
import { needsProcessing } from './view.ts';

/** Everything that a change of status brings with it. Setting the same once more does nothing. */
export function setStatus(world: World, order: Order, status: string): void {
	const before = order.status;
	order.status = status;
	followStatus(world, order);
	if (before === status) return;
	if (before !== '') {
		const names = statusNames(world);
		const text = `Order status changed from ${names[before] ?? before} to ${names[status] ?? status}.`;
		addNote(world, order, text);
	}
	noteDates(world, order);
	if (status === 'refunded') refundEverything(world, order);
}

export function noteDates(world: World, order: Order): void {
	const isPaid =
		order.status === 'completed' || (order.status === 'processing' && order.payment_method !== 'cod');
	if (isPaid) order.paidAt ??= world.now();
	if (order.status === 'completed') order.completedAt = world.now();
}

/** `set_paid`: only what still waits for its payment changes. */
export function payOrder(world: World, order: Order): void {
	if (!['pending', 'on-hold', 'failed', 'cancelled', ''].includes(order.status)) return;
	order.paidAt ??= world.now();
	setStatus(world, order, needsProcessing(world, order) ? 'processing' : 'completed');
}
