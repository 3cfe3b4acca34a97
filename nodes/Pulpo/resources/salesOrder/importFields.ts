import type { INodeProperties } from 'n8n-workflow';

import { dryRunField } from '../../../shared/ui/choices';
import { shippingMethodFields } from '../../rooms/shippingMethod';
import { fallbackCustomerField } from '../../rooms/thirdParty';
import { warehouseFields } from '../../rooms/warehouseOfLocation';
import { importOptions } from './importOptions';

/** Orders go out together, so every setting is read once, from the first item. */
export function importFields(): INodeProperties[] {
	return [
		{
			displayName:
				'Each input item must be an order in unified form, as the shop nodes return it. The settings below are read once, from the first item, and hold for all orders of the run.',
			name: 'importNotice',
			type: 'notice',
			default: '',
		},
		...warehouseFields('orders'),
		{
			displayName: 'Order Number',
			name: 'orderNumber',
			type: 'options',
			options: [
				{
					name: 'Bare Number',
					value: 'bare',
					description: 'Without the prefix and suffix of the shop, such as 1042',
				},
				{
					name: 'Shop Number With Prefix and Suffix',
					value: 'shop',
					description: 'As the shop shows it, such as #1042-X',
				},
			],
			default: 'shop',
			description:
				'The number that the order gets in PULPO WMS. It is how an order is found again: do not change it while orders are open. Read once, from the first item.',
		},
		{
			displayName: 'Number Prefix',
			name: 'numberPrefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. DE-',
			description:
				'Put before every number. Needed when several shops send to one PULPO WMS, because numbers must be unique there. Read once, from the first item.',
		},
		{
			displayName: 'Number Suffix',
			name: 'numberSuffix',
			type: 'string',
			default: '',
			description: 'Put after every number. Read once, from the first item.',
		},
		{
			displayName: 'Tags Into Criterium',
			name: 'tagsIntoCriterium',
			type: 'boolean',
			default: false,
			description:
				'Whether the tags of the shop order go into the criterium of the order in PULPO WMS, joined by commas',
		},
		fallbackCustomerField(),
		...shippingMethodFields(),
		dryRunField(),
		importOptions(),
	];
}
