import { collect, pagesByOffset } from '../../shared/http/pages';
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
export async function tryPage(
	connection: Connection,
	list: List,
	offset: number,
	limit: number,
): Promise<PageResult> {
	const attempt = await connection.attempt(callOf(list, offset, limit));
	if (attempt.ok) return { ok: true, rows: rowsOf(attempt.reply.body, list.key) };
	return { ok: false, problem: attempt.problem, reached: attempt.reply !== null };
}

/**
 * All pages by limit and offset. A short page is the last one: `total_results` is null as soon as a limit is set.
 * docs/vendors/pulpo.md, pages
 */
export function pages(connection: Connection, list: List, size = PAGE_SIZE): AsyncGenerator<Row[]> {
	return pagesByOffset({
		size,
		fetch: async (offset, limit) => ({ rows: await readPage(connection, list, offset, limit) }),
	});
}

/** One page; throws in a shop owner's words when it cannot be read. */
export async function readPage(
	connection: Connection,
	list: List,
	offset: number,
	size = PAGE_SIZE,
): Promise<Row[]> {
	const reply = await connection.send(callOf(list, offset, size));
	return rowsOf(reply.body, list.key);
}

/** The first rows of a list, never more than `most`. */
export async function firstRows(connection: Connection, list: List, most: number): Promise<Row[]> {
	return await collect(pages(connection, list, Math.min(most, PAGE_SIZE)), most);
}

function callOf(list: List, offset: number, limit: number): Call {
	return {
		method: 'GET',
		path: list.path,
		query: { ...list.query, limit, offset },
		replay: 'safe',
		purpose: list.purpose,
	};
}
