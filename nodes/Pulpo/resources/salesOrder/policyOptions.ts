import type { INodeProperties } from 'n8n-workflow';

import { policyField } from '../../../shared/ui/choices';

/** What to do with what PULPO does not know, or has already. */
export function policyOptions(): INodeProperties[] {
	return [...skuPolicyOptions(), ...orderPolicyOptions()];
}

export function skuPolicyOptions(): INodeProperties[] {
	return [
		policyField({
			displayName: 'Unknown SKU',
			name: 'unknownSku',
			description: 'What to do with a line whose SKU PULPO WMS does not have',
			choices: [
				{
					value: 'fail',
					name: 'Do Not Send the Order',
					description: 'The order fails and every unknown SKU is named',
				},
				{
					value: 'skip',
					name: 'Leave the Line Out',
					description: 'The order is sent without the line, and the result names it',
				},
				{
					value: 'standIn',
					name: 'Use a Stand-in Product',
					description: 'The line is sent with the product of Stand-in SKU',
				},
			],
			default: 'fail',
		}),
		{
			displayName: 'Stand-In SKU',
			name: 'standInSku',
			type: 'string',
			default: '',
			placeholder: 'e.g. UNKNOWN',
			description:
				'SKU of the product in PULPO WMS that takes the place of unknown ones. The real SKU goes into the note of the line.',
		},
	];
}

function orderPolicyOptions(): INodeProperties[] {
	return [
		policyField({
			displayName: 'Unknown Customer',
			name: 'unknownCustomer',
			description: 'What to do with an order whose customer PULPO WMS does not have',
			choices: [
				{
					value: 'create',
					name: 'Create the Customer',
					description: 'One record for each customer of the shop',
				},
				{
					value: 'fail',
					name: 'Do Not Send the Order',
					description: 'The order fails with the customer named',
				},
				{
					value: 'standIn',
					name: 'Use the Fallback Customer',
					description: 'No customer is created; the parcel still goes to the real address',
				},
			],
			default: 'create',
		}),
		{
			displayName: 'Adopt Existing Orders',
			name: 'adoptExisting',
			type: 'boolean',
			default: false,
			description:
				'Whether orders that PULPO WMS already has under the same number, but that were not made by this import, are taken over and updated. Otherwise they are left as they are.',
		},
		{
			displayName: 'Recreate Cancelled Orders',
			name: 'recreateCancelled',
			type: 'boolean',
			default: false,
			description:
				'Whether an open shop order is sent again after its order in PULPO WMS was cancelled. Works only when PULPO WMS renames cancelled orders; otherwise their number stays taken.',
		},
		{
			displayName: 'Find Renamed Orders',
			name: 'findRenamed',
			type: 'boolean',
			default: false,
			description:
				'Whether to look through the cancelled orders before new ones are sent. Switch it on when PULPO WMS has the setting "Rename sales orders on cancellation" on; otherwise an order cancelled there would be sent again.',
		},
	];
}
