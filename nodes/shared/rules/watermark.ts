import type { DateTimeText } from '../model/primitives';

export interface WindowOptions {
	/** Start of the run. */
	now: DateTimeText;
	/** How far behind the watermark to read again: for records that the vendor showed late. */
	overlapMs: number;
	/** How far before now to stop: the newest records may still change while pages are read. */
	settleMs: number;
	/** Where the very first read begins; null = from the beginning of time. */
	firstFrom: DateTimeText | null;
}

export interface ReadWindow {
	/** null = no lower bound. */
	from: DateTimeText | null;
	until: DateTimeText;
}

/** What to ask the vendor for next. The window is never empty: `from` is never after `until`. */
export function readWindow(watermark: DateTimeText | null, options: WindowOptions): ReadWindow {
	const untilMs = Date.parse(options.now) - options.settleMs;
	const start = watermark === null ? options.firstFrom : shifted(watermark, -options.overlapMs);
	if (start === null) return { from: null, until: asText(untilMs) };
	return { from: asText(Math.min(Date.parse(start), untilMs)), until: asText(untilMs) };
}

export interface AdvanceOptions {
	/** Start of the run: records from the future (a vendor's clock that runs ahead) move the watermark no further. */
	startedAt: DateTimeText;
	/** ascending: the vendor sorts by the time that the watermark follows. unsorted: in any other order. */
	order: 'ascending' | 'unsorted';
	/** Whether everything of the window has been read. */
	complete: boolean;
}

/**
 * The watermark after a page with these times was handed on. Sorted pages move it page by page; of unsorted ones an
 * unread page may hold something older, so it moves only when all of them were read. It never goes back.
 */
export function advance(
	watermark: DateTimeText | null,
	times: readonly DateTimeText[],
	options: AdvanceOptions,
): DateTimeText | null {
	if (times.length === 0 || (options.order === 'unsorted' && !options.complete)) return watermark;
	const newestMs = times.reduce(
		(newest, time) => Math.max(newest, Date.parse(time)),
		Number.NEGATIVE_INFINITY,
	);
	const nextMs = Math.min(newestMs, Date.parse(options.startedAt));
	return watermark !== null && Date.parse(watermark) >= nextMs ? watermark : asText(nextMs);
}

/** When each record was last handed on, by key: the memory of the overlap. */
export type SeenRecords = Readonly<Record<string, DateTimeText>>;

export interface Stamped {
	key: string;
	updatedAt: DateTimeText;
}

/** Leaves out what was handed on before in the same state. */
export function unseen<T extends Stamped>(records: readonly T[], seen: SeenRecords): T[] {
	return records.filter(({ key, updatedAt }) => {
		const before = Object.hasOwn(seen, key) ? seen[key] : undefined;
		return before === undefined || Date.parse(before) < Date.parse(updatedAt);
	});
}

/** Adds records to the memory and drops what the next window cannot return any more. */
export function remember(
	seen: SeenRecords,
	records: readonly Stamped[],
	keepFrom: DateTimeText | null,
): SeenRecords {
	const latest = new Map<string, DateTimeText>(Object.entries(seen));
	for (const { key, updatedAt } of records) {
		const before = latest.get(key);
		if (before === undefined || Date.parse(before) < Date.parse(updatedAt)) latest.set(key, updatedAt);
	}
	const kept = [...latest].filter(
		([, time]) => keepFrom === null || Date.parse(time) >= Date.parse(keepFrom),
	);
	return Object.fromEntries(kept);
}

function shifted(time: DateTimeText, byMs: number): DateTimeText {
	return asText(Date.parse(time) + byMs);
}

function asText(ms: number): DateTimeText {
	return new Date(ms).toISOString();
}
