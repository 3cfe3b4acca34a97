import type { Run } from '../../../shared/node/types';
import { bulkStock } from '../../client/inventoryBulk';
import { stockOfItemIds, stockOfSkus, stockPages, variantCount } from '../../client/inventoryRead';
import type { StockEntry } from '../../client/inventoryWire';
import { PAGE_SIZE, SKUS_PER_SEARCH, VARIANTS_BY_PAGES } from '../../client/limits';
import type { Shop } from '../../client/shop';
import type { Asked } from './asked';

export type LookUpBy = 'auto' | 'search' | 'pages' | 'bulk';

export function lookUpWay(value: unknown): LookUpBy {
	return (['search', 'pages', 'bulk'] as const).find((way) => way === value) ?? 'auto';
}

/** What Shopify has for each item: none, one, or several for a SKU that is there more than once. */
export type Found = (asked: Asked) => StockEntry[];

/** Reads everything that the items ask for once, with the fewest requests; items with an ID are read only when `readFirst`. */
export async function lookUp(
	run: Run,
	shop: Shop,
	asked: readonly Asked[],
	how: { by: LookUpBy; readFirst: boolean },
): Promise<Found> {
	const usable = asked.filter(({ problem }) => problem === null);
	const places = [...new Set(usable.flatMap(({ place }) => place?.id ?? []))];
	const ids = usable.flatMap(({ inventoryItemId }) => inventoryItemId ?? []);
	const skus = usable.flatMap(({ inventoryItemId, sku }) => (inventoryItemId === null ? (sku ?? []) : []));
	const byId = how.readFirst ? await stockOfItemIds(shop, ids, places) : new Map<string, StockEntry>();
	const bySku = await entriesOfSkus(run, shop, [...new Set(skus)], places, how.by);
	return ({ inventoryItemId, sku }) => {
		if (inventoryItemId === null) return bySku.get(sku ?? '') ?? [];
		const known = byId.get(inventoryItemId);
		if (known) return [known];
		return how.readFirst ? [] : [unread(inventoryItemId, sku)];
	};
}

/** Exact matches by SKU, read in the way that was chosen. */
export async function entriesOfSkus(
	run: Run,
	shop: Shop,
	skus: readonly string[],
	places: readonly string[],
	by: LookUpBy,
): Promise<Map<string, StockEntry[]>> {
	if (skus.length === 0) return new Map();
	const way = by === 'auto' ? await fewestRequests(shop, skus.length) : by;
	if (way === 'search') return await stockOfSkus(shop, skus, places);
	const wanted = new Set(skus);
	const found = new Map<string, StockEntry[]>();
	for await (const page of wholeCatalogue(run, shop, places, way)) {
		for (const entry of page) {
			if (entry.sku !== null && wanted.has(entry.sku))
				found.set(entry.sku, [...(found.get(entry.sku) ?? []), entry]);
		}
	}
	return found;
}

async function* wholeCatalogue(
	run: Run,
	shop: Shop,
	locations: readonly string[],
	way: 'pages' | 'bulk',
): AsyncGenerator<StockEntry[]> {
	if (way === 'bulk') {
		yield* bulkStock(run.context, shop, new Set(locations));
		return;
	}
	const query = { search: null, cursor: null, limit: Number.POSITIVE_INFINITY, locations };
	for await (const page of stockPages(shop, query)) yield page.rows;
}

/** A few SKUs are searched for; for many the whole catalogue takes fewer requests. */
async function fewestRequests(shop: Shop, skus: number): Promise<Exclude<LookUpBy, 'auto'>> {
	const searches = Math.ceil(skus / SKUS_PER_SEARCH);
	if (searches <= 2) return 'search';
	const variants = await variantCount(shop);
	const pages = Math.ceil(variants / PAGE_SIZE);
	if (searches <= pages) return 'search';
	return variants > VARIANTS_BY_PAGES ? 'bulk' : 'pages';
}

function unread(inventoryItemId: string, sku: string | null): StockEntry {
	return { variant: null, item: { id: inventoryItemId, tracked: true }, sku, levels: new Map() };
}
