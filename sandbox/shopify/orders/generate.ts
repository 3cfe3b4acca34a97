import { ORDER_KINDS } from './kinds.ts';
import { placeOrder } from './place.ts';
import { iso } from '../time.ts';
import type { Shop } from '../shop.ts';

export interface GenerateSpec {
	count: number;
	/** Names of the kinds to go round; default all. */
	kinds?: string[];
	/** The orders are spread evenly over so many minutes before now; default 0. */
	minutesBack?: number;
	/** Default false: no webhooks while placing. */
	notify?: boolean;
}

export interface GeneratedOrder {
	id: number;
	name: string;
	number: number;
	kind: string;
}

/** The same call on a fresh shop makes the same orders. */
export function generateOrders(shop: Shop, spec: GenerateSpec): GeneratedOrder[] {
	const kinds = spec.kinds ?? Object.keys(ORDER_KINDS);
	const now = shop.now();
	const spanMs = (spec.minutesBack ?? 0) * 60_000;
	const listener = shop.onEvent;
	if (!spec.notify) shop.onEvent = () => undefined;
	try {
		return Array.from({ length: spec.count }, (_, index) => {
			const name = kinds[index % kinds.length] ?? '';
			const kind = ORDER_KINDS[name];
			if (!kind)
				throw new Error(`no kind of order "${name}" (there are: ${Object.keys(ORDER_KINDS).join(', ')})`);
			const createdAt = iso(now - spanMs + Math.floor((spanMs * index) / spec.count));
			const order = placeOrder(shop, { createdAt, ...kind.spec(index) });
			kind.then?.(shop, order);
			return { id: order.id, name: order.name, number: order.number, kind: name };
		});
	} finally {
		shop.onEvent = listener;
	}
}
