// What Shopify sends about stock, as far as we use it.

export interface WireLevel {
	/** gid://shopify/InventoryLevel/<number>?inventory_item_id=<number of the item> */
	id: string;
	updatedAt: string;
	location: { id: string; name: string };
	/** One entry for each name that was asked for, in no order to rely on. */
	quantities: Array<{ name: string; quantity: number }>;
}

export interface WireStockVariant {
	id: string;
	sku: string | null;
	barcode: string | null;
	title: string;
	displayName: string;
	updatedAt: string;
	/** A bundle: its stock follows from its parts. */
	requiresComponents: boolean;
	product: { id: string; title: string; status: string };
}

export interface WireItem {
	id: string;
	tracked: boolean;
}

/** A variant with its item and levels, however it was read. */
export interface StockEntry {
	/** null: Shopify gives no variant for the item. */
	variant: WireStockVariant | null;
	item: WireItem;
	sku: string | null;
	/** By GID of the location; a location that was asked for and is missing does not stock the item. */
	levels: Map<string, WireLevel>;
}

export function quantityOf(level: WireLevel, name: string): number | null {
	return level.quantities.find((entry) => entry.name === name)?.quantity ?? null;
}

/** The GID of the item that a level belongs to stands in the level's own id. */
export function itemOfLevel(levelId: string): string | null {
	const [, number] = /[?&]inventory_item_id=(\d+)/.exec(levelId) ?? [];
	return number === undefined ? null : `gid://shopify/InventoryItem/${number}`;
}
