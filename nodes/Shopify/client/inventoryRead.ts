import { OperationalError } from 'n8n-workflow';

import { IDS_PER_CALL, LOCATIONS_PER_QUERY, PAGE_SIZE, SKUS_PER_SEARCH } from './limits';
import { stockOfItems, stockOfVariants, VARIANTS_COUNT } from './inventoryDocuments';
import type { StockEntry, WireItem, WireLevel, WireStockVariant } from './inventoryWire';
import { shrinking } from './orders';
import { grown, type PageShape } from './pageShape';
import { quoted } from './search';
import type { Shop } from './shop';
import { pagesById, type CatalogPage, type CatalogQuery } from './productsPages';
import type { WirePage } from './wire';

type Levels = Record<string, WireLevel | null>;
type WireRow = WireStockVariant & { inventoryItem: WireItem & Levels };
type WireItemRow = WireItem & { sku: string | null; variants: { nodes: WireStockVariant[] } | null };

/** Variants with their stock by rising id. `locations`: GIDs. */
export function stockPages(
	shop: Shop,
	query: CatalogQuery & { locations: readonly string[] },
): AsyncGenerator<CatalogPage<StockEntry>> {
	const shape = pageShape();
	const { locations } = query;
	return pagesById(
		query,
		({ variant }) => variant?.id ?? null,
		async (search, wanted) => await variantPage(shop, shape, { search, locations, after: null, wanted }),
	);
}

/** By SKU as it was asked for; Shopify's search finds near matches too, so each is compared exactly. */
export async function stockOfSkus(
	shop: Shop,
	skus: readonly string[],
	locations: readonly string[],
): Promise<Map<string, StockEntry[]>> {
	const found = new Map<string, StockEntry[]>();
	const shape = pageShape();
	const wanted = [...new Set(skus)];
	for (let from = 0; from < wanted.length; from += SKUS_PER_SEARCH) {
		const some = new Set(wanted.slice(from, from + SKUS_PER_SEARCH));
		const search = [...some].map((sku) => `sku:${quoted(sku)}`).join(' OR ');
		for (let after: string | null = null; ;) {
			const query = { search, locations, after, wanted: PAGE_SIZE };
			const page: WirePage<StockEntry> = await variantPage(shop, shape, query);
			for (const entry of page.nodes) {
				if (entry.sku !== null && some.has(entry.sku))
					found.set(entry.sku, [...(found.get(entry.sku) ?? []), entry]);
			}
			const { hasNextPage, endCursor } = page.pageInfo;
			if (!hasNextPage || endCursor === null || endCursor === after) break;
			after = endCursor;
		}
	}
	return found;
}

/** By GID of the inventory item, 250 in one call; unknown ones are missing. */
export async function stockOfItemIds(
	shop: Shop,
	ids: readonly string[],
	locations: readonly string[],
): Promise<Map<string, StockEntry>> {
	const found = new Map<string, StockEntry>();
	const shape = pageShape();
	const wanted = [...new Set(ids)];
	for (let from = 0; from < wanted.length;) {
		const asked = () => wanted.slice(from, from + Math.min(shape.first, IDS_PER_CALL));
		const rows = await inGroups(locations, async (group) => {
			const answer = await shrinking<{ nodes: Array<Partial<WireItemRow> | null> }>(shop, shape, () => ({
				document: stockOfItems(group.length),
				variables: { ids: asked(), ...variablesOf(group) },
				purpose: 'read stock',
				replay: 'safe',
			}));
			return answer.data.nodes.map((row) => (isItem(row) ? itemEntry(row, group) : null));
		});
		if (rows.length === 0) throw new OperationalError('Shopify answered without any of the items asked for');
		for (const entry of rows) if (entry) found.set(entry.item.id, entry);
		from += rows.length;
	}
	return found;
}

export async function variantCount(shop: Shop): Promise<number> {
	const { data } = await shop.send<{ productVariantsCount: { count: number } | null }>({
		document: VARIANTS_COUNT,
		purpose: 'count variants',
		replay: 'safe',
	});
	return data.productVariantsCount?.count ?? Number.POSITIVE_INFINITY;
}

interface PageQuery {
	search: string | null;
	locations: readonly string[];
	after: string | null;
	wanted: number;
}

async function variantPage(shop: Shop, shape: PageShape, query: PageQuery): Promise<WirePage<StockEntry>> {
	let pageInfo: WirePage<StockEntry>['pageInfo'] = { hasNextPage: false, endCursor: null };
	const nodes = await inGroups(query.locations, async (group) => {
		const answer = await shrinking<{ productVariants: WirePage<WireRow> }>(shop, shape, () => ({
			document: stockOfVariants(group.length),
			variables: {
				first: Math.min(query.wanted, shape.first),
				after: query.after,
				q: query.search,
				...variablesOf(group),
			},
			purpose: 'read stock',
			replay: 'safe',
		}));
		grown(shape, answer.body, PAGE_SIZE);
		({ pageInfo } = answer.data.productVariants);
		return answer.data.productVariants.nodes.map((row) => variantEntry(row, group));
	});
	return { pageInfo, nodes };
}

/** More locations than one query can hold are read in turns; later turns only add levels. */
async function inGroups<T extends StockEntry | null>(
	locations: readonly string[],
	read: (group: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
	const entries = await read(locations.slice(0, LOCATIONS_PER_QUERY));
	for (let from = LOCATIONS_PER_QUERY; from < locations.length; from += LOCATIONS_PER_QUERY) {
		const more = await read(locations.slice(from, from + LOCATIONS_PER_QUERY));
		const byItem = new Map(more.map((entry) => [entry?.item.id, entry]));
		for (const entry of entries) {
			for (const [place, level] of byItem.get(entry?.item.id)?.levels ?? []) entry?.levels.set(place, level);
		}
	}
	return entries;
}

function variablesOf(group: readonly string[]): Record<string, string> {
	return Object.fromEntries(group.map((location, n) => [`l${n}`, location]));
}

function variantEntry({ inventoryItem, ...variant }: WireRow, group: readonly string[]): StockEntry {
	const { id, tracked } = inventoryItem;
	return { variant, item: { id, tracked }, sku: variant.sku, levels: levelsOf(inventoryItem, group) };
}

function itemEntry(row: WireItemRow, group: readonly string[]): StockEntry {
	const { id, tracked, sku } = row;
	return {
		variant: row.variants?.nodes[0] ?? null,
		item: { id, tracked },
		sku,
		levels: levelsOf(row, group),
	};
}

function levelsOf(row: object, group: readonly string[]): Map<string, WireLevel> {
	const found = new Map<string, WireLevel>();
	const byAlias = row as Levels;
	for (const [n, location] of group.entries()) {
		const level = byAlias[`l${n}`];
		if (level) found.set(location, level);
	}
	return found;
}

function isItem(row: Partial<WireItemRow> | null): row is WireItemRow {
	return row?.tracked !== undefined;
}

function pageShape(): PageShape {
	return { first: PAGE_SIZE, lines: 1 };
}
