import fc from 'fast-check';

import { backoffMs, fitsBudget, politeWaitMs, retryAfterMs } from '../../../nodes/shared/http/backoff';

const plan = { attempts: 5, budgetMs: 10_000, firstDelayMs: 100, longestDelayMs: 2_000 };
const NOW = Date.parse('2026-11-25T10:00:00Z');

describe('back-off', () => {
	it('lies between half and all of a delay that doubles up to the longest', () => {
		fc.assert(
			fc.property(fc.nat({ max: 2000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (repeat, random) => {
				const full = Math.min(2000, 100 * 2 ** Math.min(repeat, 30));
				const delay = backoffMs(repeat, plan, random);
				expect(delay).toBeGreaterThanOrEqual(full / 2);
				expect(delay).toBeLessThanOrEqual(full);
			}),
		);
	});

	it('does not start a wait that ends after the budget', () => {
		expect(fitsBudget(9_000, 1_000, plan)).toBe(true);
		expect(fitsBudget(9_000, 1_001, plan)).toBe(false);
	});

	it('waits at least as long as the vendor asks, and never not at all', () => {
		fc.assert(
			fc.property(
				fc.nat({ max: 100_000 }),
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(asked, random) => {
					const wait = politeWaitMs(asked, random);
					expect(wait).toBeGreaterThanOrEqual(Math.max(100, asked));
					expect(wait).toBeLessThanOrEqual(Math.max(100, asked) + 1000);
				},
			),
		);
	});
});

describe('Retry-After', () => {
	it.each([
		['2', 2_000],
		['0', 0],
		['2.5', 2_500],
		[' 10 ', 10_000],
		['Wed, 25 Nov 2026 10:00:30 GMT', 30_000],
		['Wed, 25 Nov 2026 09:00:00 GMT', 0],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
	])('%s is %s ms', (header, expected) => {
		expect(retryAfterMs(header, NOW)).toBe(expected);
	});
});
