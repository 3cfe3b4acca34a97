import type { INodeProperties } from 'n8n-workflow';

import { dryRunField } from '../../../shared/ui/choices';
import { optionsCollection } from '../../../shared/ui/collections';
import { locationField } from '../../rooms/location';

export const registerFields: INodeProperties[] = [
	{
		displayName:
			'The input items are unified returns, such as PULPO WMS: Get Many Returns gives them. A return is carried out once, however often it comes: its key is written into the notes of refund and return.',
		name: 'returnNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Refund Products',
		name: 'refundProducts',
		type: 'boolean',
		default: false,
		description: 'Whether to pay back what the returned products cost, by the way they were paid',
	},
	{
		displayName: 'Refund Shipping Costs',
		name: 'refundShipping',
		type: 'boolean',
		default: false,
		description: 'Whether to pay back the shipping costs of the order that were not refunded yet',
	},
	{
		displayName: 'Register Return in Shopify',
		name: 'registerReturn',
		type: 'boolean',
		default: true,
		description:
			'Whether to make a return in Shopify. It stays in progress: close it by hand, without restocking. Needs the scope write_returns.',
	},
	{
		displayName: 'Restock',
		name: 'restock',
		type: 'options',
		displayOptions: { show: { refundProducts: [true] } },
		options: [
			{ name: 'At Location', value: 'location', description: 'Accepted products go back into stock there' },
			{
				name: 'None',
				value: 'none',
				description: 'Right when the stock of the warehouse is sent to the shop: it would count twice',
			},
		],
		default: 'none',
		description: 'Whether the refund puts the products back into the stock of the shop',
	},
	{
		...locationField,
		displayName: 'Restock at Location Name or ID',
		name: 'restockLocationId',
		required: true,
		displayOptions: { show: { refundProducts: [true], restock: ['location'] } },
		description:
			'Where the products go back into stock. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Notify Customer',
		name: 'notifyCustomer',
		type: 'boolean',
		default: false,
		description: 'Whether Shopify sends the customer a message about the refund',
	},
	{
		displayName: 'Staff Note',
		name: 'staffNote',
		type: 'string',
		default: '',
		placeholder: 'e.g. Returned to the warehouse',
		description: 'Staff see it in Shopify at the refund and at the return, followed by the key of the return',
	},
	dryRunField(),
	optionsCollection([
		{
			displayName: 'Rejected Products',
			name: 'rejected',
			type: 'options',
			options: [
				{
					name: 'Do Not Refund',
					value: 'leaveOut',
					description: 'What the warehouse did not accept is only registered',
				},
				{ name: 'Refund', value: 'refund', description: 'Like the others, but never restocked' },
			],
			default: 'leaveOut',
			description: 'What to do with products that the warehouse did not accept, such as damaged ones',
		},
	]),
];
