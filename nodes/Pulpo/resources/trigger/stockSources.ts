import type { PollRecord } from '../../../shared/node/poll';
import { incomingGoodList } from '../../client/incomingGoods';
import { stockMovements } from '../../client/stocks';
import { textOf } from '../../client/wire';
import { eventItem, type PulpoEvent } from './event';
import { receiptItems } from './items';
import { polled, record, rowsOf } from './pollRows';
import { productItem, productsIn } from './products';
import type { Reader } from './reader';
import { isReceiptWanted, isReturn } from './receipts';
import type { TriggerSettings } from './settings';

/** A movement does not tell of which kind of receipt it comes; when not all of them count, the receipts are read instead. */
export function movementsTellAll({ events, receipts, stockOfReturns }: TriggerSettings): boolean {
	return !events.includes('incoming_good_created') || (receipts.length === 3 && stockOfReturns);
}

export async function* receiptRecords(
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
): AsyncGenerator<PollRecord> {
	for await (const event of receiptEvents(reader, settings, since, until)) {
		const items =
			settings.output === 'event' ? [eventItem(event)] : await receiptItems(event, event.data, reader);
		for (const item of items ?? []) yield record('receipt', event, item);
	}
}

/** Stands in for the movements of receipts when not all kinds of receipts count. */
export async function* receiptProducts(
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
): AsyncGenerator<PollRecord> {
	for await (const event of receiptEvents(reader, settings, since, until)) {
		if (isReturn(event.data) && !settings.stockOfReturns) continue;
		for (const product of productsIn(event.data)) {
			const item = productItem(product, await reader.tenantId(), event);
			yield record(`receipt:${product.productId}`, event, item);
		}
	}
}

async function* receiptEvents(
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
): AsyncGenerator<PulpoEvent> {
	for await (const rows of rowsOf(reader, settings, incomingGoodList({}), 'inserted_at', since, until)) {
		for (const row of rows) {
			if (isReceiptWanted(row, settings)) yield polled(row, 'inserted_at', 'incoming_good_created');
		}
	}
}

/** One record for each product and warehouse, at the time of its newest movement. */
export async function* movements(
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
): AsyncGenerator<PollRecord> {
	const newest = new Map<string, PulpoEvent>();
	for await (const rows of rowsOf(reader, settings, stockMovements({}), 'updated_at', since, until)) {
		for (const row of rows) {
			if (!movementsTellAll(settings) && row['type'] === 'incoming_good') continue;
			const place = `${textOf(row['product_id']) ?? ''}@${textOf(row['warehouse_id']) ?? ''}`;
			newest.delete(place);
			newest.set(place, polled(row, 'updated_at', `stock_${textOf(row['type']) ?? 'movement'}`));
		}
	}
	for (const [place, event] of newest) {
		const [product] = productsIn(event.data);
		if (!product) continue;
		const item = productItem(product, await reader.tenantId(), event);
		yield { id: `stock:${place}`, updatedAt: event.at ?? '', item };
	}
}
