import fc from 'fast-check';

import { advance, firstState, isSeen, windowOf } from '../../../nodes/shared/rules/watermark';
import type { PollRules, PollState } from '../../../nodes/shared/rules/watermark';

interface Change {
	id: number;
	/** When it happened, in seconds. */
	at: number;
	/** How long after that it can be read, in seconds. */
	late: number;
}

interface Round {
	/** Seconds until the next poll. */
	pause: number;
	/** How many new records the poll can take before its budget ends. */
	room: number;
}

const OVERLAP = 30;
const change = fc.record({
	id: fc.integer({ min: 0, max: 9 }),
	at: fc.integer({ min: 1, max: 300 }),
	late: fc.integer({ min: 0, max: OVERLAP - 1 }),
});
const round = fc.record({ pause: fc.integer({ min: 1, max: 120 }), room: fc.integer({ min: 1, max: 6 }) });

/** Runs polls over changes that become readable late; gives every change in the order it was handed on. */
function pollAll(changes: Change[], rounds: Round[], sorted: boolean): string[] {
	const rules: PollRules = { sorted, overlapMs: OVERLAP * 1000, lagMs: 0 };
	let state = firstState(0);
	let now = 0;
	const got: string[] = [];
	const rest = Array.from({ length: 80 }, () => ({ pause: 60, room: 6 }));
	for (const { pause, room } of [...rounds, ...rest]) {
		now += pause;
		const window = windowOf(state, rules, now * 1000);
		const readable = changes
			.filter(({ at, late }) => at + late <= now)
			.filter(({ at }) => at * 1000 >= window.sinceMs && at * 1000 <= window.untilMs);
		if (sorted) readable.sort((a, b) => a.at - b.at);
		const emitted: Array<{ id: string; updatedMs: number }> = [];
		let newestMs: number | null = null;
		let complete = true;
		for (const { id, at } of readable) {
			if (isSeen(state, String(id), at * 1000)) continue;
			if (emitted.some((entry) => entry.id === String(id) && entry.updatedMs === at * 1000)) continue;
			if (emitted.length >= room) {
				complete = false;
				break;
			}
			emitted.push({ id: String(id), updatedMs: at * 1000 });
			newestMs = Math.max(newestMs ?? 0, at * 1000);
		}
		state = advance(state, window, rules, { complete, newestMs, emitted });
		expect(state.watermarkMs).toBeLessThanOrEqual(now * 1000);
		got.push(...emitted.map((entry) => `${entry.id}@${entry.updatedMs}`));
	}
	return got;
}

const anyRules = fc.record({ sorted: fc.boolean(), overlapMs: fc.nat(1_000_000), lagMs: fc.nat(60_000) });
const anyState = fc
	.record({
		floorMs: fc.nat(5_000_000),
		aheadMs: fc.nat(5_000_000),
		spanMs: fc.option(fc.integer({ min: 60_000, max: 3_600_000 })),
	})
	.map(({ floorMs, aheadMs, spanMs }): PollState => ({
		watermarkMs: floorMs + aheadMs,
		floorMs,
		spanMs,
		seen: {},
	}));

/** Where a watermark at 10 s stands after a poll at 60 s. */
function moved(progress: { complete: boolean; newestMs: number | null }, sorted: boolean): number {
	const rules: PollRules = { sorted, overlapMs: 0, lagMs: 0 };
	const state = firstState(10_000);
	return advance(state, windowOf(state, rules, 60_000), rules, { ...progress, emitted: [] }).watermarkMs;
}

describe('the window to read', () => {
	it('begins an overlap before the watermark and ends the lag of the vendor before the run', () => {
		const rules = { sorted: true, overlapMs: 1000, lagMs: 5000 };
		const state = { ...firstState(10_000), watermarkMs: 30_000 };
		expect(windowOf(state, rules, 60_000)).toEqual({ sinceMs: 29_000, untilMs: 55_000 });
	});

	it('begins at the start date the first time', () => {
		const rules = { sorted: true, overlapMs: 1000, lagMs: 5000 };
		expect(windowOf(firstState(10_000), rules, 60_000)).toEqual({ sinceMs: 10_000, untilMs: 55_000 });
		expect(windowOf(firstState(59_000), rules, 60_000)).toEqual({ sinceMs: 59_000, untilMs: 59_000 });
	});

	it('is never upside down and never begins after the watermark', () => {
		fc.assert(
			fc.property(anyState, anyRules, fc.nat(10_000_000), (state, rules, runMs) => {
				const { sinceMs, untilMs } = windowOf(state, rules, runMs);
				expect(sinceMs).toBeLessThanOrEqual(untilMs);
				expect(sinceMs).toBeLessThanOrEqual(state.watermarkMs);
			}),
		);
	});
});

