import type { FulfillmentOrder, SalesItem, SalesOrder } from '../records.ts';
import type { PulpoState } from '../state.ts';

/** The order as every answer and webhook shows it, with what belongs to it embedded. */
export function orderView(state: PulpoState, order: SalesOrder): object {
	const { items, return_labels: labels, ...plain } = order;
	return {
		...plain,
		items: items.map((item) => itemView(state, item)),
		return_labels: labels,
		warehouse: state.warehouses.get(order.warehouse_id) ?? null,
		third_party: state.thirdParties.get(order.third_party_id) ?? null,
		shipping_method: state.shippingMethods.get(order.shipping_method_id ?? 0) ?? null,
		fulfillment_orders: fulfillmentsOf(state, order).map((part) => fulfillmentView(state, order, part)),
	};
}

function itemView(state: PulpoState, item: SalesItem): object {
	return { ...item, product: state.products.get(item.product_id) ?? null };
}

function lineOf(items: SalesItem[], id: number): Partial<SalesItem> {
	const line = items.find((item) => item.id === id);
	if (!line) return {};
	const { sales_order_id: _order, batches: _batches, ...plain } = line;
	return plain;
}

export function fulfillmentsOf(state: PulpoState, order: SalesOrder): FulfillmentOrder[] {
	return state.fulfillments.get(order.id) ?? [];
}

/** The order's own fields, with the part's where it has some. */
export function fulfillmentView(state: PulpoState, order: SalesOrder, part: FulfillmentOrder): object {
	const { items, reason_codes: _codes, return_labels: labels, ...plain } = order;
	return {
		...plain,
		...part,
		items: part.items.map((partItem) => ({ ...lineOf(items, partItem.sales_item_id), ...partItem })),
		return_labels: labels.map((code, index) => ({
			id: part.id * 100 + index,
			return_code: code,
			sales_order_id: order.id,
			tenant_id: state.tenantId,
		})),
	};
}
