import { DateTime } from 'luxon';

import { textOf } from '../client/wire';

/** "a, b" as the values of a filter; undefined when there are none. */
export function listOf(text: string | null): string | string[] | undefined {
	const values = (text ?? '')
		.split(',')
		.map((value) => value.trim())
		.filter((value) => value !== '');
	return values.length > 1 ? values : values[0];
}

/** A range of moments in UTC: `gte:2026-03-01T10:00:00Z`. docs/vendors/pulpo.md, operators */
export function timeRange(from: unknown, to: unknown, zone: string): string | undefined {
	return range(momentOf(from, zone), momentOf(to, zone));
}

/** A range of calendar days. */
export function bareRange(from: unknown, to: unknown): string | undefined {
	return range(dayOf(from), dayOf(to));
}

function range(from: string | undefined, to: string | undefined): string | undefined {
	if (from !== undefined && to !== undefined) return `between:${from},${to}`;
	if (from !== undefined) return `gte:${from}`;
	return to === undefined ? undefined : `lte:${to}`;
}

/** A time without a zone is one of the workflow's zone. */
export function momentOf(value: unknown, zone: string): string | undefined {
	const text = textOf(value)?.trim().replace(' ', 'T') ?? '';
	const time = DateTime.isDateTime(value) ? value : DateTime.fromISO(text, { zone });
	return time.isValid ? time.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'") : undefined;
}

function dayOf(value: unknown): string | undefined {
	const text = textOf(value) ?? '';
	return /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : undefined;
}
