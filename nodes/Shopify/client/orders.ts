import { OperationalError } from 'n8n-workflow';

import { IDS_PER_CALL, OBJECTS_PER_PAGING } from './limits';
import { ORDERS, ORDERS_BY_ID } from './documents';
import { withAllLines } from './lines';
import { grown, shrunk, type PageShape } from './pageShape';
import type { GraphqlAnswer, GraphqlCall, Shop } from './shop';
import type { WireOrder, WirePage } from './wire';

export type OrderSort = 'UPDATED_AT' | 'CREATED_AT' | 'PROCESSED_AT' | 'ORDER_NUMBER' | 'ID';

export interface OrderPageQuery {
	search: string | null;
	sort: OrderSort;
	newestFirst: boolean;
	withCustomer: boolean;
	/** Largest page; the pages that Shopify allows may be smaller. */
	pageSize: number;
	/** How many orders the caller wants at most. */
	limit: number;
}

/** Pages of complete orders. The page size follows what Shopify allows one query to cost. */
export async function* orderPages(
	shop: Shop,
	query: OrderPageQuery,
	shape: PageShape,
): AsyncGenerator<WireOrder[]> {
	let after: string | null = null;
	let read = 0;
	while (read < query.limit) {
		const wanted = Math.min(query.pageSize, query.limit - read);
		const page: WirePage<WireOrder> = await orderPage(shop, query, shape, wanted, after);
		yield await withAllLines(shop, page.nodes);
		read += page.nodes.length;
		const { hasNextPage, endCursor } = page.pageInfo;
		if (!hasNextPage || endCursor === null) return;
		if (endCursor === after) throw new OperationalError('Shopify sent the same page of orders twice');
		if (read >= OBJECTS_PER_PAGING) throw tooMany();
		after = endCursor;
	}
}

/** Orders by GID in the order of the ids; null where Shopify has none (deleted, or older than the app may see). */
export async function ordersById(
	shop: Shop,
	ids: readonly string[],
	withCustomer: boolean,
	shape: PageShape,
): Promise<Array<WireOrder | null>> {
	const orders: Array<WireOrder | null> = [];
	while (orders.length < ids.length) {
		const answer = await shrinking<{ nodes: Array<WireOrder | null> }>(shop, shape, () => ({
			document: ORDERS_BY_ID,
			variables: {
				ids: ids.slice(orders.length, orders.length + Math.min(shape.first, IDS_PER_CALL)),
				lines: shape.lines,
				withCustomer,
			},
			purpose: 'read orders',
			replay: 'safe',
		}));
		if (answer.data.nodes.length === 0)
			throw new OperationalError('Shopify answered without any of the orders asked for');
		orders.push(...answer.data.nodes.map((node) => (node !== null && 'lineItems' in node ? node : null)));
		grown(shape, answer.body, IDS_PER_CALL);
	}
	const whole = await withAllLines(
		shop,
		orders.filter((order) => order !== null),
	);
	return orders.map((order) => (order === null ? null : (whole.shift() ?? null)));
}

async function orderPage(
	shop: Shop,
	query: OrderPageQuery,
	shape: PageShape,
	wanted: number,
	after: string | null,
): Promise<WirePage<WireOrder>> {
	const answer = await shrinking<{ orders: WirePage<WireOrder> }>(shop, shape, () => ({
		document: ORDERS,
		variables: {
			first: Math.min(wanted, shape.first),
			after,
			q: query.search,
			sort: query.sort,
			reverse: query.newestFirst,
			lines: shape.lines,
			withCustomer: query.withCustomer,
		},
		purpose: 'read orders',
		replay: 'safe',
	}));
	grown(shape, answer.body, query.pageSize);
	return answer.data.orders;
}

/** Repeats a read with a smaller shape as long as Shopify finds the query too dear. */
export async function shrinking<T>(
	shop: Shop,
	shape: PageShape,
	make: () => GraphqlCall,
): Promise<GraphqlAnswer<T>> {
	for (;;) {
		const attempt = await shop.attempt<T>(make());
		if (attempt.ok) return attempt.answer;
		if (attempt.problem.code !== 'queryTooDear' || !shrunk(shape, attempt.body)) {
			throw shop.failure(attempt.problem);
		}
	}
}

function tooMany(): OperationalError {
	return new OperationalError(`Shopify lists no more than ${OBJECTS_PER_PAGING} orders for one query`, {
		description: 'Narrow the dates of the query and read the orders in several steps.',
	});
}
