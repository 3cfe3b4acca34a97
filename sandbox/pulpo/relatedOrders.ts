import type { SalesOrder } from './records.ts';
import type { PulpoState } from './state.ts';

type OrderTest = (order: SalesOrder) => boolean;
type IdTest = (row: { id: number }) => boolean;
type IdsOf = (order: SalesOrder) => number[];

/** The filters `related_orders_state` and `related_orders_delivery_date` of products and third parties. */
export function relatedOrderFilters(
	state: PulpoState,
	idsOf: IdsOf,
): Record<string, (value: string | string[]) => IdTest> {
	return {
		related_orders_state: (value) => having(state, idsOf, (order) => [value].flat().includes(order.state)),
		related_orders_delivery_date: (value) =>
			having(state, idsOf, (order) => order.delivery_date.startsWith(String(value))),
	};
}

function having(state: PulpoState, idsOf: IdsOf, test: OrderTest): IdTest {
	const ids = new Set([...state.orders.values()].filter(test).flatMap(idsOf));
	return ({ id }) => ids.has(id);
}
