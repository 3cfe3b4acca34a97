import { isDateTime } from '../../../nodes/shared/model/fields';
import {
	COUNTRIES,
	CURRENCIES,
	currencyDigits,
	isCountry,
	isCurrency,
	toCountry,
	toCurrency,
} from '../../../nodes/shared/model/iso';

it('knows each country once', () => {
	// 249 countries of ISO 3166-1, the reserved codes AC, TA and XK, and AN of old addresses.
	expect(new Set(COUNTRIES).size).toBe(249 + 4);
	expect(COUNTRIES).toHaveLength(253);
	for (const code of ['DE', 'DK', 'HU', 'NO', 'SE', 'GB', 'US', 'XK']) expect(isCountry(code)).toBe(true);
	for (const code of ['de', 'DEU', 'UK', 'QQ', '', 'ZZ', null, 49]) expect(isCountry(code)).toBe(false);
});

it('reads country codes as shops write them', () => {
	expect(toCountry(' de ')).toBe('DE');
	expect(toCountry('UK')).toBe('GB');
	expect(toCountry('el')).toBe('GR');
	expect(toCountry('Germany')).toBeNull();
	expect(toCountry(null)).toBeNull();
});

it('knows currencies and their digits', () => {
	expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
	expect(isCurrency('HUF')).toBe(true);
	expect(isCurrency('Ft')).toBe(false);
	expect(toCurrency('dkk')).toBe('DKK');
	expect(['EUR', 'HUF', 'JPY', 'KWD', 'CLF'].map(currencyDigits)).toEqual([2, 2, 0, 3, 4]);
});

it('takes times with zone only', () => {
	expect(isDateTime('2026-03-01T09:30:00Z')).toBe(true);
	expect(isDateTime('2026-03-01T09:30:00')).toBe(false);
	expect(isDateTime('2026-02-29T09:30:00Z')).toBe(false);
});
