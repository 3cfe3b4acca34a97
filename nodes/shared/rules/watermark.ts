import { createHash } from 'node:crypto';

/** What a poll remembers between two runs. Small, and safe to lose a little of: reading is at least once. */
export interface PollState {
	/** Everything changed up to here has been handed on; follows the records, not the clock. Milliseconds since 1970. */
	watermarkMs: number;
	/** Nothing changed before this is ever handed on. */
	floorMs: number;
	/** Width of the next window when the last one was too wide to finish; null = up to now. */
	spanMs: number | null;
	/** Hash of id and change time -> change time in seconds, for the overlap. */
	seen: Record<string, number>;
}

export interface PollWindow {
	sinceMs: number;
	untilMs: number;
}

export interface PollRules {
	/** Whether records come in the order of their change time, oldest first. */
	sorted: boolean;
	/** How far each poll reads back again. */
	overlapMs: number;
	/** How long the vendor may need until a change can be read. */
	lagMs: number;
}

/** How far a poll came. */
export interface PollProgress {
	/** Whether the window was read to its end. */
	complete: boolean;
	/** Newest change time of all records that were read. */
	newestMs: number | null;
	/** The records handed on. */
	emitted: Array<{ id: string; updatedMs: number }>;
}

const MOST_SEEN = 5000;
const NARROWEST_MS = 60_000;

export function firstState(startMs: number): PollState {
	return { watermarkMs: startMs, floorMs: startMs, spanMs: null, seen: {} };
}

/** From the overlap before the watermark up to the start of this run, less the vendor's lag. */
export function windowOf(state: PollState, rules: PollRules, runMs: number): PollWindow {
	const newest = runMs - rules.lagMs;
	const widest = state.spanMs === null ? newest : state.watermarkMs + state.spanMs;
	return {
		sinceMs: Math.max(state.floorMs, state.watermarkMs - rules.overlapMs),
		untilMs: Math.max(state.watermarkMs, Math.min(newest, widest)),
	};
}

export function isSeen(state: PollState, id: string, updatedMs: number): boolean {
	return seenKey(id, updatedMs) in state.seen;
}

/**
 * The next state. Read to the end: the watermark moves to the newest record (of a narrowed window: to its end). Stopped
 * half-way: with sorted records it moves to the last one; otherwise it stays, and the next window is half as wide.
 */
export function advance(
	state: PollState,
	window: PollWindow,
	rules: PollRules,
	progress: PollProgress,
): PollState {
	const watermarkMs = nextWatermark(state, window, rules, progress);
	return {
		watermarkMs,
		floorMs: state.floorMs,
		spanMs: nextSpan(state, window, rules, progress),
		seen: keptSeen(state, watermarkMs - rules.overlapMs, progress),
	};
}

function nextWatermark(
	state: PollState,
	window: PollWindow,
	rules: PollRules,
	progress: PollProgress,
): number {
	if (progress.complete && state.spanMs !== null) return window.untilMs;
	if (!progress.complete && !rules.sorted) return state.watermarkMs;
	return Math.max(state.watermarkMs, Math.min(progress.newestMs ?? 0, window.untilMs));
}

function nextSpan(
	state: PollState,
	window: PollWindow,
	rules: PollRules,
	progress: PollProgress,
): number | null {
	if (rules.sorted) return null;
	const width = window.untilMs - state.watermarkMs;
	if (!progress.complete) return Math.max(NARROWEST_MS, Math.floor(width / 2));
	return state.spanMs === null || state.spanMs > width ? null : state.spanMs * 2;
}

function keptSeen(state: PollState, fromMs: number, progress: PollProgress): Record<string, number> {
	const fresh = progress.emitted.map(({ id, updatedMs }): [string, number] => [
		seenKey(id, updatedMs),
		Math.floor(updatedMs / 1000),
	]);
	const kept = [...Object.entries(state.seen), ...fresh].filter(
		([, seconds]) => seconds * 1000 + 999 >= fromMs,
	);
	kept.sort(([, left], [, right]) => right - left);
	return Object.fromEntries(kept.slice(0, MOST_SEEN));
}

function seenKey(id: string, updatedMs: number): string {
	return createHash('sha256').update(`${id}\n${updatedMs}`).digest('hex').slice(0, 12);
}
