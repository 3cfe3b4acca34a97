import type { Run } from '../../../shared/node/types';
import { isRow, textOf, type AddressBody, type ThirdPartyBody } from '../../client/wire';
import { numericCountry } from '../../mapping/countryCodes';
import { merchantFields } from '../../mapping/customer';
import { cut } from '../../mapping/text';

export interface Person {
	thirdType: 'C' | 'S';
	name: string;
	number: string;
	identifierType: string;
	email: string;
	erpId: string;
	address: Record<string, string>;
}

/** `type` null = the item's own field says it. */
export function givenPerson(run: Run, item: number, type: Person['thirdType'] | null): Person {
	const options = run.parameter<unknown>('options', item, {});
	const option = (name: string) => (isRow(options) ? (textOf(options[name]) ?? '').trim() : '');
	return {
		thirdType: type ?? (run.parameter<string>('thirdType', item, 'C') === 'S' ? 'S' : 'C'),
		name: String(run.parameter<unknown>('name', item, '') ?? '').trim(),
		number: String(run.parameter<unknown>('identifierNumber', item, '') ?? '').trim(),
		identifierType: option('identifierType') || 'shop',
		email: option('email'),
		erpId: option('erpId'),
		address: Object.fromEntries(
			['street', 'street2', 'zip', 'city', 'country', 'phone'].map((name) => [name, option(name)]),
		),
	};
}

export function bodyOf(
	person: Person,
	tenantId: number,
	merchant: { id: number | null; channel: number | null },
): ThirdPartyBody {
	return {
		name: cut(person.name),
		identifier_type: person.identifierType,
		identifier_number: person.number,
		third_type: person.thirdType,
		tenant_id: tenantId,
		active: true,
		attributes: { addresses: person.address['street'] && person.address['city'] ? [addressOf(person)] : [] },
		...(person.email === '' ? {} : { email: person.email }),
		...(person.erpId === '' ? {} : { erp_id: person.erpId }),
		...merchantFields({ merchantId: merchant.id, merchantChannelId: merchant.channel }),
	};
}

function addressOf({ address, name, email }: Person): AddressBody {
	const country = (address['country'] ?? '').toUpperCase();
	return {
		name,
		company_name: '',
		phone_number: address['phone'] ?? '',
		address: {
			street: address['street'] ?? '',
			street2: address['street2'] ?? '',
			house_nr: '',
			zip: address['zip'] ?? '',
			city: address['city'] ?? '',
			state: '',
			country,
			country_alpha2: country,
			country_code: numericCountry(country),
			email,
		},
	};
}
