import type { Problem } from '../../../shared/model/outcome';
import type { Run } from '../../../shared/node/types';
import type { Shop } from '../../client/shop';
import type { WireLocation } from '../../client/wire';
import { placeOf, stockPlaces } from '../../rooms/stockPlace';
import { problem } from '../order/writeProblems';

/** What one input item asks for, before anything is looked up. */
export interface Asked {
	item: number;
	sku: string | null;
	/** GID; null: the SKU has to be looked up. */
	inventoryItemId: string | null;
	place: WireLocation | null;
	/** Why it cannot even be looked up. */
	problem: Problem | null;
}

export async function readAsked(run: Run, shop: Shop): Promise<Asked[]> {
	const places = await stockPlaces(run, shop);
	return Array.from({ length: run.itemCount }, (_, item) => askedOf(run, item, places));
}

function askedOf(run: Run, item: number, places: readonly WireLocation[]): Asked {
	const sku = textOf(run.parameter<unknown>('sku', item, ''));
	const given = textOf(run.parameter<unknown>('inventoryItemId', item, ''));
	const [, number] = /^(?:gid:\/\/shopify\/InventoryItem\/)?(\d{1,20})$/.exec(given ?? '') ?? [];
	const chosen = run.parameter<unknown>('locationId', item, '');
	const location = chosen === '' || chosen === null ? run.input(item)['location'] : chosen;
	const place = placeOf(location, places);
	const asked = {
		item,
		sku,
		inventoryItemId: number === undefined ? null : `gid://shopify/InventoryItem/${number}`,
		place,
		problem: null,
	};
	if (given !== null && number === undefined)
		return {
			...asked,
			problem: problem(
				'invalidId',
				`"${given}" is not the ID of an inventory item`,
				'Give its number or its GID.',
			),
		};
	if (sku === null && given === null)
		return {
			...asked,
			problem: problem(
				'noSku',
				'The item has neither a SKU nor an inventory item ID',
				'Fill in one of the two fields.',
			),
		};
	return place === null ? { ...asked, problem: noPlace(sku ?? given ?? '', location) } : asked;
}

function noPlace(what: string, location: unknown): Problem {
	const text = typeof location === 'object' ? JSON.stringify(location) : String(location ?? '');
	const isEmpty = location === undefined || location === null || text === '';
	return problem(
		'locationNotFound',
		isEmpty
			? `${what}: no location is given, and the shop has several`
			: `${what}: the shop has no active location ${text}`,
		'Choose one of the locations, or give its number or its exact name.',
	);
}

function textOf(value: unknown): string | null {
	const text = String(value ?? '').trim();
	return text === '' ? null : text;
}
