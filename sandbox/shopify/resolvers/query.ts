import { bulkQueries } from '../bulk/queries.ts';
import { connection } from '../connection.ts';
import { accessDenied } from '../context.ts';
import { GraphQLError } from 'graphql';
import { MAX_LIST_ARGUMENT } from '../defaults.ts';
import { gid, parseGid } from '../gid.ts';
import { recordByGid } from '../lookup.ts';
import { grantsOneOf } from '../scopes.ts';
import { locationSearch, productSearch, subscriptionSearch, variantSearch } from '../search/products.ts';
import { orderSearch } from '../search/orders.ts';
import { search } from '../search/run.ts';
import { publicApiVersions } from '../versions.ts';
import { allFulfillmentOrders } from './fulfillmentOrders.ts';
import { returnById, returnableFulfillments } from './returns.ts';
import { orderSortKeys, productSortKeys, sortValue, variantSortKeys } from './sorting.ts';
import { visibleOrders } from './visible.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolver, Resolvers } from '../context.ts';
import type { SubscriptionRecord } from '../records.ts';

type SearchArgs = ConnectionArgs & { query?: string | null; sortKey: string };

const QUANTITY_NAMES = [
	'available',
	'on_hand',
	'committed',
	'incoming',
	'reserved',
	'damaged',
	'safety_stock',
	'quality_control',
];

const idOf = ({ id }: { id: number }): number => id;

/** A single record by its global id; null when there is none or it is of another kind. */
const byId =
	(kind: string): Resolver =>
	(_: unknown, args: { id: string }, context: CallContext) =>
		parseGid(args.id)?.kind === kind ? recordByGid(context, args.id) : null;

function node(id: string, context: CallContext, info: GraphQLResolveInfo): unknown {
	const parsed = parseGid(id);
	if (!parsed)
		throw new GraphQLError(`Invalid global id '${id}'`, {
			extensions: { code: 'argumentLiteralsIncompatible' },
		});
	const access = context.admin.accessOfType(parsed.kind);
	if (access && !grantsOneOf(context.scopes, access.scopes))
		throw accessDenied(info.fieldName, access.requiredAccess);
	return recordByGid(context, id);
}

function foundOrders(args: { query?: string | null }, context: CallContext, info: GraphQLResolveInfo) {
	context.shop.runDueJobs();
	return search(visibleOrders(context), args.query, orderSearch(context.shop), context, info, (order) =>
		context.shop.searchable(order),
	);
}

function ownSubscriptions(
	{ shop, app }: CallContext,
	args: { topics?: string[] | null; uri?: string | null },
): SubscriptionRecord[] {
	return [...shop.subscriptions.values()].filter(
		(subscription) =>
			subscription.clientId === app.clientId &&
			(!args.topics || args.topics.length === 0 || args.topics.includes(subscription.topic)) &&
			(!args.uri || args.uri === subscription.uri),
	);
}

