import { ORDER_AGE_LIMIT_DAYS } from '../defaults.ts';
import { DAY_MS } from '../time.ts';
import type { CallContext } from '../context.ts';
import type { OrderRecord } from '../records.ts';

/** Without read_all_orders older orders are simply not there. */
export function isVisible(order: OrderRecord, { scopes, shop }: CallContext): boolean {
	if (scopes.has('read_all_orders')) return true;
	return order.createdAt >= shop.clock.now() - ORDER_AGE_LIMIT_DAYS * DAY_MS;
}

export const visibleOrders = (context: CallContext): OrderRecord[] =>
	[...context.shop.orders.values()].filter((order) => isVisible(order, context));
