import { isCalendarDate } from '../model/fields';

/** `invalid`: meant as a date, but in another form or naming no day that exists. */
export type DateReading = { kind: 'date'; date: string } | { kind: 'invalid' } | { kind: 'other' };

export type DatePattern = { ok: true; read: (text: string) => DateReading } | { ok: false; message: string };

export interface TagDates {
	/** YYYY-MM-DD; the earliest when several tags name one; null when none does. */
	date: string | null;
	invalidTags: string[];
}

const GROUPS: Record<string, string> = {
	YYYY: '(?<year>[0-9]{4})',
	MM: '(?<month>[0-9]{2})',
	DD: '(?<day>[0-9]{2})',
};

/** A run of capitals is a placeholder only when nothing else is in it: the MM of "COMMENT" is plain text. */
const PLACEHOLDERS = /(?<![A-Za-z])(?:YYYY|MM|DD)+(?![A-Za-z])/g;
const PLACEHOLDER = /YYYY|MM|DD/g;

/** Whatever people write for a date, spaces taken out. */
const DATE_LIKE = '[0-9]{1,4}[./-]?[0-9]{1,2}[./-]?[0-9]{1,4}\\.?';

/**
 * Understands a pattern such as "Lieferung: YYYY-MM-DD" or "Ship on DD.MM.YYYY": YYYY, MM and DD once each, in any order,
 * with any text around. Capitals and spaces make no difference: "lieferung:2026-03-02" fits the first one.
 */
export function datePattern(pattern: string): DatePattern {
	const runs = [...pattern.matchAll(PLACEHOLDERS)];
	const names = runs.flatMap(([run]) => run.match(PLACEHOLDER) ?? []);
	if (names.length !== 3 || new Set(names).size !== 3) {
		const message = `"${pattern}" is no date pattern: it needs YYYY, MM and DD once each, such as "Lieferung: YYYY-MM-DD"`;
		return { ok: false, message };
	}
	const first = runs[0]?.index ?? 0;
	const last = runs.at(-1);
	const before = literal(pattern.slice(0, first));
	const after = literal(pattern.slice((last?.index ?? 0) + (last?.[0].length ?? 0)));
	const form = new RegExp(`^${formOf(pattern)}$`, 'iu');
	// Without words around, any number could be meant as anything.
	const lookalike = /\p{L}/u.test(before + after)
		? new RegExp(`^${before}${DATE_LIKE}${after}$`, 'iu')
		: null;
	return { ok: true, read: (text) => readingOf(squeezed(text), form, lookalike) };
}

/** Of several dates the earliest counts: goods that were promised for it must not be late. */
export function dateFromTags(tags: readonly string[], read: (text: string) => DateReading): TagDates {
	const dates: string[] = [];
	const invalidTags: string[] = [];
	for (const tag of tags) {
		const reading = read(tag);
		if (reading.kind === 'date') dates.push(reading.date);
		if (reading.kind === 'invalid') invalidTags.push(tag);
	}
	return { date: dates.sort()[0] ?? null, invalidTags };
}

function readingOf(text: string, form: RegExp, lookalike: RegExp | null): DateReading {
	const { year, month, day } = form.exec(text)?.groups ?? {};
	if (year === undefined || month === undefined || day === undefined) {
		return { kind: lookalike?.test(text) === true ? 'invalid' : 'other' };
	}
	const date = `${year}-${month}-${day}`;
	return isCalendarDate(date) ? { kind: 'date', date } : { kind: 'invalid' };
}

function formOf(pattern: string): string {
	const literals = pattern.split(PLACEHOLDERS).map(literal);
	const runs = pattern.match(PLACEHOLDERS) ?? [];
	const groups = runs.map((run) => run.replace(PLACEHOLDER, (name) => GROUPS[name] ?? ''));
	return literals.map((text, index) => text + (groups[index] ?? '')).join('');
}

function literal(text: string): string {
	return squeezed(text).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function squeezed(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, '');
}
