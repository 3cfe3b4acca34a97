import { gid } from '../gid.ts';
import { shortForm } from '../orders/holds.ts';
import { restFulfillment, restOrder, restRefund } from './orderPayload.ts';
import { restInventoryItem, restInventoryLevel, restProduct } from './productPayload.ts';
import { returnPayload } from './returnPayload.ts';
import type {
	FulfillmentOrderRecord,
	FulfillmentRecord,
	OrderRecord,
	RefundRecord,
	ReturnRecord,
} from '../records.ts';
import type { Payload as Json, Shop, ShopRecord } from '../shop.ts';

type Writers = { [Kind in ShopRecord['kind']]?: (shop: Shop, record: never, topic: string) => Json };

const WRITERS: Writers = {
	Order: (shop, order: OrderRecord, topic) => orderPayload(shop, topic, order),
	Fulfillment: (shop, record: FulfillmentRecord) => restFulfillment(shop, orderOf(shop, record), record),
	FulfillmentOrder: (_, record: FulfillmentOrderRecord) => ({ fulfillment_order: shortForm(record) }),
	Refund: (shop, record: RefundRecord) => restRefund(shop, orderOf(shop, record), record),
	Return: (_, record: ReturnRecord, topic) => returnPayload(topic, record),
	Product: restProduct,
	InventoryItem: restInventoryItem,
	InventoryLevel: restInventoryLevel,
};

/** The REST shape of a record: snake_case, numeric ids, tags as one text. */
export function payloadOf(shop: Shop, topic: string, record: ShopRecord): Json {
	const write = WRITERS[record.kind];
	if (topic.endsWith('_DELETE') || !write)
		return { id: record.id, admin_graphql_api_id: gid(record.kind, record.id) };
	return write(shop, record as never, topic);
}

function orderOf(shop: Shop, { orderId }: { orderId: number }): OrderRecord {
	const order = shop.orders.get(orderId);
	if (!order) throw new Error(`no order ${orderId}`);
	return order;
}

/** Topics of an order's parts speak of the newest one. */
function orderPayload(shop: Shop, topic: string, order: OrderRecord): Json {
	const refund = order.refunds.at(-1);
	return topic === 'REFUNDS_CREATE' && refund ? restRefund(shop, order, refund) : restOrder(shop, order);
}
