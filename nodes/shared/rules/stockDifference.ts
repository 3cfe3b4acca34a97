import { absolute, compare, equals, isZero, plain, subtract, ZERO } from '../model/decimal';
import type { Decimal } from '../model/primitives';
import type { CompareRule, StockDifference, StockRow } from './stockComparison';
import { placeOfKey, readSources, readTargets, skuOfKey, skuReader } from './stockEntries';
import type { SourceEntry, TargetEntry } from './stockEntries';
import { stockFigure } from './stockFigure';
import { PlaceMap } from './stockPlaces';

/** What must change in the target so that it shows the stock of the source. Pure; keeps SKU and quantity of each row only. */
export function stockDifference(
	sourceRows: Iterable<StockRow>,
	targetRows: Iterable<StockRow>,
	rule: CompareRule,
): StockDifference {
	const found: StockDifference = {
		changed: [],
		unknownInTarget: [],
		unknownInSource: [],
		duplicates: [],
		compared: 0,
	};
	const skuOf = skuReader(rule);
	const places = new PlaceMap(rule.places);
	const targets = readTargets(targetRows, rule, skuOf, places, found);
	const sources = readSources(sourceRows, rule, skuOf, places, found);
	const targetSkus = rule.byPlace ? new Set([...targets.keys()].map(skuOfKey)) : null;
	for (const [key, target] of targets) compareOne(key, target, sources.get(key), rule, places, found);
	for (const [key, { index, met, duplicate }] of sources) {
		if (met || duplicate) continue;
		const elsewhere = targetSkus?.has(skuOfKey(key)) === true;
		found.unknownInTarget.push({ index, reason: elsewhere ? 'notAtPlace' : 'skuUnknown' });
	}
	return found;
}

/** Whether more than this share of the compared rows would change, and more rows than are always allowed. */
export function changesTooMuch(
	{ changed, compared }: Pick<StockDifference, 'changed' | 'compared'>,
	percent: number,
	alwaysAllowed: number,
): boolean {
	if (percent <= 0 || changed.length <= alwaysAllowed) return false;
	return changed.length * 100 > compared * percent;
}

function compareOne(
	key: string,
	target: TargetEntry,
	source: SourceEntry | undefined,
	rule: CompareRule,
	places: PlaceMap,
	found: StockDifference,
): void {
	if (source !== undefined) source.met = true;
	if (target.duplicate || source?.duplicate === true) return;
	const { index } = target;
	// A place that the source does not speak of is none of our business: its stock must not become 0.
	if (source === undefined && rule.byPlace && !places.isCovered(placeOfKey(key))) {
		found.unknownInSource.push({ index, reason: 'placeUnknown' });
		return;
	}
	if (source === undefined && !(rule.missing === 'zero' && target.managed)) {
		found.unknownInSource.push({ index, reason: 'skuUnknown' });
		return;
	}
	if (source !== undefined && !target.managed) {
		found.unknownInTarget.push({ index: source.index, reason: 'notManaged' });
		return;
	}
	const stock = source === undefined ? ZERO : source.quantity;
	if (stock === null) {
		found.unknownInSource.push({ index, reason: 'noQuantity' });
		return;
	}
	found.compared++;
	const after = stockFigure(stock, rule.figure);
	const before = target.quantity;
	if (before !== null && !isWorthTelling(before, after, rule.leastDifference)) return;
	const difference = before === null ? null : plain(subtract(after, before));
	found.changed.push({ target: index, source: source?.index ?? null, before, after, difference });
}

function isWorthTelling(before: Decimal, after: Decimal, least: Decimal): boolean {
	if (equals(before, after)) return false;
	return isZero(before) || isZero(after) || compare(absolute(subtract(after, before)), least) >= 0;
}
