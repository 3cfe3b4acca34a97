import { connection } from '../connection.ts';
import { gid } from '../gid.ts';
import { ENDED } from '../orders/fulfillmentOrders.ts';
import { lineById } from '../orders/lines.ts';
import { findLocation } from '../orders/locations.ts';
import { grantsOneOf } from '../scopes.ts';
import { choice, id, text, time } from '../search/kinds.ts';
import { search } from '../search/run.ts';
import { visibleOrders } from './visible.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type {
	FulfillmentOrderLineRecord,
	FulfillmentOrderRecord,
	HoldRecord,
	LineRecord,
	OrderRecord,
} from '../records.ts';
import type { SearchSpace } from '../search/compile.ts';
import type { Shop } from '../shop.ts';

const STATUSES = ['open', 'in_progress', 'cancelled', 'incomplete', 'closed', 'scheduled', 'on_hold'];
const METHODS: Record<string, string> = {
	shipping: 'SHIPPING',
	'pick-up': 'PICK_UP',
	retail: 'RETAIL',
	local: 'LOCAL',
	'pickup-point': 'PICKUP_POINT',
	none: 'NONE',
};

/** Which ones an app sees, and may change, depends on who owns the location. */
export const mayUse = (
	{ scopes, shop }: CallContext,
	{ locationId }: FulfillmentOrderRecord,
	access: 'read' | 'write',
): boolean =>
	grantsOneOf(scopes, [
		shop.locations.get(locationId)?.isFulfillmentService
			? `${access}_third_party_fulfillment_orders`
			: `${access}_merchant_managed_fulfillment_orders`,
	]);

const shownOf = (order: OrderRecord, context: CallContext): FulfillmentOrderRecord[] =>
	order.fulfillmentOrders.filter((record) => mayUse(context, record, 'read'));

const idOf = (record: { id: number }): number => record.id;

type OrdersArgs = ConnectionArgs & { query?: string | null; displayable?: boolean | null };

export const ordersFulfillmentOrders: Resolver = (
	order: OrderRecord,
	args: OrdersArgs,
	context: CallContext,
	info,
) => {
	const shown = shownOf(order, context).filter(({ replaced }) => !args.displayable || !replaced);
	return connection(
		search(shown, args.query, fulfillmentOrderSearch(context.shop), context, info),
		args,
		idOf,
	);
};

function fulfillmentOrderSearch(shop: Shop): SearchSpace<FulfillmentOrderRecord> {
	const clock = { zone: shop.settings.shop.ianaTimezone, now: () => shop.now() };
	const name = ({ orderId }: FulfillmentOrderRecord) => shop.orders.get(orderId)?.name ?? null;
	return {
		fields: {
			id: id(idOf, 'FulfillmentOrder'),
			order_id: id(({ orderId }) => orderId, 'Order'),
			order_name: text(name),
			assigned_location_id: id(({ locationId }) => locationId, 'Location'),
			updated_at: time(({ updatedAt }) => updatedAt, clock),
			status: choice(
				Object.fromEntries(
					STATUSES.map((value) => [
						value,
						({ status }: FulfillmentOrderRecord) => status.toLowerCase() === value,
					]),
				),
			),
		},
		bare: text(name),
	};
}

type ListArgs = ConnectionArgs & { query?: string | null; includeClosed: boolean; sortKey: string };

export const allFulfillmentOrders: Resolver = (_: unknown, args: ListArgs, context: CallContext, info) => {
	const shown = visibleOrders(context)
		.flatMap((order) => shownOf(order, context))
		.filter(({ status }) => args.includeClosed || !ENDED.includes(status));
	const found = search(shown, args.query, fulfillmentOrderSearch(context.shop), context, info);
	return connection(found, args, idOf, ({ id: own, updatedAt }) =>
		args.sortKey === 'UPDATED_AT' ? updatedAt : own,
	);
};

const ACTIONS: Record<string, string[]> = {
	OPEN: ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MOVE', 'HOLD'],
	IN_PROGRESS: ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MOVE', 'HOLD'],
	ON_HOLD: ['RELEASE_HOLD', 'HOLD', 'MOVE'],
	SCHEDULED: ['MARK_AS_OPEN', 'MOVE'],
};

