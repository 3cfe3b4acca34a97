import type { SandboxResponse } from '../../core/types.ts';
import { created, INVALID, isEmpty, MISSING, refused, type Problems } from '../answers.ts';
import { fireEvent } from '../events.ts';
import { amount, integer, isRow, judge, list, map, need, shape, type Row, type Shape } from '../fields.ts';
import { mayUseWarehouse } from '../owners.ts';
import { sequenceNumber } from '../packing/fulfillment.ts';
import type { Call } from '../routes.ts';
import { newStamp, type PulpoState } from '../state.ts';
import { levelOf } from '../stocks.ts';
import { placeAt } from './locations.ts';
import { move } from './movements.ts';

const ITEM: Shape = {
	product_id: need(integer),
	location_id: need(integer),
	quantity: need(amount),
	item_batches: list(shape({ batch_id: need(integer), quantity: need(amount) })),
};
const CORRECTION: Shape = {
	warehouse_id: need(integer),
	items: { kind: 'list', of: shape(ITEM), notEmpty: true, required: true },
	reason_codes: list(map),
};

export interface CorrectionItem {
	product_id: number;
	location_id: number;
	/** Signed. */
	quantity: number;
}

/** All items or none. */
export function correctStock({ state, user, body }: Call): SandboxResponse {
	if (!isRow(body)) return refused(422, { body: INVALID });
	const problems = judge(CORRECTION, body);
	if (!isEmpty(problems)) return refused(422, problems);
	const warehouseId = body['warehouse_id'] as number;
	if (!mayUseWarehouse(state, user, warehouseId))
		return refused(403, { warehouse_id: 'is not assigned to the user' });
	const items = body['items'] as Row[] as unknown as CorrectionItem[];
	const broken = judgeItems(state, warehouseId, items);
	if (!isEmpty(broken)) return refused(422, broken);
	return created(applyCorrection(state, warehouseId, items, user.id, body['reason_codes'] as unknown[]));
}

function judgeItems(state: PulpoState, warehouseId: number, items: CorrectionItem[]): Problems {
	const left = new Map<string, number>();
	for (const item of items) {
		const product = state.products.get(item.product_id);
		if (!product || product.deleted_at !== null) return { product_id: MISSING };
		const place = placeAt(warehouseId, item.location_id);
		if (!place) return { location_id: 'invalid_location_id' };
		const key = `${item.product_id}|${place}`;
		const rest = (left.get(key) ?? levelOf(state, item.product_id, warehouseId)[place]) + item.quantity;
		if (rest < 0) return { quantity: 'is more than the stock' };
		left.set(key, rest);
	}
	return {};
}

export function applyCorrection(
	state: PulpoState,
	warehouseId: number,
	items: CorrectionItem[],
	ownerId: number | null,
	reasonCodes: unknown[] = [],
): object {
	const stamp = newStamp(state, 'stockCorrection');
	const correction = {
		id: stamp.id,
		inserted_at: stamp.inserted_at,
		sequence_number: sequenceNumber('SC', stamp.id),
		warehouse_id: warehouseId,
		owner_id: ownerId,
		comment: null,
		reason_codes: reasonCodes,
		items: items.map(({ product_id, location_id, quantity }) => ({
			...newStamp(state, 'stockCorrectionItem'),
			stock_correction_id: stamp.id,
			product_id,
			location_id,
			loading_unit_location_id: null,
			quantity,
		})),
	};
	for (const item of items) {
		move(state, {
			productId: item.product_id,
			warehouseId,
			place: placeAt(warehouseId, item.location_id) ?? 'storage',
			delta: item.quantity,
			type: 'stock_mod',
			sequenceNumber: correction.sequence_number,
			taskId: stamp.id,
		});
	}
	fireEvent(state, 'stock_correction_finished', warehouseId, () => correction);
	return correction;
}
