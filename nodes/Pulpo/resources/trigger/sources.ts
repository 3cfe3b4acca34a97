import { dataOf } from '../../../shared/node/errorItem';
import type { PollRecord } from '../../../shared/node/poll';
import { STOCK_EVENTS, subjectOf } from '../../client/events';
import { PACKED_STATES } from '../../client/limits';
import { packingOrderList } from '../../client/packing';
import { orderList } from '../../client/salesOrders';
import { textOf, type Row } from '../../client/wire';
import { eventItem, eventView, type PulpoEvent } from './event';
import { salesOrderItems } from './items';
import { isChosen, polled, record, rowsOf, type Source } from './pollRows';
import type { Reader } from './reader';
import type { TriggerSettings } from './settings';
import { shipmentsOfOrders } from './shipmentItems';
import { movements, movementsTellAll, receiptProducts, receiptRecords } from './stockSources';

/** What has to be read for the chosen events; events that leave no trace in a list come by webhook only. */
export function sourcesOf(settings: TriggerSettings): Source[] {
	const { events, output } = settings;
	const subjects = new Set(events.map(subjectOf));
	if (output === 'products') {
		if (!STOCK_EVENTS.some((event) => events.includes(event))) return [];
		return movementsTellAll(settings) ? [movements] : [movements, receiptProducts];
	}
	return [
		...(subjects.has('salesOrder') ? [salesOrders] : []),
		...(subjects.has('packing') || subjects.has('tracking') ? [packings] : []),
		...(subjects.has('incomingGood') && output !== 'shipments' ? [receiptRecords] : []),
	];
}

async function* salesOrders(
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
): AsyncGenerator<PollRecord> {
	for await (const rows of rowsOf(reader, settings, orderList({}), 'updated_at', since, until)) {
		const due = rows.map((row) => polled(row, 'updated_at', orderEvent(row))).filter(isChosen(settings));
		if (settings.output === 'shipments') yield* shipmentRecords(due, reader, (row) => textOf(row['id']));
		else
			for (const event of due) {
				const [item] =
					settings.output === 'event' ? [eventItem(event)] : (salesOrderItems(event, event.data) ?? []);
				if (item) yield record('order', event, item);
			}
	}
}

async function* packings(
	reader: Reader,
	settings: TriggerSettings,
	since: string,
	until: string,
): AsyncGenerator<PollRecord> {
	for await (const rows of rowsOf(reader, settings, packingOrderList({}), 'updated_at', since, until)) {
		const due = rows.map((row) => polled(row, 'updated_at', packingEvent(row, settings)));
		const chosen = due.filter(isChosen(settings));
		if (settings.output === 'event')
			for (const event of chosen) yield record('packing', event, eventItem(event));
		else yield* shipmentRecords(chosen, reader, (row) => textOf(row['sales_order_id']));
	}
}

/** All packed shipments of the orders, once for each order, at the time of its newest change. */
async function* shipmentRecords(
	events: PulpoEvent[],
	reader: Reader,
	orderIdOf: (row: Row) => string | null,
): AsyncGenerator<PollRecord> {
	const newest = new Map(events.map((event) => [orderIdOf(event.data), event]));
	const ids = [...newest.keys()].filter((id) => id !== null);
	const shipments = await shipmentsOfOrders(ids, reader);
	for (const event of events) {
		const orderId = orderIdOf(event.data);
		if (newest.get(orderId) !== event) continue;
		const own = shipments.filter((shipment) => shipment.orderId === orderId);
		for (const shipment of own.filter(({ status }) => status === 'packed' || status === 'shipped')) {
			const item = { ...dataOf(shipment), event: eventView(event) };
			yield { id: `shipment:${shipment.id}`, updatedAt: event.at ?? '', item };
		}
	}
}

/** Which event the state of a changed row speaks of. */
function orderEvent(row: Row): string {
	if (row['state'] === 'ended') return 'sales_order_finished';
	if (row['state'] === 'cancelled') return 'sales_order_cancelled';
	return row['inserted_at'] === row['updated_at'] ? 'sales_order_created' : 'sales_order_updated';
}

/** Boxes and labels leave their trace in the packing order only. */
function packingEvent(row: Row, { events }: TriggerSettings): string {
	const state = textOf(row['state']) ?? '';
	if (state === 'cancelled') return 'packing_order_cancelled';
	const done = ['packing_order_finished', 'shipment_tracking_updated', 'packing_box_closed'];
	const fitting = PACKED_STATES.includes(state) ? done : ['packing_box_closed', 'packing_order_created'];
	return fitting.find((event) => events.includes(event)) ?? fitting[0] ?? '';
}
