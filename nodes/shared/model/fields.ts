import { DECIMAL_PATTERN, LONGEST_DECIMAL } from './decimal';
import { COUNTRIES, CURRENCIES } from './iso';
import { KEY_PATTERN, LONGEST_KEY, WHOLE_KEY_PATTERN } from './key';
import type { Address, TaxedAmount } from './order';
import { SYSTEMS, type DateTimeText, type Decimal } from './primitives';
import { nullable, objectOf, oneOf, text, type Shape } from './shape';

// Shapes of single fields that several records of the unified model share.

const DATE = '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?';
const ZONE = '(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';
const DATE_PATTERN = new RegExp(`^${DATE}$`);
const DATE_TIME_PATTERN = new RegExp(`^${DATE}T${TIME}${ZONE}$`);
const QUANTITY_PATTERN = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

export const someText: Shape<string> = text({ pattern: /\S/u, words: 'text that is not empty' });
export const optionalText: Shape<string | null> = nullable(text());

export const amount: Shape<Decimal> = text<Decimal>({
	pattern: DECIMAL_PATTERN,
	longest: LONGEST_DECIMAL,
	words: 'a decimal number as text such as "12.50"',
});

export const quantity: Shape<Decimal> = text<Decimal>({
	pattern: QUANTITY_PATTERN,
	longest: LONGEST_DECIMAL,
	words: 'a quantity of 0 or more as text such as "2"',
});

export const currency = oneOf(CURRENCIES, 'an ISO 4217 currency code such as "EUR"');
export const country = oneOf(COUNTRIES, 'an ISO 3166-1 country code such as "DE"');
export const system = oneOf(SYSTEMS);

export const date: Shape<string> = text({
	pattern: DATE_PATTERN,
	format: 'date',
	valid: isCalendarDate,
	words: 'a date such as "2026-03-02"',
});

export const dateTime: Shape<DateTimeText> = text({
	pattern: DATE_TIME_PATTERN,
	format: 'date-time',
	valid: (value) => isCalendarDate(value.slice(0, 10)),
	words: 'a time with zone such as "2026-03-02T09:30:00Z"',
});

export const key = text({
	pattern: KEY_PATTERN,
	longest: LONGEST_KEY,
	words: 'a key such as "shopify:my-shop:1042"',
});
export const keyOfWhole = text({
	pattern: WHOLE_KEY_PATTERN,
	longest: LONGEST_KEY,
	words: 'a key without part such as "shopify:my-shop:1042"',
});

export const taxedAmount: Shape<TaxedAmount> = objectOf<TaxedAmount>({
	net: amount,
	tax: amount,
	gross: amount,
});

export const address: Shape<Address> = objectOf<Address>({
	name: optionalText,
	firstName: optionalText,
	lastName: optionalText,
	company: optionalText,
	street: optionalText,
	street2: optionalText,
	zip: optionalText,
	city: optionalText,
	region: optionalText,
	country: nullable(country),
	phone: optionalText,
	email: optionalText,
});

/** Whether a text of the form YYYY-MM-DD names a day that exists. */
export function isCalendarDate(value: string): boolean {
	if (!DATE_PATTERN.test(value)) return false;
	const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
	return day <= daysIn(year, month);
}

export function isDateTime(value: unknown): value is DateTimeText {
	return typeof value === 'string' && DATE_TIME_PATTERN.test(value) && isCalendarDate(value.slice(0, 10));
}

function daysIn(year: number, month: number): number {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	if (month === 2) return leap ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
