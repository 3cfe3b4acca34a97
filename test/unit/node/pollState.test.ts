import fc from 'fast-check';

import { advance, firstState, isSeen, windowOf } from '../../../nodes/shared/node/pollState';
import type { PollRules } from '../../../nodes/shared/node/pollState';

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

	it('reads no further than the start of the run less the lag of the vendor', () => {
		const rules = { sorted: true, overlapMs: 1000, lagMs: 5000 };
		expect(windowOf(firstState(10_000), rules, 60_000)).toEqual({ sinceMs: 10_000, untilMs: 55_000 });
		expect(windowOf(firstState(59_000), rules, 60_000)).toEqual({ sinceMs: 59_000, untilMs: 59_000 });
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
