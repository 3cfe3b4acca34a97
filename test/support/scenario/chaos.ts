import type { SandboxAdmin } from '../sandboxAdmin.ts';
import type { PulpoState } from './expected.ts';

export interface ChaosOrder {
	id: number;
	name: string;
}

/** Plain paid orders, each of a customer of its own. */
export async function chaosOrders(admin: SandboxAdmin, count: number): Promise<ChaosOrder[]> {
	const createdAt = new Date(Date.now() - 120_000).toISOString();
	const { orders } = await admin.act<{ orders: ChaosOrder[] }>('shopify', 'placeOrders', {
		orders: Array.from({ length: count }, (_, index) => ({
			createdAt,
			notify: false,
			customer: { firstName: 'Anna', lastName: `Berg ${index}`, email: `chaos-${index}@customers.example` },
			lines: [
				{ sku: 'SHIRT-M', quantity: 1 + (index % 3), price: '20.00' },
				{ sku: 'MUG-01', quantity: 1, price: '8.50' },
			],
		})),
	});
	return orders;
}

/** Numbers of the orders that are in the warehouse, once for each time that they are there. */
export function arrivedNumbers(state: PulpoState): string[] {
	return state.sales_orders.map((order) => order.order_num).sort();
}
