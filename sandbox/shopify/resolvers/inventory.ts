import { connection } from '../connection.ts';
import { gid, numericId } from '../gid.ts';
import { iso } from '../time.ts';
import { fullName } from '../address.ts';
import { levelSearch } from '../search/products.ts';
import { search } from '../search/run.ts';
import { metafieldFields } from './metafields.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolvers } from '../context.ts';
import type { InventoryItemRecord, InventoryLevelRecord, LocationRecord } from '../records.ts';

type LevelArgs = ConnectionArgs & { query?: string | null };

const skuOf = ({ variantId }: InventoryItemRecord, { shop }: CallContext): string | null =>
	shop.variants.get(variantId)?.sku ?? null;

/** Of one request, so that a page of variants does not count the catalogue for each of them. */
const skuCounts = new WeakMap<CallContext, Map<string, number>>();

function skuCountsOf(context: CallContext): Map<string, number> {
	const known = skuCounts.get(context);
	if (known) return known;
	const counts = new Map<string, number>();
	for (const { sku } of context.shop.variants.values()) if (sku) counts.set(sku, (counts.get(sku) ?? 0) + 1);
	skuCounts.set(context, counts);
	return counts;
}

export const inventoryResolvers: Resolvers = {
	InventoryItem: {
		sku: (item: InventoryItemRecord, _: unknown, context: CallContext) => skuOf(item, context),
		variant: ({ variantId }: InventoryItemRecord, _: unknown, { shop }: CallContext) =>
			shop.variants.get(variantId),
		variants: ({ variantId }: InventoryItemRecord, args: ConnectionArgs, { shop }: CallContext) =>
			connection(
				[shop.variants.get(variantId)].filter((variant) => variant !== undefined),
				args,
				({ id }) => id,
			),
		duplicateSkuCount: (item: InventoryItemRecord, _: unknown, context: CallContext) => {
			const sku = skuOf(item, context);
			return sku ? (skuCountsOf(context).get(sku) ?? 1) - 1 : 0;
		},
		measurement: ({ id, weightGrams }: InventoryItemRecord) => ({
			id: gid('InventoryItemMeasurement', id),
			weight: { unit: 'GRAMS', value: weightGrams },
		}),
		trackedEditable: () => ({ locked: false, reason: null }),
		unitCost: ({ unitCost }: InventoryItemRecord, _: unknown, { shop }: CallContext) =>
			unitCost === null ? null : { amount: unitCost, currencyCode: shop.settings.shop.currency },
		inventoryLevel: ({ id }: InventoryItemRecord, args: { locationId: string }, { shop }: CallContext) =>
			shop.levelsOfItem(id).find(({ locationId }) => locationId === numericId(args.locationId, 'Location')) ??
			null,
		inventoryLevels: ({ id }: InventoryItemRecord, args: LevelArgs, context: CallContext, info) =>
			connection(
				search(context.shop.levelsOfItem(id), args.query, levelSearch(context.shop), context, info),
				args,
				(level) => level.id,
			),
		locationsCount: ({ id }: InventoryItemRecord, _: unknown, { shop }: CallContext) => ({
			count: shop.levelsOfItem(id).length,
			precision: 'EXACT',
		}),
	},
	InventoryLevel: {
		id: ({ id, inventoryItemId }: InventoryLevelRecord) =>
			`${gid('InventoryLevel', id)}?inventory_item_id=${inventoryItemId}`,
		item: ({ inventoryItemId }: InventoryLevelRecord, _: unknown, { shop }: CallContext) =>
			shop.inventoryItems.get(inventoryItemId),
		location: ({ locationId }: InventoryLevelRecord, _: unknown, { shop }: CallContext) =>
			shop.locations.get(locationId),
		quantities: (level: InventoryLevelRecord, args: { names: string[] }) =>
			args.names.map((name) => ({
				id: `${gid('InventoryQuantity', level.id)}?inventory_item_id=${level.inventoryItemId}&name=${name}`,
				name,
				quantity: level.quantities[name] ?? 0,
				updatedAt: iso(level.updatedAt),
			})),
		isActive: () => true,
		canDeactivate: () => true,
	},
	Location: {
		...metafieldFields('Location'),
		address: ({ address }: LocationRecord) => ({
			...address,
			formatted: [fullName(address), address.address1, address.city, address.country].filter(Boolean),
		}),
		addressVerified: () => true,
		activatable: ({ isActive }: LocationRecord) => !isActive,
		deactivatable: ({ isActive }: LocationRecord) => isActive,
		deletable: () => false,
		isPrimary: ({ id }: LocationRecord, _: unknown, { shop }: CallContext) =>
			[...shop.locations.keys()][0] === id,
		shipsInventory: ({ fulfillsOnlineOrders }: LocationRecord) => fulfillsOnlineOrders,
		hasActiveInventory: ({ id }: LocationRecord, _: unknown, { shop }: CallContext) =>
			[...shop.inventoryLevels.values()].some(({ locationId }) => locationId === id),
		hasUnfulfilledOrders: () => false,
		inventoryLevel: ({ id }: LocationRecord, args: { inventoryItemId: string }, { shop }: CallContext) =>
			shop
				.levelsOfItem(numericId(args.inventoryItemId, 'InventoryItem') ?? 0)
				.find(({ locationId }) => locationId === id) ?? null,
		inventoryLevels: ({ id }: LocationRecord, args: LevelArgs, context: CallContext, info) => {
			const there = [...context.shop.inventoryLevels.values()].filter(({ locationId }) => locationId === id);
			const found = search(there, args.query, levelSearch(context.shop), context, info);
			return connection(found, args, (level) => level.id);
		},
	},
};
