import type { Connection } from '../../shared/http/types';
import { PAGE_SIZE } from './limits';
import { readPage, type List } from './lists';
import { textOf, type Row } from './wire';

/**
 * Rows changed since a moment, oldest first. Each page starts at the last time seen and not at an offset, because rows jump
 * to the end while one reads; only a second that fills a page is read on by offset. docs/vendors/pulpo.md, polling
 */
export async function* changesSince(
	connection: Connection,
	list: List,
	field: 'updated_at' | 'inserted_at',
	since: string,
	size = PAGE_SIZE,
): AsyncGenerator<Row[]> {
	let [from, offset] = [since, 0];
	let known = new Set<string>();
	for (;;) {
		const query = { ...list.query, [field]: `gte:${from}`, sort_by: `${field}:asc` };
		const rows = await readPage(connection, { ...list, query }, offset, size);
		const fresh = rows.filter((row) => !known.has(printOf(row, field)));
		if (fresh.length > 0) yield fresh;
		const last = textOf(rows.at(-1)?.[field]);
		if (rows.length < size || last === null) return;
		const next = asTime(last);
		if (next === from) offset += rows.length;
		else [from, offset, known] = [next, 0, new Set()];
		for (const row of rows) known.add(printOf(row, field));
	}
}

function printOf(row: Row, field: string): string {
	return `${textOf(row['id']) ?? ''}|${textOf(row[field]) ?? ''}`;
}

/** As the filter takes it: the vendor writes its times without a zone. */
function asTime(text: string): string {
	return `${text.slice(0, 19).replace(' ', 'T')}Z`;
}
