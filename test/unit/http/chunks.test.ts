import fc from 'fast-check';

import { inChunks } from '../../../nodes/shared/http/chunks';
import type { ChunkAnswer, ChunkRules } from '../../../nodes/shared/http/chunks';
import type { Problem } from '../../../nodes/shared/model/outcome';

const problem: Problem = {
	code: 'x',
	message: 'm',
	hint: null,
	vendorMessage: null,
	httpStatus: null,
	retryable: false,
};

type Result = string;

/** A vendor that keeps rows and fails as told. */
class Vendor {
	readonly stored = new Map<string, number>();
	readonly batches: string[][] = [];
	largest = Number.POSITIVE_INFINITY;
	bad = new Set<string>();
	/** What happens to each batch, in turn: how many rows are written before the answer is lost. */
	faults: Array<number | 'none'> = [];

	send = async (rows: string[]): Promise<ChunkAnswer<Result>> => {
		this.batches.push(rows);
		if (rows.length > this.largest) return { kind: 'tooLarge', problem };
		if (rows.some((row) => this.bad.has(row))) return { kind: 'refused', problem };
		const fault = this.faults.shift() ?? 'none';
		const written = fault === 'none' ? rows : rows.slice(0, fault);
		for (const row of written) this.stored.set(row, (this.stored.get(row) ?? 0) + 1);
		if (fault !== 'none') return { kind: 'ambiguous', problem };
		return { kind: 'done', results: rows.map((row) => `created ${row}`) };
	};

	lookUp = async (rows: string[]): Promise<Array<Result | 'missing' | null>> =>
		rows.map((row) => (this.stored.has(row) ? `created ${row}` : 'missing'));
}

const verdicts = {
	failed: (row: string) => `failed ${row}`,
	unknown: (row: string) => `unknown ${row}`,
};

function rulesFor(
	vendor: Vendor,
	changes: Partial<ChunkRules<string, Result>> = {},
): ChunkRules<string, Result> {
	return { size: 10, send: vendor.send, lookUp: vendor.lookUp, ...verdicts, ...changes };
}

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);

describe('writing in batches', () => {
	it('uses the fewest batches and gives one result per row in row order', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 80 }),
				fc.integer({ min: 1, max: 15 }),
				async (count, size) => {
					const vendor = new Vendor();
					const rows = rowsOf(count);
					expect(await inChunks(rows, rulesFor(vendor, { size }))).toEqual(
						rows.map((row) => `created ${row}`),
					);
					expect(vendor.batches).toHaveLength(Math.ceil(count / size));
				},
			),
		);
	});

	it('never writes a row twice and never loses one, however batches break off', async () => {
		const faults = fc.array(fc.oneof(fc.constant('none' as const), fc.integer({ min: 0, max: 12 })), {
			maxLength: 8,
		});
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 50 }), faults, async (count, broken) => {
				const vendor = new Vendor();
				vendor.faults = [...broken];
				const rows = rowsOf(count);
				const results = await inChunks(rows, rulesFor(vendor));
				expect(results).toHaveLength(count);
				for (const [index, row] of rows.entries()) {
					const times = vendor.stored.get(row) ?? 0;
					expect(times).toBeLessThanOrEqual(1);
					expect(results[index]).toBe(times === 1 ? `created ${row}` : `failed ${row}`);
				}
			}),
		);
	});

	it('halves a batch that is too large until it goes through', async () => {
		const vendor = new Vendor();
		vendor.largest = 3;
		const rows = rowsOf(10);
		expect(await inChunks(rows, rulesFor(vendor))).toEqual(rows.map((row) => `created ${row}`));
		expect(vendor.batches.map((batch) => batch.length)).toEqual([10, 5, 3, 2, 5, 3, 2]);
	});

	it('finds the bad rows of a refused batch and writes the good ones', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: 29 })), async (badIndexes) => {
				const vendor = new Vendor();
				const rows = rowsOf(30);
				vendor.bad = new Set(badIndexes.map((index) => `r${index}`));
				const expected = rows.map((row) => (vendor.bad.has(row) ? `failed ${row}` : `created ${row}`));
				expect(await inChunks(rows, rulesFor(vendor))).toEqual(expected);
			}),
		);
	});

	it('never sends again what cannot be looked up', async () => {
		const vendor = new Vendor();
		vendor.faults = [2];
		const { lookUp, ...rules } = rulesFor(vendor);
		expect(lookUp).toBeDefined();
		expect(await inChunks(rowsOf(3), rules)).toEqual(['unknown r0', 'unknown r1', 'unknown r2']);
		expect(vendor.batches).toHaveLength(1);
	});

	it('leaves a row unknown when the look-up cannot tell', async () => {
		const vendor = new Vendor();
		vendor.faults = [0];
		const lookUp = async (rows: string[]) => rows.map((row) => (row === 'r1' ? null : ('missing' as const)));
		expect(await inChunks(rowsOf(3), rulesFor(vendor, { lookUp }))).toEqual([
			'created r0',
			'unknown r1',
			'created r2',
		]);
		expect(vendor.batches).toEqual([
			['r0', 'r1', 'r2'],
			['r0', 'r2'],
		]);
	});

	it('looks up the rows that an answer passes over', async () => {
		const vendor = new Vendor();
		let first = true;
		const send = async (rows: string[]): Promise<ChunkAnswer<Result>> => {
			if (!first) return await vendor.send(rows);
			first = false;
			await vendor.send(rows.slice(0, 1));
			return { kind: 'done', results: ['created r0', null] };
		};
		expect(await inChunks(rowsOf(3), rulesFor(vendor, { send }))).toEqual([
			'created r0',
			'created r1',
			'created r2',
		]);
		expect([...vendor.stored.values()]).toEqual([1, 1, 1]);
	});

	it('gives up on missing rows after the resends', async () => {
		const vendor = new Vendor();
		vendor.faults = [0, 0, 0, 0];
		expect(await inChunks(rowsOf(1), rulesFor(vendor))).toEqual(['failed r0']);
		expect(vendor.batches).toHaveLength(3);
	});
});
