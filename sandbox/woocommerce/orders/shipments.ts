import { created, noRoute, ok, Refusal } from '../answers.ts';
import { rowsOf, type Call, type Reply, type Row } from '../call.ts';
import { writeMeta } from '../meta.ts';
import type { Routes } from '../routes.ts';
import { anything, flag, META, oneOf, required, text, whole, type Args } from '../schema/types.ts';
import { announce } from '../webhooks/queue.ts';
import { orderOf } from './routes.ts';

const PLUGIN = '/wc-shipment-tracking/v3';
const PROVIDERS = {
	Denmark: { GLS: 'https://gls.example/%1$s', 'Post Danmark': 'https://postnord.example/%1$s' },
};
const TRACKING: Args = {
	tracking_number: required(text),
	tracking_provider: text,
	custom_tracking_provider: text,
	custom_tracking_link: text,
	date_shipped: text,
	status_shipped: whole,
	replace_tracking: whole,
	sku: text,
	qty: text,
};
const FULFILLMENT: Args = {
	status: required(text),
	is_fulfilled: required(flag),
	entity_type: required(oneOf('WC_Order')),
	entity_id: required(text),
	meta_data: META,
	items: anything,
};

/** Of a plugin that is switched off by default. */
function createTracking(call: Call): Reply {
	const order = trackedOrder(call);
	const { world, args } = call;
	const known = world.trackings.get(order.id) ?? [];
	const provider = String(args['tracking_provider'] ?? '');
	const tracking = {
		tracking_id: world.word(32).toLowerCase(),
		tracking_provider: provider || String(args['custom_tracking_provider'] ?? ''),
		tracking_link: linkOf(provider, args),
		tracking_number: String(args['tracking_number']),
		date_shipped: String(args['date_shipped'] ?? world.time.gmt(world.now())?.slice(0, 10) ?? ''),
	};
	world.trackings.set(order.id, args['replace_tracking'] === 1 ? [tracking] : [...known, tracking]);
	order.modifiedAt = world.now();
	announce(world, 'order.updated', order.id);
	return created(tracking, `${world.settings.url}/wp-json${PLUGIN}/orders/${order.id}/shipment-trackings`);
}

function linkOf(provider: string, args: Row): string {
	const links: Record<string, string> = Object.assign({}, ...Object.values(PROVIDERS)) as Record<
		string,
		string
	>;
	const own = Object.entries(links).find(([name]) => name.toLowerCase() === provider.toLowerCase())?.[1];
	return own?.replace('%1$s', String(args['tracking_number'])) ?? String(args['custom_tracking_link'] ?? '');
}

function trackedOrder(call: Call): ReturnType<typeof orderOf> {
	if (!call.world.settings.shipmentTracking) throw noRoute();
	return orderOf(call, 'order_id');
}

/** Of a feature that is switched off by default; the order's status stays. */
function createFulfillment(call: Call): Reply {
	const { world, args } = call;
	const order = fulfilledOrder(call);
	const items = rowsOf(args['meta_data']).find(({ key }) => key === '_items')?.['value'];
	if (rowsOf(items).length === 0)
		throw new Refusal(
			400,
			'woocommerce_rest_fulfillment_invalid',
			'The fulfillment should contain at least one item.',
		);
	const known = world.fulfillments.get(order.id) ?? [];
	const fulfillment = {
		id: known.length + 1,
		entity_type: 'WC_Order',
		entity_id: String(order.id),
		status: String(args['status']),
		is_fulfilled: args['is_fulfilled'] === true,
		date_updated: world.time.gmt(world.now()),
		date_deleted: null,
		meta_data: rowsOf(args['meta_data']).map(({ key, value }) => world.meta(String(key), value)),
	};
	world.fulfillments.set(order.id, [...known, fulfillment]);
	const isWhole = order.lines.every(({ id, quantity }) => piecesOf([...known, fulfillment], id) >= quantity);
	const value = isWhole ? 'fulfilled' : 'partially_fulfilled';
	writeMeta(world, order.meta, [{ key: '_fulfillment_status', value }]);
	order.modifiedAt = world.now();
	announce(world, 'order.updated', order.id);
	return created(fulfillment, world.href(`/orders/${order.id}/fulfillments/${fulfillment.id}`));
}

function piecesOf(fulfillments: Row[], itemId: number): number {
	return fulfillments
		.flatMap(({ meta_data: meta }) => rowsOf(meta))
		.filter(({ key }) => key === '_items')
		.flatMap(({ value }) => rowsOf(value))
		.filter(({ item_id: id }) => Number(id) === itemId)
		.reduce((total, { qty }) => total + Number(qty), 0);
}

function fulfilledOrder(call: Call): ReturnType<typeof orderOf> {
	if (!call.world.settings.fulfillments) throw noRoute();
	return orderOf(call, 'order_id');
}

export const shipmentRoutes: Routes = {
	[`GET ${PLUGIN}/orders/{order_id}/shipment-trackings`]: {
		permission: 'list',
		run: (call) => ok(call.world.trackings.get(trackedOrder(call).id) ?? []),
	},
	[`POST ${PLUGIN}/orders/{order_id}/shipment-trackings`]: {
		permission: 'create',
		args: TRACKING,
		run: createTracking,
	},
	[`GET ${PLUGIN}/shipment-trackings/providers`]: {
		permission: 'list',
		run: ({ world }) => {
			if (!world.settings.shipmentTracking) throw noRoute();
			return ok(PROVIDERS);
		},
	},
	'GET /wc/v3/orders/{order_id}/fulfillments': {
		permission: 'list',
		run: (call) => ok(call.world.fulfillments.get(fulfilledOrder(call).id) ?? []),
	},
	'POST /wc/v3/orders/{order_id}/fulfillments': {
		permission: 'create',
		args: FULFILLMENT,
		run: createFulfillment,
	},
};
