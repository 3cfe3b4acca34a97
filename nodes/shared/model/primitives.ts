/** A decimal number as text, such as "12.50" or "-3". Never a binary float. */
export type Decimal = string & { readonly decimal: true };

/** ISO 4217 code in capitals, such as "EUR". */
export type CurrencyCode = string;

/** ISO 3166-1 alpha-2 code in capitals, such as "DE". */
export type CountryCode = string;

/** ISO 8601 with zone, such as "2026-11-25T09:30:00Z". */
export type DateTimeText = string;

/** Ids of the connected systems, as they stand in keys, the traffic log and slugs. */
export const SYSTEMS = [
	'shopify',
	'woocommerce',
	'shoprenter',
	'dandomain',
	'peakwms',
	'pulpo',
	'economic',
	'innvoice',
	'24sevenoffice',
] as const;

export type SystemId = (typeof SYSTEMS)[number];
