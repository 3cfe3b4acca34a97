import {
	add,
	decimal,
	divide,
	isZero,
	multiply,
	round,
	subtract,
	sum,
	toDecimal,
	ZERO,
} from '../../shared/model/decimal';
import type { TaxedAmount } from '../../shared/model/order';
import type { Decimal } from '../../shared/model/primitives';
import type { WireMoney, WireTaxLine } from '../client/wire';

/** How the amounts of one order are to be read. */
export interface MoneyRules {
	taxesIncluded: boolean;
	/** Digits after the point of the shop's currency. */
	digits: number;
}

/** Always the shop's currency; what the customer paid in stays in the raw order. */
export function amountOf(money: WireMoney): Decimal {
	return decimal(money.shopMoney.amount);
}

/** With taxesIncluded the amount is gross, otherwise net. */
export function taxedAmount(amount: Decimal, tax: Decimal, rules: MoneyRules): TaxedAmount {
	const stated = round(amount, rules.digits);
	const levied = round(tax, rules.digits);
	return rules.taxesIncluded
		? { net: round(subtract(stated, levied), rules.digits), tax: levied, gross: stated }
		: { net: stated, tax: levied, gross: round(add(stated, levied), rules.digits) };
}

export function totalTax(lines: readonly WireTaxLine[]): Decimal {
	return sum(lines.map((line) => amountOf(line.priceSet)));
}

export function taxRates(lines: readonly WireTaxLine[]): Decimal[] {
	return lines.map(({ rate }) => toDecimal(rate)).filter((rate) => rate !== null);
}

/** The share of `value` that belongs to `part` of `whole`; nothing when there is no whole. */
export function shareOf(value: Decimal, part: Decimal, whole: Decimal, digits: number): Decimal {
	if (isZero(whole)) return ZERO;
	return divide(multiply(value, part), whole, digits) ?? ZERO;
}
