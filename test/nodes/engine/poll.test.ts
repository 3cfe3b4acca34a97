import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, INodeType, IPollFunctions } from 'n8n-workflow';

import { pollChanges } from '../../../nodes/shared/node/poll';
import type { PollOptions, PollRecord, PollSource } from '../../../nodes/shared/node/poll';
import { runPoll } from '../../support/engine/runPoll.ts';

const T0 = Date.parse('2026-11-25T10:00:00Z');
const MINUTE = 60_000;

/** A shop whose records can be read by their change time. */
class Shop {
	now = T0;
	records: PollRecord[] = [];
	windows: Array<[string, string]> = [];
	failAfter = Number.POSITIVE_INFINITY;
	/** Milliseconds that reading one record takes. */
	readMs = 0;

	put(id: string, updatedAtMs: number): void {
		this.records = this.records.filter((record) => record.id !== id);
		const updatedAt = new Date(updatedAtMs).toISOString();
		this.records.push({ id, updatedAt, item: { id, updatedAt } });
	}

	async *read(sinceIso: string, untilIso: string, sorted: boolean): AsyncGenerator<PollRecord> {
		this.windows.push([sinceIso, untilIso]);
		const inside = this.records.filter(
			(record) => record.updatedAt >= sinceIso && record.updatedAt <= untilIso,
		);
		if (sorted) inside.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
		for (const [index, record] of inside.entries()) {
			if (index >= this.failAfter)
				throw new NodeApiError({ name: 'x' } as never, {}, { message: 'shop is down' });
			this.now += this.readMs;
			yield record;
		}
	}
}

let shop: Shop;
let staticData: IDataObject;

beforeEach(() => {
	shop = new Shop();
	staticData = {};
});

