import type { PlacedOrder } from '../../../sandbox/shopify/admin/specs.ts';
import type { SandboxAdmin } from '../sandboxAdmin.ts';
import { inExpectedWords, type PulpoState } from '../scenario/expected.ts';
import { KINDS, type ExpectedOrder, type Kind } from '../scenario/kinds.ts';

/** Sales orders in PULPO WMS by their number. */
export type Orders = Record<string, ExpectedOrder>;

export interface PlacedOrders {
	/** The number that the shop gave to the order of this kind, such as #1001. */
	numberOf(kind: string): string;
	numbers: string[];
	/** What PULPO WMS must hold when the orders of these kinds have arrived. */
	expected(...kinds: string[]): Orders;
	/** What PULPO WMS holds. */
	arrived(): Promise<Orders>;
}

/** Places one order of each kind in the shop, ten minutes ago. */
export async function placeOrders(admin: SandboxAdmin, kinds: readonly string[]): Promise<PlacedOrders> {
	const now = Date.now();
	const placedAt = new Date(now - 600_000).toISOString();
	const orders = kinds.map((name) => ({
		createdAt: placedAt,
		updatedAt: placedAt,
		...kindOf(name).place(0),
	}));
	const placed = await admin.act<{ orders: PlacedOrder[] }>('shopify', 'placeOrders', { orders });
	const numbers = placed.orders.map(({ name }) => name);
	const numberOf = (kind: string): string => numbers[kinds.indexOf(kind)] ?? '';
	return {
		numberOf,
		numbers,
		expected: (...wanted) =>
			Object.fromEntries(wanted.map((name) => [numberOf(name), arrivingOrder(kindOf(name))])),
		arrived: async () => {
			const state = await admin.act<PulpoState>('pulpo', 'state');
			return Object.fromEntries(
				state.sales_orders.map((order) => [order.order_num, inExpectedWords(order, state, now)]),
			);
		},
	};
}

function kindOf(name: string): Kind {
	const kind = KINDS.find((one) => one.name === name);
	if (kind === undefined) throw new Error(`There is no kind of order "${name}"`);
	return kind;
}

function arrivingOrder(kind: Kind): ExpectedOrder {
	const expectation = kind.expect(0);
	if (!('arrives' in expectation)) throw new Error(`No order is expected of "${kind.name}"`);
	return expectation.arrives;
}
