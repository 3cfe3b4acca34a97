import { orderKey } from '../../../shared/model/key';
import type { Change, Outcome, OutcomeName, Problem } from '../../../shared/model/outcome';
import type { Run } from '../../../shared/node/types';
import { inChunks, type ChunkAnswer } from '../../../shared/http/chunks';
import { MUTATIONS_PER_CALL } from '../../client/limits';
import type { Shop } from '../../client/shop';
import { orderSummaries, type OrderSummary, type WriteResult } from '../../client/writes';
import { orderGidOf } from '../../rooms/orderId';
import { noOrderId, noSuchOrder } from './writeProblems';

/** What one input item comes to before anything is sent. */
export interface Planned<C> {
	outcome: Outcome;
	/** null: nothing to send. */
	change: C | null;
}

export interface OrderWrite<C> {
	/** What a change that went well is called. Default: updated. */
	done?: OutcomeName;
	/** Decides from the order as it is now; `order` is changed so that a later item for the same order sees it. */
	plan(order: OrderSummary, item: number): { change: C | null; changes: Change[] } | { problem: Problem };
	send(changes: C[]): Promise<ChunkAnswer<WriteResult>>;
	lookUp?(changes: C[]): Promise<Array<WriteResult | 'missing' | null>>;
}

/** Reads the orders in bulk, sends only what changes in the largest batches, and gives one outcome per input item. */
export async function writeOrders<C>(run: Run, shop: Shop, write: OrderWrite<C>): Promise<Outcome[]> {
	const items = Array.from({ length: run.itemCount }, (_, item) => item);
	const gids = items.map((item) => orderGidOf(run.parameter<unknown>('orderId', item, '')));
	const { found, failed } = await orderSummaries(
		shop,
		gids.filter((gid) => gid !== null),
	);
	const planned = items.map((item): Planned<C> => {
		const gid = gids[item] ?? null;
		if (gid === null) return refused(noOrderId(run.parameter<unknown>('orderId', item, '')));
		const order = found.get(gid);
		if (!order) return refused(failed.get(gid) ?? noSuchOrder(gid), gid.replace(/^.*\//, ''), shop);
		return planOne(run, shop, write, order, item);
	});
	const due = planned.filter(
		(entry): entry is { outcome: Outcome; change: NonNullable<C> } => entry.change !== null,
	);
	const { lookUp } = write;
	const results = await inChunks<NonNullable<C>, WriteResult>(
		due.map(({ change }) => change),
		{
			size: MUTATIONS_PER_CALL,
			send: async (changes) => await write.send(changes),
			...(lookUp ? { lookUp: async (changes) => await lookUp(changes) } : {}),
			failed: (_, problem) => ({ ok: false, unclear: false, problem }),
			unknown: (_, problem) => ({ ok: false, unclear: true, problem }),
		},
	);
	const resultOf = new Map(due.map((entry, index) => [entry.outcome, results[index]]));
	return planned.map(({ outcome }) => finished(outcome, resultOf.get(outcome)));
}

function planOne<C>(
	run: Run,
	shop: Shop,
	write: OrderWrite<C>,
	order: OrderSummary,
	item: number,
): Planned<C> {
	const plan = write.plan(order, item);
	if ('problem' in plan) return refused(plan.problem, order.legacyResourceId, shop, order.name);
	const dryRun = run.parameter<boolean>('dryRun', item, false);
	const outcome = outcomeFor(
		plan.changes.length > 0 ? (write.done ?? 'updated') : 'unchanged',
		shop,
		order.legacyResourceId,
		order.name,
	);
	return { outcome: { ...outcome, changes: plan.changes, dryRun }, change: dryRun ? null : plan.change };
}

function finished(outcome: Outcome, result: WriteResult | undefined): Outcome {
	if (result === undefined || result.ok) return outcome;
	const problem = { ...result.problem, message: `Order ${outcome.number}: ${result.problem.message}` };
	return { ...outcome, outcome: result.unclear ? 'unknown' : 'failed', problem, changes: [] };
}

function refused(
	problem: Problem,
	id?: string,
	shop?: Shop,
	name?: string,
): { outcome: Outcome; change: null } {
	const outcome = id && shop ? outcomeFor('failed', shop, id, name ?? id) : outcomeWithout();
	return { outcome: { ...outcome, problem }, change: null };
}

function outcomeFor(outcome: OutcomeName, shop: Shop, id: string, number: string): Outcome {
	return {
		outcome,
		key: orderKey('shopify', shop.account.shop, id),
		number,
		target: { system: 'shopify', id, number },
		reason: null,
		problem: null,
		changes: [],
		dryRun: false,
	};
}

function outcomeWithout(): Outcome {
	return {
		outcome: 'failed',
		key: '',
		number: '',
		target: null,
		reason: null,
		problem: null,
		changes: [],
		dryRun: false,
	};
}
