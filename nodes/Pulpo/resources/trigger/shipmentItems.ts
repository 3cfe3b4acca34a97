import { OperationalError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import { boxOfTracking, readPackingOrder } from '../../client/packing';
import { readPackedOrders } from '../../client/shipments';
import { idOf, isRow, textOf, type Row } from '../../client/wire';
import { shipmentsOf } from '../../mapping/shipment';
import { eventView, type PulpoEvent } from './event';
import type { Reader } from './reader';

/**
 * All packed shipments of the sales order that the event is about, and the one that it is about in any state. All, because
 * events may be lost or come in any order. null: PULPO did not say which sales order it is.
 */
export async function shipmentItems(event: PulpoEvent, reader: Reader): Promise<IDataObject[] | null> {
	const { orderId, packingId } = await aboutWhich(event, reader);
	if (orderId === null) return null;
	const shipments = await shipmentsOfOrders([orderId], reader);
	const own = shipments.filter(
		({ status, id }) => status === 'packed' || status === 'shipped' || id === packingId,
	);
	return own.map((shipment) => ({ ...dataOf(shipment), event: eventView(event) }));
}

/** Unified shipments of these sales orders; throws when one of them could not be read. */
export async function shipmentsOfOrders(orderIds: readonly string[], reader: Reader) {
	const { orders, failed, batches } = await readPackedOrders(reader.connection, 'id', orderIds);
	const [problem] = failed.values();
	if (problem) throw new OperationalError(problem.message, { description: problem.hint ?? '' });
	if (orders.length === 0) return [];
	const tenantId = await reader.tenantId();
	return orders.flatMap((packed) => shipmentsOf(packed, tenantId, batches));
}

interface Which {
	orderId: string | null;
	packingId: string | null;
}

const NONE: Which = { orderId: null, packingId: null };

/** A packing order names its sales order; a box names its packing order; a label only its box, which is found by the number. */
async function aboutWhich({ subject, data, warehouseId }: PulpoEvent, reader: Reader): Promise<Which> {
	if (subject === 'salesOrder') return { orderId: textOf(data['id']), packingId: null };
	if (subject !== 'packing' && subject !== 'tracking') return NONE;
	const named = packingIn(data);
	if (named !== null) return await ofPacking(named, data, reader);
	const code = textOf(data['tracking_code']) ?? '';
	if (code !== '') {
		const box = await boxOfTracking(reader.connection, code, idOf(warehouseId));
		return box === null ? NONE : await ofPacking(textOf(box['packing_order_id']), box, reader);
	}
	return subject === 'packing' ? await ofPacking(textOf(data['id']), data, reader) : NONE;
}

function packingIn(data: Row): string | null {
	const box = isRow(data['packing_box']) ? data['packing_box'] : {};
	return textOf(data['packing_order_id']) ?? textOf(box['packing_order_id']);
}

async function ofPacking(packingId: string | null, data: Row, reader: Reader): Promise<Which> {
	const orderId = textOf(data['sales_order_id']);
	if (orderId !== null || packingId === null) return { orderId, packingId };
	const row = reader.rowIn(await readPackingOrder(reader.connection, packingId));
	return { orderId: textOf(row?.['sales_order_id']), packingId };
}
