import { OperationalError } from 'n8n-workflow';

import { FULFILLMENT_ORDERS } from './fulfillmentDocuments';
import { withAllPieceLines } from './fulfillmentOrders';
import type { WireFulfillmentOrder } from './fulfillmentWire';
import { OBJECTS_PER_PAGING, PAGE_SIZE, PIECE_LINES } from './limits';
import { shrinking } from './orders';
import { grown, type PageShape } from './pageShape';
import { quoted } from './search';
import type { Shop } from './shop';
import type { WirePage } from './wire';

export interface PieceFilter {
	/** Shopify's words in capitals, such as OPEN. Empty: all that are not closed. */
	statuses: string[];
	/** Number of the location that is to send it. */
	locationId: string | null;
	/** UTC. */
	updatedSince: string | null;
	updatedUntil: string | null;
}

const ENDED = ['CLOSED', 'CANCELLED', 'INCOMPLETE'];

export function pieceSearch(filter: PieceFilter): string | null {
	const { statuses, locationId, updatedSince, updatedUntil } = filter;
	const anyStatus = statuses.map((status) => `status:${status.toLowerCase()}`);
	const terms = [
		anyStatus.length > 1 ? `(${anyStatus.join(' OR ')})` : anyStatus[0],
		locationId === null ? undefined : `assigned_location_id:${locationId}`,
		updatedSince === null ? undefined : `updated_at:>=${quoted(updatedSince)}`,
		updatedUntil === null ? undefined : `updated_at:<=${quoted(updatedUntil)}`,
	].filter((term) => term !== undefined);
	return terms.length === 0 ? null : terms.join(' AND ');
}

/** The work list across orders, those that changed longest ago first. Shopify's search is loose, so the filter is checked again. */
export async function fulfillmentOrderList(
	shop: Shop,
	filter: PieceFilter,
	limit: number,
): Promise<WireFulfillmentOrder[]> {
	const shape: PageShape = { first: PAGE_SIZE, lines: PIECE_LINES };
	const found: WireFulfillmentOrder[] = [];
	let read = 0;
	for (let after: string | null = null; found.length < limit;) {
		const page: WirePage<WireFulfillmentOrder> = await pageOf(
			shop,
			filter,
			shape,
			after,
			limit - found.length,
		);
		found.push(
			...(await withAllPieceLines(
				shop,
				page.nodes.filter((piece) => fits(piece, filter)),
			)),
		);
		read += page.nodes.length;
		const { hasNextPage, endCursor } = page.pageInfo;
		if (!hasNextPage || endCursor === null) break;
		if (endCursor === after)
			throw new OperationalError('Shopify sent the same page of fulfillment orders twice');
		if (read >= OBJECTS_PER_PAGING) throw tooMany();
		after = endCursor;
	}
	return found.slice(0, limit);
}

async function pageOf(
	shop: Shop,
	filter: PieceFilter,
	shape: PageShape,
	after: string | null,
	wanted: number,
): Promise<WirePage<WireFulfillmentOrder>> {
	const answer = await shrinking<{ fulfillmentOrders: WirePage<WireFulfillmentOrder> }>(shop, shape, () => ({
		document: FULFILLMENT_ORDERS,
		variables: {
			first: Math.min(shape.first, wanted),
			after,
			q: pieceSearch(filter),
			closed: filter.statuses.some((status) => ENDED.includes(status)),
			lines: shape.lines,
		},
		purpose: 'read fulfillment orders',
		replay: 'safe',
	}));
	grown(shape, answer.body, PAGE_SIZE);
	return answer.data.fulfillmentOrders;
}

function fits(piece: WireFulfillmentOrder, filter: PieceFilter): boolean {
	const { statuses, locationId, updatedSince, updatedUntil } = filter;
	const { assignedLocation, status, updatedAt } = piece;
	const place = assignedLocation.location?.id.replace(/^.*\//, '') ?? null;
	return (
		(statuses.length === 0 || statuses.includes(status)) &&
		(locationId === null || place === locationId) &&
		(updatedSince === null || Date.parse(updatedAt) >= Date.parse(updatedSince)) &&
		(updatedUntil === null || Date.parse(updatedAt) <= Date.parse(updatedUntil))
	);
}

function tooMany(): OperationalError {
	return new OperationalError(
		`Shopify lists no more than ${OBJECTS_PER_PAGING} fulfillment orders for one query`,
		{ description: 'Narrow the filters and read them in several steps.' },
	);
}
