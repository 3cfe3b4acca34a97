import type { Order, OrderCustomer } from '../model/order';
import type { Reason } from '../model/outcome';

export type CustomerChoice =
	| { use: 'own'; customer: OrderCustomer }
	/** `id`: of the customer in the target that stands in. */
	| { use: 'fallback'; id: string }
	| { use: 'none'; reason: Reason };

/** Which customer of the target gets the order. `fallbackId` null or empty: orders without customer are not imported. */
export function chooseCustomer(
	order: Pick<Order, 'customer' | 'number'>,
	fallbackId: string | null,
): CustomerChoice {
	if (order.customer !== null) return { use: 'own', customer: order.customer };
	const id = fallbackId?.trim() ?? '';
	if (id !== '') return { use: 'fallback', id };
	return {
		use: 'none',
		reason: {
			code: 'noCustomer',
			message: `Order ${order.number} has no customer and no fallback customer is chosen`,
		},
	};
}
