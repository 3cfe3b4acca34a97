import type { Run } from '../../shared/node/types';
import { activeLocations } from '../client/places';
import type { Shop } from '../client/shop';
import { gidOf, idOfGid, type WireLocation } from '../client/wire';

/** The active locations of the shop, read once per run. */
export async function stockPlaces(run: Run, shop: Shop): Promise<WireLocation[]> {
	return await run.once('stock places', async () => await activeLocations(shop));
}

/**
 * The location that was meant: by number, GID or name. Nothing given = the shop's only location. null: there is no such
 * location, or there are several.
 */
export function placeOf(value: unknown, places: readonly WireLocation[]): WireLocation | null {
	const [only, ...others] = places;
	const given = givenTexts(value);
	if (given.length === 0) return others.length === 0 ? (only ?? null) : null;
	for (const text of given) {
		const gid = gidOf('Location', text);
		const found =
			places.find(({ id }) => id === gid) ?? places.find(({ name }) => folded(name) === folded(text));
		if (found) return found;
	}
	return null;
}

/** A text, a number, or a location of the unified model: its id first, then its name. */
function givenTexts(value: unknown): string[] {
	const parts =
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? [Reflect.get(value, 'id'), Reflect.get(value, 'name')]
			: [value];
	return parts.map((part) => String(part ?? '').trim()).filter((text) => text !== '');
}

export function placeNumber({ id }: WireLocation): string {
	return idOfGid(id) ?? id;
}

function folded(text: string): string {
	return text.trim().toLowerCase();
}
