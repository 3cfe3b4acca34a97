import { currentQuantity, currentTotals, unfulfilledQuantity } from '../orders/lines.ts';
import { fulfillmentStatus } from '../orders/status.ts';
import { amount } from '../money.ts';
import { gid } from '../gid.ts';
import { iso, isoOrNull } from '../time.ts';
import type { OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

/** The record as the admin API shows it, with what follows from it. */
export const orderView = (shop: Shop, order: OrderRecord) => ({
	...order,
	gid: gid('Order', order.id),
	createdAt: iso(order.createdAt),
	updatedAt: iso(order.updatedAt),
	processedAt: iso(order.processedAt),
	cancelledAt: isoOrNull(order.cancelledAt),
	closedAt: isoOrNull(order.closedAt),
	fulfillmentStatus: fulfillmentStatus(order, '2026-10'),
	currentTotal: amount(currentTotals(order).total, order.currency),
	fulfillmentOrders: order.fulfillmentOrders.map((record, index) => ({
		...record,
		gid: gid('FulfillmentOrder', record.id),
		part: index + 1,
		location: shop.locations.get(record.locationId)?.name ?? null,
		lines: record.lines.map((line) => ({ ...line, sku: skuOf(order, line.lineId) })),
	})),
	fulfillments: order.fulfillments.map((fulfillment) => ({
		...fulfillment,
		gid: gid('Fulfillment', fulfillment.id),
		location: shop.locations.get(fulfillment.locationId ?? 0)?.name ?? null,
		lines: fulfillment.lines.map((line) => ({ ...line, sku: skuOf(order, line.lineId) })),
	})),
	lines: order.lines.map((line) => ({
		...line,
		currentQuantity: currentQuantity(line),
		unfulfilledQuantity: unfulfilledQuantity(line),
	})),
});

const skuOf = (order: OrderRecord, lineId: number): string | null =>
	order.lines.find(({ id }) => id === lineId)?.sku ?? null;

export const shopView = (shop: Shop) => ({
	settings: shop.settings,
	orders: [...shop.orders.values()].map((order) => orderView(shop, order)),
	customers: [...shop.customers.values()],
	locations: [...shop.locations.values()],
	products: [...shop.products.values()],
	variants: [...shop.variants.values()],
	inventoryLevels: [...shop.inventoryLevels.values()],
	metafields: [...shop.metafields.values()],
	webhookSubscriptions: [...shop.subscriptions.values()],
});
