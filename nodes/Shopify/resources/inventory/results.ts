import { makeKey } from '../../../shared/model/key';
import type { Outcome, OutcomeName, Problem, Reason } from '../../../shared/model/outcome';
import type { StockEntry } from '../../client/inventoryWire';
import type { Shop } from '../../client/shop';
import { idOfGid } from '../../client/wire';
import type { Asked } from './asked';

/** The outcome of one item; its key is the variant's, or the inventory item's when the variant was not read. */
export function stockOutcome(
	outcome: OutcomeName,
	shop: Shop,
	asked: Asked,
	entry: StockEntry | undefined,
	more: { reason?: Reason | null; problem?: Problem } = {},
): Outcome {
	const gid = entry?.variant?.id ?? entry?.item.id ?? asked.inventoryItemId;
	const id = gid === null ? null : (idOfGid(gid) ?? gid);
	const number = entry?.sku ?? asked.sku ?? id ?? '';
	return {
		outcome,
		key: id === null ? '' : makeKey({ system: 'shopify', account: shop.account.shop, id, part: null }),
		number,
		target: id === null ? null : { system: 'shopify', id, number },
		reason: more.reason ?? null,
		problem: more.problem ?? null,
		changes: [],
		dryRun: false,
	};
}

export function nameOf(asked: Asked): string {
	return asked.sku === null
		? `Inventory item ${idOfGid(asked.inventoryItemId ?? '') ?? ''}`
		: `SKU ${asked.sku}`;
}

/** Several reasons in one: the first code, all sentences. */
export function joined(reasons: readonly Reason[]): Reason | null {
	const [first] = reasons;
	if (first === undefined) return null;
	return { code: first.code, message: reasons.map(({ message }) => message).join('. ') };
}
