import type { INodeProperties } from 'n8n-workflow';

import { dryRunField } from '../../../shared/ui/choices';
import { shippingMethodFields } from '../../rooms/shippingMethod';
import { fallbackCustomerField } from '../../rooms/thirdParty';
import { warehouseFields } from '../../rooms/warehouseOfLocation';
import { importOptions } from './importOptions';
import { numberFields } from './numberFields';

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
		...numberFields(),
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
