import type { Stamped } from '../records.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import { levelOf } from '../stocks.ts';
import { locationOf, type Place } from './locations.ts';

export const MOVEMENT_TYPES = [
	'picking',
	'packing',
	'shipping',
	'movement',
	'counting',
	'kitting',
	'incoming_good',
	'stock_mod',
	'initial_stock',
] as const;
export type MovementType = (typeof MOVEMENT_TYPES)[number];

export interface StockRecord extends Stamped {
	type: MovementType;
	product_id: number;
	location_id: number;
	warehouse_id: number;
	batch_id: number | null;
	quantity: number;
	previous_quantity: number;
	operated_at: string;
	sequence_number: string | null;
	task_id: number | null;
	user_id: number | null;
	merchant_id: number | null;
	stock_state_id: number | null;
	location_control_id: number | null;
	tenant_id: number;
}

export interface Movement {
	productId: number;
	warehouseId: number;
	place: Place;
	/** What comes, or goes when below zero. */
	delta: number;
	type: MovementType;
	sequenceNumber?: string;
	taskId?: number;
}

/** Changes the stock and writes it into the history. */
export function move(state: PulpoState, movement: Movement): void {
	const { productId, warehouseId, place, delta, type } = movement;
	if (delta === 0) return;
	const level = levelOf(state, productId, warehouseId);
	const before = level[place];
	level[place] = before + delta;
	level.lastMovement = now(state);
	const stamp = newStamp(state, 'stockRecord');
	state.stockRecords.push({
		...stamp,
		type,
		product_id: productId,
		location_id: locationOf(warehouseId, place),
		warehouse_id: warehouseId,
		batch_id: null,
		quantity: before + delta,
		previous_quantity: before,
		operated_at: stamp.inserted_at,
		sequence_number: movement.sequenceNumber ?? null,
		task_id: movement.taskId ?? null,
		user_id: null,
		merchant_id: state.products.get(productId)?.merchant_id ?? null,
		stock_state_id: null,
		location_control_id: null,
		tenant_id: state.tenantId,
	});
}

/** From one place to another in the same warehouse. */
export function shift(state: PulpoState, from: Omit<Movement, 'delta'>, to: Place, quantity: number): void {
	move(state, { ...from, delta: -quantity });
	move(state, { ...from, place: to, delta: quantity });
}
