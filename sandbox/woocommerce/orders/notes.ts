import type { World } from '../world.ts';
import type { Note, Order } from './records.ts';

/** Neither the order's date nor a webhook knows of it. */
export function addNote(
	world: World,
	order: Order,
	note: string,
	forCustomer = false,
	author = 'WooCommerce',
): Note {
	const id = world.id('note');
	const added = { id, orderId: order.id, author, note, customer_note: forCustomer, createdAt: world.now() };
	world.notes.set(id, added);
	return added;
}
