import Decimal from 'decimal.js-light';
import { connection } from '../connection.ts';
import { gid } from '../gid.ts';
import { decimal, moneyBag, sum } from '../money.ts';
import {
	currentQuantity,
	currentTotals,
	discountedTotal,
	originalTotals,
	refundedAmount,
	currentShipping,
	unfulfilledQuantity,
} from '../orders/lines.ts';
import { fulfillmentStatus, orderRequiresShipping } from '../orders/status.ts';
import { transactionsOf } from '../orders/transactions.ts';
import { owned } from './addresses.ts';
import { ordersFulfillmentOrders } from './fulfillmentOrders.ts';
import { taxLinesOf } from './lines.ts';
import { metafieldFields } from './metafields.ts';
import { ordersReturns } from './returns.ts';
import { suggestedRefund } from './suggestedRefund.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type { OrderRecord } from '../records.ts';

const bag =
	(value: (order: OrderRecord) => Decimal | string | number): Resolver =>
	(order: OrderRecord) =>
		moneyBag(value(order), order);

const listOf =
	<T>(read: (order: OrderRecord) => T[]): Resolver =>
	(order: OrderRecord, args: { first?: number | null }) =>
		read(order).slice(0, args.first ?? undefined);

const owed = (order: OrderRecord): Decimal =>
	currentTotals(order).total.minus(order.amountPaid).plus(refundedAmount(order));

const outstanding = (order: OrderRecord): Decimal =>
	order.cancelledAt !== null || owed(order).lessThan(0) ? decimal(0) : owed(order);

const quantity = (order: OrderRecord): number =>
	order.lines.reduce((total, line) => total + currentQuantity(line), 0);

