import * as fc from 'fast-check';

import {
	add,
	compare,
	decimal,
	divide,
	isDecimal,
	multiply,
	negate,
	parseDecimal,
	plain,
	round,
	subtract,
	sum,
	toDecimal,
	toJsonNumber,
} from '../../../nodes/shared/model/decimal';
import { anyDecimal } from '../../support/builders/arbitraries';

describe('parseDecimal', () => {
	it.each(['0', '12.50', '-3', '0.000001', '100000000000000000000.5'])('takes %s as it is', (text) => {
		expect(parseDecimal(text)).toEqual({ ok: true, value: text });
	});

	it('takes JSON numbers and white space around text', () => {
		expect(toDecimal(12.5)).toBe('12.5');
		expect(toDecimal(-7)).toBe('-7');
		expect(toDecimal(' 39.00\n')).toBe('39.00');
		expect(toDecimal('-0.00')).toBe('0.00');
		expect(toDecimal(-0)).toBe('0');
	});

	it.each([
		['1,50', 'has a comma'],
		['1.234,50', 'has a comma'],
		['1e5', 'has an exponent'],
		[1e21, 'has an exponent'],
		[1e-7, 'has an exponent'],
		[Number.NaN, 'NaN is not a decimal number'],
		[Number.POSITIVE_INFINITY, 'Infinity is not a decimal number'],
		['NaN', 'is not a decimal number'],
		['', 'empty text'],
		['   ', 'empty text'],
		['.5', 'is not a decimal number'],
		['5.', 'is not a decimal number'],
		['007', 'is not a decimal number'],
		['+5', 'is not a decimal number'],
		['0x10', 'is not a decimal number'],
		['1 000', 'is not a decimal number'],
		['1_000', 'is not a decimal number'],
		['12 EUR', 'is not a decimal number'],
		['1'.repeat(61), 'too long'],
		[null, 'got null'],
		[undefined, 'got nothing'],
		[true, 'got a boolean'],
		[['1'], 'got a list'],
		[{}, 'got a object'],
	])('refuses %p and says why', (value, words) => {
		const result = parseDecimal(value);
		expect(result.ok).toBe(false);
		expect(result.ok ? '' : result.message).toContain(words);
	});
});

describe('arithmetic', () => {
	it('has none of the errors of binary floats', () => {
		expect(add(decimal('0.1'), decimal('0.2'))).toBe('0.3');
		expect(multiply(decimal('1.005'), decimal('100'))).toBe('100.5');
		expect(subtract(decimal('100000000000000000000.01'), decimal('0.02'))).toBe('99999999999999999999.99');
		expect(multiply(decimal('123456789.123456789'), decimal('987654321.987654321'))).toBe(
			'121932631356500531.347203169112635269',
		);
	});

	it('rounds half away from zero, or half to even', () => {
		expect(round(decimal('1.005'), 2)).toBe('1.01');
		expect(round(decimal('-1.005'), 2)).toBe('-1.01');
		expect(round(decimal('2.5'), 0, 'halfEven')).toBe('2');
		expect(round(decimal('3.5'), 0, 'halfEven')).toBe('4');
		expect(round(decimal('1.0049999'), 2)).toBe('1.00');
		expect(round(decimal('2'), 2)).toBe('2.00');
		expect(round(decimal('-0.004'), 2)).toBe('0.00');
	});

	it('divides with one rounding', () => {
		expect(divide(decimal('10'), decimal('3'), 2)).toBe('3.33');
		expect(divide(decimal('-10'), decimal('4'), 0)).toBe('-3');
		expect(divide(decimal('10'), decimal('4'), 0, 'halfEven')).toBe('2');
		expect(divide(decimal('59.50'), decimal('1.19'), 4)).toBe('50.0000');
		expect(divide(decimal('1'), decimal('0'), 2)).toBeNull();
	});

	it('refuses to round to digits that make no sense', () => {
		for (const digits of [-1, 0.5, 41, Number.NaN])
			expect(() => round(decimal('1'), digits)).toThrow(RangeError);
	});

	it('gives JSON numbers only when nothing is lost', () => {
		expect(toJsonNumber(decimal('12.50'))).toBe(12.5);
		expect(toJsonNumber(decimal('9007199254740993'))).toBeNull();
	});

	it('keeps the laws of arithmetic for any decimals', () => {
		fc.assert(
			fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
				expect(add(a, b)).toBe(add(b, a));
				expect(add(add(a, b), c)).toBe(add(a, add(b, c)));
				expect(subtract(add(a, b), b)).toBe(plain(a));
				expect(multiply(a, add(b, c))).toBe(add(multiply(a, b), multiply(a, c)));
				expect(sum([a, b, c])).toBe(add(add(a, b), c));
				expect(compare(a, b)).toBe(-compare(b, a) + 0);
				expect(negate(negate(a))).toBe(plain(a));
			}),
		);
	});

	it('rounds to the nearest neighbour for any decimal', () => {
		fc.assert(
			fc.property(
				anyDecimal,
				fc.integer({ min: 0, max: 8 }),
				fc.constantFrom('halfUp', 'halfEven'),
				(value, digits, mode) => {
					const rounded = round(value, digits, mode);
					const half = decimal(`0.${'0'.repeat(digits)}5`);
					const distance = subtract(value, rounded);
					expect(compare(distance, half)).toBeLessThanOrEqual(0);
					expect(compare(distance, negate(half))).toBeGreaterThanOrEqual(0);
					expect(round(rounded, digits, mode)).toBe(rounded);
				},
			),
		);
	});

	it('returns well-formed decimals only', () => {
		fc.assert(
			fc.property(anyDecimal, anyDecimal, (a, b) => {
				for (const result of [add(a, b), subtract(a, b), round(a, 2), plain(a), negate(a)]) {
					expect(isDecimal(result)).toBe(true);
				}
			}),
		);
	});
});
