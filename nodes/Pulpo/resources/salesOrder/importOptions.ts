import type { INodeProperties } from 'n8n-workflow';

import { optionsCollection } from '../../../shared/ui/collections';
import { merchantFields } from '../../rooms/merchant';
import { policyOptions } from './policyOptions';
import { technicalOptions } from './technicalOptions';

export function importOptions(): INodeProperties {
	return optionsCollection([
		...policyOptions(),
		...contentOptions(),
		channelField,
		noteField,
		...merchantFields(),
		...technicalOptions(),
	]);
}

function contentOptions(): INodeProperties[] {
	return [
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'number',
			default: 2,
			description:
				'Priority of the orders. Whether PULPO WMS picks low or high numbers first is not documented: try it with two orders.',
		},
		{
			displayName: 'Tags to Leave Out',
			name: 'tagsLeftOut',
			type: 'string',
			default: '',
			placeholder: 'e.g. in-pulpo, newsletter',
			description:
				'Tags that never go into the criterium, separated by commas. Name the tag that marks imported orders here, or each order is updated once because of it.',
		},
		{
			displayName: 'Customer Identifier Type',
			name: 'identifierType',
			type: 'string',
			default: 'shop',
			description: 'Label that PULPO WMS shows for the number of a created customer',
		},
	];
}

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'string',
	default: '',
	placeholder: 'e.g. Shopify',
	description: 'Name of the sales channel, shown on the order in PULPO WMS',
};

export const noteField: INodeProperties = {
	displayName: 'Send Order Note',
	name: 'sendNote',
	type: 'boolean',
	default: true,
	description: 'Whether the note of the shop order is shown to the packer',
};
