import { firstLocation } from '../catalog.ts';
import type { LocationRecord } from '../records.ts';
import type { Shop } from '../shop.ts';

/** By id or name; nothing named = the first one. */
export function findLocation(shop: Shop, ref?: number | string): LocationRecord {
	if (ref === undefined) return firstLocation(shop);
	const found = [...shop.locations.values()].find(({ id, name }) => id === ref || name === ref);
	if (!found) throw new Error(`no location ${ref}`);
	return found;
}
