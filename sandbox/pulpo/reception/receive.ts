import { fireEvent } from '../events.ts';
import type { Product, SalesOrder } from '../records.ts';
import { batchesFor, type LotRequest } from '../packing/batches.ts';
import { sequenceNumber } from '../packing/fulfillment.ts';
import { newStamp, nextId, type PulpoState } from '../state.ts';
import { locationOf, type Place } from '../stock/locations.ts';
import { move } from '../stock/movements.ts';
import { incomingGoodView } from './incomingGoods.ts';
import { firePurchaseEvent, setPurchaseState } from './purchaseOrders.ts';
import type { IncomingGood, IncomingGoodItem, PurchaseItem, PurchaseOrder } from './records.ts';

export interface ReceivedItem {
	sku: string;
	quantity: number;
	/** Accepted goods go into storage, rejected ones into the return location. */
	state?: 'accepted' | 'rejected';
	line_order_id?: string;
	lots?: LotRequest[];
	serials?: string[];
	reason?: string;
	notes?: string;
	/** Accepted goods that are not put away yet: `reception`; a return that is kept apart: `returned`. */
	to?: 'storage' | 'reception' | 'returned';
}

type Head = Pick<IncomingGood, 'document_type' | 'warehouse_id'> &
	Partial<
		Pick<IncomingGood, 'purchase_order_id' | 'sales_order_id' | 'third_party_id' | 'notes' | 'end_date'>
	>;

/** Goods of a purchase order; without items everything that is missing. `close` ends it although something is missing. */
export function receivePurchase(
	state: PulpoState,
	order: PurchaseOrder,
	items: ReceivedItem[] | undefined,
	close = false,
): object {
	if (order.state === 'closed') throw new Error(`purchase order ${order.order_num} is closed`);
	const received = (items ?? missingOf(state, order)).map((item) => ({
		...item,
		line: lineOf(state, order, item),
	}));
	const good = receive(
		state,
		{
			document_type: 'purchase_order',
			warehouse_id: order.warehouse_id,
			purchase_order_id: order.id,
			third_party_id: order.third_party_id,
		},
		received.map(({ line, ...item }) => ({ ...item, ...lineIdOf(line) })),
	);
	for (const { line, quantity } of received) if (line) line.checked_quantity += quantity;
	const complete = order.items.every((item) => item.checked_quantity >= item.requested_quantity);
	setPurchaseState(state, order, complete || close ? 'closed' : 'checking');
	for (const item of order.items) item.state = order.state;
	if (complete) firePurchaseEvent(state, 'purchase_order_finished', order);
	else if (close) {
		order.number_finished_early_events += 1;
		firePurchaseEvent(state, 'purchase_order_finished_early', order);
	} else firePurchaseEvent(state, 'purchase_order_updated', order);
	return good;
}

const missingOf = (state: PulpoState, order: PurchaseOrder): ReceivedItem[] =>
	order.items
		.filter((item) => item.requested_quantity > item.checked_quantity)
		.map((item) => ({
			sku: state.products.get(item.product_id)?.sku ?? '',
			quantity: item.requested_quantity - item.checked_quantity,
			...lineIdOf(item),
		}));

function lineOf(state: PulpoState, order: PurchaseOrder, item: ReceivedItem): PurchaseItem | undefined {
	const { id } = productOf(state, item.sku);
	const lines = order.items.filter(
		(line) =>
			line.product_id === id &&
			(item.line_order_id === undefined || line.line_order_id === item.line_order_id),
	);
	return lines.find((line) => line.checked_quantity < line.requested_quantity) ?? lines[0];
}

const lineIdOf = (line: { line_order_id: string | null } | undefined): { line_order_id?: string } =>
	line?.line_order_id ? { line_order_id: line.line_order_id } : {};

/** Goods that a customer sends back. `open`: the warehouse has not ended the receipt. */
export function receiveReturn(
	state: PulpoState,
	order: SalesOrder,
	items: ReceivedItem[],
	warehouseId = order.warehouse_id,
	open = false,
): object {
	const received = items.map((item) => {
		const { id } = productOf(state, item.sku);
		return { ...lineIdOf(order.items.find((line) => line.product_id === id)), ...item };
	});
	return receive(
		state,
		{
			document_type: 'return',
			warehouse_id: warehouseId,
			sales_order_id: order.id,
			third_party_id: order.third_party_id,
			...(open ? { end_date: null } : {}),
		},
		received,
	);
}

export function receive(state: PulpoState, head: Head, items: ReceivedItem[]): object {
	for (const { sku, quantity } of items) {
		productOf(state, sku);
		if (!(quantity > 0)) throw new Error(`"${sku}": quantity must be above 0`);
	}
	const stamp = newStamp(state, 'incomingGood');
	const good: IncomingGood = {
		...stamp,
		sequence_number: sequenceNumber('IG', stamp.id),
		purchase_order_id: null,
		sales_order_id: null,
		third_party_id: null,
		merchant_id: null,
		merchant_channel_id: null,
		owner_id: null,
		start_date: stamp.inserted_at,
		end_date: stamp.inserted_at,
		criterium: null,
		notes: null,
		reason_codes: [],
		items: [],
		...head,
	};
	good.items = items.flatMap((item) => itemsOf(state, good, item));
	state.incomingGoods.set(good.id, good);
	const view = incomingGoodView(state, good);
	fireEvent(state, 'incoming_good_created', good.warehouse_id, () => view);
	return view;
}

/** One row for each lot or serial number. */
function itemsOf(state: PulpoState, good: IncomingGood, item: ReceivedItem): IncomingGoodItem[] {
	const product = productOf(state, item.sku);
	const accepted = item.state !== 'rejected';
	const place: Place = accepted ? (item.to ?? 'storage') : 'returned';
	const batches = batchesFor(state, product, item.quantity, item.lots, item.serials);
	const parts =
		batches.length > 0
			? batches.map((batch) => ({ batch_id: batch.batch_id, quantity: batch.quantity }))
			: [{ batch_id: null, quantity: item.quantity }];
	return parts.map((part) => {
		move(state, {
			productId: product.id,
			warehouseId: good.warehouse_id,
			place,
			delta: part.quantity,
			type: 'incoming_good',
			sequenceNumber: good.sequence_number,
			taskId: good.id,
		});
		return {
			...newStamp(state, 'incomingGoodItem'),
			incoming_good_id: good.id,
			product_id: product.id,
			...part,
			state: accepted ? 'accepted' : 'rejected',
			destination_location_id: locationOf(good.warehouse_id, place),
			line_order_id: item.line_order_id ?? null,
			line_item_number: null,
			notes: item.notes ?? null,
			reason_codes: item.reason === undefined ? [] : [reasonCode(state, item.reason)],
		};
	});
}

const reasonCode = (state: PulpoState, reason: string): object => {
	const id = state.reasonCodes.get(reason) ?? nextId(state, 'reasonCode');
	state.reasonCodes.set(reason, id);
	return { id, code: reason, name: reason, tenant_id: state.tenantId };
};

function productOf(state: PulpoState, sku: string): Product {
	const product = state.products.get(state.productBySku.get(sku) ?? 0);
	if (!product) throw new Error(`no product "${sku}"`);
	return product;
}
