import { exact, numberOf } from '../numbers.ts';
import { rowsOf } from '../call.ts';
import type { World } from '../world.ts';
import type { Order, Refund, RefundLine } from './records.ts';
import { restock } from './stock.ts';
import { totalsByRate, totalsOf } from './totals.ts';

export const refundedOf = (world: World, { refundIds }: Order): number =>
	exact(refundIds.reduce((total, id) => total + (world.refunds.get(id)?.amount ?? 0), 0));

export const remainingOf = (world: World, order: Order): number =>
	exact(totalsOf(order).total - refundedOf(world, order));

export interface RefundInput {
	amount: number;
	reason: string;
	by: number;
	byGateway: boolean;
	restocks: boolean;
	lines: RefundLine[];
}

export function addRefund(world: World, order: Order, input: RefundInput): Refund {
	const isWhole = exact(remainingOf(world, order) - input.amount) <= 0;
	const refund: Refund = {
		id: world.id('post'),
		orderId: order.id,
		amount: input.amount,
		reason: input.reason,
		refundedBy: input.by,
		refundedPayment: input.byGateway,
		lines: input.lines,
		taxLines: [...totalsByRate(input.lines)].map(([rateId, total]) => ({
			id: world.id('item'),
			rateId,
			total: -total,
			shippingTotal: 0,
		})),
		meta: [world.meta('_refund_type', isWhole && order.refundIds.length === 0 ? 'full' : 'partial')],
		createdAt: world.now(),
	};
	world.refunds.set(refund.id, refund);
	order.refundIds.push(refund.id);
	order.modifiedAt = world.now();
	if (!input.restocks) return refund;
	for (const { itemId, quantity } of input.lines) {
		const line = order.lines.find(({ id }) => id === itemId);
		if (line) restock(world, line, quantity);
	}
	return refund;
}

/** The status "refunded" books what is left, without gateway and without restock. */
export function refundEverything(world: World, order: Order): void {
	const amount = remainingOf(world, order);
	if (amount <= 0) return;
	addRefund(world, order, {
		amount,
		reason: 'Order fully refunded.',
		by: 0,
		byGateway: false,
		restocks: false,
		lines: [],
	});
}

/** `[{id, quantity, refund_total, refund_tax: [{id, refund_total}]}]` */
export function readRefundLines(world: World, order: Order, given: unknown): RefundLine[] {
	return rowsOf(given).flatMap((row) => {
		const itemId = Number(row['id']);
		if (!order.lines.some(({ id }) => id === itemId)) return [];
		const taxes = rowsOf(row['refund_tax']).map(({ id, refund_total: total }): [number, number] => [
			Number(id),
			numberOf(total),
		]);
		return [
			{
				id: world.id('item'),
				itemId,
				quantity: Math.trunc(numberOf(row['quantity'])),
				total: numberOf(row['refund_total']),
				taxes: new Map(taxes),
				meta: [world.meta('_refunded_item_id', String(itemId))],
			},
		];
	});
}
