import type { SandboxResponse } from '../core/types.ts';
import { ok, refused, type Problems } from './answers.ts';
import type { PulpoConfig } from './config.ts';
import { parseFilter, type Cell, type Kind, type Test } from './filters.ts';

export interface Column<T> {
	kind: Kind;
	/** Several cells where a row has several values (product ids of an order). */
	read(row: T): Cell | readonly Cell[];
}

/** A filter that is more than one column compared with one value. */
export type OwnFilter<T> = (value: string | string[]) => ((row: T) => boolean) | undefined;

export interface ListSpec<T extends { id: number }> {
	/** The name of the array in the answer. */
	key: string;
	columns: Record<string, Column<T>>;
	ownFilters?: Record<string, OwnFilter<T>>;
	/** Filters with an index: value -> row. Only a shortcut; the row is tested all the same. */
	lookups?: Record<string, (value: string) => T | undefined>;
	view(row: T): object;
	/** Whether `view_attributes` is understood. */
	projection?: boolean;
}

export type Query = Record<string, string | string[]>;

interface Page {
	limit: number;
	offset: number;
	limitGiven: boolean;
}

const DEFAULT_LIMIT = 10;
const PAGING = ['limit', 'offset', 'sort_by', 'view_attributes', '__search'];

export function answerList<T extends { id: number }>(
	spec: ListSpec<T>,
	rows: Iterable<T>,
	query: Query,
	config: PulpoConfig,
): SandboxResponse {
	const filters = readFilters(query, config);
	const problems: Problems = {};
	const matching = findRows(spec, rows, filters, problems);
	const sorted = sortRows(spec, matching, plain(query['sort_by']), problems);
	const page = readPage(query, config, problems);
	const attributes = spec.projection ? plain(query['view_attributes']) : undefined;
	if (Object.keys(problems).length > 0) return refused(400, problems);
	const shown = sorted
		.slice(page.offset, page.offset + page.limit)
		.map((row) => project(spec.view(row), attributes));
	return ok({ [spec.key]: shown, total_results: page.limitGiven && page.limit > 0 ? null : sorted.length });
}

/** Rows that pass the filters, in the order in which they were given. */
export function findRows<T extends { id: number }>(
	spec: ListSpec<T>,
	rows: Iterable<T>,
	filters: Map<string, string | string[]>,
	problems: Problems,
): T[] {
	const tests: Array<(row: T) => boolean> = [];
	let candidates = rows;
	for (const [name, value] of filters) {
		const test = testOf(spec, name, value);
		if (typeof test === 'string') problems[name] = test;
		else tests.push(test);
		const lookup = spec.lookups?.[name];
		if (lookup && isLiteral(value)) candidates = lookUp(lookup, value);
	}
	const found: T[] = [];
	if (Object.keys(problems).length > 0) return found;
	for (const row of candidates) if (tests.every((test) => test(row))) found.push(row);
	return found;
}

const isLiteral = (value: string | string[]): boolean => Array.isArray(value) || !/^\w+:/.test(value);

function lookUp<T extends { id: number }>(
	lookup: (value: string) => T | undefined,
	value: string | string[],
): T[] {
	const found = new Map<number, T>();
	for (const text of [value].flat()) {
		const row = lookup(text);
		if (row) found.set(row.id, row);
	}
	return [...found.values()];
}

function testOf<T extends { id: number }>(
	spec: ListSpec<T>,
	name: string,
	value: string | string[],
): ((row: T) => boolean) | string {
	const own = spec.ownFilters?.[name];
	if (own) return own(value) ?? 'is invalid';
	if (name === '__search') return searchTest(spec, plain(value) ?? '');
	const column = spec.columns[name];
	if (!column) return 'is not a known filter';
	const parsed = parseFilter(column.kind, value);
	return parsed.ok ? rowTest(column, parsed.value) : parsed.problem;
}

const rowTest =
	<T>(column: Column<T>, test: Test) =>
	(row: T): boolean =>
		test([column.read(row)].flat());

/** `<field>|contains:<value>` */
function searchTest<T extends { id: number }>(
	spec: ListSpec<T>,
	value: string,
): ((row: T) => boolean) | string {
	const [, name = '', wanted = ''] = /^(\w+)\|contains:([\s\S]*)$/.exec(value) ?? [];
	const column = spec.columns[name];
	if (!column) return 'is invalid';
	return (row) =>
		[column.read(row)].flat().some((cell) => String(cell).toLowerCase().includes(wanted.toLowerCase()));
}

/** Of repeated names without brackets only the last one counts. */
export function readFilters(query: Query, config: PulpoConfig): Map<string, string | string[]> {
	const filters = new Map<string, string | string[]>();
	for (const [name, value] of Object.entries(query)) {
		const bracketed = name.endsWith('[]');
		const bare = bracketed ? name.slice(0, -2) : name;
		if (PAGING.includes(bare) && bare !== '__search') continue;
		if (bracketed && config.deafToBrackets.includes(bare)) continue;
		filters.set(bare, bracketed ? [value].flat() : (plain(value) ?? ''));
	}
	return filters;
}

export const plain = (value: string | string[] | undefined): string | undefined =>
	Array.isArray(value) ? value.at(-1) : value;

function readPage(query: Query, config: PulpoConfig, problems: Problems): Page {
	const given = plain(query['limit']);
	const limit = wholeNumber('limit', given, DEFAULT_LIMIT, problems);
	const offset = wholeNumber('offset', plain(query['offset']), 0, problems);
	return { limit: Math.min(limit, config.maxPageSize), offset, limitGiven: given !== undefined };
}

function wholeNumber(name: string, given: string | undefined, fallback: number, problems: Problems): number {
	if (given === undefined) return fallback;
	if (!/^\d+$/.test(given)) problems[name] = 'is invalid';
	return Number(given);
}

function sortRows<T extends { id: number }>(
	spec: ListSpec<T>,
	rows: T[],
	sortBy: string | undefined,
	problems: Problems,
): T[] {
	if (sortBy === undefined) return rows.sort((a, b) => a.id - b.id);
	const [, name = '', direction] = /^(\w+):(asc|desc)$/.exec(sortBy) ?? [];
	const column = spec.columns[name];
	if (!column) {
		problems['sort_by'] = 'is invalid';
		return rows;
	}
	const sign = direction === 'desc' ? -1 : 1;
	const cellOf = (row: T): Cell => [column.read(row)].flat()[0] ?? null;
	return rows.sort((a, b) => sign * compareCells(cellOf(a), cellOf(b)) || a.id - b.id);
}

function compareCells(a: Cell, b: Cell): number {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	return a < b ? -1 : 1;
}

/** Only plain attributes; associations are left out without a word. */
function project(view: object, attributes: string | undefined): object {
	if (attributes === undefined || attributes === '') return view;
	const wanted = attributes.split(',').map((name) => name.trim());
	return Object.fromEntries(
		Object.entries(view).filter(([name, value]) => wanted.includes(name) && !isAssociation(name, value)),
	);
}

const isAssociation = (name: string, value: unknown): boolean =>
	!['attributes', 'ship_to'].includes(name) && typeof value === 'object' && value !== null;

/** Columns of rows whose fields have the filter's name. */
export function columns<T extends object>(
	kinds: Partial<Record<keyof T & string, Kind>>,
): Record<string, Column<T>> {
	return Object.fromEntries(
		Object.entries(kinds).map(([name, kind]) => [
			name,
			{ kind: kind as Kind, read: (row: T) => (row as Record<string, Cell | Cell[]>)[name] ?? null },
		]),
	);
}
