import { GraphQLError } from 'graphql';
import { decimal, moneyBag, sum } from '../money.ts';
import { refundLinesOf } from '../mutations/refunds.ts';
import { currentQuantity } from '../orders/lines.ts';
import { refundableShipping, restocked, unrefunded, valueOf } from '../orders/refunds.ts';
import { paymentTransactionId, transactionsOf } from '../orders/transactions.ts';
import type { CallContext, Resolver } from '../context.ts';
import type { RefundLineInput } from '../mutations/refunds.ts';
import type { RefundLine } from '../orders/refunds.ts';
import type { OrderRecord } from '../records.ts';

interface Args {
	refundLineItems?: RefundLineInput[] | null;
	refundShipping?: boolean | null;
	shippingAmount?: string | null;
	suggestFullRefund?: boolean | null;
}

function linesOf(order: OrderRecord, args: Args, context: CallContext): RefundLine[] {
	if (args.suggestFullRefund) return order.lines.flatMap((line) => restocked(line, currentQuantity(line)));
	const lines = refundLinesOf(context, order, args.refundLineItems ?? []);
	if (Array.isArray(lines)) return lines;
	throw new GraphQLError(lines.message);
}

/** What a refund would come to; never more than what was paid and not given back. */
export const suggestedRefund: Resolver = (order: OrderRecord, args: Args, context: CallContext) => {
	const values = linesOf(order, args, context).map((line) => valueOf(order, line));
	const subtotal = sum(values.map((value) => value.subtotal));
	const tax = sum(values.map((value) => value.tax));
	const withShipping = args.refundShipping ?? false;
	const shipping = decimal(args.shippingAmount ?? (withShipping ? refundableShipping(order) : '0'));
	const worth = subtotal.plus(order.taxesIncluded ? 0 : tax).plus(shipping);
	const most = decimal(unrefunded(order));
	const due = worth.greaterThan(most) ? most : worth;
	const bag = (value: Parameters<typeof moneyBag>[0]) => moneyBag(value, order);
	const payment = transactionsOf(order).find(({ id }) => id === paymentTransactionId(order));
	return {
		amountSet: bag(due),
		maximumRefundableSet: bag(most),
		subtotalSet: bag(subtotal),
		discountedSubtotalSet: bag(subtotal),
		totalTaxSet: bag(tax),
		totalDutiesSet: bag('0'),
		totalCartDiscountAmountSet: bag('0'),
		refundDuties: [],
		refundLineItems: values.map((value) => ({ ...value, id: 0, orderId: order.id })),
		suggestedRefundMethods: [],
		shipping: {
			amountSet: bag(shipping),
			maximumRefundableSet: bag(refundableShipping(order)),
			taxSet: bag('0'),
		},
		suggestedTransactions:
			payment && due.greaterThan(0)
				? [
						{
							gateway: payment.gateway,
							formattedGateway: payment.gateway,
							kind: 'SUGGESTED_REFUND',
							amountSet: bag(due),
							maximumRefundableSet: bag(most),
							parentTransaction: payment,
						},
					]
				: [],
	};
};
