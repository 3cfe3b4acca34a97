import { add } from '../model/decimal';
import type { Decimal } from '../model/primitives';
import type { CompareRule, StockDifference, StockRow } from './stockComparison';
import type { PlaceMap } from './stockPlaces';

export interface SourceEntry {
	index: number;
	quantity: Decimal | null;
	duplicate: boolean;
	met: boolean;
}

export interface TargetEntry {
	index: number;
	quantity: Decimal | null;
	managed: boolean;
	duplicate: boolean;
	place: string;
}

export function readTargets(
	rows: Iterable<StockRow>,
	rule: CompareRule,
	skuOf: (row: StockRow) => string | null | undefined,
	places: PlaceMap,
	found: StockDifference,
): Map<string, TargetEntry> {
	const entries = new Map<string, TargetEntry>();
	let index = -1;
	for (const row of rows) {
		index++;
		const sku = skuOf(row);
		if (sku === null) found.unknownInSource.push({ index, reason: 'noSku' });
		if (sku === null || sku === undefined) continue;
		const place = places.addTarget(row.place);
		const key = keyOf(rule.byPlace ? place : '', sku);
		const known = entries.get(key);
		if (known === undefined) {
			entries.set(key, { index, quantity: row.quantity, managed: row.managed, duplicate: false, place });
			continue;
		}
		const reason = known.place === place ? 'sameSku' : 'severalPlaces';
		if (!known.duplicate) found.duplicates.push({ side: 'target', index: known.index, reason });
		found.duplicates.push({ side: 'target', index, reason });
		known.duplicate = true;
	}
	return entries;
}

export function readSources(
	rows: Iterable<StockRow>,
	rule: CompareRule,
	skuOf: (row: StockRow) => string | null | undefined,
	places: PlaceMap,
	found: StockDifference,
): Map<string, SourceEntry> {
	const entries = new Map<string, SourceEntry>();
	/** Own place and key of every row: the same SKU at another place is added, at the same place it is a duplicate. */
	const seen = new Set<string>();
	let index = -1;
	for (const row of rows) {
		index++;
		const sku = skuOf(row);
		if (sku === null) found.unknownInTarget.push({ index, reason: 'noSku' });
		if (sku === null || sku === undefined) continue;
		const place = rule.byPlace ? places.targetOf(row.place) : '';
		if (place === null) {
			found.unknownInTarget.push({ index, reason: 'placeUnknown' });
			continue;
		}
		const key = keyOf(place, sku);
		const own = keyOf(places.nameOf(row.place), key);
		const known = entries.get(key);
		if (known === undefined) {
			entries.set(key, { index, quantity: row.quantity, duplicate: false, met: false });
		} else if (seen.has(own)) {
			if (!known.duplicate) found.duplicates.push({ side: 'source', index: known.index, reason: 'sameSku' });
			found.duplicates.push({ side: 'source', index, reason: 'sameSku' });
			known.duplicate = true;
		} else {
			known.quantity =
				known.quantity === null || row.quantity === null ? null : add(known.quantity, row.quantity);
		}
		seen.add(own);
	}
	return entries;
}

/** null: the row has none; undefined: it is not asked for. */
export function skuReader(rule: CompareRule): (row: StockRow) => string | null | undefined {
	const read = (text: string | null): string | null => {
		const trimmed = rule.trim ? (text ?? '').trim() : (text ?? '');
		if (trimmed.trim() === '') return null;
		return rule.ignoreCase ? trimmed.toLowerCase() : trimmed;
	};
	const wanted = new Set(rule.onlySkus.map(read));
	return ({ sku }) => {
		const text = read(sku);
		return wanted.size > 0 && !wanted.has(text) ? undefined : text;
	};
}

const SEPARATOR = '\u0000';

function keyOf(place: string, rest: string): string {
	return place + SEPARATOR + rest;
}

export function placeOfKey(key: string): string {
	return key.slice(0, key.indexOf(SEPARATOR));
}

export function skuOfKey(key: string): string {
	return key.slice(key.indexOf(SEPARATOR) + 1);
}
