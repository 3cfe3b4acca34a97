import { DEFAULT_ADDRESS, makeAddress } from '../address.ts';
import { addProduct, findOrAddCustomer } from '../catalog.ts';
import { amount, decimal, sum } from '../money.ts';
import { parseTime } from '../time.ts';
import { spreadDiscount } from './discount.ts';
import { routeOrder } from './fulfillmentOrders.ts';
import { setOpenState } from './holds.ts';
import { currentTotals, originalTotals, unfulfilledQuantity } from './lines.ts';
import { findLocation } from './locations.ts';
import { everythingOf, ship } from './ship.ts';
import type { LineSpec, OrderSpec } from '../admin/specs.ts';
import type { Address, LineRecord, OrderRecord, VariantRecord } from '../records.ts';
import type { Notice, Shop } from '../shop.ts';

const PAID_STATUSES = ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'];
/** What follows from lines and fulfillment orders; others are kept as they are named. */
const DERIVED_STATUSES = [
	'UNFULFILLED',
	'PARTIALLY_FULFILLED',
	'FULFILLED',
	'FULFILLMENT_NOT_REQUIRED',
	'ON_HOLD',
	'SCHEDULED',
];

export const overrideOf = (status: string | null | undefined): string | null =>
	status && !DERIVED_STATUSES.includes(status) ? status : null;

/** Over the counter: sold and handed over at a location. */
function asSpecified(shop: Shop, spec: OrderSpec): OrderSpec {
	if (spec.pointOfSale === undefined) return spec;
	return {
		shippingAddress: null,
		shipping: null,
		sourceName: 'pos',
		deliveryMethod: 'retail',
		fulfillmentStatus: 'FULFILLED',
		locationId: findLocation(shop, spec.pointOfSale).id,
		...spec,
	};
}

export function placeOrder(shop: Shop, placed: OrderSpec): OrderRecord {
	const spec = asSpecified(shop, placed);
	const order = buildOrder(shop, spec);
	for (const line of spec.lines ?? [{}]) order.lines.push(buildLine(shop, order, line));
	if (spec.orderDiscount) spreadDiscount(order, spec.orderDiscount);
	const routed = routeAndShip(shop, order, spec);
	order.amountPaid = paidAmount(order);
	shop.orders.set(order.id, order);
	shop.index(order);
	if (spec.notify !== false) shop.emitAll([{ topics: topicsOfNew(order), record: order }, ...routed]);
	return order;
}

const topicsOfNew = (order: OrderRecord): string[] => [
	'ORDERS_CREATE',
	...(order.financialStatus === 'PAID' ? ['ORDERS_PAID'] : []),
	...(order.cancelledAt !== null ? ['ORDERS_CANCELLED'] : []),
];

