import { orderKey } from '../../../shared/model/key';
import type { Change, Outcome, OutcomeName, Problem } from '../../../shared/model/outcome';
import type { Run } from '../../../shared/node/types';
import { fulfillmentsById, type KnownFulfillment, type MutationResult } from '../../client/fulfillments';
import type { Shop } from '../../client/shop';
import { recordGid } from '../../rooms/fulfillmentId';
import { shopOf, tellAfter } from '../../rooms/session';
import { problem } from '../order/writeProblems';
import { failed, outcomeOf, type Subject } from './outcomes';

export interface FulfillmentRow<C> {
	item: number;
	fulfillment: KnownFulfillment;
	change: C;
}

/** One kind of change of fulfillments that exist. */
export interface FulfillmentChange<C> {
	/** `change` null: it is so already. */
	plan(
		fulfillment: KnownFulfillment,
		item: number,
	): { change: C | null; changes: Change[] } | { problem: Problem };
	/** Outcome when it went well. */
	done: OutcomeName;
	send(shop: Shop, rows: Array<FulfillmentRow<C>>): Promise<Array<MutationResult<unknown>>>;
}

/** Reads the fulfillments of all items in bulk and sends what changes; one outcome per item. */
export async function changeFulfillments<C>(run: Run, kind: FulfillmentChange<C>): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const items = Array.from({ length: run.itemCount }, (_, item) => item);
	const given = (item: number) => run.parameter<unknown>('fulfillmentId', item, '');
	const gids = items.map((item) => recordGid('Fulfillment', given(item)));
	const known = await fulfillmentsById(
		shop,
		gids.filter((gid) => gid !== null),
	);
	const rows: Array<FulfillmentRow<C>> = [];
	const outcomes = items.map((item): Outcome => {
		const dryRun = run.parameter<boolean>('dryRun', item, false);
		const gid = gids[item] ?? '';
		const fulfillment = known.found.get(gid);
		if (fulfillment === undefined)
			return failed({ key: '', number: '', dryRun }, known.failed.get(gid) ?? notFound(given(item)));
		const subject = subjectOf(fulfillment, shop, dryRun);
		const plan = kind.plan(fulfillment, item);
		if ('problem' in plan) return failed(subject, plan.problem);
		if (plan.change === null) return outcomeOf(subject, 'unchanged', { fulfillment });
		if (!dryRun) rows.push({ item, fulfillment, change: plan.change });
		return outcomeOf(subject, kind.done, { fulfillment, changes: plan.changes });
	});
	const results = rows.length === 0 ? [] : await kind.send(shop, rows);
	for (const [n, { item, fulfillment }] of rows.entries()) {
		const result = results[n];
		if (result === undefined || result.ok) continue;
		const name = result.unclear ? 'unknown' : 'failed';
		const subject = subjectOf(fulfillment, shop, false);
		outcomes[item] = outcomeOf(subject, name, { fulfillment, problem: result.problem });
	}
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}

function subjectOf({ order }: KnownFulfillment, shop: Shop, dryRun: boolean): Subject {
	const key = orderKey('shopify', shop.account.shop, order.legacyResourceId);
	return { key, number: order.name, dryRun };
}

function notFound(given: unknown): Problem {
	return problem(
		'notFound',
		`Shopify has no fulfillment with the ID "${String(given ?? '')}"`,
		'Give its number or its GID, as the result of creating it tells in target.id.',
	);
}
