import type { SandboxResponse } from '../../core/types.ts';
import { created, INVALID, isEmpty, MISSING, ok, refused, tooLarge, type Problems } from '../answers.ts';
import { fireEvent } from '../events.ts';
import {
	amount,
	flag,
	integer,
	isRow,
	judge,
	map,
	need,
	readOnly,
	text,
	type Row,
	type Shape,
} from '../fields.ts';
import type { Call } from '../routes.ts';
import { newStamp, now, type PulpoState } from '../state.ts';
import type { PackingBox, PackingOrder, ShipmentTracking } from './records.ts';

const READ_ONLY = ['id', 'inserted_at', 'updated_at'];

const TRACKING: Shape = {
	...Object.fromEntries(
		[
			'carrier_code',
			'tracking_code',
			'tracking_url',
			'status',
			'error_message',
			'return_label_error_message',
			'service_point_id',
		].map((name) => [name, text()]),
	),
	attributes: map,
	packing_box_id: integer,
	printed: flag,
	requires_attention: flag,
	shipment_cost: amount,
	...Object.fromEntries(READ_ONLY.map((name) => [name, readOnly])),
};
const BULK_TRACKING: Shape = { ...TRACKING, packing_box_id: need(integer) };

export type TrackingFields = Partial<
	Omit<ShipmentTracking, 'id' | 'inserted_at' | 'updated_at' | 'packing_box_id'>
>;

export function addTracking(
	state: PulpoState,
	packing: PackingOrder,
	box: PackingBox,
	fields: TrackingFields,
): ShipmentTracking {
	const tracking: ShipmentTracking = {
		...newStamp(state, 'shipmentTracking'),
		packing_box_id: box.id,
		carrier_code: null,
		tracking_code: null,
		tracking_url: null,
		status: null,
		error_message: null,
		return_label_error_message: null,
		service_point_id: null,
		shipment_cost: null,
		printed: false,
		requires_attention: (fields.error_message ?? null) !== null,
		attributes: {},
		...fields,
	};
	box.trackings.push(tracking);
	changed(state, packing, box, tracking);
	return tracking;
}

export function changeTracking(
	state: PulpoState,
	packing: PackingOrder,
	box: PackingBox,
	tracking: ShipmentTracking,
	fields: TrackingFields,
): ShipmentTracking {
	Object.assign(tracking, fields, { updated_at: now(state) });
	changed(state, packing, box, tracking);
	return tracking;
}

function changed(
	state: PulpoState,
	packing: PackingOrder,
	box: PackingBox,
	tracking: ShipmentTracking,
): void {
	box.updated_at = tracking.updated_at;
	packing.updated_at = tracking.updated_at;
	fireEvent(state, 'shipment_tracking_updated', packing.warehouse_id, () => ({ ...tracking }));
}

function fieldsOf(row: Row): TrackingFields {
	return Object.fromEntries(
		Object.entries(row).filter(
			([name, value]) => value !== undefined && !READ_ONLY.includes(name) && name !== 'packing_box_id',
		),
	);
}

function judgeTracking(row: unknown, box: PackingBox): Problems {
	if (!isRow(row)) return { body: INVALID };
	const problems = judge(TRACKING, row);
	const boxId = row['packing_box_id'] ?? box.id;
	if (boxId !== box.id) problems['packing_box_id'] ??= INVALID;
	return problems;
}

export function postTracking({ state, body }: Call, packing: PackingOrder, box: PackingBox): SandboxResponse {
	const problems = judgeTracking(body, box);
	if (!isEmpty(problems)) return refused(422, problems);
	return created(addTracking(state, packing, box, fieldsOf(body as Row)));
}

export function putTracking(
	{ state, body }: Call,
	packing: PackingOrder,
	box: PackingBox,
	tracking: ShipmentTracking,
): SandboxResponse {
	const problems = judgeTracking(body, box);
	if (!isEmpty(problems)) return refused(422, problems);
	return ok(changeTracking(state, packing, box, tracking, fieldsOf(body as Row)));
}

/** All or nothing: a broken row refuses the whole call. */
export function postTrackings({ state, user, body }: Call): SandboxResponse {
	if (!Array.isArray(body)) return refused(422, { body: INVALID });
	if (body.length > state.config.maxBulkRows) return tooLarge();
	const targets: Array<{ packing: PackingOrder; box: PackingBox; row: Row }> = [];
	for (const row of body as unknown[]) {
		const problems = isRow(row) ? judge(BULK_TRACKING, row) : { row: INVALID };
		const box = isRow(row) ? state.packingBoxes.get(Number(row['packing_box_id'])) : undefined;
		const packing = box && state.packingOrders.get(box.packing_order_id);
		const visible = packing && user.warehouse_ids.includes(packing.warehouse_id);
		if (!isEmpty(problems)) return refused(422, problems);
		if (!box || !packing || !visible) return refused(422, { packing_box_id: MISSING });
		targets.push({ packing, box, row: row as Row });
	}
	const trackings = targets.map(({ packing, box, row }) => addTracking(state, packing, box, fieldsOf(row)));
	return ok({ shipment_trackings: trackings, total_results: trackings.length });
}
