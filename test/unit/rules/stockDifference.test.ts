import * as fc from 'fast-check';

import { compare, equals, isNegative, isWhole, sum } from '../../../nodes/shared/model/decimal';
import type { Decimal } from '../../../nodes/shared/model/primitives';
import type { CompareRule, StockRow } from '../../../nodes/shared/rules/stockComparison';
import { changesTooMuch, stockDifference } from '../../../nodes/shared/rules/stockDifference';
import { stockFigure, type FigureRule } from '../../../nodes/shared/rules/stockFigure';
import { PlaceMap } from '../../../nodes/shared/rules/stockPlaces';
import { anyDecimal } from '../../support/builders/arbitraries';
import { d } from '../../support/builders/order';

const asItIs: FigureRule = {
	safetyStock: d('0'),
	negativeAsZero: false,
	decimals: 'keep',
	minimum: null,
	maximum: null,
};
const rule: CompareRule = {
	byPlace: false,
	places: new Map(),
	ignoreCase: false,
	trim: true,
	onlySkus: [],
	missing: 'ignore',
	figure: asItIs,
	leastDifference: d('0'),
};

const row = (sku: string | null, quantity: Decimal | null, place: string | null = null): StockRow => ({
	sku,
	quantity,
	place: place === null ? null : { id: place, name: null },
	managed: true,
});

const anySku = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const anyPlace = fc.constantFrom('1', '2', '3');
const anyRow = fc
	.tuple(anySku, anyDecimal, anyPlace)
	.map(([sku, quantity, place]) => row(sku, quantity, place));
/** No SKU twice at one place. */
const anySide = fc.uniqueArray(anyRow, {
	selector: ({ sku, place }) => `${sku ?? ''} ${place?.id ?? ''}`,
	maxLength: 15,
});
const anyTarget = fc.uniqueArray(anyRow, { selector: ({ sku }) => sku, maxLength: 5 });
const anyFigure: fc.Arbitrary<FigureRule> = fc.record({
	safetyStock: anyDecimal,
	negativeAsZero: fc.boolean(),
	decimals: fc.constantFrom('down', 'nearest', 'keep'),
	minimum: fc.option(anyDecimal),
	maximum: fc.option(anyDecimal),
});

describe('a difference of stock', () => {
	it('is gone once it was written', () => {
		fc.assert(
			fc.property(
				anySide,
				anyTarget,
				anyFigure,
				fc.constantFrom('ignore', 'zero'),
				(source, target, figure, missing) => {
					const own: CompareRule = { ...rule, figure, missing };
					const written = target.map((entry) => ({ ...entry }));
					for (const change of stockDifference(source, target, own).changed) {
						const changed = written[change.target];
						if (changed) changed.quantity = change.after;
					}
					expect(stockDifference(source, written, own).changed).toEqual([]);
				},
			),
		);
	});

	it('brings the target to the sum of the source', () => {
		fc.assert(
			fc.property(anySide, anyTarget, (source, target) => {
				const { changed } = stockDifference(source, target, rule);
				for (const { target: index, after } of changed) {
					const own = source.filter(({ sku }) => sku === target[index]?.sku);
					expect(equals(after, sum(own.map(({ quantity }) => quantity ?? d('0'))))).toBe(true);
				}
			}),
		);
	});

	it('finds every row of the target exactly once: compared, unknown or duplicate', () => {
		fc.assert(
			fc.property(fc.array(anyRow), fc.array(anyRow), fc.boolean(), (source, target, byPlace) => {
				const found = stockDifference(source, target, { ...rule, byPlace });
				const doubled = found.duplicates.filter(({ side }) => side === 'target').map(({ index }) => index);
				const unknown = found.unknownInSource.map(({ index }) => index);
				expect(new Set([...doubled, ...unknown]).size).toBe(doubled.length + unknown.length);
				const ofDoubledSource = target.length - doubled.length - unknown.length - found.compared;
				const doubledSkus = new Set(
					found.duplicates.filter(({ side }) => side === 'source').map(({ index }) => source[index]?.sku),
				);
				expect(ofDoubledSource).toBeGreaterThanOrEqual(0);
				if (doubledSkus.size === 0) expect(ofDoubledSource).toBe(0);
			}),
		);
	});

	it('names an unmanaged row of the target only where there is stock for it', () => {
		const target = [{ ...row('A', d('1')), managed: false }];
		const zero: CompareRule = { ...rule, missing: 'zero' };
		expect(stockDifference([], target, zero)).toMatchObject({
			changed: [],
			unknownInSource: [{ index: 0, reason: 'skuUnknown' }],
		});
		expect(stockDifference([row('A', d('2'))], target, zero)).toMatchObject({
			changed: [],
			unknownInTarget: [{ index: 0, reason: 'notManaged' }],
		});
	});
});

describe('the figure that the target shows', () => {
	it('keeps to its limits, the maximum last', () => {
		fc.assert(
			fc.property(anyDecimal, anyFigure, (stock, figure) => {
				const shown = stockFigure(stock, figure);
				const { maximum, minimum } = figure;
				if (maximum !== null) expect(compare(shown, maximum)).toBeLessThanOrEqual(0);
				if (minimum !== null && (maximum === null || compare(minimum, maximum) <= 0))
					expect(compare(shown, minimum)).toBeGreaterThanOrEqual(0);
			}),
		);
	});

	it('is whole and never more than there is when it is rounded down', () => {
		fc.assert(
			fc.property(anyDecimal, (stock) => {
				const shown = stockFigure(stock, { ...asItIs, decimals: 'down' });
				expect(isWhole(shown)).toBe(true);
				expect(compare(shown, stock)).toBeLessThanOrEqual(0);
				expect(isNegative(stockFigure(stock, { ...asItIs, negativeAsZero: true }))).toBe(false);
			}),
		);
	});

	it.each([
		['2.9', 'down', '2'],
		['-2.1', 'down', '-3'],
		['2.5', 'nearest', '3'],
		['2.50', 'keep', '2.5'],
	] as const)('of %s, %s, is %s', (stock, decimals, shown) => {
		expect(stockFigure(d(stock), { ...asItIs, decimals })).toBe(shown);
	});
});

it('counts the changes against what was compared', () => {
	const found = (changed: number, compared: number) =>
		({ changed: Array(changed).fill(null), compared }) as never;
	expect(changesTooMuch(found(5, 10), 50, 0)).toBe(false);
	expect(changesTooMuch(found(6, 10), 50, 0)).toBe(true);
	expect(changesTooMuch(found(6, 10), 50, 6)).toBe(false);
	expect(changesTooMuch(found(10, 10), 0, 0)).toBe(false);
});

it('does not take equal ids of two systems for one place when both have names', () => {
	const places = new PlaceMap(new Map());
	places.addTarget({ id: '1', name: 'Shop' });
	places.addTarget({ id: '2', name: 'Berlin' });
	expect(places.targetOf({ id: '1', name: 'BERLIN' })).toBe('2');
	expect(places.targetOf({ id: '1', name: 'Madrid' })).toBeNull();
	expect(places.targetOf({ id: '1', name: null })).toBe('1');
});
