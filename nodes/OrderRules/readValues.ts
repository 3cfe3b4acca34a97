import { DateTime } from 'luxon';

import { isPositive, parseDecimal } from '../shared/model/decimal';
import { toCountry } from '../shared/model/iso';
import type { CountryCode, DateTimeText, Decimal } from '../shared/model/primitives';

// Values as users and expressions give them: text with commas or lists, numbers or text, dates of several kinds.

export type Read<T> = { ok: true; value: T } | { ok: false; message: string; hint: string };

export function readList(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(/[,\n]/)
			: [value];
	return entries.filter(isTextOrNumber).flatMap((entry) => {
		const text = String(entry).trim();
		return text === '' ? [] : [text];
	});
}

/** "PARTIALLY_PAID" and "partially paid" are partiallyPaid. */
export function readStatuses<T extends string>(
	value: unknown,
	known: readonly T[],
	title: string,
): Read<T[]> {
	const found: T[] = [];
	for (const text of readList(value)) {
		const status = known.find((name) => letters(name) === letters(text));
		if (status === undefined) {
			return {
				ok: false,
				message: `"${title}" has the unknown status "${text}"`,
				hint: `Known are: ${known.join(', ')}`,
			};
		}
		found.push(status);
	}
	return { ok: true, value: found };
}

export function readCountries(value: unknown, title: string): Read<CountryCode[]> {
	const found: CountryCode[] = [];
	for (const text of readList(value)) {
		const country = toCountry(text);
		if (country === null) {
			return {
				ok: false,
				message: `"${title}" has the unknown country "${text}"`,
				hint: 'Use two-letter codes such as DE',
			};
		}
		found.push(country);
	}
	return { ok: true, value: found };
}

/** null = no limit. */
export function readAmount(value: unknown, title: string): Read<Decimal | null> {
	if (isEmpty(value)) return { ok: true, value: null };
	const result = parseDecimal(value);
	if (!result.ok)
		return {
			ok: false,
			message: `"${title}" is no amount: ${result.message}`,
			hint: 'Write it such as 20.00',
		};
	return { ok: true, value: isPositive(result.value) ? result.value : null };
}

/** null = no limit. */
export function readCount(value: unknown, title: string): Read<number | null> {
	if (isEmpty(value)) return { ok: true, value: null };
	const number = typeof value === 'string' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) {
		return {
			ok: false,
			message: `"${title}" must be a number, 0 or more`,
			hint: 'Leave it empty for no limit',
		};
	}
	return { ok: true, value: number === 0 ? null : number };
}

/** Times without a zone are meant in the workflow's. */
export function readTime(value: unknown, zone: string, title: string): Read<DateTimeText | null> {
	if (isEmpty(value)) return { ok: true, value: null };
	const time = asDateTime(value, zone);
	const text = time?.isValid === true ? time.toISO() : null;
	if (text === null) {
		return {
			ok: false,
			message: `"${title}" is no date`,
			hint: 'Use a date such as 2026-03-01 or 2026-03-01T09:00:00',
		};
	}
	return { ok: true, value: text };
}

export function readChoice<T extends string>(value: unknown, known: readonly T[], title: string): Read<T> {
	const choice = known.find((name) => name === value);
	if (choice !== undefined) return { ok: true, value: choice };
	return { ok: false, message: `"${title}" has an unknown value`, hint: `Known are: ${known.join(', ')}` };
}

/** Settings often hold "true" and "false" as text. */
export function readSwitch(value: unknown, fallback: boolean): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 1) return true;
	return value === 'false' || value === 0 ? false : fallback;
}

function asDateTime(value: unknown, zone: string): DateTime | null {
	if (DateTime.isDateTime(value)) return value;
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	if (typeof value !== 'string') return null;
	const text = value.trim();
	const iso = DateTime.fromISO(text, { zone, setZone: true });
	return iso.isValid ? iso : DateTime.fromSQL(text, { zone, setZone: true });
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function isTextOrNumber(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

function letters(text: string): string {
	return text.toLowerCase().replace(/[^a-z]/g, '');
}
