import type { INodeProperties } from 'n8n-workflow';

import type { Run } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { isRow, textOf, type AddressBody, type ThirdPartyBody } from '../../client/wire';
import { numericCountry } from '../../mapping/countryCodes';
import { merchantFields as merchantValues } from '../../mapping/customer';
import { cut } from '../../mapping/text';
import { merchantFields } from '../../rooms/merchant';

export interface Person {
	thirdType: 'C' | 'S';
	name: string;
	number: string;
	identifierType: string;
	email: string;
	erpId: string;
	address: Record<string, string>;
}

export function fields(): INodeProperties[] {
	return [
		text(
			'Identifier Number',
			'identifierNumber',
			'The number that the record is found by; it must belong to one record only',
			'e.g. shopify:my-shop:7001',
			true,
		),
		text(
			'Name',
			'name',
			'Name of the customer or supplier, used when the record is created',
			'e.g. Anna Berg',
			true,
		),
		{
			displayName: 'Kind',
			name: 'thirdType',
			type: 'options',
			options: [
				{ name: 'Customer', value: 'C' },
				{ name: 'Supplier', value: 'S' },
			],
			default: 'C',
			description: 'Whether the record is a customer or a supplier',
		},
		dryRunField(),
		optionsCollection([
			text(
				'Identifier Type',
				'identifierType',
				'Label that PULPO WMS shows for the identifier number. Empty: shop.',
			),
			{ ...text('Email', 'email', 'Email address of a new record', 'e.g. name@email.com') },
			text('ERP ID', 'erpId', 'ID of the record in your own system'),
			text('Street', 'street', 'Street with house number. An address needs street and city.'),
			text('Street 2', 'street2', 'Second line of the address'),
			text('ZIP Code', 'zip', 'Postal code'),
			text('City', 'city', 'Town of the address'),
			text('Country Code', 'country', 'ISO code of the country in two letters', 'e.g. DE'),
			text('Phone', 'phone', 'Phone number'),
			...merchantFields(),
		]),
	];
}

export function givenPerson(run: Run, item: number): Person {
	const options = run.parameter<unknown>('options', item, {});
	const option = (name: string) => (isRow(options) ? (textOf(options[name]) ?? '').trim() : '');
	return {
		thirdType: run.parameter<string>('thirdType', item, 'C') === 'S' ? 'S' : 'C',
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
		...merchantValues({ merchantId: merchant.id, merchantChannelId: merchant.channel }),
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

function text(
	displayName: string,
	name: string,
	description: string,
	placeholder = '',
	required = false,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description,
		...(placeholder === '' ? {} : { placeholder }),
		...(required ? { required } : {}),
	};
}
