import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { dateRangeFields } from '../../../shared/ui/collections';
import type { VariantFilter } from '../../client/productsSearch';
import { locationField, locationNumber } from '../../rooms/location';
import { listOfTexts } from '../../rooms/orderId';
import { utcOf } from '../../rooms/time';

export const filterFields: INodeProperties[] = [
	...dateRangeFields('Updated', 'updated', 'products'),
	{
		displayName: 'Product Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: [
			{ name: 'Active', value: 'ACTIVE' },
			{ name: 'Archived', value: 'ARCHIVED' },
			{ name: 'Draft', value: 'DRAFT' },
			{ name: 'Unlisted', value: 'UNLISTED' },
		],
		default: [],
		description: 'Only products with one of these statuses. Empty: all.',
	},
	{
		displayName: 'Vendors',
		name: 'vendors',
		type: 'string',
		default: '',
		placeholder: 'e.g. Lux, Nord',
		description: 'Only products of one of these vendors. Several separated by commas.',
	},
	{
		displayName: 'Product Types',
		name: 'types',
		type: 'string',
		default: '',
		placeholder: 'e.g. Lamp, Cord',
		description: 'Only products of one of these types. Several separated by commas.',
	},
	{
		displayName: 'Tags: Any Of',
		name: 'tagsAny',
		type: 'string',
		default: '',
		placeholder: 'e.g. wms, b2c',
		description: 'Only products with at least one of these tags. Several separated by commas.',
	},
	{
		displayName: 'Tags: None Of',
		name: 'tagsNone',
		type: 'string',
		default: '',
		placeholder: 'e.g. no-wms',
		description: 'Only products without any of these tags. Several separated by commas.',
	},
	{
		...locationField,
		description:
			'Only products stocked at this location. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Search Query',
		name: 'query',
		type: 'string',
		default: '',
		placeholder: "e.g. barcode:'4006381333931'",
		description:
			'Further terms about variants in <a href="https://shopify.dev/docs/api/usage/search-syntax">Shopify\'s search syntax</a>. Put values into single quotes.',
	},
];

export function readFilter(values: IDataObject, zone: string): VariantFilter {
	const query = String(values['query'] ?? '').trim();
	return {
		updatedSince: utcOf(values['updatedAfter'], zone),
		updatedUntil: utcOf(values['updatedBefore'], zone),
		statuses: listOfTexts(values['statuses']),
		vendors: listOfTexts(values['vendors']),
		types: listOfTexts(values['types']),
		tagsAny: listOfTexts(values['tagsAny']),
		tagsNone: listOfTexts(values['tagsNone']),
		locationId: locationNumber(values['locationId']),
		query: query === '' ? null : query,
	};
}
