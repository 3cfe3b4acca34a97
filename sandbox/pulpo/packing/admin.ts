import type { SalesOrder } from '../records.ts';
import type { PulpoState } from '../state.ts';
import { packOrder, type PackRequest } from './pack.ts';
import { changeTracking, addTracking, type TrackingFields } from './trackings.ts';
import { boxesOf, boxView, packingOrderView } from './views.ts';

export interface PackAction extends Omit<PackRequest, 'warehouseId'> {
	/** By id or name; default the order's own. */
	warehouse?: number | string;
}

export interface ShipAction {
	/** One order, several, or every order that is not over. */
	order_num?: string | string[];
	all?: boolean;
	carrier_code?: string;
	/** Tracking codes are this and a number of ten digits. */
	tracking_prefix?: string;
	tracking_url?: string;
}

export function pack(state: PulpoState, order: SalesOrder, action: PackAction): object {
	const { warehouse, boxes, close, short } = action;
	const packing = packOrder(state, order, {
		...(warehouse === undefined ? {} : { warehouseId: warehouseOf(state, warehouse) }),
		...(boxes === undefined ? {} : { boxes }),
		...(close === undefined ? {} : { close }),
		...(short === undefined ? {} : { short }),
	});
	return {
		order: { id: order.id, order_num: order.order_num, state: order.state },
		packing_order: packingOrderView(packing),
		boxes: boxesOf(state, packing).map((box) => ({
			...boxView(state, box),
			shipment_trackings: box.trackings,
		})),
	};
}

/** Everything that is open in the orders goes into one box each, with a tracking number, and out. */
export function ship(state: PulpoState, orders: SalesOrder[], action: ShipAction): object {
	const prefix = action.tracking_prefix ?? 'TR';
	const shipped = orders.map((order) => {
		const code = `${prefix}${String(order.id).padStart(10, '0')}`;
		packOrder(state, order, {
			boxes: [
				{
					tracking: {
						carrier_code: action.carrier_code ?? 'dhl',
						tracking_code: code,
						tracking_url: action.tracking_url ?? `https://track.example/${code}`,
					},
				},
			],
		});
		return { id: order.id, order_num: order.order_num, state: order.state, tracking_code: code };
	});
	return { shipped };
}

/** A number that comes or changes after packing. Without a box it is the last one of the order. */
export function track(
	state: PulpoState,
	order: SalesOrder,
	boxId: number | undefined,
	fields: TrackingFields,
): object {
	const packings = state.packingOrdersBySalesOrder.get(order.id) ?? [];
	const boxes = packings.flatMap((packing) => boxesOf(state, packing).map((box) => ({ packing, box })));
	const found = boxId === undefined ? boxes.at(-1) : boxes.find(({ box }) => box.id === boxId);
	if (!found) throw new Error(`order ${order.order_num} has no box ${boxId ?? ''}`);
	const [tracking] = found.box.trackings;
	return tracking
		? changeTracking(state, found.packing, found.box, tracking, fields)
		: addTracking(state, found.packing, found.box, fields);
}

export function warehouseOf(state: PulpoState, idOrName: number | string): number {
	const found = [...state.warehouses.values()].find(
		({ id, name }) => String(id) === String(idOrName) || name === idOrName,
	);
	if (!found) throw new Error(`no warehouse "${idOrName}"`);
	return found.id;
}