function buildOrder(shop: Shop, spec: OrderSpec): OrderRecord {
	const { settings } = shop;
	const number = spec.number ?? shop.nextOrderNumber;
	shop.nextOrderNumber = Math.max(shop.nextOrderNumber, number) + 1;
	const createdAt = spec.createdAt ? parseTime(spec.createdAt) : shop.now();
	const currency = spec.currency ?? settings.shop.currency;
	const id = shop.nextId('Order');
	const shippingAddress = addressOf(spec.shippingAddress, DEFAULT_ADDRESS);
	return {
		kind: 'Order',
		id,
		number,
		name: spec.name ?? `${settings.shop.orderNumberPrefix}${number}${settings.shop.orderNumberSuffix}`,
		createdAt,
		updatedAt: spec.updatedAt ? parseTime(spec.updatedAt) : createdAt,
		processedAt: spec.processedAt ? parseTime(spec.processedAt) : createdAt,
		cancelledAt: spec.cancelledAt ? parseTime(spec.cancelledAt) : null,
		cancelReason: spec.cancelReason ?? (spec.cancelledAt ? 'OTHER' : null),
		closedAt: spec.closedAt ? parseTime(spec.closedAt) : null,
		test: spec.test ?? false,
		edited: false,
		financialStatus: spec.financialStatus ?? 'PAID',
		fulfillmentOverride: overrideOf(spec.fulfillmentStatus),
		returnStatus: 'NO_RETURN',
		deliveryMethod: spec.deliveryMethod ?? 'shipping',
		locationId: spec.locationId ?? null,
		tags: sortedTags(spec.tags ?? []),
		note: spec.note ?? null,
		email: spec.email === undefined ? (spec.customer?.email ?? null) : spec.email,
		phone: spec.phone ?? null,
		poNumber: spec.poNumber ?? null,
		sourceName: spec.sourceName ?? 'web',
		sourceIdentifier: null,
		confirmationNumber: `C${id.toString(36).toUpperCase()}`,
		discountCodes: spec.discountCodes ?? [],
		gateways: [spec.gateway ?? (spec.test ? 'bogus' : 'shopify_payments')],
		currency,
		presentmentCurrency: spec.presentmentCurrency ?? currency,
		exchangeRate: spec.exchangeRate ?? '1',
		taxesIncluded: spec.taxesIncluded ?? settings.shop.taxesIncluded,
		amountPaid: '0',
		customAttributes: spec.customAttributes ?? [],
		customerId: spec.customer ? findOrAddCustomer(shop, spec.customer).id : null,
		shippingAddress,
		billingAddress: spec.billingAddress === undefined ? shippingAddress : addressOf(spec.billingAddress, {}),
		shippingLine: shippingLineOf(shop, id, spec),
		lines: [],
		refunds: [],
		returns: [],
		fulfillments: [],
		fulfillmentOrders: [],
	};
}

const addressOf = (spec: Partial<Address> | null | undefined, fallback: Partial<Address>): Address | null =>
	spec === null ? null : makeAddress(spec ?? fallback);

/** The vendor keeps tags sorted, each once whatever its case. */
export function sortedTags(tags: string[]): string[] {
	const unique = new Map(
		tags
			.map((tag) => tag.trim())
			.filter(Boolean)
			.reverse()
			.map((tag) => [tag.toLowerCase(), tag]),
	);
	return [...unique.values()].sort((a, b) => a.localeCompare(b));
}

function shippingLineOf(shop: Shop, orderId: number, { shipping }: OrderSpec): OrderRecord['shippingLine'] {
	if (!shipping) return null;
	return {
		id: shop.nextId('ShippingLine'),
		orderId,
		title: shipping.title ?? 'Standard',
		code: shipping.code ?? shipping.title ?? 'Standard',
		source: 'shopify',
		carrierIdentifier: null,
		price: shipping.price ?? '4.90',
		discount: shipping.discount ?? '0',
		taxTitle: 'VAT',
		taxRate: shipping.taxRate === undefined ? 0.2 : shipping.taxRate,
	};
}

export function buildLine(shop: Shop, order: OrderRecord, spec: LineSpec): LineRecord {
	const variant = spec.custom === true ? null : variantFor(shop, spec);
	const product = variant ? shop.products.get(variant.productId) : undefined;
	const item = variant ? shop.inventoryItems.get(variant.inventoryItemId) : undefined;
	const variantTitle = spec.variantTitle === undefined ? (variant?.title ?? null) : spec.variantTitle;
	const quantity = spec.quantity ?? 1;
	const isGiftCard = spec.giftCard ?? product?.isGiftCard ?? false;
	return {
		kind: 'LineItem',
		id: shop.nextId('LineItem'),
		orderId: order.id,
		variantId: variant?.id ?? null,
		productId: variant?.productId ?? null,
		sku: spec.sku === undefined ? (variant?.sku ?? null) : spec.sku,
		title: spec.title ?? product?.title ?? 'Custom item',
		variantTitle: variantTitle === 'Default Title' ? null : variantTitle,
		vendor: product?.vendor ?? null,
		quantity,
		removed: spec.removed ?? 0,
		refundedUnfulfilled: spec.refunded ?? 0,
		refundedFulfilled: 0,
		fulfilled: spec.fulfilled ?? 0,
		price: amount(spec.price ?? variant?.price ?? '10.00', order.currency),
		discount: spec.discount ?? '0',
		orderDiscount: '0',
		taxTitle: spec.taxTitle ?? 'VAT',
		taxRate: spec.taxRate === undefined ? (isGiftCard ? null : 0.2) : spec.taxRate,
		taxable: spec.taxable ?? !isGiftCard,
		requiresShipping: spec.requiresShipping ?? (isGiftCard ? false : (item?.requiresShipping ?? false)),
		isGiftCard,
		grams: item?.weightGrams ?? 0,
		customAttributes: spec.customAttributes ?? [],
	};
}

