import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection } from '../../shared/http/types';
import type { List, Query } from './lists';
import { lookUp, type Found } from './lookup';
import { unknownIdIsAbsent } from './salesOrders';
import type { Row } from './wire';

export interface PurchaseItemBody {
	product_id: number;
	requested_quantity: number;
	line_order_id: string;
}

export interface PurchaseOrderBody {
	order_num: string;
	warehouse_id: number;
	third_party_id: number;
	delivery_date: string;
	notes: string;
	criterium: string;
	items: PurchaseItemBody[];
	type?: string;
	merchant_id?: number;
	merchant_channel_id?: number;
}

/** The number is unique: a wrong "does not exist" is refused by PULPO when it is created. */
export async function lookUpPurchaseOrders(
	connection: Connection,
	numbers: readonly string[],
): Promise<Found> {
	return await lookUp(
		connection,
		{ ...purchaseOrderList({}), field: 'order_num', purpose: 'look up purchase orders', missing: 'trust' },
		numbers,
	);
}

export function purchaseOrderList(query: Query): List {
	return {
		path: '/reception/purchase_orders',
		key: 'purchase_orders',
		query,
		purpose: 'list purchase orders',
	};
}

export async function readPurchaseOrder(connection: Connection, id: number | string): Promise<Attempt> {
	return await connection.attempt({
		method: 'GET',
		path: `/reception/purchase_orders/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: 'read a purchase order',
		judge: unknownIdIsAbsent,
	});
}

/** Never repeated blindly: the caller looks the numbers up first when the answer is not clear. */
export async function writePurchaseOrders(
	connection: Connection,
	method: 'POST' | 'PUT',
	rows: Array<PurchaseOrderBody | Row>,
	timeoutMs: number,
): Promise<Attempt> {
	return await connection.attempt({
		method,
		path: '/reception/bulk/purchase_orders',
		body: rows,
		replay: 'never',
		timeoutMs,
		purpose: method === 'POST' ? 'create purchase orders' : 'update purchase orders',
	});
}
