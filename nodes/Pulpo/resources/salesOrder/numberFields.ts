import type { INodeProperties } from 'n8n-workflow';

/** How the order number in PULPO WMS is made of the shop's. */
export function numberFields(): INodeProperties[] {
	return [
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
	];
}
