import { userError } from '../context.ts';
import { parseGid } from '../gid.ts';
import { idempotently } from '../idempotency.ts';
import { recordByGid } from '../lookup.ts';
import { amount, decimal, sum } from '../money.ts';
import { changed } from '../orders/change.ts';
import { routeOrder } from '../orders/fulfillmentOrders.ts';
import { currentQuantity, unfulfilledQuantity } from '../orders/lines.ts';
import { bookRefund, refundableShipping, settleFinancialStatus, unrefunded } from '../orders/refunds.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { CallContext, Resolver, UserError } from '../context.ts';
import type { RefundLine } from '../orders/refunds.ts';
import type { OrderRecord, RefundRecord, RestockType } from '../records.ts';

export interface RefundLineInput {
	lineItemId: string;
	quantity: number;
	restockType?: string | null;
	locationId?: string | null;
}

interface TransactionInput {
	amount: string;
	gateway: string;
	kind: string;
	orderId: string;
}

interface RefundInput {
	orderId: string;
	allowOverRefunding?: boolean | null;
	currency?: string | null;
	note?: string | null;
	notify?: boolean | null;
	refundLineItems?: RefundLineInput[] | null;
	shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
	transactions?: TransactionInput[] | null;
}

interface RefundPayload {
	order: OrderRecord | null;
	refund: RefundRecord | null;
	userErrors: UserError[];
}

const refused = (...userErrors: UserError[]): RefundPayload => ({ order: null, refund: null, userErrors });

/** The named lines, or what is wrong with the first that cannot be refunded. */
export function refundLinesOf(
	context: CallContext,
	order: OrderRecord,
	inputs: RefundLineInput[],
): RefundLine[] | UserError {
	const lines: RefundLine[] = [];
	for (const [index, input] of inputs.entries()) {
		const fail = (name: string, message: string): UserError =>
			userError(['refundLineItems', String(index), name], message);
		const line = order.lines.find(({ id }) => String(id) === parseGid(input.lineItemId)?.id);
		if (!line || parseGid(input.lineItemId)?.kind !== 'LineItem')
			return fail('lineItemId', 'Line item does not belong to the order.');
		if (input.quantity <= 0) return fail('quantity', 'Quantity must be greater than 0.');
		const restockType = input.restockType ?? 'NO_RESTOCK';
		if (restockType === 'LEGACY_RESTOCK') return fail('restockType', 'Restock type is not accepted.');
		const used = lines
			.filter((other) => other.line === line)
			.reduce((total, part) => total + part.quantity, 0);
		const most = restockType === 'CANCEL' ? unfulfilledQuantity(line) : currentQuantity(line);
		if (input.quantity + used > Math.min(most, currentQuantity(line)))
			return fail('quantity', 'Quantity cannot refund more items than were purchased.');
		const location = input.locationId ? recordByGid(context, input.locationId) : null;
		if (input.locationId && location?.kind !== 'Location')
			return fail('locationId', 'Location does not exist.');
		lines.push({
			line,
			quantity: input.quantity,
			restockType: restockType as RestockType,
			locationId: location?.kind === 'Location' ? location.id : null,
		});
	}
	return lines;
}

/** The shop's money for an amount in the refund's currency. */
const inShopCurrency = (order: OrderRecord, value: string, currency: string | null | undefined): string =>
	currency && currency !== order.currency
		? amount(decimal(value).div(order.exchangeRate), order.currency)
		: amount(value, order.currency);

function judgeMoney(
	order: OrderRecord,
	input: RefundInput,
	money: string,
	shipping: string,
): UserError | null {
	const isForeign = order.currency !== order.presentmentCurrency;
	if (isForeign && !input.currency) return userError(['currency'], "Currency can't be blank.");
	if (input.currency && ![order.currency, order.presentmentCurrency].includes(input.currency))
		return userError(['currency'], 'Currency is not a currency of the order.');
	if (decimal(shipping).greaterThan(refundableShipping(order)))
		return userError(['shipping'], 'Cannot refund more than what was paid for shipping.');
	const wrong = (input.transactions ?? []).findIndex(({ kind }) => kind !== 'REFUND');
	if (wrong >= 0) return userError(['transactions', String(wrong), 'kind'], 'Kind must be refund.');
	if (!input.allowOverRefunding && decimal(money).greaterThan(unrefunded(order)))
		return userError(['transactions'], 'Refund amount is greater than the amount that can be refunded.');
	return null;
}

function create(context: CallContext, input: RefundInput): RefundPayload {
	const { shop } = context;
	const order = recordByGid(context, input.orderId);
	if (order?.kind !== 'Order') return refused(userError(['orderId'], 'Order does not exist.'));
	const lines = refundLinesOf(context, order, input.refundLineItems ?? []);
	if (!Array.isArray(lines)) return refused(lines);
	const shipping = input.shipping?.fullRefund
		? refundableShipping(order)
		: inShopCurrency(order, input.shipping?.amount ?? '0', input.currency);
	const given = sum((input.transactions ?? []).map((transaction) => transaction.amount));
	const money = inShopCurrency(order, given.toString(), input.currency);
	const problem = judgeMoney(order, input, money, shipping);
	if (problem) return refused(problem);
	if (lines.length === 0 && decimal(shipping).isZero() && given.isZero())
		return refused(userError(null, 'Refund must have line items, shipping or transactions.'));
	const { refund, notices } = bookRefund(shop, order, {
		lines,
		note: input.note ?? null,
		notify: input.notify ?? false,
		shipping,
		amount: money,
	});
	settleFinancialStatus(order);
	changed(shop, order, ['REFUNDS_CREATE'], [...routeOrder(shop, order), ...notices]);
	return { order, refund, userErrors: [] };
}

export const refundMutations: Record<string, Resolver> = {
	/** Money goes back only by transactions; lines alone are booked without any. */
	refundCreate: (
		_: unknown,
		args: { input: RefundInput },
		context: CallContext,
		info: GraphQLResolveInfo,
	): RefundPayload =>
		idempotently(
			context,
			info,
			args,
			({ field, message }) => refused(userError(field, message)),
			() => create(context, args.input),
		),
};
