import type { Connection } from '../../shared/http/types';
import type { Problem } from '../../shared/model/outcome';
import { LOOK_UP_SIZE, PACKED_STATES } from './limits';
import { lookUp, type Found } from './lookup';
import {
	batchNumbers,
	boxesOf,
	packingOrderOf,
	packingOrdersOf,
	type PackedBox,
	type PackingOrder,
} from './packing';
import { orderList } from './salesOrders';
import { isRow, orderRowOf, rowsIn, textOf, type OrderRow, type Row } from './wire';

/** One sales order with everything that was packed for it. */
export interface PackedOrder {
	order: OrderRow;
	packings: Packing[];
}

export interface Packing extends PackingOrder {
	/** Read only for packing orders that are done. */
	boxes: PackedBox[];
}

export interface PackedOrders {
	orders: PackedOrder[];
	/** Batch id -> number of the lot or serial. */
	batches: Map<string, string>;
	/** Orders (ids or numbers) that could not be read. */
	failed: Map<string, Problem>;
}

/**
 * Sales orders with their lines, packing orders, boxes and labels: one request for a hundred sales orders, one for their
 * packing orders, then one for each finished packing order and one for each of its boxes.
 */
export async function readPackedOrders(
	connection: Connection,
	by: 'id' | 'order_num',
	values: readonly string[],
): Promise<PackedOrders> {
	const found = await lookUpWhole(connection, by, values);
	const rows = [...found.rows.values()].flat().map(orderRowOf);
	const orders = new Map(rows.filter((row) => row !== null).map((row) => [String(row.id), row]));
	const packing = await packingOrdersOf(connection, [...orders.keys()]);
	const failed = new Map(found.failed);
	const done: PackedOrder[] = [];
	for (const [id, order] of orders) {
		const problem = packing.failed.get(id);
		if (problem) failed.set(by === 'id' ? id : order.number, problem);
		else done.push({ order, packings: await withBoxes(connection, packing, id) });
	}
	return { orders: done, failed, batches: await batchNumbers(connection, done.flatMap(unnamedBatches)) };
}

/** Some tenants' boxes name lots and serial numbers; elsewhere only the lines of the sales order do. docs/vendors/pulpo.md, packing */
export function boxesNameBatches(packings: readonly Packing[]): boolean {
	return batchesInBoxes(packings).length > 0;
}

function batchesInBoxes(packings: readonly Packing[]): Row[] {
	const boxes = packings.flatMap((packing) => packing.boxes);
	return boxes.flatMap(({ row }) => rowsIn(row, 'items')).flatMap((item) => rowsIn(item, 'batches'));
}

/** Batches of packed goods whose number the answers do not hold. */
function unnamedBatches({ order, packings }: PackedOrder): string[] {
	const inBoxes = batchesInBoxes(packings);
	const inOrder = packings.some(isPacked)
		? rowsIn(order.row, 'items').flatMap((item) => rowsIn(item, 'batches'))
		: [];
	return (inBoxes.length > 0 ? inBoxes : inOrder)
		.filter((batch) => !isRow(batch['batch']))
		.flatMap((batch) => textOf(batch['batch_id']) ?? []);
}

/** An order is packed when people have finished it at the packing table. docs/vendors/pulpo.md, packing */
export function isPacked(packing: PackingOrder): boolean {
	return PACKED_STATES.includes(packing.state);
}

async function withBoxes(connection: Connection, packing: Found, orderId: string): Promise<Packing[]> {
	const all = (packing.rows.get(orderId) ?? []).map(packingOrderOf).filter((row) => row !== null);
	const packings: Packing[] = [];
	for (const row of all) {
		packings.push({ ...row, boxes: isPacked(row) ? await boxesOf(connection, row.id) : [] });
	}
	return packings;
}

/** Whole orders: the short form would leave out the lines. */
async function lookUpWhole(
	connection: Connection,
	by: 'id' | 'order_num',
	values: readonly string[],
): Promise<Found> {
	return await lookUp(
		connection,
		{ ...orderList({}), field: by, purpose: 'look up sales orders', missing: 'trust' },
		values,
	);
}

/** The fewest requests for these orders: look-ups, boxes, labels. */
export function fewestShipmentCalls(wanted: number, orders: readonly PackedOrder[]): number {
	const all = orders.flatMap(({ packings }) => packings);
	// A full page may not be the last one.
	const packingPages = orders.length === 0 ? 0 : Math.floor(all.length / LOOK_UP_SIZE) + 1;
	const lookUps = Math.ceil(wanted / LOOK_UP_SIZE) + packingPages;
	const packed = all.filter(isPacked);
	return packed.reduce((sum, { boxes }) => sum + 1 + boxes.length, lookUps);
}
