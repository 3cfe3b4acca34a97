import { warehouseOf } from '../packing/admin.ts';
import type { SalesOrder } from '../records.ts';
import type { PulpoState } from '../state.ts';
import { receive, receivePurchase, receiveReturn, type ReceivedItem } from './receive.ts';

export interface ReceiveAction {
	/** order_num or id; without one the goods belong to no order and `warehouse` says where they came in. */
	purchase_order?: string | number;
	warehouse?: string | number;
	/** Default: everything that is missing. */
	items?: ReceivedItem[];
	close?: boolean;
}

export function receiveGoods(state: PulpoState, action: ReceiveAction): object {
	const { purchase_order: reference, items, close } = action;
	if (reference === undefined) {
		const warehouseId = warehouseOf(state, action.warehouse ?? [...state.warehouses.keys()][0] ?? 0);
		return receive(state, { document_type: 'none', warehouse_id: warehouseId }, items ?? []);
	}
	const id = typeof reference === 'number' ? reference : state.purchaseOrderByNum.get(reference);
	const order = state.purchaseOrders.get(id ?? 0);
	if (!order) throw new Error(`no purchase order "${reference}"`);
	return receivePurchase(state, order, items, close);
}

export function receiveBack(
	state: PulpoState,
	order: SalesOrder,
	items: ReceivedItem[],
	warehouse: string | number | undefined,
	open: boolean | undefined,
): object {
	return receiveReturn(
		state,
		order,
		items,
		warehouse === undefined ? undefined : warehouseOf(state, warehouse),
		open,
	);
}
