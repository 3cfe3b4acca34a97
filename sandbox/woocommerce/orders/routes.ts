import { created, invalidId, ok, Refusal } from '../answers.ts';
import { batchRoute } from '../batch.ts';
import { idOf, type Call, type Reply } from '../call.ts';
import { answerList } from '../lists.ts';
import { FORCE, READ } from '../resource.ts';
import type { Routes } from '../routes.ts';
import { withDefault, whole } from '../schema/types.ts';
import { announce } from '../webhooks/queue.ts';
import { ORDER_ITEM_FIELDS, orderFields, orderFilters } from './args.ts';
import { decimals, findOrders, orderList } from './find.ts';
import type { Order } from './records.ts';
import { statusNames } from './statuses.ts';
import { trashOrder } from './trash.ts';
import { orderView } from './view.ts';
import { blankOrder, writeOrder } from './write.ts';

/** Fires created and updated, as the real shop does. */
function createOrder(call: Call): Reply {
	const { world, args } = call;
	const order = blankOrder(world);
	writeOrder(world, order, args, true);
	world.orders.set(order.id, order);
	announce(world, 'order.created', order.id);
	announce(world, 'order.updated', order.id);
	return created(orderView(world, order, 2), world.href(`/orders/${order.id}`));
}

function updateOrder(call: Call): Reply {
	const { world, args } = call;
	const order = orderOf(call);
	const wasTrash = order.status === 'trash';
	writeOrder(world, order, args, false);
	if (!(wasTrash && world.settings.hpos)) announce(world, 'order.updated', order.id);
	return ok(orderView(world, order, 2));
}

function deleteOrder(call: Call): Reply {
	const { world, args } = call;
	const order = orderOf(call);
	const before = orderView(world, order, 2);
	if (args['force'] === true) {
		world.orders.delete(order.id);
		for (const id of order.refundIds) world.refunds.delete(id);
		return ok(before);
	}
	if (order.status === 'trash')
		throw new Refusal(410, 'woocommerce_rest_already_trashed', 'The order has already been deleted.');
	trashOrder(world, order);
	return ok(before);
}

export function orderOf(call: Call, name = 'id'): Order {
	const order = call.world.orders.get(idOf(call, name));
	if (!order) throw invalidId('shop_order', call.inBatch);
	return order;
}

export const orderRoutes: Routes = {
	'GET /wc/v3/orders': {
		permission: 'list',
		args: orderFilters,
		run: (call) => answerList(call, findOrders(call), orderList),
	},
	'POST /wc/v3/orders': { permission: 'create', args: orderFields, run: createOrder },
	'GET /wc/v3/orders/statuses': {
		permission: 'public',
		run: ({ world }) => ok(Object.entries(statusNames(world)).map(([slug, name]) => ({ slug, name }))),
	},
	'GET /wc/v3/orders/{id}': {
		permission: 'view',
		args: { ...READ, dp: withDefault(whole, 2) },
		run: (call) => ok(orderView(call.world, orderOf(call), decimals(call))),
	},
	'PUT /wc/v3/orders/{id}': { permission: 'edit', args: orderFields, run: updateOrder },
	'DELETE /wc/v3/orders/{id}': { permission: 'delete', args: FORCE, run: deleteOrder },
	'PUT /wc/v3/orders/batch': batchRoute({
		fields: ORDER_ITEM_FIELDS,
		create: createOrder,
		update: updateOrder,
		remove: deleteOrder,
	}),
};
