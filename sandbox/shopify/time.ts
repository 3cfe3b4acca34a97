import { DateTime } from 'luxon';

export const DAY_MS = 86_400_000;

/** The vendor keeps whole seconds. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

export const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

/** Webhook payloads carry the shop's own offset. */
export const isoInZone = (ms: number, zone: string): string =>
	DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");

export const parseTime = (text: string): number => {
	const ms = Date.parse(text);
	if (Number.isNaN(ms)) throw new Error(`not a date: ${text}`);
	return wholeSecond(ms);
};