function orderOf(shop: Shop, orderId: number): OrderRecord {
	const order = shop.orders.get(orderId);
	if (!order) throw new Error(`no order ${orderId}`);
	return order;
}

type Part = FulfillmentOrderLineRecord;

/** The order line behind a part. */
function lineOf({ fulfillmentOrderId, lineId }: Part, shop: Shop): LineRecord {
	const record = shop.fulfillmentOrders.get(fulfillmentOrderId);
	if (!record) throw new Error(`no fulfillment order ${fulfillmentOrderId}`);
	return lineById(orderOf(shop, record.orderId), lineId);
}

const ofLine =
	(read: (line: LineRecord, shop: Shop) => unknown): Resolver =>
	(part: Part, _: unknown, { shop }: CallContext) =>
		read(lineOf(part, shop), shop);

const ofOrder =
	(read: (order: OrderRecord) => unknown): Resolver =>
	({ orderId }: FulfillmentOrderRecord, _: unknown, { shop }: CallContext) =>
		read(orderOf(shop, orderId));

export const fulfillmentOrderResolvers: Resolvers = {
	FulfillmentOrder: {
		order: ofOrder((order) => order),
		orderId: ofOrder(({ id: own }) => gid('Order', own)),
		orderName: ofOrder(({ name }) => name),
		orderProcessedAt: ofOrder(({ processedAt }) => processedAt),
		requestStatus: () => 'UNSUBMITTED',
		supportedActions: ({ status, progressReported }: FulfillmentOrderRecord) =>
			(ACTIONS[status] ?? [])
				.filter((action) => action !== 'MOVE' || !progressReported)
				.map((action) => ({ action })),
		fulfillmentHolds: ({ holds }: FulfillmentOrderRecord) => holds,
		assignedLocation: ({ locationId }: FulfillmentOrderRecord, _: unknown, { shop }: CallContext) => {
			const location = findLocation(shop, locationId);
			return {
				...location.address,
				countryCode: location.address.countryCode ?? 'AT',
				name: location.name,
				location,
			};
		},
		deliveryMethod: ofOrder((order) => ({
			id: gid('DeliveryMethod', order.id),
			methodType: METHODS[order.deliveryMethod] ?? 'NONE',
		})),
		fulfillments: (
			{ id: own, orderId }: FulfillmentOrderRecord,
			args: ConnectionArgs,
			{ shop }: CallContext,
		) => {
			const done = orderOf(shop, orderId).fulfillments.filter(({ lines }) =>
				lines.some(({ fulfillmentOrderId }) => fulfillmentOrderId === own),
			);
			return connection(done, args, idOf);
		},
		lineItems: ({ lines }: FulfillmentOrderRecord, args: ConnectionArgs) => connection(lines, args, idOf),
	},
	FulfillmentHold: {
		id: ({ id: own }: HoldRecord) => gid('FulfillmentHold', own),
		displayReason: ({ reason }: HoldRecord) =>
			reason.charAt(0) + reason.slice(1).toLowerCase().replaceAll('_', ' '),
		heldByRequestingApp: ({ clientId }: HoldRecord, _: unknown, { app }: CallContext) =>
			clientId === app.clientId,
	},
	FulfillmentOrderLineItem: {
		lineItem: ofLine((line) => line),
		sku: ofLine(({ sku }) => sku),
		productTitle: ofLine(({ title }) => title),
		variantTitle: ofLine(({ variantTitle }) => variantTitle),
		vendor: ofLine(({ vendor }) => vendor),
		requiresShipping: ofLine(({ requiresShipping }) => requiresShipping),
		weight: ofLine(({ grams }) => ({ unit: 'GRAMS', value: grams })),
		variant: ofLine(({ variantId }, shop) => shop.variants.get(variantId ?? 0) ?? null),
		inventoryItemId: ofLine(({ variantId }, shop) => {
			const variant = shop.variants.get(variantId ?? 0);
			return variant ? gid('InventoryItem', variant.inventoryItemId) : null;
		}),
	},
};
