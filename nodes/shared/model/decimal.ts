import type { Decimal } from './primitives';
import { BigDecimal, ROUND_HALF_EVEN, ROUND_HALF_UP } from '../vendor';

export type DecimalResult = { ok: true; value: Decimal } | { ok: false; message: string };

/** halfUp: away from zero, as invoices do; halfEven: to the even neighbour, as banks do. */
export type RoundingMode = 'halfUp' | 'halfEven';

/** Also the pattern of every decimal in docs/model/*.schema.json. */
export const DECIMAL_PATTERN = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;
export const LONGEST_DECIMAL = 60;
const MOST_DIGITS_AFTER_POINT = 40;

const ROUNDINGS = { halfUp: ROUND_HALF_UP, halfEven: ROUND_HALF_EVEN } as const;

export function isDecimal(value: unknown): value is Decimal {
	return typeof value === 'string' && value.length <= LONGEST_DECIMAL && DECIMAL_PATTERN.test(value);
}

export const ZERO = exact('0');
export const ONE = exact('1');

/** Reads what a vendor sent, text or JSON number; keeps the text as it is ("12.50" stays "12.50"). */
export function parseDecimal(value: unknown): DecimalResult {
	if (typeof value === 'number') {
		return Number.isFinite(value)
			? parseText(String(value))
			: { ok: false, message: `${String(value)} is not a decimal number` };
	}
	if (typeof value === 'string') return parseText(value.trim());
	return { ok: false, message: `Expected a decimal number, got ${kindOf(value)}` };
}

/** Like parseDecimal; null when the value is no decimal number. */
export function toDecimal(value: unknown): Decimal | null {
	const result = parseDecimal(value);
	return result.ok ? result.value : null;
}

/** For numbers that are known to be right, such as constants; throws a RangeError otherwise. */
export function decimal(value: string | number): Decimal {
	const result = parseDecimal(value);
	if (!result.ok) throw new RangeError(result.message);
	return result.value;
}

export function add(a: Decimal, b: Decimal): Decimal {
	return exact(new BigDecimal(a).plus(b).toFixed());
}

export function subtract(a: Decimal, b: Decimal): Decimal {
	return exact(new BigDecimal(a).minus(b).toFixed());
}

export function multiply(a: Decimal, b: Decimal): Decimal {
	return exact(new BigDecimal(a).times(b).toFixed());
}

/** null when b is zero: there is no such number. */
export function divide(
	a: Decimal,
	b: Decimal,
	digits: number,
	mode: RoundingMode = 'halfUp',
): Decimal | null {
	if (isZero(b)) return null;
	// Rounds the whole quotient once: cutting it first could turn "just below half" into "half".
	const scale = new BigDecimal(10).pow(digits);
	const scaled = new BigDecimal(a).times(scale);
	const whole = scaled.dividedToIntegerBy(b);
	const rest = scaled.minus(whole.times(b)).abs().times(2);
	const half = rest.comparedTo(new BigDecimal(b).abs());
	const away = half > 0 || (half === 0 && (mode === 'halfUp' || !whole.modulo(2).isZero()));
	const step = isNegative(a) === isNegative(b) ? 1 : -1;
	const units = away ? whole.plus(step) : whole;
	return exact(fixed(units.times(new BigDecimal(10).pow(-digits)), digits));
}

export function sum(values: Iterable<Decimal>): Decimal {
	let total = new BigDecimal(0);
	for (const value of values) total = total.plus(value);
	return exact(total.toFixed());
}

export function negate(value: Decimal): Decimal {
	return exact(new BigDecimal(value).negated().toFixed());
}

export function absolute(value: Decimal): Decimal {
	return exact(new BigDecimal(value).abs().toFixed());
}

/** Exactly `digits` digits after the point, trailing zeros kept: round("1.005", 2) is "1.01". */
export function round(value: Decimal, digits: number, mode: RoundingMode = 'halfUp'): Decimal {
	return exact(fixed(new BigDecimal(value), digits, mode));
}

/** Without trailing zeros: plain("2.000") is "2". */
export function plain(value: Decimal): Decimal {
	return exact(new BigDecimal(value).toFixed());
}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
	const order = new BigDecimal(a).comparedTo(b);
	return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** By value: "2" equals "2.00". */
export function equals(a: Decimal, b: Decimal): boolean {
	return compare(a, b) === 0;
}

export function smaller(a: Decimal, b: Decimal): Decimal {
	return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Decimal, b: Decimal): Decimal {
	return compare(a, b) >= 0 ? a : b;
}

export function isZero(value: Decimal): boolean {
	return new BigDecimal(value).isZero();
}

export function isNegative(value: Decimal): boolean {
	return compare(value, ZERO) < 0;
}

export function isPositive(value: Decimal): boolean {
	return compare(value, ZERO) > 0;
}

export function isWhole(value: Decimal): boolean {
	return new BigDecimal(value).isInteger();
}

/** Only for vendors whose JSON wants a number; null when a binary float cannot hold the value. */
export function toJsonNumber(value: Decimal): number | null {
	const number = Number(value);
	return toDecimal(number) === plain(value) ? number : null;
}

function parseText(text: string): DecimalResult {
	const shown = `"${text.slice(0, LONGEST_DECIMAL)}"`;
	if (text.length > LONGEST_DECIMAL)
		return { ok: false, message: `${shown} is too long for a decimal number` };
	if (DECIMAL_PATTERN.test(text)) return { ok: true, value: exact(text) };
	if (text === '') return { ok: false, message: 'Expected a decimal number, got empty text' };
	if (/^[+-]?[0-9]*\.?[0-9]+e[+-]?[0-9]+$/i.test(text)) {
		return { ok: false, message: `${shown} has an exponent; write the number out, such as "1500"` };
	}
	if (/^[+-]?[0-9.,' ]*,[0-9.,' ]*$/.test(text)) {
		return { ok: false, message: `${shown} has a comma; use a point and no separators, such as "1500.25"` };
	}
	return { ok: false, message: `${shown} is not a decimal number such as "12.50"` };
}

function fixed(value: BigDecimal, digits: number, mode: RoundingMode = 'halfUp'): string {
	if (!Number.isInteger(digits) || digits < 0 || digits > MOST_DIGITS_AFTER_POINT) {
		throw new RangeError(
			`Cannot round to ${digits} digits: use a whole number from 0 to ${MOST_DIGITS_AFTER_POINT}`,
		);
	}
	return value.toFixed(digits, ROUNDINGS[mode]);
}

/** The one place that brands: every text that arrives here is digits with a point. */
function exact(text: string): Decimal {
	const unsigned = /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
	return unsigned as Decimal;
}

function kindOf(value: unknown): string {
	if (value === null) return 'null';
	if (value === undefined) return 'nothing';
	return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
