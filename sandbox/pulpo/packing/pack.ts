import { fireEvent, fireOrderEvent } from '../events.ts';
import type { FulfillmentOrder, Product, SalesItem, SalesOrder } from '../records.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import { move, shift } from '../stock/movements.ts';
import { batchesFor, noteBatches, type LotRequest } from './batches.ts';
import { firePackingEvent, openFulfillment, packingOrderOf } from './fulfillment.ts';
import type { PackingBox, PackingBoxItem, PackingOrder } from './records.ts';
import { addTracking, type TrackingFields } from './trackings.ts';
import { boxesOf, boxView } from './views.ts';

export interface PackItem {
	sku: string;
	quantity: number;
	lots?: LotRequest[];
	serials?: string[];
	/** Which line, when the order has the product in several; default the first ones that are open. */
	line_order_id?: string;
}

export interface PackBox {
	/** Default: everything that is still open. */
	items?: PackItem[];
	name?: string;
	length?: number;
	width?: number;
	height?: number;
	weight?: number;
	tracking?: TrackingFields;
}

export interface PackRequest {
	warehouseId?: number;
	/** Default: one box with everything that is still open. */
	boxes?: PackBox[];
	/** `false` leaves the packing order open: the next call packs into it. */
	close?: boolean;
	/** What is missing will never be sent: the order ends all the same. */
	short?: boolean;
}

/** Packs boxes of an order as a packer would; the order ends when all of it is packed. */
export function packOrder(state: PulpoState, order: SalesOrder, request: PackRequest): PackingOrder {
	if (['ended', 'cancelled'].includes(order.state))
		throw new Error(`order ${order.order_num} is ${order.state}`);
	const close = request.close ?? true;
	const boxes = request.boxes ?? (isPacked(order) ? [] : [{}]);
	judgeBoxes(state, order, boxes);
	const part = openFulfillment(state, order);
	if (!part) throw new Error(`order ${order.order_num}: nothing is left to pack`);
	order.state = 'packing';
	const packing = packingOrderOf(state, order, part, request.warehouseId);
	packing.state = 'taken';
	packing.start_date ??= now(state);
	for (const box of boxes) packBox(state, order, part, packing, box);
	const complete = isPacked(order);
	if (close) closePacking(state, part, packing);
	const over = close && (complete || request.short === true);
	touch(state, order, over ? 'ended' : complete ? 'shipping' : 'packing');
	if (over) fireOrderEvent(state, 'sales_order_finished', order);
	else fireOrderEvent(state, 'sales_order_updated', order);
	return packing;
}

const isPacked = (order: SalesOrder): boolean =>
	order.items.every((item) => item.fulfilled_quantity >= item.quantity);

/** Before anything is changed: every item must be there, as often as it is packed. */
function judgeBoxes(state: PulpoState, order: SalesOrder, boxes: PackBox[]): void {
	const open = new Map<number, number>();
	for (const item of order.items)
		open.set(item.product_id, (open.get(item.product_id) ?? 0) + item.quantity - item.fulfilled_quantity);
	for (const { sku, quantity } of boxes.flatMap((box) => box.items ?? [])) {
		const { id } = productOf(state, sku);
		const left = (open.get(id) ?? 0) - quantity;
		if (!(quantity > 0)) throw new Error(`"${sku}": quantity must be above 0`);
		if (left < 0)
			throw new Error(`order ${order.order_num}: only ${open.get(id) ?? 0} of "${sku}" are left to pack`);
		open.set(id, left);
	}
}

function productOf(state: PulpoState, sku: string): Product {
	const product = state.products.get(state.productBySku.get(sku) ?? 0);
	if (!product) throw new Error(`no product "${sku}"`);
	return product;
}

function packBox(
	state: PulpoState,
	order: SalesOrder,
	part: FulfillmentOrder,
	packing: PackingOrder,
	{ items, tracking, ...measures }: PackBox,
): void {
	const boxNumber = boxesOf(state, packing).length + 1;
	const box: PackingBox = {
		...newStamp(state, 'packingBox'),
		packing_order_id: packing.id,
		box_number: boxNumber,
		name: `Box ${boxNumber}`,
		state: 'closed',
		length: null,
		width: null,
		height: null,
		weight: null,
		loaded_shipping_box_id: null,
		generate_loading_unit_labels: false,
		attributes: {},
		items: [],
		trackings: [],
		...measures,
	};
	for (const item of items ?? everythingOpen(state, order)) {
		for (const [line, quantity] of linesFor(state, order, item))
			box.items.push(packLine(state, part, packing, box, line, quantity, item));
	}
	state.packingBoxes.set(box.id, box);
	state.boxesByPackingOrder.set(packing.id, [...boxesOf(state, packing), box]);
	fireEvent(state, 'packing_box_closed', packing.warehouse_id, () => boxView(state, box));
	if (tracking) addTracking(state, packing, box, tracking);
}

