import { bucketPace, fixedPace, noPace } from '../../../nodes/shared/http/pace';
import type { Reply } from '../../../nodes/shared/http/types';

const reply = (status: number, changes: Partial<Reply> = {}): Reply => ({
	status,
	headers: {},
	body: {},
	...changes,
});

/** Sends as fast as the pace allows and gives the moments of sending. */
function sendTimes(pace: { delayMs(now: number): number }, count: number, latencyMs = 0): number[] {
	let now = 0;
	return Array.from({ length: count }, () => {
		now += pace.delayMs(now);
		const sentAt = now;
		now += latencyMs;
		return sentAt;
	});
}

function mostIn(times: number[], windowMs: number): number {
	return Math.max(
		...times.map((start) => times.filter((time) => time >= start && time < start + windowMs).length),
	);
}

describe('a fixed rate', () => {
	it('is kept in every window and used in full', () => {
		const times = sendTimes(fixedPace({ requests: 300, perMs: 60_000 }), 900);
		expect(mostIn(times, 60_000)).toBe(300);
		expect(times.at(-1)).toBe(899 * 200);
	});

	it('is used in full although answers take time', () => {
		const times = sendTimes(fixedPace({ requests: 10, perMs: 1000 }), 50, 90);
		expect(times.at(-1)).toBe(4900);
	});

	it('lets a burst through after a rest, and no more', () => {
		const times = sendTimes(fixedPace({ requests: 10, perMs: 1000, burst: 5 }), 10);
		expect(times.filter((time) => time === 0)).toHaveLength(5);
		expect(times.at(-1)).toBe(500);
	});

	it('holds all requests back as long as a 429 asks', () => {
		const pace = fixedPace({ requests: 1000, perMs: 1000 });
		pace.learn(reply(429, { headers: { 'retry-after': '3' } }), 1000);
		expect(pace.delayMs(1000)).toBe(3000);
	});

	it('can be none at all', () => {
		expect(sendTimes(noPace(), 100).at(-1)).toBe(0);
	});
});

describe('a cost bucket', () => {
	const bucket = (available: number, requested: number | null) =>
		reply(200, { body: { available, maximum: 1000, restorePerSecond: 50, requested } });
	const read = (answer: Reply) => answer.body as never;

	it('sends freely until the vendor has told its state', () => {
		expect(bucketPace(read, 10).delayMs(0)).toBe(0);
	});

	it('waits until the next request of the dearest known cost fits', () => {
		const pace = bucketPace(read, 10);
		pace.delayMs(0);
		pace.learn(bucket(100, 300), 0);
		expect(pace.delayMs(0)).toBe(4000);
	});

	it('lets cheap requests go while dear ones of another purpose would have to wait', () => {
		const pace = bucketPace(read, 10);
		pace.delayMs(0, 'dear');
		pace.learn(bucket(50, 300), 0, 'dear');
		expect(pace.delayMs(0, 'cheap')).toBe(0);
	});

	it('counts what was refilled since the last answer', () => {
		const pace = bucketPace(read, 100);
		pace.delayMs(0);
		pace.learn(bucket(0, 100), 0);
		expect(pace.delayMs(1500)).toBe(500);
	});

	it('counts requests that are under way', () => {
		const pace = bucketPace(read, 100);
		pace.delayMs(0);
		pace.learn(bucket(150, 100), 0);
		expect(pace.delayMs(0)).toBe(0);
		expect(pace.delayMs(0)).toBe(1000);
	});

	it('does not wait for ever for a request that is dearer than the bucket', () => {
		const pace = bucketPace(read, 100);
		pace.delayMs(0);
		pace.learn(bucket(1000, 5000), 0);
		expect(pace.delayMs(0)).toBe(0);
	});

	it('forgets requests whose answer never came', () => {
		const pace = bucketPace(read, 100);
		for (let index = 0; index < 50; index++) pace.delayMs(0);
		pace.learn(bucket(1000, 100), 200_000);
		expect(pace.delayMs(200_000)).toBe(0);
	});

	it('never empties a simulated bucket, and uses 95 % of its refill', () => {
		let level = 1000;
		let now = 0;
		let last = 0;
		let refused = 0;
		const cost = 120;
		const pace = bucketPace(read, 10);
		for (let index = 0; index < 400; index++) {
			now += pace.delayMs(now);
			level = Math.min(1000, level + ((now - last) / 1000) * 50);
			last = now;
			if (level < cost) refused++;
			else level -= cost;
			pace.learn(bucket(level, cost), now);
			now += 20;
		}
		expect(refused).toBe(0);
		expect((400 * cost - 1000) / ((now / 1000) * 50)).toBeGreaterThan(0.95);
	});
});
