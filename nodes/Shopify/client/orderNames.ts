import { collect, pagesByCursor } from '../../shared/http/pages';
import { ORDER_NAMES } from './documents';
import { NAMES_PER_SEARCH } from './limits';
import { hasName, orderNameSearch } from './search';
import type { Shop } from './shop';
import type { WirePage } from './wire';

export interface OrderName {
	id: string;
	name: string;
	number: number;
}

/** GIDs of orders by the number that customers see; several when the shop has used a number twice. */
export async function orderIdsByName(shop: Shop, names: readonly string[]): Promise<Map<string, string[]>> {
	const wanted = [...new Set(names)];
	const found = new Map<string, string[]>();
	for (let from = 0; from < wanted.length; from += NAMES_PER_SEARCH) {
		const some = wanted.slice(from, from + NAMES_PER_SEARCH);
		const orders = await ordersNamed(shop, some);
		for (const name of some) found.set(name, bestMatches(orders, name));
	}
	return found;
}

/** Search finds near matches too, so the name is compared once more; the exact one wins. */
function bestMatches(orders: readonly OrderName[], name: string): string[] {
	const exact = orders.filter((order) => order.name === name);
	const matching = exact.length > 0 ? exact : orders.filter((order) => hasName(order, name));
	return matching.map(({ id }) => id);
}

async function ordersNamed(shop: Shop, names: readonly string[]): Promise<OrderName[]> {
	const search = names.map(orderNameSearch).join(' OR ');
	return await collect(
		pagesByCursor(async (cursor) => {
			const { data } = await shop.send<{ orders: WirePage<OrderName> }>({
				document: ORDER_NAMES,
				variables: { q: search, after: cursor ?? null },
				purpose: 'find orders by their numbers',
				replay: 'safe',
			});
			const { nodes, pageInfo } = data.orders;
			return { rows: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
		}),
	);
}
