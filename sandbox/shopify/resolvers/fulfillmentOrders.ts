import { connection } from '../connection.ts';
import { gid } from '../gid.ts';
import { fulfillmentOrdersOf } from '../orders/fulfillmentOrders.ts';
import { grantsOneOf } from '../scopes.ts';
import { choice, id, text, time } from '../search/kinds.ts';
import { search } from '../search/run.ts';
import { visibleOrders } from './visible.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type { FulfillmentOrder, FulfillmentOrderLine } from '../orders/fulfillmentOrders.ts';
import type { OrderRecord } from '../records.ts';
import type { SearchSpace } from '../search/compile.ts';
import type { Shop } from '../shop.ts';

const CLOSED = ['CLOSED', 'CANCELLED', 'INCOMPLETE'];
const STATUSES = ['open', 'in_progress', 'cancelled', 'incomplete', 'closed', 'scheduled', 'on_hold'];
const METHODS: Record<string, string> = {
	shipping: 'SHIPPING',
	'pick-up': 'PICK_UP',
	retail: 'RETAIL',
	local: 'LOCAL',
	'pickup-point': 'PICKUP_POINT',
	none: 'NONE',
};

/** Which ones an app sees depends on who owns the location. */
const isShown =
	({ scopes }: CallContext) =>
	({ location }: FulfillmentOrder): boolean =>
		grantsOneOf(scopes, [
			location.isFulfillmentService
				? 'read_third_party_fulfillment_orders'
				: 'read_merchant_managed_fulfillment_orders',
		]);

const shownOf = (order: OrderRecord, context: CallContext): FulfillmentOrder[] =>
	fulfillmentOrdersOf(context.shop, order).filter(isShown(context));

const idOf = (record: { id: number }): number => record.id;

export const ordersFulfillmentOrders: Resolver = (
	order: OrderRecord,
	args: ConnectionArgs,
	context: CallContext,
) => connection(shownOf(order, context), args, idOf);

function fulfillmentOrderSearch(shop: Shop): SearchSpace<FulfillmentOrder> {
	const clock = { zone: shop.settings.shop.ianaTimezone, now: () => shop.now() };
	return {
		fields: {
			id: id(idOf, 'FulfillmentOrder'),
			order_id: id(({ order }) => order.id, 'Order'),
			order_name: text(({ order }) => order.name),
			assigned_location_id: id(({ location }) => location.id, 'Location'),
			updated_at: time(({ updatedAt }) => updatedAt, clock),
			status: choice(
				Object.fromEntries(
					STATUSES.map((name) => [name, ({ status }: FulfillmentOrder) => status.toLowerCase() === name]),
				),
			),
		},
		bare: text(({ order }) => order.name),
	};
}

type ListArgs = ConnectionArgs & { query?: string | null; includeClosed: boolean; sortKey: string };

export const allFulfillmentOrders: Resolver = (_: unknown, args: ListArgs, context: CallContext, info) => {
	const shown = visibleOrders(context)
		.flatMap((order) => shownOf(order, context))
		.filter(({ status }) => args.includeClosed || !CLOSED.includes(status));
	const found = search(shown, args.query, fulfillmentOrderSearch(context.shop), context, info);
	return connection(found, args, idOf, ({ id: own, updatedAt }) =>
		args.sortKey === 'UPDATED_AT' ? updatedAt : own,
	);
};

export const fulfillmentOrderResolvers: Resolvers = {
	FulfillmentOrder: {
		orderId: ({ order }: FulfillmentOrder) => gid('Order', order.id),
		orderName: ({ order }: FulfillmentOrder) => order.name,
		orderProcessedAt: ({ order }: FulfillmentOrder) => order.processedAt,
		requestStatus: () => 'UNSUBMITTED',
		supportedActions: ({ status }: FulfillmentOrder) =>
			['OPEN', 'IN_PROGRESS'].includes(status) ? [{ action: 'CREATE_FULFILLMENT' }, { action: 'HOLD' }] : [],
		fulfillmentHolds: ({ status, id: own }: FulfillmentOrder) =>
			status === 'ON_HOLD' ? [{ id: gid('FulfillmentHold', own), reason: 'OTHER', reasonNotes: null }] : [],
		assignedLocation: ({ location }: FulfillmentOrder) => ({
			...location.address,
			countryCode: location.address.countryCode ?? 'AT',
			name: location.name,
			location,
		}),
		deliveryMethod: ({ order }: FulfillmentOrder) => ({
			id: gid('DeliveryMethod', order.id),
			methodType: METHODS[order.deliveryMethod] ?? 'NONE',
		}),
		lineItems: ({ lines }: FulfillmentOrder, args: ConnectionArgs) => connection(lines, args, idOf),
	},
	FulfillmentOrderLineItem: {
		lineItem: ({ line }: FulfillmentOrderLine) => line,
		sku: ({ line }: FulfillmentOrderLine) => line.sku,
		productTitle: ({ line }: FulfillmentOrderLine) => line.title,
		variantTitle: ({ line }: FulfillmentOrderLine) => line.variantTitle,
		vendor: ({ line }: FulfillmentOrderLine) => line.vendor,
		requiresShipping: ({ line }: FulfillmentOrderLine) => line.requiresShipping,
		variant: ({ line }: FulfillmentOrderLine, _: unknown, { shop }: CallContext) =>
			shop.variants.get(line.variantId ?? 0) ?? null,
		inventoryItemId: ({ line }: FulfillmentOrderLine, _: unknown, { shop }: CallContext) => {
			const variant = shop.variants.get(line.variantId ?? 0);
			return variant ? gid('InventoryItem', variant.inventoryItemId) : null;
		},
	},
};
