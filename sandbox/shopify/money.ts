import Decimal from 'decimal.js-light';

const DIGITS: Record<string, number> = { JPY: 0, HUF: 2, KWD: 3 };

export const digitsOf = (currency: string): number => DIGITS[currency] ?? 2;

/** Written with the currency's own number of decimals, as the vendor writes amounts. */
export function amount(value: Decimal | string | number, currency: string): string {
	return new Decimal(value).toFixed(digitsOf(currency));
}

export const decimal = (value: Decimal | string | number): Decimal => new Decimal(value);

export function sum(values: readonly (Decimal | string | number)[]): Decimal {
	return values.reduce<Decimal>((total, value) => total.plus(value), new Decimal(0));
}

export interface MoneyBag {
	shopMoney: { amount: string; currencyCode: string };
	presentmentMoney: { amount: string; currencyCode: string };
}

export function moneyBag(
	value: Decimal | string | number,
	order: { currency: string; presentmentCurrency: string; exchangeRate: string },
): MoneyBag {
	const presented = new Decimal(value).times(order.exchangeRate);
	return {
		shopMoney: { amount: amount(value, order.currency), currencyCode: order.currency },
		presentmentMoney: {
			amount: amount(presented, order.presentmentCurrency),
			currencyCode: order.presentmentCurrency,
		},
	};
}
