import type { Call, Connection } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import { PAGE_SIZE } from './limits';
import { rowsOf, type Row } from './wire';

export type Query = NonNullable<Call['query']>;

export interface List {
	path: string;
	/** Name of the list in the answer. */
	key: string;
	query: Query;
	/** For errors: "look up sales orders". */
	purpose: string;
}

export type PageResult = { ok: true; rows: Row[] } | { ok: false; problem: Problem; reached: boolean };

/** One page; `reached` tells whether the vendor answered at all. */
export async function tryPage(connection: Connection, list: List, offset: number, limit: number): Promise<PageResult> {
	const attempt = await connection.attempt(callOf(list, offset, limit));
	if (attempt.ok) return { ok: true, rows: rowsOf(attempt.reply.body, list.key) };
	return { ok: false, problem: attempt.problem, reached: attempt.reply !== null };
}

/**
 * All pages by limit and offset. A short page is the last one: `total_results` is null as soon as a limit is set.
 * docs/vendors/pulpo.md, pages
 */
export async function* pages(connection: Connection, list: List, limit = PAGE_SIZE): AsyncGenerator<Row[], void> {
	let before = '';
	for (let offset = 0; ; offset += limit) {
		const reply = await connection.send(callOf(list, offset, limit));
		const rows = rowsOf(reply.body, list.key);
		const first = JSON.stringify(rows[0] ?? null);
		if (offset > 0 && first === before) return;
		if (rows.length > 0) yield rows;
		if (rows.length < limit) return;
		before = first;
	}
}

/** The first rows of a list, never more than `most`. */
export async function firstRows(connection: Connection, list: List, most: number): Promise<Row[]> {
	const found: Row[] = [];
	if (most <= 0) return found;
	for await (const page of pages(connection, list, Math.min(most, PAGE_SIZE))) {
		found.push(...page);
		if (found.length >= most) break;
	}
	return found.slice(0, most);
}

function callOf(list: List, offset: number, limit: number): Call {
	return { method: 'GET', path: list.path, query: { ...list.query, limit, offset }, replay: 'safe', purpose: list.purpose };
}
