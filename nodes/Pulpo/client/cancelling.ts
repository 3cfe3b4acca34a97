import type { Attempt } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import { WRITE_ROUNDS } from './limits';
import { cancelOrder, cancelOrders, lookUpStates } from './salesOrders';
import type { Session } from './session';

export interface CancelTarget {
	id: number;
	number: string;
}

export type Cancelled =
	| { kind: 'cancelled' }
	/** The vendor does not cancel it any more. */
	| { kind: 'tooLate'; problem: Problem }
	| { kind: 'failed'; problem: Problem }
	| { kind: 'unknown'; problem: Problem };

/** Cancels orders in bulk; what a bulk call leaves open is asked for and then cancelled one by one. */
export async function cancelAll(session: Session, targets: CancelTarget[]): Promise<Map<number, Cancelled>> {
	const results = new Map<number, Cancelled>();
	for (let from = 0; from < targets.length; from += session.bulkSize) {
		const chunk = targets.slice(from, from + session.bulkSize);
		const open = chunk.length === 1 ? chunk : await cancelChunk(session, chunk, results);
		for (const target of open) results.set(target.id, await cancelOne(session, target));
	}
	return results;
}

/** Returns those that have to be cancelled one by one, for the vendor's words on each. */
async function cancelChunk(
	session: Session,
	chunk: CancelTarget[],
	results: Map<number, Cancelled>,
): Promise<CancelTarget[]> {
	const attempt = await cancelOrders(
		session.connection,
		chunk.map(({ id }) => id),
	);
	if (attempt.ok) {
		for (const { id } of chunk) results.set(id, { kind: 'cancelled' });
		return [];
	}
	if (!mayBePartlyDone(attempt)) {
		for (const { id } of chunk) results.set(id, { kind: 'failed', problem: attempt.problem });
		return [];
	}
	if (attempt.decision === 'ambiguous') await session.settle();
	const states = await lookUpStates(
		session.connection,
		chunk.map(({ id }) => id),
	);
	for (const { id } of chunk) if (states.get(id) === 'cancelled') results.set(id, { kind: 'cancelled' });
	return chunk.filter(({ id }) => !results.has(id));
}

function mayBePartlyDone(attempt: Extract<Attempt, { ok: false }>): boolean {
	return attempt.decision === 'ambiguous' || [400, 404, 413, 422].includes(attempt.reply?.status ?? 0);
}

/** Whether a second cancel is refused is not documented, so the state is read before it is sent again. */
async function cancelOne(session: Session, target: CancelTarget): Promise<Cancelled> {
	for (let round = 0; ; round++) {
		const attempt = await cancelOrder(session.connection, target.id, target.number);
		if (attempt.ok) return { kind: 'cancelled' };
		const refused = [400, 409, 422].includes(attempt.reply?.status ?? 0);
		if (!refused && attempt.decision !== 'ambiguous') return { kind: 'failed', problem: attempt.problem };
		if (!refused) await session.settle();
		const states = await lookUpStates(session.connection, [target.id]);
		if (states.get(target.id) === 'cancelled') return { kind: 'cancelled' };
		if (refused) return { kind: 'tooLate', problem: tooLate(target, attempt.problem) };
		if (round >= WRITE_ROUNDS || !states.has(target.id)) return { kind: 'unknown', problem: attempt.problem };
	}
}

function tooLate(target: CancelTarget, problem: Problem): Problem {
	return {
		...problem,
		code: 'tooLateToCancel',
		message: `PULPO WMS did not cancel order ${target.number}: it is too late, the warehouse is working on it`,
		hint: 'Stop the parcel in the warehouse by hand, or book the goods back as a return.',
		retryable: false,
	};
}
