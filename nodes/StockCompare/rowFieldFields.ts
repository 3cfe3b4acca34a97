import type { INodeProperties } from 'n8n-workflow';

/** Where the rows of one side have what; the defaults fit unified stock and flat rows. */
export function rowFields(side: 'source' | 'target', title: string): INodeProperties {
	return {
		displayName: `${title} Fields`,
		name: `${side}Fields`,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: `Which fields of the ${side} hold SKU, quantity and place; only for rows that are no unified stock`,
		options: [
			{
				displayName: 'Place',
				name: 'place',
				type: 'string',
				default: 'location.id, locationId, location',
				description:
					'Field with the ID of the warehouse or location. Of several fields, separated by commas, the first that a row has counts.',
			},
			{
				displayName: 'Place Name',
				name: 'placeName',
				type: 'string',
				default: 'location.name',
				description:
					'Field with the name of the warehouse or location. Of several fields, separated by commas, the first that a row has counts.',
			},
			{
				displayName: 'Quantity',
				name: 'quantity',
				type: 'string',
				default: 'available, quantity',
				placeholder: 'e.g. onHand',
				description:
					'Field with the stock. Of several fields, separated by commas, the first that a row has counts.',
			},
			{
				displayName: 'SKU',
				name: 'sku',
				type: 'string',
				default: 'sku',
				placeholder: 'e.g. sku, articleNumber',
				description:
					'Field with the SKU. Of several fields, separated by commas, the first that a row has counts.',
			},
		],
	};
}
