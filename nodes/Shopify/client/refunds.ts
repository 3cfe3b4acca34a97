import { OperationalError } from 'n8n-workflow';

import { IDS_PER_CALL, LINES_PER_ORDER, REFUNDED_PER_PAGE } from './limits';
import { shrinking } from './orders';
import type { PageShape } from './pageShape';
import { CHANGED_REFUNDS, MORE_REFUND_LINES, REFUNDS_OF_ORDERS } from './refundsDocuments';
import type { WireRefund, WireRefundedOrder, WireRefundLine } from './refundsWire';
import { quoted } from './search';
import type { GraphqlAnswer, Shop } from './shop';
import type { WirePage } from './wire';

/** Refunds of orders that changed since a time, page by page; null = of all orders. Times are ISO 8601 UTC. */
export async function* refundedOrders(
	shop: Shop,
	updatedSince: string | null,
): AsyncGenerator<WireRefundedOrder[]> {
	const shape = refundShape();
	let after: string | null = null;
	do {
		const cursor: string | null = after;
		const answer: GraphqlAnswer<{ orders: WirePage<WireRefundedOrder> }> = await shrinking(
			shop,
			shape,
			() => ({
				document: CHANGED_REFUNDS,
				variables: {
					first: shape.first,
					after: cursor,
					q: updatedSince === null ? null : `updated_at:>=${quoted(updatedSince)}`,
					lines: shape.lines,
				},
				purpose: 'read refunds',
				replay: 'safe',
			}),
		);
		const { nodes, pageInfo } = answer.data.orders;
		yield await inFull(shop, nodes);
		after = pageInfo.hasNextPage && pageInfo.endCursor !== cursor ? pageInfo.endCursor : null;
	} while (after !== null);
}

/** By GID; orders that Shopify does not have are missing. */
export async function refundsOfOrders(
	shop: Shop,
	ids: readonly string[],
): Promise<Map<string, WireRefundedOrder>> {
	const shape = refundShape();
	const found = new Map<string, WireRefundedOrder>();
	for (let from = 0; from < ids.length;) {
		const asked = () => ids.slice(from, from + Math.min(shape.first, IDS_PER_CALL));
		const answer = await shrinking<{ nodes: Array<Partial<WireRefundedOrder> | null> }>(shop, shape, () => ({
			document: REFUNDS_OF_ORDERS,
			variables: { ids: asked(), lines: shape.lines },
			purpose: 'read refunds',
			replay: 'safe',
		}));
		const { nodes } = answer.data;
		if (nodes.length === 0)
			throw new OperationalError('Shopify answered without any of the orders asked for');
		for (const order of await inFull(shop, nodes.filter(isOrder))) found.set(order.id, order);
		from += nodes.length;
	}
	return found;
}

function refundShape(): PageShape {
	return { first: REFUNDED_PER_PAGE, lines: LINES_PER_ORDER };
}

function isOrder(node: Partial<WireRefundedOrder> | null): node is WireRefundedOrder {
	return node?.refunds !== undefined;
}

/** Long refunds are read on. */
async function inFull(shop: Shop, orders: readonly WireRefundedOrder[]): Promise<WireRefundedOrder[]> {
	const whole: WireRefundedOrder[] = [];
	for (const order of orders) {
		const refunds: WireRefund[] = [];
		for (const refund of order.refunds) refunds.push(await withAllLines(shop, refund));
		whole.push({ ...order, refunds });
	}
	return whole;
}

async function withAllLines(shop: Shop, refund: WireRefund): Promise<WireRefund> {
	const lines = [...refund.refundLineItems.nodes];
	let { hasNextPage, endCursor } = refund.refundLineItems.pageInfo;
	while (hasNextPage && endCursor !== null) {
		const more: GraphqlAnswer<{ refund: { refundLineItems: WirePage<WireRefundLine> } | null }> =
			await shop.send({
				document: MORE_REFUND_LINES,
				variables: { id: refund.id, after: endCursor },
				purpose: 'read the lines of a long refund',
				replay: 'safe',
			});
		const page = more.data.refund?.refundLineItems;
		if (!page || page.pageInfo.endCursor === endCursor)
			throw new OperationalError(`Shopify did not send all lines of refund ${refund.legacyResourceId}`);
		lines.push(...page.nodes);
		({ hasNextPage, endCursor } = page.pageInfo);
	}
	return { ...refund, refundLineItems: { ...refund.refundLineItems, nodes: lines } };
}
