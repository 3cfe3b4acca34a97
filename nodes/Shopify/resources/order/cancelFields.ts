import type { INodeProperties } from 'n8n-workflow';

import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { CANCEL_WAIT_SECONDS } from '../../client/limits';
import { orderIdField } from '../../rooms/orderId';

/** Shopify's reasons under the names of the shop admin. */
export const CANCEL_REASONS = [
	{ name: 'Customer Changed or Cancelled the Order', value: 'CUSTOMER' },
	{ name: 'Fraudulent Order', value: 'FRAUD' },
	{ name: 'Items Not in Stock', value: 'INVENTORY' },
	{ name: 'Other', value: 'OTHER' },
	{ name: 'Payment Declined', value: 'DECLINED' },
	{ name: 'Staff Error', value: 'STAFF' },
];

export const cancelFields: INodeProperties[] = [
	orderIdField(),
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'options',
		options: CANCEL_REASONS,
		default: 'OTHER',
		description: 'Why the order is cancelled; staff see it in the shop admin',
	},
	{
		displayName: 'Restock',
		name: 'restock',
		type: 'boolean',
		default: true,
		description: 'Whether to put the products back into the stock of the shop',
	},
	{
		displayName: 'Refund',
		name: 'refund',
		type: 'boolean',
		default: false,
		description:
			'Whether to pay back what the customer has paid, by the way it was paid. Payments that are only authorized are released in any case.',
	},
	{
		displayName: 'Notify Customer',
		name: 'notifyCustomer',
		type: 'boolean',
		default: false,
		description: 'Whether Shopify sends the customer a message about the cancellation',
	},
	{
		displayName: 'Staff Note',
		name: 'staffNote',
		type: 'string',
		default: '',
		placeholder: 'e.g. Cancelled in the warehouse',
		description: 'Up to 255 characters. The customer does not see it.',
	},
	dryRunField(),
	optionsCollection([
		{
			displayName: 'Longest Wait (Seconds)',
			name: 'waitSeconds',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 300 },
			default: CANCEL_WAIT_SECONDS,
			description:
				'Shopify cancels in the background. What is not finished after this time ends with the outcome "unknown".',
		},
	]),
];
