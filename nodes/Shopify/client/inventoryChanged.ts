import { OperationalError } from 'n8n-workflow';

import { CHANGED_LEVELS } from './inventoryDocuments';
import type { StockEntry, WireItem, WireLevel, WireStockVariant } from './inventoryWire';
import { OBJECTS_PER_PAGING, PAGE_SIZE } from './limits';
import { shrinking } from './orders';
import { grown, type PageShape } from './pageShape';
import { quoted } from './search';
import type { GraphqlAnswer, Shop } from './shop';
import type { WirePage } from './wire';

type WireChanged = WireLevel & { item: WireItem & { variants: { nodes: WireStockVariant[] } | null } };

/** Levels of one location that changed at this time or later (ISO 8601 UTC), page by page. */
export async function* changedLevels(
	shop: Shop,
	location: string,
	since: string,
): AsyncGenerator<StockEntry[]> {
	const shape: PageShape = { first: PAGE_SIZE, lines: 1 };
	let read = 0;
	for (let after: string | null = null; ;) {
		const cursor: string | null = after;
		const answer: GraphqlAnswer<{ location: { inventoryLevels: WirePage<WireChanged> } | null }> =
			await shrinking(shop, shape, () => ({
				document: CHANGED_LEVELS,
				variables: { location, first: shape.first, after: cursor, q: `updated_at:>=${quoted(since)}` },
				purpose: 'read changed stock',
				replay: 'safe',
			}));
		grown(shape, answer.body, PAGE_SIZE);
		const page = answer.data.location?.inventoryLevels;
		if (page === undefined) throw new OperationalError(`Shopify has no location ${location}`);
		yield page.nodes.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(since)).map(entryOf);
		read += page.nodes.length;
		const { hasNextPage, endCursor } = page.pageInfo;
		if (!hasNextPage || endCursor === null) return;
		if (endCursor === after) throw new OperationalError('Shopify sent the same page of stock twice');
		if (read >= OBJECTS_PER_PAGING) {
			throw new OperationalError(
				`Shopify lists no more than ${OBJECTS_PER_PAGING} changed levels of a location`,
				{ description: 'Choose a later time, or read the whole catalogue.' },
			);
		}
		after = endCursor;
	}
}

function entryOf({ item, ...level }: WireChanged): StockEntry {
	const { variants, ...own } = item;
	const variant = variants?.nodes[0] ?? null;
	return { variant, item: own, sku: variant?.sku ?? null, levels: new Map([[level.location.id, level]]) };
}
