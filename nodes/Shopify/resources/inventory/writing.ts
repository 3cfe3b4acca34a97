import type { Change, Outcome } from '../../../shared/model/outcome';
import type { StockEntry } from '../../client/inventoryWire';
import {
	writeStock,
	type StockEntryInput,
	type StockResult,
	type StockWrite,
} from '../../client/inventoryWrite';
import type { Shop } from '../../client/shop';
import { problem } from '../order/writeProblems';
import type { Asked } from './asked';
import type { Found } from './lookUp';
import { nameOf, stockOutcome } from './results';

/** What becomes of one level: an outcome that stands, or one that stands if Shopify takes the entry. */
export interface Planned {
	outcome: Outcome;
	entry: StockEntryInput | null;
}

export interface StockRules {
	write: StockWrite;
	dryRun: boolean;
	unknownSku: 'fail' | 'skip';
	duplicateSkus: 'fail' | 'all';
	/** The figure of one item and what it means for one level. */
	plan(asked: Asked, entry: StockEntry): Planned;
}

/** One outcome per input item, in input order. */
export async function changeStock(
	shop: Shop,
	asked: readonly Asked[],
	found: Found,
	rules: StockRules,
): Promise<Outcome[]> {
	const planned = asked.map((one) => planAll(shop, one, found, rules));
	if (rules.write.kind === 'set') dropRepeats(planned.flat());
	const due = planned.flat().filter((plan): plan is Due => plan.entry !== null && !rules.dryRun);
	const results = await writeStock(
		shop,
		rules.write,
		due.map(({ entry }) => entry),
	);
	const resultOf = new Map<Planned, StockResult | undefined>(due.map((plan, n) => [plan, results[n]]));
	return planned.map((plans, n) =>
		together(
			plans.map((plan) => finished({ ...plan.outcome, dryRun: rules.dryRun }, resultOf.get(plan))),
			asked[n],
		),
	);
}

type Due = Planned & { entry: StockEntryInput };

function planAll(shop: Shop, asked: Asked, found: Found, rules: StockRules): Planned[] {
	const stands = (outcome: Outcome): Planned[] => [{ outcome, entry: null }];
	if (asked.problem !== null)
		return stands(stockOutcome('failed', shop, asked, undefined, { problem: asked.problem }));
	const entries = found(asked);
	const [first, ...others] = entries;
	if (first === undefined) return stands(notFound(shop, asked, rules.unknownSku));
	if (others.length > 0 && rules.duplicateSkus === 'fail') {
		const cause = problem(
			'duplicateSku',
			`${nameOf(asked)} belongs to ${entries.length} variants: ${entries.map(({ variant }) => variant?.displayName ?? '').join(', ')}`,
			'Give each variant its own SKU in Shopify, or choose to change all of them.',
		);
		return stands(stockOutcome('failed', shop, asked, first, { problem: cause }));
	}
	return entries.map((entry) => rules.plan(asked, entry));
}

function notFound(shop: Shop, asked: Asked, policy: 'fail' | 'skip'): Outcome {
	const message = `${nameOf(asked)} is not in the shop`;
	if (policy === 'skip')
		return stockOutcome('skipped', shop, asked, undefined, { reason: { code: 'skuNotFound', message } });
	const cause = problem('skuNotFound', message, 'Compare the SKUs of both systems, capitals included.');
	return stockOutcome('failed', shop, asked, undefined, { problem: cause });
}

/** Shopify takes each level once in a call: of several items for one level the last one counts. */
function dropRepeats(planned: readonly Planned[]): void {
	const seen = new Set<string>();
	for (const plan of [...planned].reverse()) {
		if (plan.entry === null) continue;
		const level = `${plan.entry.inventoryItemId} ${plan.entry.locationId}`;
		if (seen.has(level)) {
			const reason = {
				code: 'givenAgain',
				message: 'A later item sets the stock of the same product at the same location',
			};
			plan.outcome = { ...plan.outcome, outcome: 'skipped', reason, changes: [] };
			plan.entry = null;
		}
		seen.add(level);
	}
}

function finished(outcome: Outcome, result: StockResult | undefined): Outcome {
	if (result === undefined || result.ok) return outcome;
	const cause = { ...result.problem, message: `${outcome.number}: ${result.problem.message}` };
	return { ...outcome, outcome: result.unclear ? 'unknown' : 'failed', problem: cause, changes: [] };
}

const WORST: Array<Outcome['outcome']> = ['failed', 'unknown', 'updated', 'skipped', 'unchanged'];

/** Several variants of one SKU make one outcome: the worst, with the changes of all. */
function together(outcomes: Outcome[], asked: Asked | undefined): Outcome {
	const [first] = outcomes;
	if (first === undefined) throw new Error(`nothing was planned for item ${asked?.item ?? ''}`);
	if (outcomes.length === 1) return first;
	const worst = WORST.map((name) => outcomes.find(({ outcome }) => outcome === name)).find(Boolean) ?? first;
	const changes = outcomes.flatMap((one) =>
		one.changes.map((change): Change => ({
			...change,
			field: `${change.field} of variant ${one.target?.id ?? ''}`,
		})),
	);
	return { ...worst, changes };
}
