import { isBundle } from '../catalogStock.ts';
import { userError } from '../context.ts';
import { numericId } from '../gid.ts';
import type { UserError } from '../context.ts';
import type { Shop } from '../shop.ts';

/** docs/vendors/shopify.md, "Products, stock, shipping". */
const REASONS = [
	'correction',
	'cycle_count_available',
	'damaged',
	'movement_canceled',
	'movement_created',
	'movement_received',
	'movement_updated',
	'other',
	'promotion',
	'quality_control',
	'received',
	'reservation_created',
	'reservation_deleted',
	'reservation_updated',
	'restock',
	'safety_stock',
	'shrinkage',
];

export const badReason = (reason: string): UserError | null =>
	REASONS.includes(reason)
		? null
		: userError(['input', 'reason'], 'The specified reason is invalid.', 'INVALID_REASON');

export const badReference = (uri: string | null | undefined): UserError | null =>
	uri === null || uri === undefined || /^[a-z][a-z0-9+.-]*:\S+$/i.test(uri)
		? null
		: userError(
				['input', 'referenceDocumentUri'],
				'The specified reference document is invalid.',
				'INVALID_REFERENCE_DOCUMENT',
			);

/** Unknown item or location, or an item whose stock nobody may set. */
export function idError(
	shop: Shop,
	place: { inventoryItemId: string; locationId: string },
	at: (field: string) => string[],
): UserError | null {
	const item = shop.inventoryItems.get(numericId(place.inventoryItemId, 'InventoryItem') ?? 0);
	if (!item) {
		const message = 'The specified inventory item could not be found.';
		return userError(at('inventoryItemId'), message, 'INVALID_INVENTORY_ITEM');
	}
	if (!shop.locations.has(numericId(place.locationId, 'Location') ?? 0))
		return userError(at('locationId'), 'The specified location could not be found.', 'INVALID_LOCATION');
	if (isBundle(shop, item)) {
		const message = 'The specified inventory item is not allowed to be adjusted via API.';
		return userError(at('inventoryItemId'), message, 'NON_MUTABLE_INVENTORY_ITEM');
	}
	return null;
}

export const isWithin = (quantity: number, most: number): boolean => Math.abs(quantity) <= most;
