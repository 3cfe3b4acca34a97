import type { SandboxResponse } from '../../core/types.ts';
import { created, INVALID, isEmpty, MISSING, ok, refused, TAKEN, type Problems } from '../answers.ts';
import { fireOrderEvent } from '../events.ts';
import { isRow, judge, shape } from '../fields.ts';
import { answerList, columns } from '../lists.ts';
import type { FulfillmentOrder, SalesOrder } from '../records.ts';
import type { Call, Handler, Routes } from '../routes.ts';
import { now, type PulpoState } from '../state.ts';
import { createOrders, createQuickOrders, forEachReferred, updateOrders } from './bulk.ts';
import { attachFile, detachFile } from './files.ts';
import { countOrders, listOrders, searchOrders, visibleOrders } from './lists.ts';
import { postQuick } from './quick.ts';
import { ADDRESS } from './shape.ts';
import { cancelOrder, pauseOrder, resumeOrder } from './transitions.ts';
import { fulfillmentsOf, fulfillmentView, orderView } from './view.ts';
import { createOrder, updateOrder } from './write.ts';

/** `status` is what this endpoint answers for an unknown id: the vendor has no 404 for orders. */
const onOrder =
	(status: 400 | 422, run: (call: Call, order: SalesOrder) => SandboxResponse): Handler =>
	(call) => {
		const order = call.state.orders.get(Number(call.params['id']));
		if (!order || !call.user.warehouse_ids.includes(order.warehouse_id))
			return refused(status, { id: MISSING });
		return run(call, order);
	};

const transition = (
	status: 400 | 422,
	change: (state: PulpoState, order: SalesOrder) => Problems | undefined,
): Handler =>
	onOrder(status, ({ state }, order) => {
		const problems = change(state, order);
		return problems ? refused(status, problems) : ok(orderView(state, order));
	});

const create: Handler = ({ state, user, body }) => {
	if (!isRow(body)) return refused(422, { body: INVALID });
	const written = createOrder(state, user, body);
	if (!written.ok) return refused(written.status, written.problems);
	fireOrderEvent(state, 'sales_order_created', written.order);
	return created(orderView(state, written.order));
};

const update = onOrder(422, ({ state, user, body }, order) => {
	if (!isRow(body)) return refused(422, { body: INVALID });
	const written = updateOrder(state, user, order, body);
	if (!written.ok) return refused(written.status, written.problems);
	fireOrderEvent(state, 'sales_order_updated', order);
	return created(orderView(state, order));
});

/** One field, as long as the order is not over. */
const patch = onOrder(400, ({ state, body }, order) => {
	const { op, path, value } = isRow(body) ? body : {};
	if (op !== 'replace') return refused(400, { op: INVALID });
	if (['ended', 'cancelled'].includes(order.state))
		return refused(400, { state: `is already ${order.state}` });
	if (path === '/priority' && /^-?\d+$/.test(String(value))) order.priority = Number(value);
	else if (path === '/is_cart' && /^(true|false)$/.test(String(value)))
		order.is_cart = String(value) === 'true';
	else if (path === '/ship_to' && isEmpty(judge({ ship_to: shape(ADDRESS) }, { ship_to: value ?? 0 })))
		order.ship_to = value;
	else
		return refused(400, {
			[['/priority', '/is_cart', '/ship_to'].includes(String(path)) ? 'value' : 'path']: INVALID,
		});
	order.updated_at = now(state);
	fireOrderEvent(state, 'sales_order_updated', order);
	return ok(orderView(state, order));
});

const addReturnLabels = onOrder(400, ({ state, body }, order) => {
	const codes =
		Array.isArray(body) && body.every((code) => typeof code === 'string') ? (body as string[]) : undefined;
	if (!codes) return refused(400, { return_labels: INVALID });
	if (new Set([...order.return_labels, ...codes]).size < order.return_labels.length + codes.length) {
		return refused(400, { return_labels: TAKEN });
	}
	order.return_labels.push(...codes);
	order.updated_at = now(state);
	return ok(orderView(state, order));
});

const listFulfillments = ({ state, request }: Call, orders: SalesOrder[]): SandboxResponse => {
	const owners = new Map(
		orders.flatMap((order) => fulfillmentsOf(state, order).map((part) => [part.id, order])),
	);
	const parts = orders.flatMap((order) => fulfillmentsOf(state, order));
	return answerList<FulfillmentOrder>(
		{
			key: 'fulfillment_orders',
			columns: {
				...columns<FulfillmentOrder>({ id: 'integer', sales_order_id: 'integer', sequence_number: 'string' }),
				...columns<FulfillmentOrder>({ inserted_at: 'time', updated_at: 'time' }),
				state: { kind: 'string', read: (part) => part.state },
				order_num: { kind: 'string', read: (part) => owners.get(part.id)?.order_num ?? null },
				warehouse_id: { kind: 'integer', read: (part) => owners.get(part.id)?.warehouse_id ?? null },
			},
			view: (part) => fulfillmentView(state, owners.get(part.id) as SalesOrder, part),
			projection: true,
		},
		parts,
		request.query,
		state.config,
	);
};

export const orderRoutes: Routes = {
	'GET /sales/orders': listOrders,
	'POST /sales/orders': create,
	'POST /sales/orders/quick': postQuick,
	'POST /sales/orders/search': searchOrders,
	'GET /sales/orders/counts': countOrders,
	'GET /sales/orders/fulfillments': (call) => listFulfillments(call, visibleOrders(call.state, call.user)),
	'GET /sales/orders/{id}': onOrder(400, ({ state }, order) => ok(orderView(state, order))),
	'PUT /sales/orders/{id}': update,
	'PATCH /sales/orders/{id}': patch,
	'POST /sales/orders/{id}/cancel': transition(422, cancelOrder),
	'POST /sales/orders/{id}/pause': transition(400, pauseOrder),
	'POST /sales/orders/{id}/resume': transition(422, resumeOrder),
	'POST /sales/orders/{id}/attach': onOrder(400, attachFile),
	'DELETE /sales/orders/{id}/attachments/{attachment_id}': onOrder(422, detachFile),
	'POST /sales/orders/{id}/return_labels': addReturnLabels,
	'GET /sales/orders/{id}/fulfillments': onOrder(422, (call, order) => listFulfillments(call, [order])),
	'POST /sales/bulk/orders': createOrders,
	'PUT /sales/bulk/orders': updateOrders,
	'POST /sales/bulk/orders/quick': createQuickOrders,
	'POST /sales/bulk/orders/cancel': forEachReferred(200, cancelOrder),
	'POST /sales/bulk/orders/pause': forEachReferred(200, pauseOrder),
	'POST /sales/bulk/orders/resume': forEachReferred(201, resumeOrder),
};
