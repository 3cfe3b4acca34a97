import { gid } from '../gid.ts';
import type { ReturnRecord } from '../records.ts';
import type { Payload } from '../shop.ts';

const reference = (kind: string, id: number): Payload => ({ id, admin_graphql_api_id: gid(kind, id) });

/** Each topic of a return has a shape of its own. */
export function returnPayload(topic: string, record: ReturnRecord): Payload {
	if (topic === 'REVERSE_FULFILLMENT_ORDERS_DISPOSE') return disposePayload(record);
	const own = { ...reference('Return', record.id), status: record.status.toLowerCase() };
	if (topic !== 'RETURNS_APPROVE') return { ...own, order_id: record.orderId };
	return {
		...own,
		order: reference('Order', record.orderId),
		name: record.name,
		total_return_line_items: record.lines.length,
		return_line_items: record.lines.map((line) => ({
			...reference('ReturnLineItem', line.id),
			quantity: line.quantity,
			return_reason: line.reason.toLowerCase(),
			return_reason_note: line.note,
			fulfillment_line_item: reference('FulfillmentLineItem', line.fulfillmentLineId),
		})),
		return_shipping_fees: [],
		exchange_line_items: [],
		total_exchange_line_items: 0,
	};
}

function disposePayload(record: ReturnRecord): Payload {
	const dispositions = record.lines.flatMap((line) =>
		line.dispositions.map(({ type, quantity, locationId }) => ({
			reverse_fulfillment_order_line_item: reference('ReverseFulfillmentOrderLineItem', line.id),
			reverse_delivery_line_item: null,
			type: type.toLowerCase(),
			location: locationId === null ? null : reference('Location', locationId),
			quantity,
		})),
	);
	return {
		...reference('ReverseFulfillmentOrder', record.id),
		dispositions,
		total_dispositions: dispositions.length,
	};
}
