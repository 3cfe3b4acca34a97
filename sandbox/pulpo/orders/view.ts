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

export function fulfillmentsOf(state: PulpoState, order: SalesOrder): FulfillmentOrder[] {
	const part = state.fulfillments.get(order.id);
	return part ? [part] : [];
}

/** The whole order is worked on as one part; splitting comes with the packing resources. */
export function fulfillmentView(state: PulpoState, order: SalesOrder, part: FulfillmentOrder): object {
	const { items, reason_codes: _codes, return_labels: labels, ...plain } = order;
	return {
		...plain,
		...part,
		items: items.map(({ sales_order_id: _order, batches: _batches, ...item }) => ({
			...item,
			sales_item_id: item.id,
			fulfillment_order_id: part.id,
		})),
		return_labels: labels.map((code, index) => ({
			id: part.id * 100 + index,
			return_code: code,
			sales_order_id: order.id,
			tenant_id: state.tenantId,
		})),
	};
}
