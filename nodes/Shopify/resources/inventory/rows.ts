import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { ResultItem, Run } from '../../../shared/node/types';
import type { StockEntry, WireLevel } from '../../client/inventoryWire';
import type { Shop } from '../../client/shop';
import { idOfGid, type WireLocation } from '../../client/wire';
import { figureOf, isManaged, rawStock, stockLevelOf } from '../../mapping/stock';
import { listOfTexts } from '../../rooms/orderId';
import { placeNumber, placeOf, stockPlaces } from '../../rooms/stockPlace';
import type { Reading } from './read';

/** How variants become items: one for each of the chosen locations. */
export interface Rows {
	places: WireLocation[];
	of(reading: Reading): ResultItem[];
}

type Form = (entry: StockEntry, place: WireLocation, level: WireLevel | null) => IDataObject;

export async function rowsOf(run: Run, shop: Shop, options: IDataObject): Promise<Rows> {
	const places = await chosenPlaces(run, shop);
	const form = formOf(run, shop);
	const keepsAll =
		options['includeNotStocked'] === true && run.parameter<string>('which', 0, 'all') !== 'changed';
	return {
		places,
		of: ({ entry, item }) =>
			places.flatMap((place) => {
				const level = entry.levels.get(place.id) ?? null;
				return level === null && !keepsAll ? [] : [{ json: form(entry, place, level), item }];
			}),
	};
}

async function chosenPlaces(run: Run, shop: Shop): Promise<WireLocation[]> {
	const all = await stockPlaces(run, shop);
	const chosen = listOfTexts(run.parameter<unknown>('locationIds', 0, []));
	return chosen.length === 0 ? all : chosen.map((text) => known(run, text, placeOf(text, all)));
}

function known(run: Run, text: string, place: WireLocation | null): WireLocation {
	if (place !== null) return place;
	throw new NodeOperationError(run.context.getNode(), `The shop has no active location ${text}`, {
		description: 'Choose the locations from the list, or leave the field empty for all of them.',
	});
}

function formOf(run: Run, shop: Shop): Form {
	const format = run.parameter<string>('returnFormat', 0, 'unified');
	const figure = run.parameter<string>('quantityName', 0, 'available');
	if (format === 'raw') return (entry, _, level) => dataOf(rawStock(entry, level));
	if (format === 'compact') {
		return (entry, place, level) => ({
			sku: entry.sku,
			quantity: figureOf(level, figure),
			location: locationOf(place),
			variantId: entry.variant === null ? null : idOfGid(entry.variant.id),
			inventoryItemId: idOfGid(entry.item.id),
			...(isManaged(entry) ? {} : { managed: false }),
		});
	}
	return (entry, place, level) => dataOf(stockLevelOf(entry, locationOf(place), level, shop.account.shop));
}

function locationOf(place: WireLocation): { id: string; name: string } {
	return { id: placeNumber(place), name: place.name };
}
