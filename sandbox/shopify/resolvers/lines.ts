import {
	currentQuantity,
	currentShipping,
	discountedTotal,
	lineDiscounted,
	originalTotal,
	refundedOf,
	taxOf,
	unfulfilledQuantity,
	unitPriceAfterDiscounts,
} from '../orders/lines.ts';
import { amount, decimal, moneyBag } from '../money.ts';
import type Decimal from 'decimal.js-light';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type { LineRecord, OrderRecord, ShippingLineRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

type Priced = LineRecord | ShippingLineRecord;

function orderOf(shop: Shop, { orderId }: Priced): OrderRecord {
	const order = shop.orders.get(orderId);
	if (!order) throw new Error(`no order ${orderId}`);
	return order;
}

const bag =
	<T extends Priced>(value: (line: T, order: OrderRecord) => Decimal | string): Resolver =>
	(line: T, _: unknown, { shop }: CallContext) => {
		const order = orderOf(shop, line);
		return moneyBag(value(line, order), order);
	};

export function taxLinesOf(line: LineRecord | ShippingLineRecord, value: Decimal, order: OrderRecord) {
	if (line.taxRate === null || ('taxable' in line && !line.taxable)) return [];
	const tax = taxOf(value, line.taxRate, order.taxesIncluded);
	return [
		{
			title: line.taxTitle,
			rate: line.taxRate,
			ratePercentage: line.taxRate * 100,
			channelLiable: false,
			source: null,
			price: amount(tax, order.currency),
			priceSet: moneyBag(tax, order),
		},
	];
}

const unitDiscounted = (line: LineRecord): Decimal =>
	line.quantity === 0 ? decimal(0) : lineDiscounted(line).div(line.quantity);

export const lineResolvers: Resolvers = {
	LineItem: {
		name: (line: LineRecord) => [line.title, line.variantTitle].filter(Boolean).join(' - '),
		currentQuantity,
		unfulfilledQuantity,
		fulfillableQuantity: unfulfilledQuantity,
		refundableQuantity: (line: LineRecord) => line.quantity - line.removed - refundedOf(line),
		nonFulfillableQuantity: (line: LineRecord) => line.quantity - unfulfilledQuantity(line) - line.fulfilled,
		fulfillmentStatus: (line: LineRecord) =>
			line.fulfilled === 0 ? 'unfulfilled' : unfulfilledQuantity(line) > 0 ? 'partial' : 'fulfilled',
		variant: ({ variantId }: LineRecord, _: unknown, { shop }: CallContext) =>
			shop.variants.get(variantId ?? 0) ?? null,
		product: ({ productId }: LineRecord, _: unknown, { shop }: CallContext) =>
			shop.products.get(productId ?? 0) ?? null,
		taxLines: (line: LineRecord, args: { first?: number | null }, { shop }: CallContext) =>
			taxLinesOf(line, discountedTotal(line), orderOf(shop, line)).slice(0, args.first ?? undefined),
		originalUnitPriceSet: bag<LineRecord>((line) => line.price),
		originalTotalSet: bag<LineRecord>(originalTotal),
		discountedUnitPriceSet: bag<LineRecord>(unitDiscounted),
		discountedUnitPriceAfterAllDiscountsSet: bag<LineRecord>(unitPriceAfterDiscounts),
		discountedTotalSet: (line: LineRecord, args: { withCodeDiscounts: boolean }, { shop }: CallContext) =>
			moneyBag(args.withCodeDiscounts ? discountedTotal(line) : lineDiscounted(line), orderOf(shop, line)),
		totalDiscountSet: bag<LineRecord>((line) => decimal(line.discount)),
		unfulfilledDiscountedTotalSet: bag<LineRecord>((line) =>
			unitDiscounted(line).times(unfulfilledQuantity(line)),
		),
		unfulfilledOriginalTotalSet: bag<LineRecord>((line) =>
			decimal(line.price).times(unfulfilledQuantity(line)),
		),
		restockable: (line: LineRecord) => line.variantId !== null,
		merchantEditable: (line: LineRecord) => unfulfilledQuantity(line) > 0,
		weight: ({ grams }: LineRecord) => ({ unit: 'GRAMS', value: grams }),
	},
	ShippingLine: {
		id: ({ id }: ShippingLineRecord) => `gid://shopify/ShippingLine/${id}`,
		custom: () => false,
		isRemoved: () => false,
		originalPriceSet: bag<ShippingLineRecord>((line) => line.price),
		discountedPriceSet: bag<ShippingLineRecord>((line) => decimal(line.price).minus(line.discount)),
		currentDiscountedPriceSet: bag<ShippingLineRecord>((_, order) => currentShipping(order)),
		taxLines: (line: ShippingLineRecord, _: unknown, { shop }: CallContext) =>
			taxLinesOf(line, decimal(line.price).minus(line.discount), orderOf(shop, line)),
	},
};
