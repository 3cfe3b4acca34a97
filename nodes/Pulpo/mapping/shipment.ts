import { isKey, makeKey } from '../../shared/model/key';
import type {
	Parcel,
	Shipment,
	ShipmentLine,
	ShipmentStatus,
	ShippedLine,
} from '../../shared/model/shipment';
import type { Location } from '../../shared/model/stock';
import type { PackedBox } from '../client/packing';
import { isPacked, type PackedOrder, type Packing } from '../client/shipments';
import { isRow, rowsIn, textOf, type OrderRow, type Row } from '../client/wire';
import { KEY_ATTRIBUTE } from './order';
import { isAllTaken, lineBook, linesOf, shippedAfter } from './shipmentLines';
import { withNumbersOfOrder } from './shipmentNumbers';
import { utcTime } from './time';

/**
 * All shipments of one sales order, one for each packing order: the finished ones by end time, then id, so that each can
 * tell what was shipped up to and including it; after them those still being worked on.
 */
export function shipmentsOf(
	packed: PackedOrder,
	tenantId: number,
	batches: ReadonlyMap<string, string>,
): Shipment[] {
	const book = lineBook(packed, batches);
	const entries = [...packed.packings].sort(byEnd).map((packing) => {
		const { lines, boxes } = linesOf(book, packing);
		return { packing, lines, boxes, isWhole: isAllTaken(book) };
	});
	const done = entries.filter(({ packing }) => isPacked(packing));
	const open = entries.filter(({ packing }) => !isPacked(packing));
	let shippedSoFar: ShippedLine[] = [];
	const finished = withNumbersOfOrder(packed, done, batches).map((entry) => {
		shippedSoFar = shippedAfter(shippedSoFar, entry.lines);
		return { ...entry, completesOrder: entry.isWhole, shippedSoFar };
	});
	const unfinished = open.map((entry) => ({ ...entry, completesOrder: null, shippedSoFar: null }));
	return [...finished, ...unfinished].map(({ packing, lines, boxes, ...rest }) => ({
		...headOf(packed.order, packing, tenantId),
		completesOrder: rest.completesOrder,
		lines,
		parcels: packing.boxes.flatMap((box, index) => parcelsOf(box, boxes[index] ?? null, packed.order)),
		shippedSoFar: rest.shippedSoFar,
		attributes: attributesOf(packed.order, packing),
		source: sourceOf(packed.order, packing),
	}));
}

/** The shop's key that the import kept in the order's attributes; null for orders made by others. */
export function shopKeyOf(order: OrderRow): string | null {
	const key = order.attributes?.[KEY_ATTRIBUTE];
	return isKey(key) ? key : null;
}

export function locationOf(row: Row): Location | null {
	const id = textOf(row['warehouse_id']);
	if (id === null) return null;
	const warehouse = isRow(row['warehouse']) ? row['warehouse'] : {};
	return { id, name: textOf(warehouse['name']) };
}

type Head = Pick<
	Shipment,
	| 'kind'
	| 'key'
	| 'system'
	| 'account'
	| 'id'
	| 'number'
	| 'orderKey'
	| 'orderId'
	| 'orderNumber'
	| 'status'
	| 'shippedAt'
	| 'location'
>;

function headOf(order: OrderRow, packing: Packing, tenantId: number): Head {
	const [account, id] = [String(tenantId), String(packing.id)];
	return {
		kind: 'shipment',
		key: makeKey({ system: 'pulpo', account, id, part: null }),
		system: 'pulpo',
		account,
		id,
		number: textOf(packing.row['sequence_number']),
		orderKey: shopKeyOf(order),
		orderId: String(order.id),
		orderNumber: order.number,
		status: statusOf(order, packing),
		shippedAt: isPacked(packing) ? endOf(packing) : null,
		location: locationOf({ warehouse: order.row['warehouse'], ...packing.row }),
	};
}

/** Packed goods are shipped once their part of the order, or the whole order, has ended. docs/vendors/pulpo.md, packing */
function statusOf(order: OrderRow, packing: Packing): ShipmentStatus {
	if (packing.state === 'cancelled') return 'cancelled';
	if (isPacked(packing)) return partState(order, packing) === 'ended' ? 'shipped' : 'packed';
	return ['draft', 'queue', 'taken', 'locked'].includes(packing.state) ? 'open' : 'unknown';
}

function partState(order: OrderRow, packing: Packing): string | null {
	const id = textOf(packing.row['fulfillment_order_id']);
	const part = rowsIn(order.row, 'fulfillment_orders').find((row) => textOf(row['id']) === id);
	return order.state === 'ended' || part === undefined ? order.state : textOf(part['state']);
}

function parcelsOf(box: PackedBox, lines: ShipmentLine[] | null, order: OrderRow): Parcel[] {
	const id = textOf(box.row['id']);
	const method = isRow(order.row['shipping_method']) ? order.row['shipping_method'] : {};
	const base = { service: textOf(method['service']), weightGrams: null, trackingUrl: null };
	const labels = new Map<string, Row>();
	for (const tracking of box.trackings) {
		const code = textOf(tracking['tracking_code'])?.trim() ?? '';
		if (code !== '') labels.set(code, tracking);
	}
	if (labels.size === 0) {
		const carrier = box.trackings.map((row) => textOf(row['carrier_code'])).find((code) => code !== null);
		const labelProblem = problemIn(box.trackings);
		return [{ ...base, id, carrier: carrier ?? null, trackingNumber: null, lines, labelProblem }];
	}
	return [...labels].map(([trackingNumber, row], index) => ({
		...base,
		id: index === 0 ? id : `${id ?? ''}:${textOf(row['id']) ?? index}`,
		carrier: textOf(row['carrier_code']),
		trackingNumber,
		trackingUrl: textOf(row['tracking_url']) || null,
		// A second label on the same box holds no further goods.
		lines: index === 0 || lines === null ? lines : [],
		labelProblem: null,
	}));
}

/** Why there is no label; the newest message counts. */
function problemIn(trackings: Row[]): string | null {
	const messages = trackings.map((row) => textOf(row['error_message'])?.trim() ?? '');
	return messages.filter((message) => message !== '').at(-1) ?? null;
}

function attributesOf(order: OrderRow, packing: Packing): Record<string, string> {
	return { packingState: packing.state, orderState: order.state };
}

function sourceOf(order: OrderRow, packing: Packing): Row {
	return {
		salesOrder: order.row,
		packingOrder: packing.row,
		packingBoxes: packing.boxes.map(({ row }) => row),
		shipmentTrackings: packing.boxes.flatMap(({ trackings }) => trackings),
	};
}

function endOf({ row }: Packing): string | null {
	return utcTime(row['end_date']) ?? utcTime(row['updated_at']);
}

function byEnd(left: Packing, right: Packing): number {
	if (isPacked(left) !== isPacked(right)) return isPacked(left) ? -1 : 1;
	const [a, b] = [endOf(left) ?? '', endOf(right) ?? ''];
	return a < b ? -1 : a > b ? 1 : left.id - right.id;
}
