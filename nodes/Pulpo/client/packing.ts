import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection } from '../../shared/http/types';
import { PAGE_SIZE } from './limits';
import { pages, type List, type Query } from './lists';
import { lookUp, type Found } from './lookup';
import { unknownIdIsAbsent } from './salesOrders';
import { idOf, isRow, rowsOf, textOf, type Row } from './wire';

/** Goods of one order on the packing table. Its rows hold ids and sums; what lies in which box stands in the boxes. */
export interface PackingOrder {
	id: number;
	salesOrderId: string;
	state: string;
	row: Row;
}

export interface PackedBox {
	row: Row;
	trackings: Row[];
}

export function packingOrderList(query: Query): List {
	return { path: '/packing/orders', key: 'packing_orders', query, purpose: 'list packing orders' };
}

/**
 * All packing orders of these sales orders, by sales order id. Brackets are not documented for this filter, so it is
 * tried out before a missing one counts as absent. docs/vendors/pulpo.md, packing
 */
export async function packingOrdersOf(
	connection: Connection,
	salesOrderIds: readonly string[],
): Promise<Found> {
	return await lookUp(
		connection,
		{ ...packingOrderList({}), field: 'sales_order_id', missing: 'probe', several: true },
		salesOrderIds,
	);
}

export async function readPackingOrder(connection: Connection, id: number | string): Promise<Attempt> {
	return await connection.attempt({
		method: 'GET',
		path: `/packing/orders/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: `read packing order ${id}`,
		judge: unknownIdIsAbsent,
	});
}

/** All boxes with their labels: one request for the boxes (ten without a limit), one for each box. */
export async function boxesOf(connection: Connection, packingOrderId: number): Promise<PackedBox[]> {
	const path = `/packing/orders/${packingOrderId}/boxes`;
	const list = { path, key: 'packing_boxes', query: {}, purpose: `list the boxes of ${packingOrderId}` };
	const boxes: PackedBox[] = [];
	for await (const rows of pages(connection, list, PAGE_SIZE)) {
		for (const row of rows) {
			const id = idOf(row['id']);
			boxes.push({ row, trackings: id === null ? [] : await trackingsOf(connection, packingOrderId, id) });
		}
	}
	return boxes;
}

async function trackingsOf(connection: Connection, packingOrderId: number, boxId: number): Promise<Row[]> {
	const reply = await connection.send({
		method: 'GET',
		path: `/packing/orders/${packingOrderId}/boxes/${boxId}/shipment_tracking`,
		query: { limit: PAGE_SIZE },
		replay: 'safe',
		purpose: `read the labels of box ${boxId}`,
	});
	return rowsOf(reply.body, 'shipment_trackings');
}

/** The numbers of lots and serials by batch id; boxes and orders name batches by id. docs/vendors/pulpo.md, packing */
export async function batchNumbers(
	connection: Connection,
	ids: readonly string[],
): Promise<Map<string, string>> {
	const numbers = new Map<string, string>();
	for (const id of new Set(ids)) {
		const attempt = await connection.attempt({
			method: 'GET',
			path: `/inventory/products/batches/${encodeSegment(id)}`,
			replay: 'safe',
			purpose: `read batch ${id}`,
			judge: unknownIdIsAbsent,
		});
		const number = attempt.ok && isRow(attempt.reply.body) ? textOf(attempt.reply.body['number']) : null;
		if (number !== null) numbers.set(id, number);
	}
	return numbers;
}

/** The box with this tracking number; the only way from a label back to its packing order. */
export async function boxOfTracking(
	connection: Connection,
	trackingCode: string,
	warehouseId: number | null,
): Promise<Row | null> {
	const reply = await connection.send({
		method: 'GET',
		path: '/packing/orders/boxes/search',
		query: {
			tracking_code: trackingCode,
			warehouse_id: warehouseId ?? undefined,
			limit: PAGE_SIZE,
		},
		replay: 'safe',
		purpose: `find the box with tracking number ${trackingCode}`,
	});
	return rowsOf(reply.body, 'packing_boxes')[0] ?? null;
}

export function packingOrderOf(row: Row): PackingOrder | null {
	const id = idOf(row['id']);
	const salesOrderId = textOf(row['sales_order_id']);
	if (id === null || salesOrderId === null) return null;
	return { id, salesOrderId, state: textOf(row['state']) ?? '', row };
}
