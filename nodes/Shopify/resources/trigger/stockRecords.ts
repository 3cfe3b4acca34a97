import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../../shared/node/errorItem';
import type { PollRecord } from '../../../shared/node/poll';
import type { Location } from '../../../shared/model/stock';
import type { Subject } from '../../client/deliverySubject';
import { changedLevels } from '../../client/inventoryChanged';
import { stockOfItemIds } from '../../client/inventoryRead';
import type { StockEntry, WireLevel } from '../../client/inventoryWire';
import { activeLocations } from '../../client/places';
import { idOfGid } from '../../client/wire';
import { rawStock, stockLevelOf } from '../../mapping/stock';
import { utcOf } from '../../rooms/time';
import { eventOf, hintItem } from './items';
import type { ReadWindow, Source } from './source';

/**
 * The stock that a delivery is about, as it is now: of one location for a level, of all for an inventory item. Nothing
 * when the location does not fit the filter.
 */
export async function stockOfDelivery(source: Source, subject: Subject): Promise<IDataObject[]> {
	const { shop, settings } = source;
	const { locationId } = settings;
	if (subject.locationId !== null && locationId !== null && subject.locationId !== locationId) return [];
	const wanted = subject.locationId ?? locationId;
	const places =
		wanted === null
			? (await activeLocations(shop)).map(({ id }) => id)
			: [`gid://shopify/Location/${wanted}`];
	const gid = `gid://shopify/InventoryItem/${subject.id}`;
	const entry = (await stockOfItemIds(shop, [gid], places)).get(gid);
	if (!entry) return [];
	return [...entry.levels.values()].map((level) => stockItem(entry, level, source));
}

/** Shopify lists changed levels per location, in no order of time. */
export async function* changedStock(source: Source, window: ReadWindow): AsyncGenerator<PollRecord> {
	const { shop, settings } = source;
	const since = utcOf(window.sinceIso, 'utc') ?? window.sinceIso;
	const { locationId } = settings;
	const places =
		locationId === null
			? (await activeLocations(shop)).map(({ id }) => id)
			: [`gid://shopify/Location/${locationId}`];
	for (const place of places) {
		for await (const page of changedLevels(shop, place, since)) {
			for (const entry of page) {
				for (const level of entry.levels.values()) {
					yield { id: level.id, updatedAt: level.updatedAt, item: stockItem(entry, level, source) };
				}
			}
		}
	}
}

function stockItem(entry: StockEntry, level: WireLevel, source: Source): IDataObject {
	const { shop, settings, delivery } = source;
	const { shop: account } = shop.account;
	const place: Location = { id: idOfGid(level.location.id) ?? level.location.id, name: level.location.name };
	if (settings.format === 'event') {
		const id = idOfGid(entry.item.id) ?? entry.item.id;
		const subject: Subject = { kind: 'inventoryLevel', id, recordId: id, locationId: place.id };
		return hintItem(subject, { account, delivery });
	}
	const record =
		settings.format === 'raw' ? rawStock(entry, level) : stockLevelOf(entry, place, level, account);
	return { ...dataOf(record), event: eventOf(delivery, null) };
}