/** An unknown SKU gets a product of its own, so that a test need not seed the catalogue first. */
function variantFor(shop: Shop, spec: LineSpec): VariantRecord | null {
	const known = spec.sku ? shop.variantBySku(spec.sku) : undefined;
	if (known) return known;
	const product = addProduct(shop, {
		title: spec.title ?? `Product ${spec.sku ?? 'without SKU'}`,
		isGiftCard: spec.giftCard ?? false,
		variants: [
			{
				sku: spec.sku ?? null,
				...(spec.variantTitle ? { title: spec.variantTitle } : {}),
				...(spec.price ? { price: spec.price } : {}),
				...(spec.requiresShipping === undefined ? {} : { requiresShipping: spec.requiresShipping }),
			},
		],
	});
	return shop.variants.get(product.variantIds[0] ?? 0) ?? null;
}

/** Routes everything, then ships what the spec calls shipped. */
function routeAndShip(shop: Shop, order: OrderRecord, spec: OrderSpec): Notice[] {
	const shipped = new Map(order.lines.map((line) => [line.id, line.fulfilled]));
	for (const line of order.lines) line.fulfilled = 0;
	const routes = new Map(
		order.lines.map((line, index) => [
			line.id,
			findLocation(shop, spec.lines?.[index]?.location ?? spec.location ?? spec.locationId).id,
		]),
	);
	const notices = routeOrder(shop, order, routes);
	shipAsSpecified(shop, order, spec, shipped);
	if (spec.fulfillmentStatus === 'ON_HOLD' || spec.fulfillmentStatus === 'SCHEDULED')
		setOpenState(shop, order, spec.fulfillmentStatus);
	return notices;
}

function shipAsSpecified(
	shop: Shop,
	order: OrderRecord,
	spec: OrderSpec,
	shipped: ReadonlyMap<number, number>,
): void {
	const wanted = (line: LineRecord): number =>
		spec.fulfillmentStatus === 'FULFILLED' ? unfulfilledQuantity(line) : (shipped.get(line.id) ?? 0);
	const first = order.lines.find((line) => unfulfilledQuantity(line) > 0);
	const isPart =
		spec.fulfillmentStatus === 'PARTIALLY_FULFILLED' && !order.lines.some((line) => wanted(line) > 0);
	const units = new Map(order.lines.map((line) => [line.id, isPart && line === first ? 1 : wanted(line)]));
	for (const record of order.fulfillmentOrders) {
		const picks = everythingOf(record)
			.map((pick) => ({ ...pick, quantity: units.get(pick.line.lineId) ?? 0 }))
			.filter(({ quantity }) => quantity > 0);
		if (picks.length > 0) ship(shop, order, picks, []);
	}
}

function paidAmount(order: OrderRecord): string {
	const { total } = originalTotals(order);
	if (PAID_STATUSES.includes(order.financialStatus)) return amount(total, order.currency);
	const part = order.financialStatus === 'PARTIALLY_PAID' ? total.div(2) : decimal(0);
	return amount(part, order.currency);
}

/** What is still owed. */
export const outstanding = (order: OrderRecord): string =>
	amount(sum([currentTotals(order).total, decimal(order.amountPaid).negated()]), order.currency);
