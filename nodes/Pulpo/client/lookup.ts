import type { Connection } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import { LOOK_UP_QUERY, LOOK_UP_SIZE } from './limits';
import { tryPage, type List } from './lists';
import { textOf, type Row } from './wire';

/** A look-up of many records by a business key: `order_num[]=#1&order_num[]=#2`. */
export interface LookUp extends List {
	field: string;
	/**
	 * What to do with values that the bracket filter did not find. trust = they do not exist;
	 * single = ask for each one alone; probe = ask for one alone, and for all if the filter proves unreliable.
	 */
	missing: 'trust' | 'single' | 'probe';
	/** Whether one value may have several rows: then every page is read, and nothing of an unreliable answer is kept. */
	several?: boolean;
}

export interface Found {
	/** Every value that exists, with its rows (more than one when the key is not unique). */
	rows: Map<string, Row[]>;
	/** Values that could not be looked up. */
	failed: Map<string, Problem>;
}

/** A filter that matches more than this is no filter. */
const MOST_ROWS = 20 * LOOK_UP_SIZE;

/** Which bracket filters have been seen to work on this account; lives as long as the connection. */
const proven = new WeakMap<Connection, Set<string>>();

/** Compares exactly in our own code: how the vendor compares is not documented. docs/vendors/pulpo.md, look-ups */
export async function lookUp(
	connection: Connection,
	spec: LookUp,
	values: readonly string[],
): Promise<Found> {
	const found: Found = { rows: new Map(), failed: new Map() };
	let outage: Problem | null = null;
	for (const chunk of chunksOf([...new Set(values)], spec.field)) {
		if (outage === null) outage = await lookUpChunk(connection, spec, chunk, found);
		else for (const value of chunk) found.failed.set(value, outage);
	}
	return found;
}

/** Answers the problem when the vendor cannot be reached: further questions would only wait in vain. */
async function lookUpChunk(
	connection: Connection,
	spec: LookUp,
	chunk: string[],
	found: Found,
): Promise<Problem | null> {
	const outcome = await ask(connection, spec, chunk, found);
	if (outcome.kind === 'failed') return failAll(chunk, outcome, found);
	if (outcome.kind === 'unreliable' && spec.several) for (const value of chunk) found.rows.delete(value);
	if (chunk.length > 1 && chunk.filter((value) => found.rows.has(value)).length > 1) prove(connection, spec);
	const missing = chunk.filter((value) => !found.rows.has(value));
	const alone =
		outcome.kind === 'unreliable' ||
		(chunk.length > 1 && (await mustAskAlone(connection, spec, missing, found)));
	if (!alone) return null;
	for (const value of missing.filter((entry) => !found.rows.has(entry))) {
		const single = await ask(connection, spec, [value], found);
		if (single.kind === 'failed') failAll([value], single, found);
	}
	return null;
}

async function mustAskAlone(
	connection: Connection,
	spec: LookUp,
	missing: string[],
	found: Found,
): Promise<boolean> {
	const [first] = missing;
	if (first === undefined || spec.missing === 'trust') return false;
	if (spec.missing === 'single') return true;
	if (proven.get(connection)?.has(proofOf(spec))) return false;
	const answer = await ask(connection, spec, [first], found);
	if (answer.kind === 'failed') failAll(missing, answer, found);
	else if (!found.rows.has(first)) prove(connection, spec);
	return found.rows.has(first);
}

function prove(connection: Connection, spec: LookUp): void {
	proven.set(connection, (proven.get(connection) ?? new Set()).add(proofOf(spec)));
}

function proofOf(spec: LookUp): string {
	return `${spec.path} ${spec.field}`;
}

type Answer = { kind: 'complete' | 'unreliable' } | { kind: 'failed'; problem: Problem; reached: boolean };

/** Reads pages until all values are found or the list ends. */
async function ask(connection: Connection, spec: LookUp, values: string[], found: Found): Promise<Answer> {
	const wanted = new Set(values);
	const [only] = values;
	const filter =
		values.length === 1 && only !== undefined ? { [spec.field]: only } : { [spec.field]: values };
	const list = { ...spec, query: { ...spec.query, ...filter } };
	for (let offset = 0; offset < MOST_ROWS; offset += LOOK_UP_SIZE) {
		const page = await tryPage(connection, list, offset, LOOK_UP_SIZE);
		if (!page.ok) return { kind: 'failed', problem: page.problem, reached: page.reached };
		let foreign = 0;
		for (const row of page.rows) {
			const value = textOf(row[spec.field]);
			if (value !== null && wanted.has(value)) found.rows.set(value, [...(found.rows.get(value) ?? []), row]);
			else foreign++;
		}
		const all = !spec.several && values.every((value) => found.rows.has(value));
		if (page.rows.length < LOOK_UP_SIZE || all) return { kind: 'complete' };
		if (foreign > 0 && values.length > 1) return { kind: 'unreliable' };
	}
	return { kind: 'complete' };
}

function failAll(
	values: string[],
	answer: { problem: Problem; reached: boolean },
	found: Found,
): Problem | null {
	for (const value of values) found.failed.set(value, answer.problem);
	return answer.reached && answer.problem.httpStatus !== 401 ? null : answer.problem;
}

/** Chunks that keep to the vendor's number of values and to the length of a request line. */
export function chunksOf(values: readonly string[], field: string): string[][] {
	const chunks: string[][] = [];
	let chunk: string[] = [];
	let length = 0;
	for (const value of values) {
		const own = encodeURIComponent(`${field}[]`).length + encodeURIComponent(value).length + 2;
		if (chunk.length > 0 && (chunk.length === LOOK_UP_SIZE || length + own > LOOK_UP_QUERY)) {
			chunks.push(chunk);
			chunk = [];
			length = 0;
		}
		chunk.push(value);
		length += own;
	}
	return chunk.length === 0 ? chunks : [...chunks, chunk];
}
