import { parseSearch } from './parse.ts';
import type { Query } from './parse.ts';
import type { Comparator, Term } from './tokens.ts';

export interface SearchWarning {
	field: string;
	message: string;
	code: string;
}

export type Test<T> = (document: T) => boolean;

/** Makes the test of one term, or says that the value means nothing to this field. */
export type FieldSearch<T> = (term: Term) => Test<T> | 'invalid';

export interface SearchSpace<T> {
	fields: Record<string, FieldSearch<T>>;
	/** For names such as metafields.wms.key. */
	dynamicField?: (name: string) => FieldSearch<T> | undefined;
	/** Bare words. */
	bare: FieldSearch<T>;
}

export interface CompiledSearch<T> {
	test: Test<T>;
	warnings: SearchWarning[];
	parsed: unknown;
}

/** Terms that mean nothing are dropped, as the vendor does: the answer is then wider than asked. */
export function compileSearch<T>(text: string | null | undefined, space: SearchSpace<T>): CompiledSearch<T> {
	const warnings: SearchWarning[] = [];
	const query = parseSearch(text ?? '');
	const test = query ? compile(query, space, warnings) : null;
	return { test: test ?? (() => true), warnings, parsed: query ? describe(query) : {} };
}

function compile<T>(query: Query, space: SearchSpace<T>, warnings: SearchWarning[]): Test<T> | null {
	if (query.type === 'term') return compileTerm(query.term, space, warnings);
	if (query.type === 'not') {
		const inner = compile(query.part, space, warnings);
		return inner && ((document) => !inner(document));
	}
	const tests = query.parts.map((part) => compile(part, space, warnings)).filter((test) => test !== null);
	if (tests.length === 0) return null;
	return query.type === 'and'
		? (document) => tests.every((test) => test(document))
		: (document) => tests.some((test) => test(document));
}

function compileTerm<T>(term: Term, space: SearchSpace<T>, warnings: SearchWarning[]): Test<T> | null {
	const search = term.field === null ? space.bare : fieldSearch(term.field, space);
	if (!search) {
		warnings.push({
			field: term.field ?? '',
			message: 'Invalid search field for this query.',
			code: 'invalid_field',
		});
		return null;
	}
	const test = search(term);
	if (test !== 'invalid') return test;
	warnings.push({
		field: term.field ?? '',
		message: `Input \`${term.value}\` is not an accepted value.`,
		code: 'invalid_value',
	});
	return null;
}

function fieldSearch<T>(name: string, space: SearchSpace<T>): FieldSearch<T> | undefined {
	return Object.hasOwn(space.fields, name) ? space.fields[name] : space.dynamicField?.(name);
}

const RANGE_NAMES: Record<Exclude<Comparator, ''>, string> = {
	'>': 'gt',
	'>=': 'gte',
	'<': 'lt',
	'<=': 'lte',
};

function describe(query: Query): unknown {
	if (query.type === 'not') return { not: describe(query.part) };
	if (query.type !== 'term') return { [query.type]: query.parts.map(describe) };
	const { field, comparator, value, quoted } = query.term;
	const name = field ?? 'default';
	if (comparator !== '') return { field: name, range: { [RANGE_NAMES[comparator]]: value } };
	return quoted ? { field: name, match_phrase: value } : { field: name, match_all: value };
}
