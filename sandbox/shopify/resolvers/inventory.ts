import { connection } from '../connection.ts';
import { gid, numericId } from '../gid.ts';
import { iso } from '../time.ts';
import { fullName } from '../address.ts';
import { metafieldFields } from './metafields.ts';
import type { ConnectionArgs } from '../connection.ts';
import type { CallContext, Resolvers } from '../context.ts';
import type { InventoryItemRecord, InventoryLevelRecord, LocationRecord } from '../records.ts';

const skuOf = ({ variantId }: InventoryItemRecord, { shop }: CallContext): string | null =>
	shop.variants.get(variantId)?.sku ?? null;

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
			return sku
				? [...context.shop.variants.values()].filter((variant) => variant.sku === sku).length - 1
				: 0;
		},
		measurement: ({ id, weightGrams }: InventoryItemRecord) => ({
			id: gid('InventoryItemMeasurement', id),
			weight: { unit: 'GRAMS', value: weightGrams },
		}),
		trackedEditable: () => ({ locked: false, reason: null }),
		unitCost: () => null,
		inventoryLevel: ({ id }: InventoryItemRecord, args: { locationId: string }, { shop }: CallContext) =>
			shop.levelsOfItem(id).find(({ locationId }) => locationId === numericId(args.locationId, 'Location')) ??
			null,
		inventoryLevels: ({ id }: InventoryItemRecord, args: ConnectionArgs, { shop }: CallContext) =>
			connection(shop.levelsOfItem(id), args, (level) => level.id),
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
		inventoryLevels: ({ id }: LocationRecord, args: ConnectionArgs, { shop }: CallContext) =>
			connection(
				[...shop.inventoryLevels.values()].filter(({ locationId }) => locationId === id),
				args,
				(level) => level.id,
			),
	},
};
