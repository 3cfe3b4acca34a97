import { userError } from '../context.ts';
import type { UserError } from '../context.ts';
import type { TrackingRecord } from '../records.ts';

export interface TrackingInput {
	company?: string | null;
	number?: string | null;
	url?: string | null;
	numbers?: string[] | null;
	urls?: string[] | null;
}

/** One kind or the other: number and url, or numbers and urls. */
export function judgeTracking(field: string, input: TrackingInput | null | undefined): UserError[] {
	const isGiven = (value: unknown): boolean => value !== null && value !== undefined;
	if ([input?.number, input?.url].some(isGiven) && [input?.numbers, input?.urls].some(isGiven)) {
		return [
			userError([field], 'Tracking info can have either number and url or numbers and urls, not both.'),
		];
	}
	const urls = [input?.url ?? '', ...(input?.urls ?? [])].filter(Boolean);
	const wrong = urls.find((url) => !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(url));
	return wrong === undefined ? [] : [userError([field], `Tracking url ${wrong} is invalid.`)];
}

/** Numbers and URLs belong together by position. */
export function trackingOf(input: TrackingInput | null | undefined): TrackingRecord[] {
	if (!input) return [];
	const company = input.company || null;
	const numbers = input.numbers ?? (input.number ? [input.number] : []);
	const urls = input.urls ?? (input.url ? [input.url] : []);
	const count = Math.max(numbers.length, urls.length, company === null ? 0 : 1);
	return Array.from({ length: count }, (_, index) => ({
		company,
		number: numbers[index] ?? null,
		url: urls[index] ?? null,
	}));
}
