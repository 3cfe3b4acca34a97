import { DateTime } from 'luxon';
import { numericId } from '../gid.ts';
import type { FieldSearch, Test } from './compile.ts';
import type { Comparator, Term } from './tokens.ts';

const lower = (text: string): string => text.toLowerCase();

const anything = (term: Term): boolean => !term.quoted && term.value === '*';

function compare(value: number, comparator: Comparator, wanted: number): boolean {
	if (comparator === '>') return value > wanted;
	if (comparator === '>=') return value >= wanted;
	if (comparator === '<') return value < wanted;
	if (comparator === '<=') return value <= wanted;
	return value === wanted;
}

/** Whole value in any case; `word*` unquoted = begins with. */
function matchesText(text: string, term: Term): boolean {
	if (!term.quoted && term.value.endsWith('*')) return lower(text).startsWith(lower(term.value.slice(0, -1)));
	return lower(text) === lower(term.value);
}

export const texts =
	<T>(read: (document: T) => readonly (string | null)[]): FieldSearch<T> =>
	(term) => {
		if (term.comparator !== '') return 'invalid';
		return (document) =>
			read(document).some(
				(text) => text !== null && (anything(term) ? text !== '' : matchesText(text, term)),
			);
	};

export const text = <T>(read: (document: T) => string | null): FieldSearch<T> =>
	texts((document) => [read(document)]);

export const not =
	<T>(search: FieldSearch<T>): FieldSearch<T> =>
	(term) => {
		const test = search(term);
		return test === 'invalid' ? test : (document) => !test(document);
	};

const wordsOf = (value: string): string[] =>
	lower(value)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);

/** Near matches: the words of the value in a row, anywhere in the text. */
export const words =
	<T>(read: (document: T) => readonly (string | null)[]): FieldSearch<T> =>
	(term) => {
		const wanted = wordsOf(term.value);
		if (term.comparator !== '' || (wanted.length === 0 && !anything(term))) return 'invalid';
		return (document) =>
			read(document).some((value) => {
				const found = wordsOf(value ?? '');
				if (wanted.length === 0) return found.length > 0;
				return found.some((_, start) => wanted.every((word, index) => found[start + index] === word));
			});
	};

/** One of a closed list of words, several of them parted by commas. */
export const choice =
	<T>(tests: Record<string, Test<T>>): FieldSearch<T> =>
	(term) => {
		if (term.comparator !== '') return 'invalid';
		const chosen: Test<T>[] = [];
		for (const value of term.value.split(',')) {
			const test = Object.hasOwn(tests, lower(value.trim())) ? tests[lower(value.trim())] : undefined;
			if (!test) return 'invalid';
			chosen.push(test);
		}
		return (document) => chosen.some((test) => test(document));
	};

export const flag = <T>(read: (document: T) => boolean): FieldSearch<T> =>
	choice({ true: read, false: (document) => !read(document) });

export const number =
	<T>(read: (document: T) => number): FieldSearch<T> =>
	(term) => {
		const wanted = Number(term.value);
		if (term.value.trim() === '' || Number.isNaN(wanted)) return 'invalid';
		return (document) => compare(read(document), term.comparator, wanted);
	};

/** Numeric ids; a global id is understood too. */
export const id =
	<T>(read: (document: T) => number | null, kind: string): FieldSearch<T> =>
	(term) => {
		const wanted = term.value.split(',').map((value) => numericId(value.trim(), kind));
		if (wanted.some((value) => value === null)) return 'invalid';
		return (document) => {
			const found = read(document);
			return found !== null && wanted.some((value) => compare(found, term.comparator, value ?? 0));
		};
	};

/** A full time is exact, a date is the whole day in the shop's time zone. */
export const time =
	<T>(read: (document: T) => number, clock: { zone: string; now: () => number }): FieldSearch<T> =>
	(term) => {
		const span = spanOf(term.value, clock.zone, clock.now());
		if (!span) return 'invalid';
		const { comparator } = term;
		return (document) => {
			const at = read(document);
			if (comparator === '>') return at > span.end;
			if (comparator === '>=') return at >= span.start;
			if (comparator === '<') return at < span.start;
			if (comparator === '<=') return at <= span.end;
			return at >= span.start && at <= span.end;
		};
	};

function spanOf(value: string, zone: string, now: number): { start: number; end: number } | null {
	if (value === 'now') return { start: now, end: now };
	const unit = /^\d{4}$/.test(value) ? 'year' : /^\d{4}-\d\d$/.test(value) ? 'month' : 'day';
	const at = DateTime.fromISO(value, { zone });
	if (!at.isValid) return null;
	if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) {
		return { start: at.startOf(unit).toMillis(), end: at.endOf(unit).toMillis() };
	}
	return { start: at.toMillis(), end: at.toMillis() };
}
