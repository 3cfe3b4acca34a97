import type { Address } from './records.ts';

const COUNTRIES: Record<string, string> = {
	AT: 'Austria',
	CH: 'Switzerland',
	DE: 'Germany',
	DK: 'Denmark',
	HU: 'Hungary',
	JP: 'Japan',
	NO: 'Norway',
	SE: 'Sweden',
	US: 'United States',
};

export const countryName = (code: string | null): string | null =>
	code === null ? null : (COUNTRIES[code] ?? code);

export const DEFAULT_ADDRESS: Partial<Address> = {
	firstName: 'Ada',
	lastName: 'Berg',
	address1: 'Ring 1',
	zip: '1010',
	city: 'Wien',
	countryCode: 'AT',
};

export function makeAddress(spec: Partial<Address>): Address {
	const countryCode = spec.countryCode ?? null;
	return {
		firstName: spec.firstName ?? null,
		lastName: spec.lastName ?? null,
		company: spec.company ?? null,
		address1: spec.address1 ?? null,
		address2: spec.address2 ?? null,
		zip: spec.zip ?? null,
		city: spec.city ?? null,
		province: spec.province ?? null,
		provinceCode: spec.provinceCode ?? null,
		country: spec.country ?? countryName(countryCode),
		countryCode,
		phone: spec.phone ?? null,
	};
}

export function fullName(person: { firstName: string | null; lastName: string | null }): string | null {
	return [person.firstName, person.lastName].filter(Boolean).join(' ') || null;
}