export const orderResolvers: Resolvers = {
	Order: {
		...metafieldFields('Order'),
		suggestedRefund,
		displayFinancialStatus: (order: OrderRecord) => order.financialStatus,
		displayFulfillmentStatus: (order: OrderRecord, _: unknown, { version }: CallContext) =>
			fulfillmentStatus(order, version),
		requiresShipping: orderRequiresShipping,
		closed: (order: OrderRecord) => order.closedAt !== null,
		confirmed: () => true,
		currencyCode: (order: OrderRecord) => order.currency,
		presentmentCurrencyCode: (order: OrderRecord) => order.presentmentCurrency,
		paymentGatewayNames: (order: OrderRecord) => order.gateways,
		discountCode: (order: OrderRecord) => order.discountCodes[0] ?? null,
		customer: (order: OrderRecord, _: unknown, { shop }: CallContext) =>
			shop.customers.get(order.customerId ?? 0) ?? null,
		shippingAddress: (order: OrderRecord) => owned(order.shippingAddress, String(order.id)),
		billingAddress: (order: OrderRecord) => owned(order.billingAddress, `${order.id}1`),
		displayAddress: (order: OrderRecord) =>
			owned(order.shippingAddress ?? order.billingAddress, String(order.id)),
		billingAddressMatchesShippingAddress: (order: OrderRecord) =>
			JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
		shippingLines: (order: OrderRecord, args: ConnectionArgs) =>
			connection(order.shippingLine ? [order.shippingLine] : [], args, ({ id }) => id),
		lineItems: (order: OrderRecord, args: ConnectionArgs) => connection(order.lines, args, ({ id }) => id),
		nonFulfillableLineItems: (order: OrderRecord, args: ConnectionArgs) =>
			connection(
				order.lines.filter((line) => unfulfilledQuantity(line) === 0),
				args,
				({ id }) => id,
			),
		fulfillments: listOf((order) => order.fulfillments),
		fulfillmentOrders: ordersFulfillmentOrders,
		fulfillmentsCount: (order: OrderRecord) => ({ count: order.fulfillments.length, precision: 'EXACT' }),
		refunds: listOf((order) => order.refunds),
		returns: ordersReturns,
		transactions: listOf(transactionsOf),
		transactionsCount: (order: OrderRecord) => ({ count: transactionsOf(order).length, precision: 'EXACT' }),
		subtotalLineItemsQuantity: (order: OrderRecord) =>
			order.lines.reduce((total, line) => total + line.quantity, 0),
		currentSubtotalLineItemsQuantity: quantity,
		currentTotalWeight: (order: OrderRecord) =>
			String(order.lines.reduce((total, line) => total + line.grams * currentQuantity(line), 0)),
		totalWeight: (order: OrderRecord) =>
			String(order.lines.reduce((total, line) => total + line.grams * line.quantity, 0)),
		currentSubtotalPriceSet: bag((order) => currentTotals(order).subtotal),
		currentTotalPriceSet: bag((order) => currentTotals(order).total),
		currentTotalTaxSet: bag((order) => currentTotals(order).tax),
		currentTotalDiscountsSet: bag((order) => currentTotals(order).discounts),
		currentShippingPriceSet: bag(currentShipping),
		currentCartDiscountAmountSet: bag((order) => sum(order.lines.map((line) => line.orderDiscount))),
		cartDiscountAmountSet: bag((order) => sum(order.lines.map((line) => line.orderDiscount))),
		originalTotalPriceSet: bag((order) => originalTotals(order).total),
		subtotalPriceSet: bag((order) => originalTotals(order).subtotal),
		totalPriceSet: bag((order) => originalTotals(order).total),
		totalTaxSet: bag((order) => originalTotals(order).tax),
		totalDiscountsSet: bag((order) => originalTotals(order).discounts),
		totalShippingPriceSet: bag((order) => order.shippingLine?.price ?? 0),
		totalReceivedSet: bag((order) => order.amountPaid),
		totalRefundedSet: bag(refundedAmount),
		netPaymentSet: bag((order) => decimal(order.amountPaid).minus(refundedAmount(order))),
		totalOutstandingSet: bag(outstanding),
		totalCapturableSet: bag((order) =>
			order.financialStatus === 'AUTHORIZED' ? currentTotals(order).total : 0,
		),
		totalTipReceivedSet: bag(() => 0),
		totalRefundedShippingSet: bag((order) => sum(order.refunds.map(({ shipping }) => shipping))),
		refundDiscrepancySet: bag(() => 0),
		taxLines: (order: OrderRecord) =>
			order.lines.flatMap((line) => taxLinesOf(line, discountedTotal(line), order)),
		fullyPaid: (order: OrderRecord) => outstanding(order).isZero(),
		unpaid: (order: OrderRecord) => decimal(order.amountPaid).isZero(),
		capturable: (order: OrderRecord) => order.financialStatus === 'AUTHORIZED',
		canMarkAsPaid: (order: OrderRecord) => outstanding(order).greaterThan(0),
		canNotifyCustomer: (order: OrderRecord) => order.email !== null,
		refundable: (order: OrderRecord) => decimal(order.amountPaid).greaterThan(refundedAmount(order)),
		fulfillable: (order: OrderRecord) =>
			order.cancelledAt === null && order.lines.some((line) => unfulfilledQuantity(line) > 0),
		restockable: () => true,
		merchantEditable: (order: OrderRecord) => order.cancelledAt === null,
		taxExempt: () => false,
		dutiesIncluded: () => false,
		estimatedTaxes: () => false,
		customerAcceptsMarketing: () => false,
		hasTimelineComment: () => false,
		productNetwork: () => false,
		customerLocale: () => 'en',
		retailLocation: (order: OrderRecord, _: unknown, { shop }: CallContext) =>
			shop.locations.get(order.locationId ?? 0) ?? null,
		statusPageUrl: (order: OrderRecord, _: unknown, { shop }: CallContext) =>
			`https://${shop.settings.shop.name}.myshopify.com/orders/${order.id}/authenticate`,
		cancellation: (order: OrderRecord) => (order.cancelledAt === null ? null : { staffNote: null }),
		app: (order: OrderRecord) => ({
			name: order.sourceName === 'pos' ? 'Point of Sale' : 'Online Store',
			id: gid('OrderApp', 580111),
		}),
	},
};
