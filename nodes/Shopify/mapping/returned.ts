import { compare, decimal, isNegative, isWhole, isZero, round, sum } from '../../shared/model/decimal';
import { currencyDigits } from '../../shared/model/iso';
import type { Decimal } from '../../shared/model/primitives';
import type { Return, ReturnLine } from '../../shared/model/return';
import type { SuggestedRefund } from '../client/refundsWire';
import type { RefundLineInput, ReturnableUnits, ReturnedOrderLine, ReturnState } from '../client/returns';

/** Units of one order line that came back. */
export interface ReturnedUnits {
	line: ReturnedOrderLine;
	quantity: number;
	accepted: boolean;
	/** Why, in the warehouse's words. */
	reason: string;
}

export type Matched = { ok: true; units: ReturnedUnits[] } | { ok: false; message: string };

/** Finds the order line of each returned line: by its id, else by a SKU that only one line has. */
export function matchedUnits(lines: readonly ReturnLine[], order: ReturnState): Matched {
	const units: ReturnedUnits[] = [];
	for (const returned of lines) {
		const quantity = Number(returned.quantity);
		if (!isWhole(returned.quantity) || isNegative(returned.quantity))
			return { ok: false, message: `${returned.quantity} is no number of units of ${nameOf(returned)}` };
		if (quantity === 0) continue;
		const candidates = candidatesFor(returned, order);
		const [line] = candidates;
		if (line === undefined) return { ok: false, message: `the order has no line for ${nameOf(returned)}` };
		if (candidates.length > 1)
			return { ok: false, message: `the order has several lines with ${nameOf(returned)}` };
		const reason = [returned.reason, returned.notes].filter(Boolean).join(', ');
		units.push({ line, quantity, accepted: returned.accepted, reason });
	}
	return { ok: true, units };
}

function candidatesFor({ orderLineId, sku }: ReturnLine, order: ReturnState): ReturnedOrderLine[] {
	if (orderLineId !== null) {
		const id = orderLineId.replace(/^.*\//, '');
		const own = order.lines.filter((line) => line.id.endsWith(`/${id}`));
		if (own.length > 0) return own;
	}
	return sku === null || sku === '' ? [] : order.lines.filter((line) => line.sku === sku);
}

function nameOf({ sku, orderLineId }: ReturnLine): string {
	return sku ? `SKU "${sku}"` : `line ${orderLineId ?? 'without id and SKU'}`;
}

/** Never more than Shopify can still refund; restocked only what the warehouse accepted. */
export function refundLines(
	units: readonly ReturnedUnits[],
	restockAt: string | null,
	withRejected: boolean,
): RefundLineInput[] {
	const left = new Map(units.map(({ line }) => [line.id, line.refundableQuantity]));
	const lines = new Map<string, RefundLineInput>();
	for (const { line, quantity, accepted } of units) {
		if (!accepted && !withRejected) continue;
		const due = Math.min(quantity, left.get(line.id) ?? 0);
		if (due <= 0) continue;
		left.set(line.id, (left.get(line.id) ?? 0) - due);
		const restock = accepted && restockAt !== null;
		const key = `${line.id} ${restock}`;
		lines.set(key, {
			lineItemId: line.id,
			quantity: (lines.get(key)?.quantity ?? 0) + due,
			restockType: restock ? 'RETURN' : 'NO_RESTOCK',
			...(restock && restockAt !== null ? { locationId: restockAt } : {}),
		});
	}
	return [...lines.values()];
}

export interface ReturnLineInput {
	fulfillmentLineItemId: string;
	quantity: number;
	returnReason: 'OTHER';
	returnReasonNote: string;
}

/** Spreads the returned units over what was shipped; `missing` = units that Shopify does not take back. */
export function returnLines(
	units: readonly ReturnedUnits[],
	returnable: readonly ReturnableUnits[],
	noteOf: (unit: ReturnedUnits) => string,
): { lines: ReturnLineInput[]; missing: ReturnedUnits[] } {
	const left = returnable.map((entry) => ({ ...entry }));
	const lines: ReturnLineInput[] = [];
	const missing: ReturnedUnits[] = [];
	for (const unit of units) {
		let due = unit.quantity;
		for (const entry of left.filter(({ lineId }) => lineId === unit.line.id)) {
			const taken = Math.min(due, entry.quantity);
			if (taken <= 0) continue;
			entry.quantity -= taken;
			due -= taken;
			lines.push({
				fulfillmentLineItemId: entry.fulfillmentLineId,
				quantity: taken,
				returnReason: 'OTHER',
				returnReasonNote: noteOf(unit),
			});
		}
		if (due > 0) missing.push({ ...unit, quantity: due });
	}
	return { lines, missing };
}

export interface RefundMoney {
	/** In the customer's currency, like the transactions. */
	amount: Decimal;
	currency: string;
	transactions: Array<Record<string, unknown>>;
}

/** What is paid back, after Shopify's own suggestion; a text when its sums do not fit together. */
export function refundMoney(suggestion: SuggestedRefund, orderId: string): RefundMoney | string {
	const due = suggestion.amountSet.presentmentMoney;
	const most = decimal(suggestion.maximumRefundableSet.presentmentMoney.amount);
	const payments = suggestion.suggestedTransactions
		.map((entry) => ({ ...entry, amount: decimal(entry.amountSet.presentmentMoney.amount) }))
		.filter(({ amount }) => !isZero(amount));
	const amount = round(sum(payments.map((entry) => entry.amount)), currencyDigits(due.currencyCode));
	if (payments.some((entry) => isNegative(entry.amount))) return 'Shopify suggests a negative payment';
	if (compare(amount, most) > 0)
		return `${amount} ${due.currencyCode} is more than the ${most} that can be refunded`;
	if (compare(amount, decimal(due.amount)) > 0)
		return `the payments of ${amount} ${due.currencyCode} are more than the refund of ${due.amount}`;
	return {
		amount,
		currency: due.currencyCode,
		transactions: payments.map((entry) => ({
			orderId,
			kind: 'REFUND',
			gateway: entry.gateway ?? '',
			amount: entry.amount,
			...(entry.parentTransaction ? { parentId: entry.parentTransaction.id } : {}),
		})),
	};
}

/** How a refund or return is found again: Shopify keeps the note for ever. */
export function markOf({ key }: Pick<Return, 'key'>): string {
	return `[${key}]`;
}

/** The text, shortened so that the mark fits behind it; null when not even the mark fits. */
export function markedNote(text: string, mark: string, longest: number): string | null {
	if (mark.length > longest) return null;
	const room = longest - mark.length - 1;
	const words = text.trim();
	if (words === '' || room <= 0) return mark;
	return `${words.length > room ? `${words.slice(0, Math.max(0, room - 1))}…` : words} ${mark}`;
}
