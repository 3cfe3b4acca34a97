import { fireEvent } from '../events.ts';
import type { Product, StockLevel } from '../records.ts';
import { sequenceNumber } from '../packing/fulfillment.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import { levelOf } from '../stocks.ts';
import { applyCorrection } from './correct.ts';
import { locationOf, type Place } from './locations.ts';
import { move, shift } from './movements.ts';

type Figures = Partial<Pick<StockLevel, 'storage' | 'reception' | 'returned'>>;
export type StockSetting = { sku: string; warehouse_id: number } & Figures;

export interface Replenishment {
	id: number;
	inserted_at: string;
	updated_at: string;
	sequence_number: string;
	state: 'queue' | 'ended';
	warehouse_id: number;
	product_id: number;
	quantity: number;
	from: Place;
	to: Place;
	start_date: string;
	end_date: string | null;
}

export interface ReplenishAction {
	sku: string;
	warehouse_id: number;
	quantity: number;
	/** Default from the return location into storage. */
	from?: Place;
	to?: Place;
	/** `false` leaves the task open; `finishReplenishment` ends it. */
	finish?: boolean;
}

/** Without event: as if it had always been so. */
export function setStock(
	state: PulpoState,
	{ sku, warehouse_id: warehouseId, ...figures }: StockSetting,
): StockLevel {
	const product = productOf(state, sku);
	if (!state.warehouses.has(warehouseId)) throw new Error(`no warehouse ${warehouseId}`);
	return Object.assign(levelOf(state, product.id, warehouseId), figures);
}

export function correct(
	state: PulpoState,
	{
		sku,
		warehouse_id: warehouseId,
		quantity,
		place = 'storage',
	}: StockSetting & { quantity: number; place?: Place },
): object {
	const { id } = productOf(state, sku);
	return applyCorrection(
		state,
		warehouseId,
		[{ product_id: id, location_id: locationOf(warehouseId, place), quantity }],
		null,
	);
}

/** A count of the storage; one that is not valid changes nothing. */
export function count(
	state: PulpoState,
	{
		sku,
		warehouse_id: warehouseId,
		quantity,
		valid = true,
	}: StockSetting & { quantity: number; valid?: boolean },
): object {
	const { id } = productOf(state, sku);
	const before = levelOf(state, id, warehouseId).storage;
	const stamp = newStamp(state, 'countingTask');
	const locationId = locationOf(warehouseId, 'storage');
	const task = {
		...stamp,
		sequence_number: sequenceNumber('CT', stamp.id),
		state: 'closed',
		type: 'location',
		warehouse_id: warehouseId,
		location_id: locationId,
		product_id: id,
		count_iteration: 1,
		items: [
			{
				...newStamp(state, 'countingItem'),
				counting_task_id: stamp.id,
				product_id: id,
				location_id: locationId,
				batch_id: null,
				count_iteration: 1,
				current_stock_quantity: before,
				quantity,
				is_valid: valid,
			},
		],
	};
	const delta = valid ? quantity - before : 0;
	const sequence = task.sequence_number;
	const where = { productId: id, warehouseId, place: 'storage' as const };
	move(state, { ...where, delta, type: 'counting', sequenceNumber: sequence, taskId: stamp.id });
	for (const type of ['counting_task_finished', 'counting_task_closed'])
		fireEvent(state, type, warehouseId, () => task);
	return task;
}

/** Goods go from one kind of location to another. */
export function replenish(state: PulpoState, action: ReplenishAction): object {
	const stamp = newStamp(state, 'replenishment');
	const order: Replenishment = {
		...stamp,
		sequence_number: sequenceNumber('RE', stamp.id),
		state: 'queue',
		warehouse_id: action.warehouse_id,
		product_id: productOf(state, action.sku).id,
		quantity: action.quantity,
		from: action.from ?? 'returned',
		to: action.to ?? 'storage',
		start_date: stamp.inserted_at,
		end_date: null,
	};
	const level = levelOf(state, order.product_id, order.warehouse_id);
	if (level[order.from] < order.quantity) throw new Error(`"${action.sku}": only ${level[order.from]} there`);
	state.replenishments.set(order.id, order);
	fireEvent(state, 'replenishment_order_created', order.warehouse_id, () => replenishmentView(order));
	return action.finish === false ? replenishmentView(order) : finishReplenishment(state, order.id);
}

export function finishReplenishment(state: PulpoState, id: number): object {
	const order = state.replenishments.get(id);
	if (order?.state !== 'queue') throw new Error(`no open replenishment ${id}`);
	shift(
		state,
		{
			productId: order.product_id,
			warehouseId: order.warehouse_id,
			place: order.from,
			type: 'movement',
			sequenceNumber: order.sequence_number,
			taskId: order.id,
		},
		order.to,
		order.quantity,
	);
	Object.assign(order, { state: 'ended', end_date: now(state), updated_at: now(state) });
	fireEvent(state, 'replenishment_order_finished', order.warehouse_id, () => replenishmentView(order));
	return replenishmentView(order);
}

function replenishmentView({ product_id: productId, quantity, from, to, ...plain }: Replenishment): object {
	return {
		...plain,
		type: 'manual',
		items: [
			{
				id: plain.id * 10,
				replenishment_order_id: plain.id,
				product_id: productId,
				origin_location_id: locationOf(plain.warehouse_id, from),
				destination_location_id: locationOf(plain.warehouse_id, to),
				requested_quantity: quantity,
				confirmed_quantity: plain.state === 'ended' ? quantity : 0,
			},
		],
	};
}

function productOf(state: PulpoState, sku: string): Product {
	const product = state.products.get(state.productBySku.get(sku) ?? 0);
	if (!product) throw new Error(`no product "${sku}"`);
	return product;
}
