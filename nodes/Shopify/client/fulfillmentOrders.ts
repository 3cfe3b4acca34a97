import { OperationalError } from 'n8n-workflow';

import { FULFILLMENT_STATES, MORE_PIECES, morePieceLines } from './fulfillmentDocuments';
import {
	FULFILLMENTS_PER_ORDER,
	IDS_PER_CALL,
	LONG_ORDERS_PER_CALL,
	MORE_LINES,
	PIECE_LINES,
	PIECES_PER_ORDER,
} from './limits';
import type {
	FulfillmentState,
	WireFulfillmentOrder,
	WireFulfillmentOrderLine,
	WireOrderShipment,
} from './fulfillmentWire';
import { shrinking } from './orders';
import { grown, type PageShape } from './pageShape';
import type { Shop } from './shop';
import type { WirePage } from './wire';

type StateNode = Omit<FulfillmentState, 'fulfillmentOrders' | 'fulfillments'> & {
	fulfillmentOrders: WirePage<WireFulfillmentOrder>;
	fulfillments?: WireOrderShipment[];
};

export function pieceShape(): PageShape {
	return { first: IDS_PER_CALL, lines: PIECE_LINES };
}

/** By order GID; orders that Shopify does not have are missing. As many orders in one call as Shopify's cost allows. */
export async function fulfillmentStates(
	shop: Shop,
	orderIds: readonly string[],
	withShipments: boolean,
	shape: PageShape,
): Promise<Map<string, FulfillmentState>> {
	const ids = [...new Set(orderIds)];
	const nodes: StateNode[] = [];
	for (let from = 0; from < ids.length;) {
		const answer = await shrinking<{ nodes: Array<StateNode | null> }>(shop, shape, () => ({
			document: FULFILLMENT_STATES,
			variables: {
				ids: ids.slice(from, from + Math.min(shape.first, IDS_PER_CALL)),
				pieces: PIECES_PER_ORDER,
				lines: shape.lines,
				shipments: FULFILLMENTS_PER_ORDER,
				withShipments,
			},
			purpose: 'read the fulfillment orders of orders',
			replay: 'safe',
		}));
		if (answer.data.nodes.length === 0)
			throw new OperationalError('Shopify answered without any of the orders asked for');
		nodes.push(...answer.data.nodes.filter((node): node is StateNode => (node?.name ?? '') !== ''));
		from += answer.data.nodes.length;
		grown(shape, answer.body, IDS_PER_CALL);
	}
	const states = await inFull(shop, nodes);
	return new Map(states.map((state) => [state.id, state]));
}

async function inFull(shop: Shop, nodes: readonly StateNode[]): Promise<FulfillmentState[]> {
	const states: FulfillmentState[] = [];
	for (const { fulfillmentOrders, fulfillments, ...order } of nodes) {
		states.push({
			...order,
			fulfillmentOrders: await allPieces(shop, order, fulfillmentOrders),
			fulfillments: fulfillments ?? [],
		});
	}
	const pieces = await withAllPieceLines(
		shop,
		states.flatMap((state) => state.fulfillmentOrders),
	);
	return states.map((state) => ({
		...state,
		fulfillmentOrders: state.fulfillmentOrders
			.map(() => pieces.shift())
			.filter((piece) => piece !== undefined),
	}));
}

async function allPieces(
	shop: Shop,
	order: { id: string; name: string },
	first: WirePage<WireFulfillmentOrder>,
): Promise<WireFulfillmentOrder[]> {
	const pieces = [...first.nodes];
	let { hasNextPage, endCursor } = first.pageInfo;
	while (hasNextPage) {
		const { data } = await shop.send<{
			order: { fulfillmentOrders: WirePage<WireFulfillmentOrder> } | null;
		}>({
			document: MORE_PIECES,
			variables: { id: order.id, after: endCursor, pieces: PIECES_PER_ORDER, lines: PIECE_LINES },
			purpose: 'read further fulfillment orders of an order',
			replay: 'safe',
		});
		const page = data.order?.fulfillmentOrders;
		if (!page || page.pageInfo.endCursor === endCursor) throw cutShort(`order ${order.name}`);
		pieces.push(...page.nodes);
		({ hasNextPage, endCursor } = page.pageInfo);
	}
	return pieces.sort((a, b) => compareIds(a.id, b.id));
}

type More = Record<string, { lineItems: WirePage<WireFulfillmentOrderLine> } | null>;

/** Completes fulfillment orders with more lines than came with them, several in one call. */
export async function withAllPieceLines(
	shop: Shop,
	pieces: readonly WireFulfillmentOrder[],
): Promise<WireFulfillmentOrder[]> {
	const whole = new Map<string, WireFulfillmentOrder>();
	let open = pieces.filter(isCutShort);
	while (open.length > 0) {
		const longer = await readOn(shop, open.slice(0, LONG_ORDERS_PER_CALL));
		for (const piece of longer) whole.set(piece.id, piece);
		open = [...longer.filter(isCutShort), ...open.slice(LONG_ORDERS_PER_CALL)];
	}
	return pieces.map((piece) => whole.get(piece.id) ?? piece);
}

function isCutShort(piece: WireFulfillmentOrder): boolean {
	return piece.lineItems.pageInfo.hasNextPage;
}

async function readOn(shop: Shop, pieces: readonly WireFulfillmentOrder[]): Promise<WireFulfillmentOrder[]> {
	const variables: Record<string, unknown> = { lines: MORE_LINES };
	for (const [n, piece] of pieces.entries()) {
		variables[`id${n}`] = piece.id;
		variables[`after${n}`] = piece.lineItems.pageInfo.endCursor;
	}
	const { data } = await shop.send<More>({
		document: morePieceLines(pieces.length),
		variables,
		purpose: 'read the lines of long fulfillment orders',
		replay: 'safe',
	});
	return pieces.map((piece, n) => {
		const more = data[`f${n}`]?.lineItems;
		if (!more || more.pageInfo.endCursor === piece.lineItems.pageInfo.endCursor)
			throw cutShort(`order ${piece.orderName}`);
		return {
			...piece,
			lineItems: { pageInfo: more.pageInfo, nodes: [...piece.lineItems.nodes, ...more.nodes] },
		};
	});
}

function cutShort(what: string): OperationalError {
	return new OperationalError(`Shopify did not send all there is to ship of ${what}`, {
		description: 'The order may have changed while it was read. Run it again.',
	});
}

/** GIDs of one kind by their numbers; those have more digits than a JavaScript number holds exactly. */
export function compareIds(a: string, b: string): number {
	const [left, right] = [a, b].map((gid) => gid.replace(/\?.*$/, '').replace(/^.*\//, ''));
	if (left === undefined || right === undefined) return 0;
	return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
