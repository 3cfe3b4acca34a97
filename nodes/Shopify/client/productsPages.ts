import { OperationalError } from 'n8n-workflow';

import { idOfGid, type WirePage } from './wire';

/** One page, and where the next one begins. */
export interface CatalogPage<T> {
	rows: T[];
	/** Number of the last variant up to here: where reading can be taken up again. null = nothing was read. */
	cursor: string | null;
	hasNext: boolean;
}

export interface CatalogQuery {
	/** Search terms besides the range of ids. */
	search: string | null;
	/** Number of the last variant that was read before; null = from the start. */
	cursor: string | null;
	/** Most variants. */
	limit: number;
}

/**
 * Variants by rising id, each page from behind the last id. So reading can be taken up again at any time, and it does not
 * end at 25,000 as cursors of Shopify do. docs/vendors/shopify.md, paging
 */
export async function* pagesById<T>(
	query: CatalogQuery,
	gidOf: (row: T) => string | null,
	fetch: (search: string | null, wanted: number) => Promise<WirePage<T>>,
): AsyncGenerator<CatalogPage<T>> {
	let { cursor } = query;
	let read = 0;
	for (let isMore = true; isMore && read < query.limit;) {
		const page = await fetch(searchBehind(cursor, query.search), query.limit - read);
		const final = page.nodes.at(-1);
		const last = final === undefined ? null : idOfGid(gidOf(final) ?? '');
		isMore = page.pageInfo.hasNextPage;
		if (last === null) {
			yield { rows: [], cursor, hasNext: false };
			return;
		}
		if (last === cursor) throw new OperationalError('Shopify sent the same page of variants twice');
		cursor = last;
		read += page.nodes.length;
		yield { rows: page.nodes, cursor, hasNext: isMore };
	}
}

/** A whole number, as an earlier page gave it. Throws a RangeError for anything else. */
export function readCursor(value: unknown): string | null {
	const text = String(value ?? '').trim();
	if (text === '') return null;
	if (!/^\d{1,20}$/.test(text)) throw new RangeError(`"${text}" is not a cursor of an earlier page`);
	return text;
}

export function searchBehind(cursor: string | null, search: string | null): string | null {
	const range = cursor === null ? null : `id:>=${String(BigInt(cursor) + 1n)}`;
	const terms = [range, search === null ? null : `(${search})`].filter((term) => term !== null);
	return terms.length === 0 ? null : terms.join(' AND ');
}
