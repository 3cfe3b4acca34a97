import type { INodeProperties } from 'n8n-workflow';

import { dryRunField } from '../../../../shared/ui/choices';
import { optionsCollection } from '../../../../shared/ui/collections';
import { locator } from '../../../rooms/locator';
import { merchantFields } from '../../../rooms/merchant';
import { warehouseFields } from '../../../rooms/warehouseOfLocation';
import { channelField, noteField } from '../importOptions';
import { numberFields } from '../numberFields';
import { skuPolicyOptions } from '../policyOptions';
import { technicalOptions } from '../technicalOptions';

/** Sales go out together, so every setting is read once, from the first item. */
export function posFields(): INodeProperties[] {
	return [
		{
			displayName:
				'Each input item must be an order in unified form. It is booked as sold, packed and gone: let only sales over the counter in, paid and handed over. The settings below are read once, from the first item.',
			name: 'posNotice',
			type: 'notice',
			default: '',
		},
		...warehouseFields('sales'),
		locator({
			displayName: 'Customer',
			name: 'customer',
			description:
				'Customer in PULPO WMS that all sales are booked on; it needs a shipping address there. Read once, from the first item.',
			searchMethod: 'searchCustomers',
			required: true,
			placeholder: 'Choose a customer',
		}),
		...numberFields(),
		dryRunField(),
		optionsCollection([
			...skuPolicyOptions(),
			channelField,
			noteField,
			...merchantFields(),
			...technicalOptions(),
		]),
	];
}
