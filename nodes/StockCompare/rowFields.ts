import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../shared/model/shape';
import type { Place } from '../shared/rules/stockPlaces';

/** Where a row has what: paths such as "location.id", of several the first that the row has. */
export interface RowFields {
	sku: string[];
	quantity: string[];
	place: string[];
	placeName: string[];
}

/** Ids of a row that a write to its system needs, and where a row may have them. */
const IDS: Record<string, string[]> = {
	key: ['key'],
	id: ['id'],
	productId: ['productId'],
	variantId: ['variantId'],
	inventoryItemId: ['inventoryItemId', 'source.inventoryItem.id'],
};

export function skuOf(json: IDataObject, fields: RowFields): string | null {
	return textAt(json, fields.sku);
}

export function quantityOf(json: IDataObject, fields: RowFields): unknown {
	return fields.quantity
		.map((path) => valueAt(json, path))
		.find((value) => value !== undefined && value !== null);
}

export function placeOf(json: IDataObject, fields: RowFields): Place | null {
	const id = textAt(json, fields.place);
	const name = textAt(json, fields.placeName);
	return id === null && name === null ? null : { id, name };
}

export function idsOf(json: IDataObject): IDataObject {
	const ids: IDataObject = {};
	for (const [name, paths] of Object.entries(IDS)) {
		const text = textAt(json, paths);
		if (text !== null) ids[name] = text;
	}
	return ids;
}

function textAt(json: IDataObject, paths: readonly string[]): string | null {
	for (const path of paths) {
		const value = valueAt(json, path);
		if (typeof value === 'string' && value !== '') return value;
		if (typeof value === 'number') return String(value);
	}
	return null;
}

/** A field with points in its own name comes first. */
function valueAt(json: IDataObject, path: string): unknown {
	if (path in json) return json[path];
	let value: unknown = json;
	for (const name of path.split('.')) {
		if (!isRecord(value)) return undefined;
		value = value[name];
	}
	return value;
}
