import { parseGid } from './gid.ts';
import { mayUse } from './resolvers/fulfillmentOrders.ts';
import { isVisible } from './resolvers/visible.ts';
import type { CallContext } from './context.ts';
import type { FulfillmentOrderLineRecord, LineRecord, OrderRecord } from './records.ts';
import type { Shop, ShopRecord } from './shop.ts';

type Found = ShopRecord | LineRecord | FulfillmentOrderLineRecord;

/** Reads by id see the record at once, search only when it is in the index. */
export function recordByGid(context: CallContext, text: string): Found | null {
	const parsed = parseGid(text);
	if (!parsed) return null;
	if (parsed.kind === 'Job') return jobById(context.shop, parsed.id);
	const record = byNumber(context.shop, parsed.kind, Number(parsed.id));
	return record && isAllowed(record, context) ? record : null;
}

function jobById(shop: Shop, id: string): Found | null {
	shop.runDueJobs();
	return shop.jobs.get(id) ?? null;
}

function isAllowed(record: Found, context: CallContext): boolean {
	if (record.kind === 'Order') return isVisible(record, context);
	if (record.kind === 'FulfillmentOrder') {
		const order = context.shop.orders.get(record.orderId);
		return order !== undefined && isVisible(order, context) && mayUse(context, record, 'read');
	}
	if (record.kind === 'WebhookSubscription') return record.clientId === context.app.clientId;
	return true;
}

function byNumber(shop: Shop, kind: string, id: number): Found | null {
	const stores: Record<string, ReadonlyMap<number, ShopRecord>> = {
		Order: shop.orders,
		Customer: shop.customers,
		FulfillmentOrder: shop.fulfillmentOrders,
		Location: shop.locations,
		Product: shop.products,
		ProductVariant: shop.variants,
		InventoryItem: shop.inventoryItems,
		InventoryLevel: shop.inventoryLevels,
		Metafield: shop.metafields,
		WebhookSubscription: shop.subscriptions,
	};
	return stores[kind]?.get(id) ?? partOfOrder(shop, kind, id);
}

function partOfOrder(shop: Shop, kind: string, id: number): Found | null {
	const parts: Record<string, (order: OrderRecord) => Found[]> = {
		LineItem: (order) => order.lines,
		Refund: (order) => order.refunds,
		Return: (order) => order.returns,
		Fulfillment: (order) => order.fulfillments,
		FulfillmentOrderLineItem: (order) => order.fulfillmentOrders.flatMap(({ lines }) => lines),
	};
	const read = parts[kind];
	if (!read) return null;
	for (const order of shop.orders.values()) {
		const found = read(order).find((part) => part.id === id);
		if (found) return found;
	}
	return null;
}
