import type { SandboxResponse } from '../../core/types.ts';
import { INVALID, ok, refused } from '../answers.ts';
import { isRow, type Row } from '../fields.ts';
import type { User } from '../records.ts';
import type { Handler } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import { levelOf } from '../stocks.ts';
import { workOn } from './transitions.ts';
import { orderView } from './view.ts';
import { createOrder, type Written } from './write.ts';

/** Already sold over the counter: created, picked, packed and out at once. Refused when the stock is not there. */
export function createQuick(state: PulpoState, user: User, row: Row): Written {
	const shortage = shortageOf(state, row);
	if (shortage) return { ok: false, status: 422, problems: { items: shortage } };
	const written = createOrder(state, user, row);
	if (written.ok) workOn(state, written.order, 'ended');
	return written;
}

function shortageOf(state: PulpoState, row: Row): string | undefined {
	const warehouseId = Number(row['warehouse_id']);
	const wanted = new Map<number, number>();
	const items = Array.isArray(row['items']) ? (row['items'] as unknown[]) : [];
	for (const [index, item] of items.entries()) {
		const id = Number(isRow(item) ? item['product_id'] : 0);
		const quantity = Number(isRow(item) ? item['quantity'] : 0);
		// What is not a product or a warehouse is refused as in every order.
		if (!state.products.has(id) || !state.warehouses.has(warehouseId) || !(quantity > 0)) continue;
		wanted.set(id, (wanted.get(id) ?? 0) + quantity);
		if ((wanted.get(id) ?? 0) > levelOf(state, id, warehouseId).storage)
			return `${index}: there is not enough stock`;
	}
	return undefined;
}

export const postQuick: Handler = ({ state, user, body }): SandboxResponse => {
	if (!isRow(body)) return refused(422, { body: INVALID });
	const written = createQuick(state, user, body);
	return written.ok ? ok(orderView(state, written.order)) : refused(written.status, written.problems);
};