function trigger(options: PollOptions, sorted: boolean): INodeType {
	const source: PollSource = {
		sorted,
		overlapMs: 5 * MINUTE,
		lagMs: 0,
		fetch: (since, until) => shop.read(since, until, sorted),
	};
	return {
		description: {
			displayName: 'Probe Trigger',
			name: 'probeTrigger',
			group: ['trigger'],
			version: 1,
			description: 'Probe',
			defaults: { name: 'Probe' },
			polling: true,
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		async poll(this: IPollFunctions) {
			const clock = { now: () => shop.now, random: () => 0, pause: async () => true };
			return await pollChanges(this, source, { clock, ...options });
		},
	};
}

async function poll(options: PollOptions & { sorted?: boolean; mode?: 'manual'; budgetMs?: number } = {}) {
	const { sorted = true, mode, budgetMs, ...rest } = options;
	const run = await runPoll({
		nodeType: trigger(rest, sorted),
		staticData,
		...(mode ? { mode } : {}),
		...(budgetMs === undefined ? {} : { budgetMs }),
	});
	return { ...run, ids: run.outputs?.[0]?.map((item) => item.json['id']) ?? null };
}

describe('a poll', () => {
	it('hands on nothing that changed before the first run', async () => {
		shop.put('old', T0 - 2 * MINUTE);
		expect((await poll()).ids).toBeNull();
		shop.now += MINUTE;
		expect((await poll()).ids).toBeNull();
	});

	it('starts at the start date when there is one', async () => {
		shop.put('older', T0 - 60 * MINUTE);
		shop.put('old', T0 - 30 * MINUTE);
		expect((await poll({ startAt: '2026-11-25T09:20:00Z' })).ids).toEqual(['old']);
	});

	it('hands on each change once, although every poll reads the overlap again', async () => {
		await poll();
		shop.put('a', T0 + 1000);
		shop.now = T0 + MINUTE;
		expect((await poll()).ids).toEqual(['a']);
		shop.now += MINUTE;
		expect((await poll()).outputs).toBeNull();
		expect(shop.windows.at(-1)?.[0]).toBe('2026-11-25T10:00:00.000Z');
		shop.put('a', shop.now);
		shop.now += MINUTE;
		expect((await poll()).ids).toEqual(['a']);
	});

	it('finds a change that became readable late, within the overlap', async () => {
		await poll();
		shop.now = T0 + 3 * MINUTE;
		await poll();
		shop.put('late', T0 + MINUTE);
		shop.now = T0 + 4 * MINUTE;
		expect((await poll()).ids).toEqual(['late']);
	});

	it('reads the same window again when it fails before anything was found', async () => {
		await poll();
		const before = JSON.stringify(staticData);
		shop.put('a', T0 + 1000);
		shop.now = T0 + MINUTE;
		shop.failAfter = 0;
		expect((await poll()).error?.message).toBe('shop is down');
		expect(JSON.stringify(staticData)).toBe(before);
		shop.failAfter = Number.POSITIVE_INFINITY;
		expect((await poll()).ids).toEqual(['a']);
	});

	it('hands on what was read before a failure, and goes on from there', async () => {
		await poll();
		for (const [index, id] of ['a', 'b', 'c'].entries()) shop.put(id, T0 + 1000 * (index + 1));
		shop.now = T0 + MINUTE;
		shop.failAfter = 2;
		expect((await poll()).ids).toEqual(['a', 'b']);
		shop.failAfter = Number.POSITIVE_INFINITY;
		expect((await poll()).ids).toEqual(['c']);
	});

	it.each([true, false])(
		'hands on a backlog in portions without loss or doubles (sorted: %s)',
		async (sorted) => {
			const ids = Array.from({ length: 23 }, (_, index) => `r${String(index).padStart(2, '0')}`);
			for (const [index, id] of [...ids].reverse().entries()) shop.put(id, T0 - 1000 * (index + 1) * 60);
			const got: unknown[] = [];
			for (let round = 0; round < 40; round++) {
				const { ids: some } = await poll({ startAt: '2026-11-25T09:00:00Z', maxRecords: 5, sorted });
				got.push(...(some ?? []));
				shop.now += MINUTE;
			}
			expect([...got].sort()).toEqual(ids);
		},
	);

	it('stops before its budget runs out and leaves the rest to the next poll', async () => {
		for (let index = 0; index < 10; index++) shop.put(`r${index}`, T0 - 100_000 + index * 1000);
		shop.readMs = 1000;
		const first = await poll({ startAt: '2026-11-25T09:00:00Z', budgetMs: 5000 });
		expect(first.ids?.length).toBeLessThanOrEqual(3);
		shop.readMs = 0;
		const rest = await poll();
		expect([...(first.ids ?? []), ...(rest.ids ?? [])]).toHaveLength(10);
	});

	it('never moves the watermark past the start of the run', async () => {
		await poll();
		shop.put('a', T0 + 500);
		shop.put('future', T0 + 90_000);
		shop.now = T0 + 1000;
		expect((await poll()).ids).toEqual(['a']);
		shop.now = T0 + 120_000;
		expect((await poll()).ids).toEqual(['future']);
	});

	it('hands on a record whose time cannot be read, and stays in order', async () => {
		await poll();
		shop.records.push({ id: 'odd', updatedAt: '2026-11-25T10:00:xx', item: { id: 'odd' } });
		shop.now += MINUTE;
		expect((await poll()).ids).toEqual(['odd']);
		shop.records = [];
		shop.put('a', shop.now + 1000);
		shop.now += MINUTE;
		expect((await poll()).ids).toEqual(['a']);
	});

	it('shows one sample in a manual run and leaves the watermark alone', async () => {
		shop.put('a', T0 - MINUTE);
		shop.put('b', T0 - 2 * MINUTE);
		const run = await poll({ mode: 'manual' });
		expect(run.ids).toHaveLength(1);
		expect(staticData).toEqual({});
	});

	it('remembers a bounded number of records', async () => {
		for (let index = 0; index < 6000; index++) shop.put(`r${index}`, T0 - index);
		await poll({ startAt: '2026-11-25T09:59:00Z', maxRecords: 10_000 });
		const state = staticData['poll'] as IDataObject;
		expect(Object.keys(state['seen'] as object)).toHaveLength(5000);
	});
});
