import type { INodeProperties } from 'n8n-workflow';

import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { merchantFields } from '../../rooms/merchant';

export function personFields(): INodeProperties[] {
	return [...nameFields(), kindField(), ...restFields()];
}

export function supplierPersonFields(): INodeProperties[] {
	return [...nameFields(), ...restFields()];
}

function nameFields(): INodeProperties[] {
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
	];
}

function kindField(): INodeProperties {
	return {
		displayName: 'Kind',
		name: 'thirdType',
		type: 'options',
		options: [
			{ name: 'Customer', value: 'C' },
			{ name: 'Supplier', value: 'S' },
		],
		default: 'C',
		description: 'Whether the record is a customer or a supplier',
	};
}

function restFields(): INodeProperties[] {
	return [
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
