import type { CountryCode, CurrencyCode } from './primitives';

// ISO 3166-1 alpha-2, with the reserved codes that shops use (AC, TA, XK) and AN, which old addresses carry.
const COUNTRY_TEXT =
	'AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
	'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
	'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
	'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
	'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
	'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
	'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

// ISO 4217 with its usual number of digits, two unless listed below; withdrawn codes stay for old orders.
const CURRENCY_TEXT =
	'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF ' +
	'CLF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL ' +
	'HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD ' +
	'MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG ' +
	'QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD ' +
	'TWD TZS UAH UGX USD UYU UZS VED VEF VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL';

const NO_DIGITS = 'BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ');
const THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/** Names for a country that shops write although ISO has another code. */
const COUNTRY_ALIASES: Record<string, CountryCode> = { UK: 'GB', EL: 'GR' };

export const COUNTRIES: readonly CountryCode[] = COUNTRY_TEXT.split(' ');
export const CURRENCIES: readonly CurrencyCode[] = CURRENCY_TEXT.split(' ');

const countries = new Set(COUNTRIES);
const currencies = new Set(CURRENCIES);

export function isCountry(value: unknown): value is CountryCode {
	return typeof value === 'string' && countries.has(value);
}

export function isCurrency(value: unknown): value is CurrencyCode {
	return typeof value === 'string' && currencies.has(value);
}

/** Reads a vendor's country code ("de", " UK "); null when it is none that exists. */
export function toCountry(value: unknown): CountryCode | null {
	if (typeof value !== 'string') return null;
	const code = value.trim().toUpperCase();
	const country = COUNTRY_ALIASES[code] ?? code;
	return isCountry(country) ? country : null;
}

/** Reads a vendor's currency code ("eur"); null when it is none that exists. */
export function toCurrency(value: unknown): CurrencyCode | null {
	if (typeof value !== 'string') return null;
	const code = value.trim().toUpperCase();
	return isCurrency(code) ? code : null;
}

/** Digits after the point that amounts of this currency are paid with. */
export function currencyDigits(currency: CurrencyCode): 0 | 2 | 3 | 4 {
	if (currency === 'CLF') return 4;
	if (NO_DIGITS.includes(currency)) return 0;
	return THREE_DIGITS.includes(currency) ? 3 : 2;
}
