import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import { STOCK_EVENTS } from '../../client/events';
import { readPurchaseOrder } from '../../client/purchaseOrders';
import { ordersOfReturns, readIncomingGood } from '../../client/returns';
import { readOrder } from '../../client/salesOrders';
import { orderRowOf, textOf, type Row } from '../../client/wire';
import { returnOf } from '../../mapping/return';
import { shopKeyOf } from '../../mapping/shipment';
import { eventItem, eventView, type PulpoEvent } from './event';
import { productItem, productsIn } from './products';
import type { Reader } from './reader';
import { isReceiptWanted, isReturn } from './receipts';
import type { TriggerSettings } from './settings';
import { shipmentItems } from './shipmentItems';

/** The items that an event becomes; empty when its kind is not wanted. What PULPO sent is only a hint, so the record is read again. */
export async function itemsOf(
	event: PulpoEvent,
	settings: TriggerSettings,
	reader: Reader,
): Promise<IDataObject[]> {
	if (event.subject === 'incomingGood' && !isReceiptWanted(event.data, settings)) return [];
	switch (settings.output) {
		case 'event':
			return [eventItem(event)];
		case 'products':
			return await changedProducts(event, settings, reader);
		case 'shipments':
			return (await shipmentItems(event, reader)) ?? [];
		case 'record':
			return (await recordItems(event, reader)) ?? [eventItem(event)];
	}
}

/** Custom events count too: nobody but the user knows what they mean. */
async function changedProducts(
	event: PulpoEvent,
	settings: TriggerSettings,
	reader: Reader,
): Promise<IDataObject[]> {
	const counts = STOCK_EVENTS.includes(event.type) || event.subject === 'other';
	if (!counts || (isReturn(event.data) && !settings.stockOfReturns)) return [];
	const products = productsIn(event.data);
	if (products.length === 0) return [];
	const tenantId = await reader.tenantId();
	return products.map((product) => productItem(product, tenantId, event));
}

/** null: there is nothing to read for it, or it is gone. */
async function recordItems(event: PulpoEvent, reader: Reader): Promise<IDataObject[] | null> {
	const id = textOf(event.data['id']);
	if (event.subject === 'packing' || event.subject === 'tracking') return await shipmentItems(event, reader);
	if (id === null) return null;
	switch (event.subject) {
		case 'salesOrder':
			return salesOrderItems(event, reader.rowIn(await readOrder(reader.connection, id)));
		case 'incomingGood':
			return await receiptItems(event, reader.rowIn(await readIncomingGood(reader.connection, id)), reader);
		case 'purchaseOrder': {
			const row = reader.rowIn(await readPurchaseOrder(reader.connection, id));
			return row && [{ ...dataOf(row), event: eventView(event) }];
		}
		default:
			return null;
	}
}

/** The order as PULPO has it, and the shop's key that the import kept in it. */
export function salesOrderItems(event: PulpoEvent, row: Row | null): IDataObject[] | null {
	if (row === null) return null;
	const order = orderRowOf(row);
	return [{ ...dataOf(row), orderKey: order === null ? null : shopKeyOf(order), event: eventView(event) }];
}

export async function receiptItems(
	event: PulpoEvent,
	row: Row | null,
	reader: Reader,
): Promise<IDataObject[] | null> {
	if (row === null) return null;
	if (!isReturn(row)) return [{ ...dataOf(row), event: eventView(event) }];
	const orders = await ordersOfReturns(reader.connection, [row]);
	const order = orders.rows.get(textOf(row['sales_order_id']) ?? '')?.[0] ?? null;
	const record = returnOf(row, order, await reader.tenantId());
	return record && [{ ...dataOf(record), event: eventView(event) }];
}
