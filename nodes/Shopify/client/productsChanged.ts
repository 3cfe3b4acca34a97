import { OperationalError } from 'n8n-workflow';

import { PAGE_SIZE, PRODUCTS_PER_SEARCH } from './limits';
import { CHANGED_PRODUCTS } from './productsDocuments';
import { variantPages } from './products';
import { searchBehind, type CatalogPage, type CatalogQuery } from './productsPages';
import type { WireVariant } from './productsWire';
import { quoted } from './search';
import type { Shop } from './shop';
import { idOfGid, type WirePage } from './wire';

export interface ChangedRange {
	/** ISO 8601 UTC. */
	since: string | null;
	until: string | null;
}

/**
 * Variants of products that changed: a new title moves the time of the product, not that of its variants. By rising number of
 * the product, which is the cursor here; products stay whole, so that a page may be longer than the limit. The search of the
 * query holds further terms about variants.
 */
export async function* changedVariants(
	shop: Shop,
	range: ChangedRange,
	query: CatalogQuery,
): AsyncGenerator<CatalogPage<WireVariant>> {
	let { cursor } = query;
	let read = 0;
	for (let isMore = true; isMore && read < query.limit;) {
		const page = await changedProducts(shop, range, cursor, Math.min(PAGE_SIZE, query.limit - read));
		const ids = page.nodes.map(({ id }) => idOfGid(id) ?? id);
		isMore = page.pageInfo.hasNextPage;
		if (ids.length === 0) yield { rows: [], cursor, hasNext: false };
		for (let from = 0; from < ids.length && read < query.limit; from += PRODUCTS_PER_SEARCH) {
			const some = ids.slice(from, from + PRODUCTS_PER_SEARCH);
			const rows = await variantsOf(shop, some, query.search);
			const last = some.at(-1) ?? null;
			if (last === cursor) throw new OperationalError('Shopify sent the same page of products twice');
			cursor = last;
			read += rows.length;
			yield { rows, cursor, hasNext: isMore || from + some.length < ids.length };
		}
		if (ids.length === 0) return;
	}
}

async function variantsOf(shop: Shop, products: string[], search: string | null): Promise<WireVariant[]> {
	const list = `product_ids:${products.join(',')}`;
	const query = {
		search: search === null ? list : `${list} AND ${search}`,
		cursor: null,
		limit: Number.POSITIVE_INFINITY,
	};
	const found: WireVariant[] = [];
	for await (const { rows } of variantPages(shop, query)) found.push(...rows);
	return found;
}

async function changedProducts(
	shop: Shop,
	{ since, until }: ChangedRange,
	cursor: string | null,
	wanted: number,
): Promise<WirePage<{ id: string }>> {
	const terms = [
		since === null ? null : `updated_at:>=${quoted(since)}`,
		until === null ? null : `updated_at:<=${quoted(until)}`,
	].filter((term) => term !== null);
	const { data } = await shop.send<{ products: WirePage<{ id: string }> }>({
		document: CHANGED_PRODUCTS,
		variables: { first: wanted, after: null, q: searchBehind(cursor, terms.join(' AND ')) },
		purpose: 'look for changed products',
		replay: 'safe',
	});
	return data.products;
}
