import { OperationalError } from 'n8n-workflow';

import { pathOfLink } from './encode';

/*
 * Every generator gives one page of records at a time, so that the caller decides how much stays in memory, and ends with
 * an error instead of reading the same page for ever.
 */

/** Page numbers. Ends with a page that is not full, unless the vendor says how many pages there are. */
export async function* pagesByNumber<T>(rules: {
	size: number;
	first?: number;
	fetch(page: number, size: number): Promise<{ rows: T[]; lastPage?: number }>;
}): AsyncGenerator<T[]> {
	const guard = repeatGuard();
	for (let page = rules.first ?? 1; ; page++) {
		const { rows, lastPage } = await rules.fetch(page, rules.size);
		if (rows.length > 0) {
			guard(rows);
			yield rows;
		}
		if (lastPage === undefined ? rows.length < rules.size : page >= lastPage) return;
		if (rows.length === 0) return;
	}
}

/** Offsets. The offset moves by what was really given, so a vendor with smaller pages loses nothing. */
export async function* pagesByOffset<T>(rules: {
	size: number;
	fetch(offset: number, size: number): Promise<{ rows: T[]; total?: number }>;
}): AsyncGenerator<T[]> {
	const guard = repeatGuard();
	for (let offset = 0; ;) {
		const { rows, total } = await rules.fetch(offset, rules.size);
		if (rows.length === 0) return;
		guard(rows);
		yield rows;
		offset += rows.length;
		if (total === undefined ? rows.length < rules.size : offset >= total) return;
	}
}

/** Key set: everything after the last id. Rows that are added or deleted meanwhile shift nothing. */
export async function* pagesByKey<T, K extends string | number>(rules: {
	size: number;
	keyOf(row: T): K;
	fetch(after: K | undefined, size: number): Promise<T[]>;
}): AsyncGenerator<T[]> {
	let after: K | undefined;
	for (;;) {
		const rows = await rules.fetch(after, rules.size);
		const last = rows.at(-1);
		if (last === undefined) return;
		const next = rules.keyOf(last);
		if (next === after) throw endless();
		yield rows;
		if (rows.length < rules.size) return;
		after = next;
	}
}

/** Cursors. Ends when the vendor gives none. */
export async function* pagesByCursor<T>(
	fetch: (cursor: string | undefined) => Promise<{ rows: T[]; next: string | null | undefined }>,
): AsyncGenerator<T[]> {
	const used = new Set<string>();
	let cursor: string | undefined;
	for (;;) {
		const { rows, next } = await fetch(cursor);
		if (rows.length > 0) yield rows;
		if (next === null || next === undefined || next === '') return;
		if (used.has(next)) throw endless();
		used.add(next);
		cursor = next;
	}
}

/** Links to the next page. A link that leaves the vendor's host or base path is refused: the credential would go along. */
export async function* pagesByLink<T>(rules: {
	baseUrl: string;
	firstPath: string;
	fetch(path: string): Promise<{ rows: T[]; next: string | null | undefined }>;
}): AsyncGenerator<T[]> {
	const used = new Set<string>([rules.firstPath]);
	let path = rules.firstPath;
	for (;;) {
		const { rows, next } = await rules.fetch(path);
		if (rows.length > 0) yield rows;
		if (!next) return;
		const following = pathOfLink(rules.baseUrl, next);
		if (following === undefined) {
			throw new OperationalError('The link to the next page leads to another server; it was not followed');
		}
		if (used.has(following)) throw endless();
		used.add(following);
		path = following;
	}
}

/** The address with rel="next" in a Link header; undefined when there is none. */
export function nextLink(header: string | undefined): string | undefined {
	for (const [, address, parameters] of (header ?? '').matchAll(
		/<([^>]*)>((?:\s*;\s*[^,;<]+(?:"[^"]*")?)*)/g,
	)) {
		if (/;\s*rel\s*=\s*"?(?:[^"]*\s)?next(?:\s[^"]*)?"?\s*(?:;|$)/i.test(parameters ?? '')) return address;
	}
	return undefined;
}

/** All records of all pages, up to `limit`. Pages that are not needed are not read. */
export async function collect<T>(pages: AsyncIterable<T[]>, limit = Number.POSITIVE_INFINITY): Promise<T[]> {
	const all: T[] = [];
	if (limit <= 0) return all;
	for await (const rows of pages) {
		for (const row of rows) {
			all.push(row);
			if (all.length >= limit) return all;
		}
	}
	return all;
}

/** Some vendors answer the last page again for any page beyond it, or ignore the page number. */
function repeatGuard(): (rows: unknown[]) => void {
	let last: string | undefined;
	return (rows) => {
		const print = JSON.stringify(rows);
		if (print === last) throw endless();
		last = print;
	};
}

function endless(): OperationalError {
	return new OperationalError(
		'The same page came twice; reading was stopped so that it does not go on for ever',
	);
}
