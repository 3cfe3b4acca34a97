import { DateTime } from 'luxon';

/**
 * What a date field or an expression gives, as UTC in whole seconds; null when it is empty. Times without a zone are the
 * workflow's. Throws a RangeError when it is no time.
 */
export function utcOf(value: unknown, zone: string): string | null {
	if (value === null || value === undefined || value === '') return null;
	const time = timeOf(value, zone);
	if (!time.isValid) throw new RangeError(`"${String(value)}" is not a date and time`);
	return time.toUTC().startOf('second').toISO({ suppressMilliseconds: true });
}

function timeOf(value: unknown, zone: string): DateTime {
	if (DateTime.isDateTime(value)) return value;
	if (value instanceof Date) return DateTime.fromJSDate(value);
	return DateTime.fromISO(String(value).trim().replace(' ', 'T'), { zone });
}
