import { sleep } from 'n8n-workflow';

import { inChunks } from '../../../shared/http/chunks';
import type { Change, Outcome } from '../../../shared/model/outcome';
import type { Run } from '../../../shared/node/types';
import type { FulfillmentMutation } from '../../client/fulfillmentDocuments';
import { fulfillmentOrdersById } from '../../client/fulfillmentOrdersById';
import { sendMutations, type MutationResult, type MutationVariables } from '../../client/fulfillments';
import type { WireFulfillmentOrder } from '../../client/fulfillmentWire';
import { LOOK_AGAIN_MS, MUTATIONS_PER_CALL } from '../../client/limits';
import type { Shop } from '../../client/shop';
import { refused } from '../../mapping/shipmentProblems';
import { recordGid } from '../../rooms/fulfillmentId';
import { shopOf, tellAfter } from '../../rooms/session';
import { notFound, outcomeOf, unread } from './outcomes';

/** One kind of change of fulfillment orders. */
export interface PieceChange {
	mutation: FulfillmentMutation;
	/** For errors: "move fulfillment orders". */
	purpose: string;
	/** For errors: "was not moved". */
	failure: string;
	/** Further variables of the mutation; null: it is so already. */
	plan(piece: WireFulfillmentOrder, item: number): { variables: MutationVariables; changes: Change[] } | null;
	/** After a lost answer. */
	isDone(piece: WireFulfillmentOrder, variables: MutationVariables): boolean;
}

interface Row {
	outcome: Outcome;
	piece: WireFulfillmentOrder;
	variables: MutationVariables;
}

/** Reads the fulfillment orders of all items, sends what changes in the largest documents; one outcome per item. */
export async function changePieces(run: Run, change: PieceChange): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const items = Array.from({ length: run.itemCount }, (_, item) => item);
	const gids = items.map((item) =>
		recordGid('FulfillmentOrder', run.parameter<unknown>('fulfillmentOrderId', item, '')),
	);
	const { found, failed } = await fulfillmentOrdersById(
		shop,
		gids.filter((gid) => gid !== null),
	);
	const rows = new Map<number, Row>();
	const outcomes = items.map((item): Outcome => {
		const gid = gids[item] ?? null;
		const piece = gid === null ? undefined : found.get(gid);
		if (gid === null || piece === undefined)
			return unread(gid, (gid === null ? undefined : failed.get(gid)) ?? notFound(gid));
		const plan = change.plan(piece, item);
		if (plan === null) return outcomeOf('unchanged', piece, shop);
		const dryRun = run.parameter<boolean>('dryRun', item, false);
		const outcome = { ...outcomeOf('updated', piece, shop), changes: plan.changes, dryRun };
		if (!dryRun) rows.set(item, { outcome, piece, variables: plan.variables });
		return outcome;
	});
	const due = [...rows];
	const results = await sendAll(
		shop,
		change,
		due.map(([, row]) => row),
	);
	for (const [n, [item, { outcome }]] of due.entries()) {
		const result = results[n];
		if (result === undefined || result.ok) continue;
		const name = result.unclear ? 'unknown' : 'failed';
		outcomes[item] = { ...outcome, outcome: name, problem: result.problem, changes: [] };
	}
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

async function sendAll(
	shop: Shop,
	change: PieceChange,
	rows: readonly Row[],
): Promise<Array<MutationResult<null>>> {
	return await inChunks<Row, MutationResult<null>>(rows, {
		size: MUTATIONS_PER_CALL,
		send: async (some) =>
			await sendMutations(
				shop,
				change.mutation,
				some.map(({ piece, variables }) => ({ id: piece.id, ...variables })),
				{
					purpose: change.purpose,
					refused: (n, words) => refused(`Order ${some[n]?.piece.orderName ?? ''} ${change.failure}`, words),
				},
				() => null,
			),
		lookUp: async (some) => {
			await sleep(LOOK_AGAIN_MS);
			const { found } = await fulfillmentOrdersById(
				shop,
				some.map(({ piece }) => piece.id),
			);
			return some.map(({ piece, variables }) => {
				const now = found.get(piece.id);
				if (now === undefined) return null;
				return change.isDone(now, variables) ? { ok: true, value: null } : 'missing';
			});
		},
		failed: (_, one) => ({ ok: false, unclear: false, problem: one }),
		unknown: (_, one) => ({ ok: false, unclear: true, problem: one }),
	});
}
