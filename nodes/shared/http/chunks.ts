import type { Problem } from '../model/outcome';

/**
 * What became of one batch.
 * done: one result per row, in row order; null = the answer does not tell, treated like an ambiguous row.
 * tooLarge: nothing was carried out; smaller batches may go through.
 * refused: nothing was carried out and the answer does not say which row is wrong; halves find it.
 * ambiguous: nobody knows; the rows are looked up before any is sent again.
 */
export type ChunkAnswer<R> =
	| { kind: 'done'; results: Array<R | null> }
	| { kind: 'tooLarge'; problem: Problem }
	| { kind: 'refused'; problem: Problem }
	| { kind: 'ambiguous'; problem: Problem }
	| { kind: 'failed'; problem: Problem };

export interface ChunkRules<T, R> {
	/** The vendor's largest batch. */
	size: number;
	/** Sends one batch. Must not throw for anything that the vendor answers (use `attempt`). */
	send(rows: T[]): Promise<ChunkAnswer<R>>;
	/**
	 * After an ambiguous answer: for each row the result when it exists at the vendor, 'missing' when it certainly does not,
	 * null when that cannot be told. Without a look-up no row is sent twice.
	 */
	lookUp?(rows: T[]): Promise<Array<R | 'missing' | null>>;
	failed(row: T, problem: Problem): R;
	unknown(row: T, problem: Problem): R;
	/** How often the missing rows of an ambiguous batch are sent again. */
	resends?: number;
}

/** Sends rows in the vendor's largest batches. Exactly one result for each row, in row order. */
export async function inChunks<T, R>(rows: readonly T[], rules: ChunkRules<T, R>): Promise<R[]> {
	const results: R[] = [];
	for (let from = 0; from < rows.length; from += rules.size) {
		results.push(...(await sendChunk(rows.slice(from, from + rules.size), rules, rules.resends ?? 2)));
	}
	return results;
}

async function sendChunk<T, R>(rows: T[], rules: ChunkRules<T, R>, resends: number): Promise<R[]> {
	const answer = await rules.send(rows);
	switch (answer.kind) {
		case 'done':
			return await completed(rows, answer.results, rules, resends);
		case 'tooLarge':
		case 'refused':
			if (rows.length === 1) return rows.map((row) => rules.failed(row, answer.problem));
			return await inHalves(rows, rules, resends);
		case 'ambiguous':
			return await settled(rows, answer.problem, rules, resends);
		case 'failed':
			return rows.map((row) => rules.failed(row, answer.problem));
	}
}

async function inHalves<T, R>(rows: T[], rules: ChunkRules<T, R>, resends: number): Promise<R[]> {
	const middle = Math.ceil(rows.length / 2);
	const first = await sendChunk(rows.slice(0, middle), rules, resends);
	return [...first, ...(await sendChunk(rows.slice(middle), rules, resends))];
}

/** Rows that the answer passes over are looked up; a vendor may have stopped half-way through the batch. */
async function completed<T, R>(
	rows: T[],
	results: Array<R | null>,
	rules: ChunkRules<T, R>,
	resends: number,
): Promise<R[]> {
	const open = rows.filter((_, index) => (results[index] ?? null) === null);
	const later = open.length === 0 ? [] : await settled(open, passedOver, rules, resends);
	const queue = [...later];
	return rows.map((row, index) => results[index] ?? queue.shift() ?? rules.unknown(row, passedOver));
}

async function settled<T, R>(
	rows: T[],
	problem: Problem,
	rules: ChunkRules<T, R>,
	resends: number,
): Promise<R[]> {
	if (!rules.lookUp) return rows.map((row) => rules.unknown(row, problem));
	const found = await rules.lookUp(rows);
	const missing = rows.filter((_, index) => found[index] === 'missing');
	const again =
		missing.length === 0
			? []
			: resends > 0
				? await sendChunk(missing, rules, resends - 1)
				: missing.map((row) => rules.failed(row, problem));
	const queue = [...again];
	return rows.map((row, index) => {
		const known = found[index] ?? null;
		if (known === 'missing') return queue.shift() ?? rules.unknown(row, problem);
		return known === null ? rules.unknown(row, problem) : known;
	});
}

const passedOver: Problem = {
	code: 'ambiguous',
	message: 'The answer to the batch says nothing about this record',
	hint: 'Look the record up in the system before it is sent again.',
	vendorMessage: null,
	httpStatus: null,
	retryable: true,
};
