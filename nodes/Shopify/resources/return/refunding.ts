import { createHash, randomUUID } from 'node:crypto';

import { isZero } from '../../../shared/model/decimal';
import type { Change } from '../../../shared/model/outcome';
import type { Return } from '../../../shared/model/return';
import { LONGEST_NOTE } from '../../client/limits';
import {
	createRefund,
	returnState,
	suggestedRefund,
	type EarlierRefund,
	type ReturnState,
} from '../../client/returns';
import type { Step } from '../../client/step';
import { markedNote, markOf, refundLines, refundMoney } from '../../mapping/returned';
import { problem } from '../order/writeProblems';
import { failed, keyTooLong, NOTHING, type Done, type Job } from './registering';

/** Pays back what the return is worth unless a refund with its mark is there. */
export async function refundReturn(job: Job): Promise<Step<Done>> {
	const { shop, record, order, units, settings } = job;
	const there = refundWithMark(order, record);
	if (there) return { ok: true, value: { ...NOTHING, id: there.id } };
	const note = markedNote(settings.staffNote, markOf(record), LONGEST_NOTE);
	if (note === null) return failed(keyTooLong(record));
	const lines = settings.refundProducts ? refundLines(units, settings.restockAt, settings.withRejected) : [];
	if (lines.length === 0 && !settings.refundShipping) return { ok: true, value: nothingLeft(order) };
	const suggestion = await suggestedRefund(shop, order.id, lines, settings.refundShipping);
	if (!suggestion.ok) return suggestion;
	if (suggestion.value === null) return failed(noSuggestion(order));
	const money = refundMoney(suggestion.value, order.id);
	if (typeof money === 'string') return failed(wrongMoney(order, money));
	if (lines.length === 0 && isZero(money.amount)) return { ok: true, value: nothingLeft(order) };
	const change: Change = {
		field: 'refund',
		before: null,
		after: {
			amount: money.amount,
			currency: money.currency,
			lines: lines.map(({ lineItemId, quantity, restockType }) => ({
				sku: order.lines.find(({ id }) => id === lineItemId)?.sku ?? null,
				quantity,
				restocked: restockType === 'RETURN',
			})),
		},
	};
	if (settings.dryRun) return { ok: true, value: { ...NOTHING, change } };
	const shipping = suggestion.value.shipping.amountSet.presentmentMoney.amount;
	const created = await createOnce(job, {
		orderId: order.id,
		note,
		notify: settings.notify,
		...(order.currencyCode === order.presentmentCurrencyCode ? {} : { currency: money.currency }),
		...(lines.length > 0 ? { refundLineItems: lines } : {}),
		...(settings.refundShipping ? { shipping: { amount: shipping } } : {}),
		transactions: money.transactions,
	});
	if (!created.ok) return created;
	return { ok: true, value: { change, id: created.value, remark: null } };
}

/**
 * The key comes from the return, so that two executions at once cannot both refund it. Shopify keeps a key for 24 hours
 * and refuses it after a failed attempt: then the notes tell whether the refund exists before another key is used.
 */
async function createOnce(
	{ shop, record, order }: Job,
	input: Record<string, unknown>,
): Promise<Step<string>> {
	let key = idempotencyKey(shop.account.shop, record);
	for (let attempt = 1; ; attempt++) {
		const created = await createRefund(shop, input, key);
		if (created.ok) return { ok: true, value: created.value.id };
		if (created.problem.code === 'refused') return created;
		const again = await returnState(shop, order.id, false);
		if (!again.ok || again.value === null) return { ...created, unclear: true };
		const there = refundWithMark(again.value, record);
		if (there) return { ok: true, value: there.id };
		if (created.problem.code !== 'idempotencyKey' || attempt > 1) return created;
		if (/concurrent|in progress/i.test(created.problem.vendorMessage ?? ''))
			return { ...created, unclear: true };
		key = randomUUID();
	}
}

export function idempotencyKey(shop: string, { key }: Pick<Return, 'key'>): string {
	return createHash('sha256').update(`refund\n${shop}\n${key}`).digest('hex').slice(0, 32);
}

function refundWithMark(order: ReturnState, record: Return): EarlierRefund | undefined {
	const mark = markOf(record);
	return order.refunds.find(({ note }) => note?.includes(mark));
}

function nothingLeft(order: ReturnState): Done {
	return { ...NOTHING, remark: `Order ${order.name} has nothing left to refund for this return` };
}

function noSuggestion(order: ReturnState): ReturnType<typeof problem> {
	return problem(
		'noSuggestion',
		`Shopify did not say what a refund of order ${order.name} comes to`,
		'Make the refund in the shop admin.',
	);
}

function wrongMoney(order: ReturnState, message: string): ReturnType<typeof problem> {
	return problem(
		'amountMismatch',
		`Order ${order.name} was not refunded: ${message}`,
		'Look at the payments of the order and make the refund in the shop admin.',
	);
}