describe('the watermark', () => {
	it.each([true, false])(
		'loses no change that becomes readable within the overlap, and doubles none (sorted: %s)',
		(sorted) => {
			fc.assert(
				fc.property(
					fc.array(change, { maxLength: 40 }),
					fc.array(round, { maxLength: 12 }),
					(changes, rounds) => {
						const expected = [...new Set(changes.map(({ id, at }) => `${id}@${at * 1000}`))].sort();
						expect(pollAll(changes, rounds, sorted).sort()).toEqual(expected);
					},
				),
				{ numRuns: 200 },
			);
		},
	);

	it('follows the newest record of sorted pages, read to the end or not', () => {
		expect(moved({ complete: false, newestMs: 40_000 }, true)).toBe(40_000);
		expect(moved({ complete: true, newestMs: 40_000 }, true)).toBe(40_000);
	});

	it('waits for the last page when pages are not sorted', () => {
		expect(moved({ complete: false, newestMs: 40_000 }, false)).toBe(10_000);
		expect(moved({ complete: true, newestMs: 40_000 }, false)).toBe(40_000);
	});

	it('stays where it is when nothing came', () => {
		expect(moved({ complete: true, newestMs: null }, true)).toBe(10_000);
		expect(moved({ complete: true, newestMs: null }, false)).toBe(10_000);
	});

	it('never goes back, never passes the window, never passes what was read', () => {
		fc.assert(
			fc.property(
				anyState,
				anyRules,
				fc.nat(10_000_000),
				fc.option(fc.nat(10_000_000)),
				fc.boolean(),
				(state, rules, runMs, newestMs, complete) => {
					const window = windowOf(state, rules, runMs);
					const next = advance(state, window, rules, { complete, newestMs, emitted: [] });
					expect(next.watermarkMs).toBeGreaterThanOrEqual(state.watermarkMs);
					expect(next.watermarkMs).toBeLessThanOrEqual(window.untilMs);
					const readToMs = complete && state.spanMs !== null ? window.untilMs : (newestMs ?? 0);
					expect(next.watermarkMs).toBeLessThanOrEqual(Math.max(state.watermarkMs, readToMs));
				},
			),
		);
	});

	it('halves an unsorted window that could not be finished, and widens it again later', () => {
		const rules = { sorted: false, overlapMs: 0, lagMs: 0 };
		const start = firstState(0);
		const window = windowOf(start, rules, 3_600_000);
		const half = advance(start, window, rules, { complete: false, newestMs: null, emitted: [] });
		expect(half).toMatchObject({ watermarkMs: 0, spanMs: 1_800_000 });
		const next = windowOf(half, rules, 3_600_000);
		expect(next.untilMs).toBe(1_800_000);
		const done = advance(half, next, rules, { complete: true, newestMs: null, emitted: [] });
		expect(done).toMatchObject({ watermarkMs: 1_800_000, spanMs: 3_600_000 });
		const last = windowOf(done, rules, 3_600_000);
		expect(advance(done, last, rules, { complete: true, newestMs: null, emitted: [] }).spanMs).toBeNull();
	});
});

describe('the memory of the overlap', () => {
	const rules: PollRules = { sorted: true, overlapMs: 10_000, lagMs: 0 };
	const after = (state: PollState, emitted: Array<{ id: string; updatedMs: number }>) => {
		const newestMs = Math.max(...emitted.map(({ updatedMs }) => updatedMs));
		return advance(state, windowOf(state, rules, 100_000), rules, { complete: true, newestMs, emitted });
	};

	it('hands a record on once for each state', () => {
		const state = after(firstState(0), [{ id: '1', updatedMs: 57_000 }]);
		expect(isSeen(state, '1', 57_000)).toBe(true);
		expect(isSeen(state, '1', 58_000)).toBe(false);
		expect(isSeen(state, '2', 57_000)).toBe(false);
	});

	it('forgets what the next window cannot return', () => {
		const first = after(firstState(0), [{ id: 'a', updatedMs: 20_000 }]);
		const second = after(first, [
			{ id: 'b', updatedMs: 45_000 },
			{ id: 'c', updatedMs: 50_000 },
		]);
		expect(windowOf(second, rules, 100_000).sinceMs).toBe(40_000);
		expect(isSeen(second, 'a', 20_000)).toBe(false);
		expect(isSeen(second, 'b', 45_000)).toBe(true);
		expect(isSeen(second, 'c', 50_000)).toBe(true);
	});

	it('keeps the newest 5,000 when there are more', () => {
		const newer = Array.from({ length: 5000 }, (_, index) => ({ id: String(index), updatedMs: 95_000 }));
		const state = after(firstState(0), [{ id: 'older', updatedMs: 91_000 }, ...newer]);
		expect(isSeen(state, 'older', 91_000)).toBe(false);
		expect(newer.every(({ id, updatedMs }) => isSeen(state, id, updatedMs))).toBe(true);
	});
});