export const queryResolvers: Resolvers = {
	QueryRoot: {
		node: (_: unknown, args: { id: string }, context: CallContext, info) => node(args.id, context, info),
		nodes: (_: unknown, args: { ids: string[] }, context: CallContext, info) => {
			if (args.ids.length > MAX_LIST_ARGUMENT) {
				const message = `The input array size of ${args.ids.length} is greater than the maximum allowed of ${MAX_LIST_ARGUMENT}.`;
				throw new GraphQLError(message, { extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } });
			}
			return args.ids.map((id) => node(id, context, info));
		},
		order: byId('Order'),
		orders: (_: unknown, args: SearchArgs, context: CallContext, info) =>
			connection(
				foundOrders(args, context, info),
				args,
				idOf,
				sortValue(orderSortKeys, args.sortKey, context.shop),
			),
		ordersCount: (
			_: unknown,
			args: { query?: string | null; limit?: number | null },
			context: CallContext,
			info,
		) => {
			const count = foundOrders(args, context, info).length;
			const limit = args.limit ?? count;
			return { count: Math.min(count, limit), precision: count > limit ? 'AT_LEAST' : 'EXACT' };
		},
		customer: byId('Customer'),
		customers: (_: unknown, args: ConnectionArgs, { shop }: CallContext) =>
			connection(shop.customers.values(), args, idOf),
		product: byId('Product'),
		products: (_: unknown, args: SearchArgs, context: CallContext, info) =>
			connection(
				search(context.shop.products.values(), args.query, productSearch(context.shop), context, info),
				args,
				idOf,
				sortValue(productSortKeys, args.sortKey, context.shop),
			),
		productVariant: byId('ProductVariant'),
		productVariants: (_: unknown, args: SearchArgs, context: CallContext, info) =>
			connection(
				search(context.shop.variants.values(), args.query, variantSearch(context.shop), context, info),
				args,
				idOf,
				sortValue(variantSortKeys, args.sortKey, context.shop),
			),
		productVariantsCount: (
			_: unknown,
			args: { query?: string | null; limit?: number | null },
			context: CallContext,
			info,
		) => {
			const { variants } = context.shop;
			const { length } = search(variants.values(), args.query, variantSearch(context.shop), context, info);
			const limit = args.limit ?? length;
			return { count: Math.min(length, limit), precision: length > limit ? 'AT_LEAST' : 'EXACT' };
		},
		fulfillmentOrder: byId('FulfillmentOrder'),
		fulfillmentOrders: allFulfillmentOrders,
		inventoryItem: byId('InventoryItem'),
		inventoryItems: (_: unknown, args: ConnectionArgs, { shop }: CallContext) =>
			connection(shop.inventoryItems.values(), args, idOf),
		inventoryLevel: byId('InventoryLevel'),
		inventoryProperties: () => ({
			quantityNames: QUANTITY_NAMES.map((name) => ({
				name,
				displayName: name.replaceAll('_', ' '),
				isInUse: true,
				belongsTo: [],
				comprises: [],
			})),
		}),
		location: (_: unknown, args: { id?: string | null }, context: CallContext) =>
			args.id ? recordByGid(context, args.id) : ([...context.shop.locations.values()][0] ?? null),
		locations: (
			_: unknown,
			args: SearchArgs & { includeInactive: boolean; includeLegacy: boolean },
			context: CallContext,
			info,
		) => {
			const shown = [...context.shop.locations.values()].filter(
				({ isActive, isFulfillmentService }) =>
					(isActive || args.includeInactive) && (!isFulfillmentService || args.includeLegacy),
			);
			return connection(search(shown, args.query, locationSearch(context.shop), context, info), args, idOf);
		},
		shop: (_: unknown, __: unknown, { shop }: CallContext) => shop,
		currentAppInstallation: (_: unknown, __: unknown, { app }: CallContext) => app,
		appInstallation: (_: unknown, args: { id?: string | null }, { app }: CallContext) =>
			!args.id || args.id === gid('AppInstallation', 410000001) ? app : null,
		fulfillment: byId('Fulfillment'),
		return: returnById,
		returnableFulfillments,
		publicApiVersions,
		...bulkQueries,
		job: byId('Job'),
		webhookSubscription: byId('WebhookSubscription'),
		webhookSubscriptions: (
			_: unknown,
			args: SearchArgs & { topics?: string[] | null; uri?: string | null; callbackUrl?: string | null },
			context: CallContext,
			info,
		) => {
			const uri = args.uri ?? args.callbackUrl ?? null;
			const own = ownSubscriptions(context, { topics: args.topics ?? null, uri });
			return connection(search(own, args.query, subscriptionSearch(context.shop), context, info), args, idOf);
		},
		webhookSubscriptionsCount: (_: unknown, __: unknown, context: CallContext) => ({
			count: ownSubscriptions(context, {}).length,
			precision: 'EXACT',
		}),
	},
	Job: { id: ({ id }: { id: string }) => gid('Job', id), query: () => ({}) },
	WebhookSubscription: {
		apiVersion: ({ apiVersion }: SubscriptionRecord) => ({
			handle: apiVersion,
			displayName: apiVersion,
			supported: true,
		}),
		callbackUrl: ({ uri }: SubscriptionRecord) => uri,
		endpoint: ({ uri }: SubscriptionRecord) => ({ kind: 'WebhookHttpEndpoint', callbackUrl: uri }),
		metafields: () => [],
	},
};
