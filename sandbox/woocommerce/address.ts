import type { Address } from './records.ts';

const NAMES = [
	'first_name',
	'last_name',
	'company',
	'address_1',
	'address_2',
	'city',
	'state',
	'postcode',
	'country',
];

/** Every field is there, empty. */
export const blankAddress = (more: string[]): Address =>
	Object.fromEntries([...NAMES, ...more].map((name) => [name, '']));

export const blankBilling = (): Address => blankAddress(['email', 'phone']);
export const blankShipping = (): Address => blankAddress(['phone']);
