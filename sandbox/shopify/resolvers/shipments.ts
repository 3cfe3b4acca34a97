import { connection } from '../connection.ts';
import { gid } from '../gid.ts';
import { decimal, moneyBag } from '../money.ts';
import { lineById, taxOf, unitPriceAfterDiscounts } from '../orders/lines.ts';
import { refundTransactionId, transactionsOf } from '../orders/transactions.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolvers } from '../context.ts';
import type { FulfillmentRecord, LineRecord, OrderRecord, RefundRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

interface Part {
	id: number;
	lineId: number;
	quantity: number;
	orderId: number;
	subtotal?: string;
	tax?: string;
}

function orderOf(shop: Shop, { orderId }: { orderId: number }): OrderRecord {
	const order = shop.orders.get(orderId);
	if (!order) throw new Error(`no order ${orderId}`);
	return order;
}

function lineOf(part: Part, _: unknown, { shop }: CallContext): LineRecord | undefined {
	return orderOf(shop, part).lines.find(({ id }) => id === part.lineId);
}

const partsOf = (record: RefundRecord | FulfillmentRecord): Part[] =>
	record.lines.map((line) => ({ ...line, orderId: record.orderId }));

const set =
	(value: 'subtotal' | 'tax') =>
	(part: Part, _: unknown, { shop }: CallContext) =>
		moneyBag(part[value] ?? '0', orderOf(shop, part));

export const shipmentResolvers: Resolvers = {
	Fulfillment: {
		order: (fulfillment: FulfillmentRecord, _: unknown, { shop }: CallContext) => orderOf(shop, fulfillment),
		totalQuantity: (fulfillment: FulfillmentRecord) =>
			fulfillment.lines.reduce((total, { quantity }) => total + quantity, 0),
		trackingInfo: ({ tracking }: FulfillmentRecord, args: { first?: number | null }) =>
			tracking.slice(0, args.first ?? undefined),
		location: ({ locationId }: FulfillmentRecord, _: unknown, { shop }: CallContext) =>
			shop.locations.get(locationId ?? 0) ?? null,
		fulfillmentLineItems: (fulfillment: FulfillmentRecord, args: ConnectionArgs) =>
			connection(partsOf(fulfillment), args, ({ id }) => id),
		requiresShipping: () => true,
		displayStatus: ({ status }: FulfillmentRecord) => (status === 'CANCELLED' ? 'CANCELED' : 'FULFILLED'),
	},
	FulfillmentLineItem: { lineItem: lineOf },
	Refund: {
		order: (refund: RefundRecord, _: unknown, { shop }: CallContext) => orderOf(shop, refund),
		processedAt: ({ createdAt }: RefundRecord) => createdAt,
		updatedAt: ({ createdAt }: RefundRecord) => createdAt,
		totalRefundedSet: (refund: RefundRecord, _: unknown, { shop }: CallContext) =>
			moneyBag(refund.amount, orderOf(shop, refund)),
		refundLineItems: (refund: RefundRecord, args: ConnectionArgs) =>
			connection(partsOf(refund), args, ({ id }) => id),
		refundShippingLines: (refund: RefundRecord, args: ConnectionArgs, { shop }: CallContext) => {
			const order = orderOf(shop, refund);
			const isAny = decimal(refund.shipping).greaterThan(0) && order.shippingLine !== null;
			return connection(isAny ? [refund] : [], args, ({ id }) => id);
		},
		/** Refunds here are always worth what their lines are. */
		orderAdjustments: (_: unknown, args: ConnectionArgs) =>
			connection<{ id: number }>([], args, ({ id }) => id),
		transactions: (refund: RefundRecord, args: ConnectionArgs, { shop }: CallContext) => {
			const all = transactionsOf(orderOf(shop, refund));
			const own = all.filter(({ id }) => id === refundTransactionId(refund));
			return connection(own, args, ({ id }) => id);
		},
	},
	RefundShippingLine: {
		id: ({ id }: RefundRecord) => gid('RefundShippingLine', id),
		shippingLine: (refund: RefundRecord, _: unknown, { shop }: CallContext) =>
			orderOf(shop, refund).shippingLine,
		subtotalAmountSet: (refund: RefundRecord, _: unknown, { shop }: CallContext) =>
			moneyBag(refund.shipping, orderOf(shop, refund)),
		taxAmountSet: (refund: RefundRecord, _: unknown, { shop }: CallContext) => {
			const order = orderOf(shop, refund);
			const rate = order.shippingLine?.taxRate ?? null;
			return moneyBag(taxOf(decimal(refund.shipping), rate, order.taxesIncluded), order);
		},
	},
	RefundLineItem: {
		id: ({ id }: Part) => gid('RefundLineItem', id),
		lineItem: lineOf,
		location: ({ locationId }: Part & { locationId: number | null }, _: unknown, { shop }: CallContext) =>
			shop.locations.get(locationId ?? 0) ?? null,
		priceSet: (part: Part, _: unknown, context: CallContext) => {
			const order = orderOf(context.shop, part);
			return moneyBag(unitPriceAfterDiscounts(lineById(order, part.lineId)), order);
		},
		restocked: ({ restockType }: Part & { restockType: string }) => restockType !== 'NO_RESTOCK',
		subtotalSet: set('subtotal'),
		totalTaxSet: set('tax'),
	},
	OrderTransaction: {
		order: (transaction: { orderId: number }, _: unknown, { shop }: CallContext) =>
			orderOf(shop, transaction),
		manualPaymentGateway: () => false,
		manuallyCapturable: () => false,
		multiCapturable: () => false,
		formattedGateway: ({ gateway }: { gateway: string | null }) => gateway,
		processedAt: ({ createdAt }: { createdAt: number }) => createdAt,
	},
};
