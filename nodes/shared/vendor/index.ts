import DecimalLight from 'decimal.js-light';

/** Own constructor, so that no other user of the library can change its settings. */
export const BigDecimal = DecimalLight.clone({ precision: 2000 });
export type BigDecimal = DecimalLight;

export const ROUND_HALF_UP = DecimalLight.ROUND_HALF_UP;
export const ROUND_HALF_EVEN = DecimalLight.ROUND_HALF_EVEN;
