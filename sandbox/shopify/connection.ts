import { GraphQLError } from 'graphql';
import { MAX_PAGED_OBJECTS, MAX_PAGE_SIZE } from './defaults.ts';

export interface ConnectionArgs {
	first?: number | null;
	last?: number | null;
	after?: string | null;
	before?: string | null;
	reverse?: boolean | null;
}

type SortValue = number | string;

interface Position {
	last_id: number;
	last_value: SortValue;
}

interface Entry<T> {
	record: T;
	position: Position;
}

export interface Connection<T> {
	nodes: T[];
	edges: { cursor: string; node: T }[];
	pageInfo: {
		hasNextPage: boolean;
		hasPreviousPage: boolean;
		startCursor: string | null;
		endCursor: string | null;
	};
}

const refuse = (message: string): never => {
	throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
};

const encode = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64');

function decode(cursor: string): Position {
	try {
		const position: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
		if (position !== null && typeof position === 'object' && 'last_id' in position)
			return position as Position;
	} catch {
		return refuse('Invalid cursor for current pagination sort.');
	}
	return refuse('Invalid cursor for current pagination sort.');
}

const compareValues = (a: SortValue, b: SortValue): number => (a < b ? -1 : a > b ? 1 : 0);

const compare = (a: Position, b: Position): number =>
	compareValues(a.last_value, b.last_value) || a.last_id - b.last_id;

let isWhole = false;

/** Connections give everything while `run` is at work, as a bulk operation reads them. */
export function withoutPages<T>(run: () => T): T {
	isWhole = true;
	try {
		return run();
	} finally {
		isWhole = false;
	}
}

/** Cursors name the last record, so that a page goes on behind it even when the list has changed. */
export function connection<T>(
	records: Iterable<T>,
	args: ConnectionArgs,
	idOf: (record: T) => number,
	valueOf: (record: T) => SortValue = idOf,
): Connection<T> {
	const size = pageSize(args);
	const direction = args.reverse ? -1 : 1;
	const all: Entry<T>[] = [...records]
		.map((record) => ({ record, position: { last_id: idOf(record), last_value: valueOf(record) } }))
		.sort((a, b) => direction * compare(a.position, b.position))
		.slice(0, isWhole ? undefined : MAX_PAGED_OBJECTS);
	const after = args.after ? decode(args.after) : null;
	const before = args.before ? decode(args.before) : null;
	const range = all.filter(
		({ position }) =>
			(!after || direction * compare(position, after) > 0) &&
			(!before || direction * compare(position, before) < 0),
	);
	const isBackward = typeof args.last === 'number' && typeof args.first !== 'number';
	const page = isBackward ? range.slice(Math.max(0, range.length - size)) : range.slice(0, size);
	return {
		nodes: page.map(({ record }) => record),
		edges: page.map(({ record, position }) => ({ cursor: encode(position), node: record })),
		pageInfo: {
			hasNextPage: isBackward ? before !== null : range.length > size,
			hasPreviousPage: isBackward ? range.length > size : after !== null,
			startCursor: page[0] ? encode(page[0].position) : null,
			endCursor: page.at(-1) ? encode((page.at(-1) as Entry<T>).position) : null,
		},
	};
}

function pageSize({ first, last }: ConnectionArgs): number {
	if (isWhole) return Number.POSITIVE_INFINITY;
	const size = first ?? last;
	if (size === null || size === undefined) return refuse('you must provide one of first or last');
	if (size < 0) return refuse('first and last must not be negative');
	if (size > MAX_PAGE_SIZE) return refuse(`first and last must be at most ${MAX_PAGE_SIZE}, is ${size}`);
	return size;
}

export const emptyConnection = (): Connection<never> => ({
	nodes: [],
	edges: [],
	pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
});
