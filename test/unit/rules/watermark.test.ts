import * as fc from 'fast-check';

import { advance, readWindow, remember, unseen } from '../../../nodes/shared/rules/watermark';

const startedAt = '2026-03-02T12:00:00.000Z';
const at = (minutes: number) => new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
const anyMinute = fc.integer({ min: -10_000, max: 1_000 });

describe('the window to read', () => {
	const options = { now: startedAt, overlapMs: 5 * 60_000, settleMs: 5_000, firstFrom: null };

	it('begins an overlap before the watermark and ends a moment before now', () => {
		expect(readWindow(at(-10), options)).toEqual({ from: at(-15), until: '2026-03-02T11:59:55.000Z' });
	});

	it('begins at the start date the first time', () => {
		expect(readWindow(null, options)).toEqual({ from: null, until: '2026-03-02T11:59:55.000Z' });
		expect(readWindow(null, { ...options, firstFrom: at(-60) }).from).toBe(at(-60));
	});

	it('is never upside down', () => {
		fc.assert(
			fc.property(anyMinute, fc.integer({ min: 0, max: 10 ** 9 }), (minute, overlapMs) => {
				const { from, until } = readWindow(at(minute), { ...options, overlapMs });
				expect(Date.parse(from ?? '')).toBeLessThanOrEqual(Date.parse(until));
				expect(Date.parse(from ?? '')).toBeLessThanOrEqual(Date.parse(at(minute)));
			}),
		);
	});
});

describe('the watermark', () => {
	const sorted = { startedAt, order: 'ascending', complete: false } as const;

	it('follows the newest record of sorted pages', () => {
		expect(advance(at(-30), [at(-20), at(-10)], sorted)).toBe(at(-10));
		expect(advance(null, [at(-10)], sorted)).toBe(at(-10));
	});

	it('waits for the last page when pages are not sorted', () => {
		const unsorted = { startedAt, order: 'unsorted', complete: false } as const;
		expect(advance(at(-30), [at(-5), at(-20)], unsorted)).toBe(at(-30));
		expect(advance(at(-30), [at(-5), at(-20)], { ...unsorted, complete: true })).toBe(at(-5));
	});

	it('stays where it is when nothing came', () => {
		expect(advance(at(-30), [], { ...sorted, complete: true })).toBe(at(-30));
		expect(advance(null, [], sorted)).toBeNull();
	});

	it('understands other zones', () => {
		expect(advance(at(-30), ['2026-03-02T12:55:00+01:00'], sorted)).toBe(at(-5));
	});

	it('never goes back, never passes the start of the run, never passes what was read', () => {
		fc.assert(
			fc.property(
				fc.option(anyMinute),
				fc.array(anyMinute),
				fc.boolean(),
				fc.boolean(),
				(before, minutes, complete, isSorted) => {
					const watermark = before === null ? null : at(Math.min(before, 0));
					const order = isSorted ? 'ascending' : 'unsorted';
					const next = advance(watermark, minutes.map(at), { startedAt, order, complete });
					if (next === null) return expect(watermark).toBeNull();
					const nextMs = Date.parse(next);
					expect(nextMs).toBeLessThanOrEqual(Date.parse(startedAt));
					if (watermark !== null) expect(nextMs).toBeGreaterThanOrEqual(Date.parse(watermark));
					if (next !== watermark)
						expect(nextMs).toBeLessThanOrEqual(Math.max(...minutes.map((minute) => Date.parse(at(minute)))));
				},
			),
		);
	});

	it('loses nothing when a run ends between two sorted pages', () => {
		fc.assert(
			fc.property(
				fc.array(anyMinute, { minLength: 1, maxLength: 40 }),
				fc.integer({ min: 1, max: 7 }),
				fc.nat(8),
				(minutes, size, stop) => {
					const times = minutes.map((minute) => at(Math.min(minute, 0))).sort();
					const handedOn = new Set<string>();
					let watermark: string | null = null;
					const run = (pages: number) => {
						const { from } = readWindow(watermark, {
							now: startedAt,
							overlapMs: 0,
							settleMs: 0,
							firstFrom: null,
						});
						const left = times.filter((time) => from === null || time >= from);
						for (let page = 0; page < pages && page * size < left.length; page++) {
							const part = left.slice(page * size, (page + 1) * size);
							part.forEach((time) => handedOn.add(time));
							watermark = advance(watermark, part, sorted);
						}
					};
					run(stop);
					run(Number.POSITIVE_INFINITY);
					expect(handedOn).toEqual(new Set(times));
				},
			),
		);
	});
});

describe('the memory of the overlap', () => {
	it('hands a record on once for each state', () => {
		const first = { key: 'shopify:lamp-shop:1', updatedAt: at(-3) };
		const seen = remember({}, [first], at(-10));
		expect(unseen([first], seen)).toEqual([]);
		expect(unseen([{ ...first, updatedAt: at(-2) }], seen)).toHaveLength(1);
		expect(unseen([{ ...first, key: 'shopify:lamp-shop:2' }], seen)).toHaveLength(1);
	});

	it('forgets what the next window cannot return', () => {
		const seen = remember({ a: at(-60) }, [{ key: 'b', updatedAt: at(-1) }], at(-10));
		expect(seen).toEqual({ b: at(-1) });
	});

	it('is not fooled by keys that objects have by themselves', () => {
		expect(unseen([{ key: 'constructor', updatedAt: at(-1) }], {})).toHaveLength(1);
	});
});