const everythingOpen = (state: PulpoState, order: SalesOrder): PackItem[] =>
	order.items
		.filter((item) => item.quantity > item.fulfilled_quantity)
		.map((item) => ({
			sku: state.products.get(item.product_id)?.sku ?? '',
			quantity: item.quantity - item.fulfilled_quantity,
			...(item.line_order_id === null ? {} : { line_order_id: item.line_order_id }),
		}));

/** A quantity over the lines of the order that have the product, first lines first. */
function linesFor(state: PulpoState, order: SalesOrder, item: PackItem): Array<[SalesItem, number]> {
	const { id } = productOf(state, item.sku);
	let left = item.quantity;
	const lines: Array<[SalesItem, number]> = [];
	for (const line of order.items) {
		if (line.product_id !== id) continue;
		if (item.line_order_id !== undefined && line.line_order_id !== item.line_order_id) continue;
		const quantity = Math.min(left, line.quantity - line.fulfilled_quantity);
		if (quantity > 0) lines.push([line, quantity]);
		left -= quantity;
	}
	if (left > 0) throw new Error(`order ${order.order_num}: ${left} of "${item.sku}" are on no such line`);
	return lines;
}

function packLine(
	state: PulpoState,
	part: FulfillmentOrder,
	packing: PackingOrder,
	box: PackingBox,
	line: SalesItem,
	quantity: number,
	{ sku, lots, serials }: PackItem,
): PackingBoxItem {
	const batches = batchesFor(state, productOf(state, sku), quantity, lots, serials);
	noteBatches(state, line, batches);
	line.fulfilled_quantity += quantity;
	const partItem = part.items.find((item) => item.sales_item_id === line.id);
	if (partItem) partItem.fulfilled_quantity += quantity;
	const packingItem = packing.items.find((item) => item.product_id === line.product_id);
	if (packingItem) packingItem.packed_quantity += quantity;
	shift(
		state,
		{
			productId: line.product_id,
			warehouseId: packing.warehouse_id,
			place: 'storage',
			type: 'packing',
			sequenceNumber: packing.sequence_number,
			taskId: packing.id,
		},
		'packed',
		quantity,
	);
	return {
		...newStamp(state, 'packingBoxItem'),
		packing_box_id: box.id,
		product_id: line.product_id,
		quantity,
		line_order_id: line.line_order_id,
		attributes: line.attributes,
		batches,
	};
}

/** What was not packed goes into the next part. */
function closePacking(state: PulpoState, part: FulfillmentOrder, packing: PackingOrder): void {
	const at = now(state);
	part.items = part.items.filter((item) => item.fulfilled_quantity > 0);
	for (const item of part.items)
		Object.assign(item, { quantity: item.fulfilled_quantity, state: 'ended', updated_at: at });
	Object.assign(part, { state: 'ended', updated_at: at });
	packing.items = packing.items.filter((item) => item.packed_quantity > 0);
	for (const item of packing.items) item.requested_quantity = item.packed_quantity;
	Object.assign(packing, { state: 'ended', end_date: at, updated_at: at });
	for (const { product_id: id, packed_quantity: quantity } of packing.items)
		move(state, {
			productId: id,
			warehouseId: packing.warehouse_id,
			place: 'packed',
			delta: -quantity,
			type: 'shipping',
			sequenceNumber: packing.sequence_number,
			taskId: packing.id,
		});
	firePackingEvent(state, 'packing_order_finished', packing);
}

function touch(state: PulpoState, order: SalesOrder, target: 'ended' | 'shipping' | 'packing'): void {
	order.state = target;
	order.updated_at = now(state);
	for (const item of order.items) {
		item.state = target !== 'packing' || item.fulfilled_quantity >= item.quantity ? target : 'packing';
		item.updated_at = order.updated_at;
	}
}
