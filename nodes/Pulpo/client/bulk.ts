import { inChunks, type ChunkAnswer } from '../../shared/http/chunks';
import type { Attempt } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import { WRITE_ROUNDS } from './limits';
import { namesField, readBulk, refusalText, type BulkAnswer, type Refusal } from './refusals';
import type { Session } from './session';

/** What became of one row of a bulk write; `created` also stands for a row that an update wrote. */
export type Written<F> =
	| { kind: 'created'; id: number }
	/** It is there. `sent`: found after an unclear answer, so it may be what we sent. */
	| { kind: 'found'; record: F; sent: boolean }
	| { kind: 'failed'; problem: Problem }
	| { kind: 'unknown'; problem: Problem };

export interface BulkWrite<T, F> {
	/** The business key's name, in rows and in answers. */
	keyField: string;
	/** For errors: "sales order". */
	record: string;
	keyOf(row: T): string;
	send(rows: T[]): Promise<Attempt>;
	find(keys: string[]): Promise<{ rows: Map<string, F>; failed: Map<string, Problem> }>;
}

/**
 * Writes rows in bulk, each exactly once: nothing is sent again before it was looked up.
 * An update finds only those rows that are already as they shall be.
 */
export async function writeInBulk<T, F>(
	session: Session,
	rows: T[],
	rules: BulkWrite<T, F>,
): Promise<Array<Written<F>>> {
	let largest = session.bulkSize;
	const send = async (chunk: T[]): Promise<ChunkAnswer<Written<F>>> => {
		if (chunk.length > largest) return { kind: 'tooLarge', problem: tooMany };
		const attempt = await rules.send(chunk);
		if (!attempt.ok && attempt.reply?.status === 504) largest = Math.max(1, Math.ceil(chunk.length / 2));
		return await judged(chunk, attempt, rules);
	};
	return await inChunks<T, Written<F>>(rows, {
		size: session.bulkSize,
		resends: WRITE_ROUNDS,
		send,
		lookUp: async (chunk) => {
			await session.settle();
			const found = await rules.find(chunk.map(rules.keyOf));
			return chunk.map((row) => {
				const key = rules.keyOf(row);
				const record = found.rows.get(key);
				if (record !== undefined) return { kind: 'found', record, sent: true };
				return found.failed.has(key) ? null : 'missing';
			});
		},
		failed: (_row, problem) => ({ kind: 'failed', problem }),
		unknown: (_row, problem) => ({ kind: 'unknown', problem }),
	});
}

async function judged<T, F>(
	chunk: T[],
	attempt: Attempt,
	rules: BulkWrite<T, F>,
): Promise<ChunkAnswer<Written<F>>> {
	const answer = readBulk(attempt, rules.keyField);
	if (answer !== null) return await divided(chunk, attempt, answer, rules);
	if (attempt.ok) return { kind: 'failed', problem: tooMany };
	if (attempt.decision === 'ambiguous') return { kind: 'ambiguous', problem: attempt.problem };
	if (attempt.reply?.status === 413) return { kind: 'tooLarge', problem: attempt.problem };
	if (attempt.reply?.status === 422) return { kind: 'refused', problem: attempt.problem };
	return { kind: 'failed', problem: attempt.problem };
}

/** Created, refused by name, and passed over (those are looked up). */
async function divided<T, F>(
	chunk: T[],
	attempt: Attempt,
	answer: BulkAnswer,
	rules: BulkWrite<T, F>,
): Promise<ChunkAnswer<Written<F>>> {
	const refused = refusedRows(chunk.map(rules.keyOf), answer);
	if (!attempt.ok && answer.ids.size === 0 && refused.size === 0)
		return { kind: 'refused', problem: attempt.problem };
	const taken = [...refused]
		.filter(([, refusals]) => namesField(refusals, rules.keyField))
		.map(([key]) => key);
	const existing =
		taken.length > 0
			? await rules.find(taken)
			: { rows: new Map<string, F>(), failed: new Map<string, Problem>() };
	const results = chunk.map((row): Written<F> | null => {
		const key = rules.keyOf(row);
		const id = answer.ids.get(key);
		if (id !== undefined) return { kind: 'created', id };
		const record = existing.rows.get(key);
		if (record !== undefined) return { kind: 'found', record, sent: false };
		const refusals = refused.get(key);
		return refusals === undefined
			? null
			: { kind: 'failed', problem: refusedProblem(rules.record, key, refusals) };
	});
	return { kind: 'done', results };
}

/** Errors by row. Of a single row every error is its own, whatever the vendor files it under. */
function refusedRows(keys: string[], answer: BulkAnswer): Map<string, Refusal[]> {
	const named = new Map([...answer.refused].filter(([key]) => keys.includes(key)));
	const [only] = keys;
	if (named.size > 0 || keys.length !== 1 || only === undefined || answer.ids.has(only)) return named;
	const byColumn = [...answer.refused].flatMap(([field, refusals]) =>
		refusals.map((refusal) => (refusal.field === '' ? { ...refusal, field } : refusal)),
	);
	const all = [...answer.general, ...byColumn];
	return all.length === 0 ? named : new Map([[only, all]]);
}

export function refusedProblem(record: string, key: string, refusals: Refusal[]): Problem {
	const words = refusalText(refusals);
	return {
		code: 'refused',
		message: `PULPO WMS did not accept ${record} ${key}${words === '' ? '' : `: ${words}`}`,
		hint: 'Correct what PULPO WMS names, in the shop or in PULPO WMS, then run it again.',
		vendorMessage: words === '' ? null : words,
		httpStatus: 400,
		retryable: false,
	};
}

const tooMany: Problem = {
	code: 'tooLarge',
	message: 'PULPO WMS did not take so many records in one request',
	hint: 'Lower the option Bulk Size.',
	vendorMessage: null,
	httpStatus: null,
	retryable: true,
};
