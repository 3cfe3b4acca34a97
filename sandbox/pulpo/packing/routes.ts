import type { SandboxResponse } from '../../core/types.ts';
import { MISSING, ok, refused } from '../answers.ts';
import { answerList, columns, type Column, type ListSpec } from '../lists.ts';
import type { Call, Handler, Routes } from '../routes.ts';
import type { PulpoState } from '../state.ts';
import type { PackingBox, PackingOrder, ShipmentTracking } from './records.ts';
import { postTracking, postTrackings, putTracking } from './trackings.ts';
import { boxesOf, boxView, packingOrderView } from './views.ts';

const packingList: ListSpec<PackingOrder> = {
	key: 'packing_orders',
	columns: columns<PackingOrder>({
		id: 'integer',
		sales_order_id: 'integer',
		fulfillment_order_id: 'integer',
		sales_order_ref: 'string',
		sequence_number: 'string',
		warehouse_id: 'integer',
		merchant_id: 'integer',
		merchant_channel_id: 'integer',
		owner_id: 'integer',
		origin_location_id: 'integer',
		destination_location_id: 'integer',
		state: 'string',
		start_date: 'time',
		end_date: 'time',
		inserted_at: 'time',
		updated_at: 'time',
	}),
	view: packingOrderView,
	projection: true,
};

const ofTrackings = (
	kind: Column<PackingBox>['kind'],
	read: (tracking: ShipmentTracking) => string | number | boolean | null,
): Column<PackingBox> => ({ kind, read: (box) => box.trackings.map(read) });

function boxList(state: PulpoState): ListSpec<PackingBox> {
	const orderOf = (box: PackingBox): PackingOrder | undefined =>
		state.packingOrders.get(box.packing_order_id);
	const failed: Column<PackingBox> = {
		kind: 'boolean',
		read: (box) => box.trackings.some(({ error_message: message }) => message !== null && message !== ''),
	};
	return {
		key: 'packing_boxes',
		columns: {
			...columns<PackingBox>({
				id: 'integer',
				box_number: 'integer',
				name: 'string',
				inserted_at: 'time',
				updated_at: 'time',
			}),
			product_id: { kind: 'integer', read: (box) => box.items.map((item) => item.product_id) },
			tracking_code: ofTrackings('string', (tracking) => tracking.tracking_code),
			shipment_tracking_status: ofTrackings('string', (tracking) => tracking.status),
			shipment_tracking_requires_attention: ofTrackings('boolean', (one) => one.requires_attention),
			has_shipment_tracking_error_message: failed,
			warehouse_id: { kind: 'integer', read: (box) => orderOf(box)?.warehouse_id ?? null },
			merchant_id: { kind: 'integer', read: (box) => orderOf(box)?.merchant_id ?? null },
			merchant_channel_id: { kind: 'integer', read: (box) => orderOf(box)?.merchant_channel_id ?? null },
		},
		view: (box) => boxView(state, box),
	};
}

const trackingList: ListSpec<ShipmentTracking> = {
	key: 'shipment_trackings',
	columns: columns<ShipmentTracking>({
		id: 'integer',
		requires_attention: 'boolean',
		inserted_at: 'time',
		updated_at: 'time',
	}),
	view: (tracking) => tracking,
};

const visible = ({ user }: Call, order: PackingOrder | undefined): order is PackingOrder =>
	order !== undefined && user.warehouse_ids.includes(order.warehouse_id);

const onPacking =
	(run: (call: Call, order: PackingOrder) => SandboxResponse): Handler =>
	(call) => {
		const order = call.state.packingOrders.get(Number(call.params['id']));
		return visible(call, order) ? run(call, order) : refused(422, { id: MISSING });
	};

const onBox = (run: (call: Call, order: PackingOrder, box: PackingBox) => SandboxResponse): Handler =>
	onPacking((call, order) => {
		const box = boxesOf(call.state, order).find(({ id }) => id === Number(call.params['box_id']));
		return box ? run(call, order, box) : refused(422, { box_id: MISSING });
	});

const onTracking = (
	run: (call: Call, order: PackingOrder, box: PackingBox, tracking: ShipmentTracking) => SandboxResponse,
): Handler =>
	onBox((call, order, box) => {
		const tracking = box.trackings.find(({ id }) => id === Number(call.params['tracking_id']));
		return tracking ? run(call, order, box, tracking) : refused(422, { tracking_id: MISSING });
	});

function listPacking(call: Call): SandboxResponse {
	const { state, request } = call;
	const wanted = request.query['sales_order_id'];
	// The usual question has an index; the filter itself runs all the same.
	const candidates =
		typeof wanted === 'string' && /^\d+$/.test(wanted)
			? (state.packingOrdersBySalesOrder.get(Number(wanted)) ?? [])
			: [...state.packingOrders.values()];
	const seen = candidates.filter((order) => visible(call, order));
	return answerList(packingList, seen, request.query, state.config);
}

function searchBoxes(call: Call): SandboxResponse {
	const { state, request } = call;
	const seen = [...state.packingBoxes.values()].filter((box) =>
		visible(call, state.packingOrders.get(box.packing_order_id)),
	);
	return answerList(boxList(state), seen, request.query, state.config);
}

const BOX = '/packing/orders/{id}/boxes/{box_id}';

export const packingRoutes: Routes = {
	'GET /packing/orders': listPacking,
	'GET /packing/orders/boxes/search': searchBoxes,
	'POST /packing/orders/boxes/bulk/shipment_tracking': postTrackings,
	'GET /packing/orders/{id}': onPacking((_call, order) => ok(packingOrderView(order))),
	'GET /packing/orders/{id}/boxes': onPacking(({ state, request }, order) =>
		answerList(boxList(state), boxesOf(state, order), request.query, state.config),
	),
	[`GET ${BOX}/shipment_tracking`]: onBox(({ state, request }, _order, box) =>
		answerList(trackingList, box.trackings, request.query, state.config),
	),
	[`POST ${BOX}/shipment_tracking`]: onBox(postTracking),
	[`GET ${BOX}/shipment_tracking/{tracking_id}`]: onTracking((_call, _order, _box, tracking) => ok(tracking)),
	[`PUT ${BOX}/shipment_tracking/{tracking_id}`]: onTracking(putTracking),
	[`DELETE ${BOX}/shipment_tracking/{tracking_id}`]: onTracking((_call, _order, box, tracking) => {
		box.trackings.splice(box.trackings.indexOf(tracking), 1);
		return ok();
	}),
};
