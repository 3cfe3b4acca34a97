import { makeKey } from '../../../shared/model/key';
import type { Change, Outcome, OutcomeName, Problem } from '../../../shared/model/outcome';
import type { Run } from '../../../shared/node/types';
import {
	metafieldId,
	presentMetafields,
	type MetafieldName,
	type MetafieldResult,
	type WireMetafield,
} from '../../client/metafields';
import type { Shop } from '../../client/shop';
import { idOfGid } from '../../client/wire';
import { ownerGid } from '../../rooms/metafieldOwner';
import { problem } from '../order/writeProblems';

/** What a write does with one metafield, given what stands there now. */
export interface MetafieldPlan<T extends MetafieldName> {
	outcome: OutcomeName;
	changes: Change[];
	/** null: nothing to send. */
	send: T | null;
}

interface Row<T extends MetafieldName> {
	name: MetafieldName | null;
	plan: MetafieldPlan<T> | null;
	outcome: Outcome;
}

/** Reads the present values in bulk, sends what changes, one outcome per item. Of several items for one metafield the last counts. */
export async function changeMetafields<T extends MetafieldName>(
	run: Run,
	shop: Shop,
	plan: (name: MetafieldName, present: WireMetafield | null, item: number) => MetafieldPlan<T>,
	send: (changes: T[]) => Promise<MetafieldResult[]>,
): Promise<Outcome[]> {
	const items = Array.from({ length: run.itemCount }, (_, item) => item);
	const names = items.map((item) => nameOf(run, item));
	const { values, missing } = await presentMetafields(
		shop,
		names.filter((name) => name !== null),
	);
	const dryRun = run.parameter<boolean>('dryRun', 0, false);
	const last = new Map(names.map((name, item) => [name === null ? '' : metafieldId(name), item]));
	const rows = items.map((item): Row<T> => {
		const name = names[item] ?? null;
		if (name === null) return { name, plan: null, outcome: failed(shop, null, noOwner) };
		if (missing.has(name.ownerId)) return { name, plan: null, outcome: failed(shop, name, notFound(name)) };
		if (last.get(metafieldId(name)) !== item)
			return { name, plan: null, outcome: { ...outcomeOf('skipped', shop, name), reason: givenAgain } };
		const own = plan(name, values.get(metafieldId(name)) ?? null, item);
		return {
			name,
			plan: own,
			outcome: { ...outcomeOf(own.outcome, shop, name), changes: own.changes, dryRun },
		};
	});
	const due = dryRun ? [] : rows.flatMap((row) => (row.plan?.send ? [{ row, change: row.plan.send }] : []));
	const results = await send(due.map(({ change }) => change));
	for (const [n, { row }] of due.entries()) {
		const result = results[n];
		if (result?.ok === false) row.outcome = failed(shop, row.name, result.problem);
	}
	return rows.map(({ outcome }) => outcome);
}

function nameOf(run: Run, item: number): MetafieldName | null {
	const ownerId = ownerGid(
		run.parameter<string>('ownerType', item, 'Order'),
		run.parameter<unknown>('ownerId', item, ''),
	);
	const namespace = run.parameter<string>('namespace', item, '').trim();
	const key = run.parameter<string>('key', item, '').trim();
	return ownerId === null || namespace === '' || key === '' ? null : { ownerId, namespace, key };
}

function outcomeOf(outcome: OutcomeName, shop: Shop, name: MetafieldName): Outcome {
	const id = idOfGid(name.ownerId) ?? name.ownerId;
	const number = `${name.namespace}.${name.key}`;
	return {
		outcome,
		key: makeKey({ system: 'shopify', account: shop.account.shop, id, part: null }),
		number,
		target: { system: 'shopify', id, number },
		reason: null,
		problem: null,
		changes: [],
		dryRun: false,
	};
}

function failed(shop: Shop, name: MetafieldName | null, cause: Problem): Outcome {
	const empty = { ownerId: '0', namespace: '', key: '' };
	const outcome = outcomeOf('failed', shop, name ?? empty);
	return name === null
		? { ...outcome, key: '', number: '', target: null, problem: cause }
		: { ...outcome, problem: cause };
}

const givenAgain = { code: 'givenAgain', message: 'A later item is about the same metafield' };

const noOwner = problem(
	'invalidId',
	'The metafield has no owner, namespace or key',
	'Give the ID of the owner as a number or GID, and both parts of the name.',
);

function notFound({ ownerId }: MetafieldName): Problem {
	return problem(
		'notFound',
		`Shopify has no record ${ownerId}`,
		'Check Owner Type and Owner ID, and the read scope of that type.',
	);
}
