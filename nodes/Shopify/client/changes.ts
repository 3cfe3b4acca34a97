import {
	BULK_OPERATION,
	CHANGED_CHILDREN,
	CHANGED_FULFILLMENT_ORDERS,
	CHANGED_PRODUCTS,
	ORDER_OF_FULFILLMENT_ORDER,
} from './changesDocuments';
import { CHANGED_PER_PAGE } from './limits';
import { shrinking } from './orders';
import type { PageShape } from './pageShape';
import { quoted } from './search';
import type { GraphqlAnswer, GraphqlCall, Shop } from './shop';
import { idOfGid, type WirePage } from './wire';

export type ChildKind = 'refunds' | 'fulfillments' | 'returns';

/** A refund, fulfillment, return or fulfillment order that was made or changed. */
export interface ChangedRecord {
	/** GID of its order. */
	orderId: string;
	/** Number of the record; null: only the order changed, at this time. */
	recordId: string | null;
	/** ISO 8601 UTC. */
	at: string;
}

interface ChangedOrder {
	id: string;
	updatedAt: string;
	refunds?: Array<{ id: string; createdAt: string | null }>;
	fulfillments?: Array<{ id: string; updatedAt: string }>;
	returns?: { nodes: Array<{ id: string; createdAt: string; closedAt: string | null }> };
}

/**
 * Refunds, fulfillments or returns since a time, page by page. Shopify cannot list them by time, so that the orders are
 * read that changed since then: making one changes its order.
 */
export async function* changedChildren(
	shop: Shop,
	kind: ChildKind,
	sinceIso: string,
	newestFirst: boolean,
): AsyncGenerator<ChangedRecord[]> {
	const sinceMs = Date.parse(sinceIso);
	const pages = allPages<ChangedOrder>(shop, 'orders', (first, after) => ({
		document: CHANGED_CHILDREN,
		variables: {
			first,
			after,
			q: `updated_at:>=${quoted(sinceIso)}`,
			reverse: newestFirst,
			refunds: kind === 'refunds',
			fulfillments: kind === 'fulfillments',
			returns: kind === 'returns',
		},
		purpose: `read orders with new ${kind}`,
	}));
	for await (const page of pages) {
		yield page.flatMap((order): ChangedRecord[] => [
			...childrenOf(order).filter(({ at }) => Date.parse(at) >= sinceMs),
			{ orderId: order.id, recordId: null, at: order.updatedAt },
		]);
	}
}

/** Fulfillment orders that changed since a time, the oldest change first. */
export async function* changedFulfillmentOrders(
	shop: Shop,
	sinceIso: string,
	newestFirst: boolean,
): AsyncGenerator<ChangedRecord[]> {
	const pages = allPages<{ id: string; orderId: string; updatedAt: string }>(
		shop,
		'fulfillmentOrders',
		(first, after) => ({
			document: CHANGED_FULFILLMENT_ORDERS,
			variables: { first, after, q: `updated_at:>=${quoted(sinceIso)}`, reverse: newestFirst },
			purpose: 'read fulfillment orders that changed',
		}),
	);
	for await (const page of pages) {
		yield page.map(({ id, orderId, updatedAt }) => ({ orderId, recordId: idOfGid(id) ?? id, at: updatedAt }));
	}
}

export interface ChangedProduct {
	id: string;
	updatedAt: string;
	variantsCount: { count: number } | null;
}

/** Products that changed since a time, the oldest change first. A change of a variant or of its stock counts. */
export function changedProducts(
	shop: Shop,
	sinceIso: string,
	newestFirst: boolean,
): AsyncGenerator<ChangedProduct[]> {
	return allPages<ChangedProduct>(shop, 'products', (first, after) => ({
		document: CHANGED_PRODUCTS,
		variables: { first, after, q: `updated_at:>=${quoted(sinceIso)}`, reverse: newestFirst },
		purpose: 'read products that changed',
	}));
}

/** GID of the order; null: Shopify does not have the fulfillment order, or hides it. */
export async function orderOfFulfillmentOrder(shop: Shop, id: string): Promise<string | null> {
	const { data } = await shop.send<{ node: { orderId?: string } | null }>({
		document: ORDER_OF_FULFILLMENT_ORDER,
		variables: { id: `gid://shopify/FulfillmentOrder/${id}` },
		purpose: 'read a fulfillment order',
		replay: 'safe',
	});
	return data.node?.orderId ?? null;
}

/** As Shopify sends it; null when it is gone. */
export async function bulkOperation(shop: Shop, id: string): Promise<Record<string, unknown> | null> {
	const { data } = await shop.send<{ node: Record<string, unknown> | null }>({
		document: BULK_OPERATION,
		variables: { id: `gid://shopify/BulkOperation/${id}` },
		purpose: 'read a bulk operation',
		replay: 'safe',
	});
	return data.node;
}

function childrenOf({ id: orderId, refunds, fulfillments, returns }: ChangedOrder): ChangedRecord[] {
	const record = (id: string, at: string | null) =>
		at === null ? [] : [{ orderId, recordId: idOfGid(id) ?? id, at }];
	return [
		...(refunds ?? []).flatMap(({ id, createdAt }) => record(id, createdAt)),
		...(fulfillments ?? []).flatMap(({ id, updatedAt }) => record(id, updatedAt)),
		...(returns?.nodes ?? []).flatMap(({ id, createdAt, closedAt }) => record(id, closedAt ?? createdAt)),
	];
}

async function* allPages<T>(
	shop: Shop,
	field: string,
	make: (first: number, after: string | null) => Omit<GraphqlCall, 'replay'>,
): AsyncGenerator<T[]> {
	const shape: PageShape = { first: CHANGED_PER_PAGE, lines: 1 };
	let after: string | null = null;
	do {
		const cursor: string | null = after;
		const answer: GraphqlAnswer<Record<string, WirePage<T>>> = await shrinking(shop, shape, () => ({
			...make(shape.first, cursor),
			replay: 'safe',
		}));
		const page: WirePage<T> | undefined = answer.data[field];
		yield page?.nodes ?? [];
		const next: string | null = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
		after = next === cursor ? null : next;
	} while (after !== null);
}
