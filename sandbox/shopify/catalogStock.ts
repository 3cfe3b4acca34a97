import type { InventoryItemRecord, InventoryLevelRecord } from './catalogRecords.ts';
import type { Shop } from './shop.ts';

export const QUANTITY_NAMES = [
	'available',
	'on_hand',
	'committed',
	'incoming',
	'reserved',
	'damaged',
	'safety_stock',
	'quality_control',
] as const;

export const levelAt = (
	shop: Shop,
	inventoryItemId: number,
	locationId: number,
): InventoryLevelRecord | undefined =>
	shop.levelsOfItem(inventoryItemId).find((level) => level.locationId === locationId);

/** The level there, made with zeros when the item is not stocked at the location yet. */
export function stockedAt(shop: Shop, inventoryItemId: number, locationId: number): InventoryLevelRecord {
	const known = levelAt(shop, inventoryItemId, locationId);
	if (known) return known;
	const now = shop.now();
	const level: InventoryLevelRecord = {
		kind: 'InventoryLevel',
		id: shop.nextId('InventoryLevel'),
		inventoryItemId,
		locationId,
		quantities: Object.fromEntries(QUANTITY_NAMES.map((name) => [name, 0])),
		createdAt: now,
		updatedAt: now,
	};
	shop.inventoryLevels.set(level.id, level);
	return level;
}

/** A unit more or less of one kind changes what is on hand too, unless it is still on its way. */
export function shiftLevel(shop: Shop, level: InventoryLevelRecord, name: string, delta: number): void {
	const other = name === 'on_hand' ? 'available' : name === 'incoming' ? null : 'on_hand';
	for (const key of [name, other]) {
		if (key !== null) level.quantities[key] = (level.quantities[key] ?? 0) + delta;
	}
	level.updatedAt = shop.now();
}

/** The stock of a bundle follows from its parts. */
export const isBundle = (shop: Shop, { variantId }: InventoryItemRecord): boolean =>
	shop.variants.get(variantId)?.requiresComponents === true;
