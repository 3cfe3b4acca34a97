import type { OrderSpec, PlacedOrder } from '../../../sandbox/shopify/admin/specs.ts';
import { type Expectation, KINDS } from '../scenario/kinds.ts';
import { admin } from './accounts.ts';

export interface DemoOrder {
	/** As the shop shows it, such as #1001. */
	name: string;
	kind: string;
	key: string;
	expected: Expectation;
}

/** Long enough ago for the first window, which ends a few seconds before the run. */
const placedMinutesAgo = 10;

/** Places so many orders of every kind. */
export async function placeDemoOrders(
	adminUrl: string,
	options: { shop: string; perKind: number; now: number },
): Promise<DemoOrder[]> {
	const placedAt = new Date(options.now - placedMinutesAgo * 60_000).toISOString();
	const wanted = KINDS.flatMap((kind) =>
		Array.from({ length: options.perKind }, (_, index) => ({
			kind: kind.name,
			spec: { createdAt: placedAt, updatedAt: placedAt, ...kind.place(index) },
			expected: kind.expect(index),
		})),
	);
	const specs: OrderSpec[] = wanted.map(({ spec }) => spec);
	const { orders } = await admin<{ orders: PlacedOrder[] }>(adminUrl, '/admin/shopify/placeOrders', {
		orders: specs,
	});
	return wanted.map(({ kind, expected }, index) => {
		const placed = orders[index];
		if (placed === undefined) throw new Error('The sandbox placed fewer orders than it was asked for');
		return { name: placed.name, kind, key: `shopify:${options.shop}:${placed.id}`, expected };
	});
}
