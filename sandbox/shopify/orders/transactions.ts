import { amount, decimal, moneyBag } from '../money.ts';
import { currentTotals } from './lines.ts';
import type { OrderRecord, RefundRecord } from '../records.ts';

export const refundTransactionId = ({ id }: RefundRecord): number => id + 1_000_000_000_000;

export const paymentTransactionId = ({ id }: OrderRecord): number => id + 2_000_000_000_000;

/** The payment, then one transaction per refund that gave money back. */
export function transactionsOf(order: OrderRecord) {
	const base = { gateway: order.gateways[0] ?? null, status: 'SUCCESS', test: order.test, orderId: order.id };
	const kind = order.financialStatus === 'AUTHORIZED' ? 'AUTHORIZATION' : 'SALE';
	const paid = order.financialStatus === 'AUTHORIZED' ? currentTotals(order).total : order.amountPaid;
	const refunds = order.refunds
		.filter((refund) => decimal(refund.amount).greaterThan(0))
		.map((refund) => ({
			...base,
			id: refundTransactionId(refund),
			kind: 'REFUND',
			createdAt: refund.createdAt,
			amountSet: moneyBag(refund.amount, order),
		}));
	if (decimal(paid).isZero()) return refunds;
	const sale = {
		...base,
		id: paymentTransactionId(order),
		kind,
		createdAt: order.createdAt,
		amountSet: moneyBag(amount(paid, order.currency), order),
	};
	return [sale, ...refunds];
}
