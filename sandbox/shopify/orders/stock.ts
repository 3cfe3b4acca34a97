import type { InventoryLevelRecord, LineRecord } from '../records.ts';
import type { Notice, Shop } from '../shop.ts';

export type StockChange = Partial<Record<'available' | 'committed' | 'on_hand', number>>;

/** The level of a line's item at a location; null when nobody counts that item. */
export function levelOf(shop: Shop, line: LineRecord, locationId: number): InventoryLevelRecord | null {
	const variant = shop.variants.get(line.variantId ?? 0);
	const item = variant && shop.inventoryItems.get(variant.inventoryItemId);
	if (!item?.tracked) return null;
	return shop.levelsOfItem(item.id).find((level) => level.locationId === locationId) ?? null;
}

/** Changes the counts of a line's item at a location. */
export function shiftStock(shop: Shop, line: LineRecord, locationId: number, change: StockChange): Notice[] {
	const level = levelOf(shop, line, locationId);
	if (!level) return [];
	for (const [name, delta] of Object.entries(change)) {
		level.quantities[name] = (level.quantities[name] ?? 0) + delta;
	}
	level.updatedAt = shop.now();
	return [{ topics: ['INVENTORY_LEVELS_UPDATE'], record: level }];
}

/** An ordered unit is still on the shelf, but no longer for sale. */
export const commit = (shop: Shop, line: LineRecord, locationId: number, units: number): Notice[] =>
	shiftStock(shop, line, locationId, { available: -units, committed: units });

/** Makes the item known at a location, with none there. */
export function addLevel(shop: Shop, line: LineRecord, locationId: number): void {
	const variant = shop.variants.get(line.variantId ?? 0);
	if (!variant || shop.levelsOfItem(variant.inventoryItemId).some((level) => level.locationId === locationId))
		return;
	const id = shop.nextId('InventoryLevel');
	const now = shop.now();
	shop.inventoryLevels.set(id, {
		kind: 'InventoryLevel',
		id,
		inventoryItemId: variant.inventoryItemId,
		locationId,
		quantities: { available: 0, on_hand: 0, committed: 0 },
		createdAt: now,
		updatedAt: now,
	});
}
