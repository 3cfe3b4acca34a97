import { currentQuantity, currentTotals, unfulfilledQuantity } from '../orders/lines.ts';
import { fulfillmentStatus } from '../orders/status.ts';
import { amount } from '../money.ts';
import { gid } from '../gid.ts';
import { iso, isoOrNull } from '../time.ts';
import type { OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

/** The record as the admin API shows it, with what follows from it. */
export const orderView = (order: OrderRecord) => ({
	...order,
	gid: gid('Order', order.id),
	createdAt: iso(order.createdAt),
	updatedAt: iso(order.updatedAt),
	processedAt: iso(order.processedAt),
	cancelledAt: isoOrNull(order.cancelledAt),
	closedAt: isoOrNull(order.closedAt),
	fulfillmentStatus: fulfillmentStatus(order, '2026-10'),
	currentTotal: amount(currentTotals(order).total, order.currency),
	lines: order.lines.map((line) => ({
		...line,
		currentQuantity: currentQuantity(line),
		unfulfilledQuantity: unfulfilledQuantity(line),
	})),
});

export const shopView = (shop: Shop) => ({
	settings: shop.settings,
	orders: [...shop.orders.values()].map(orderView),
	customers: [...shop.customers.values()],
	locations: [...shop.locations.values()],
	products: [...shop.products.values()],
	variants: [...shop.variants.values()],
	inventoryLevels: [...shop.inventoryLevels.values()],
	metafields: [...shop.metafields.values()],
	webhookSubscriptions: [...shop.subscriptions.values()],
});
