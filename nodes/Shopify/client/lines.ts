import { OperationalError } from 'n8n-workflow';

import { moreLines } from './documents';
import { LONG_ORDERS_PER_CALL, MORE_LINES } from './limits';
import type { Shop } from './shop';
import type { WireLine, WireOrder, WirePage } from './wire';

type More = Record<string, { lineItems: WirePage<WireLine> } | null>;

/** Reads on the lines of orders that have more than came with them, several orders in one call. */
export async function withAllLines(shop: Shop, orders: readonly WireOrder[]): Promise<WireOrder[]> {
	const whole = new Map<string, WireOrder>();
	let open = orders.filter(isCutShort);
	while (open.length > 0) {
		const batch = open.slice(0, LONG_ORDERS_PER_CALL);
		const longer = await readOn(shop, batch);
		for (const order of longer) whole.set(order.id, order);
		open = [...longer.filter(isCutShort), ...open.slice(LONG_ORDERS_PER_CALL)];
	}
	return orders.map((order) => whole.get(order.id) ?? order);
}

function isCutShort(order: WireOrder): boolean {
	return order.lineItems.pageInfo.hasNextPage;
}

async function readOn(shop: Shop, orders: readonly WireOrder[]): Promise<WireOrder[]> {
	const variables: Record<string, unknown> = { lines: MORE_LINES };
	for (const [n, order] of orders.entries()) {
		variables[`id${n}`] = order.id;
		variables[`after${n}`] = order.lineItems.pageInfo.endCursor;
	}
	const { data } = await shop.send<More>({
		document: moreLines(orders.length),
		variables,
		purpose: 'read the lines of long orders',
		replay: 'safe',
	});
	return orders.map((order, n) => appended(order, data[`o${n}`]?.lineItems));
}

/** Half an order must never look like a whole one. */
function appended(order: WireOrder, more: WirePage<WireLine> | undefined): WireOrder {
	if (!more || more.pageInfo.endCursor === order.lineItems.pageInfo.endCursor) {
		throw new OperationalError(`Shopify did not send all lines of order ${order.name}`, {
			description: 'The order may have been deleted while it was read. Run it again.',
		});
	}
	return {
		...order,
		lineItems: { pageInfo: more.pageInfo, nodes: [...order.lineItems.nodes, ...more.nodes] },
	};
}
