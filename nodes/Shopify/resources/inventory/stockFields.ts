import type { INodeProperties } from 'n8n-workflow';

/** Which level an item is about; shared by Set and Adjust. */
export function levelFields(): INodeProperties[] {
	return [
		{
			displayName: 'SKU',
			name: 'sku',
			type: 'string',
			default: '={{ $json.sku }}',
			placeholder: 'e.g. TS-M-BLK',
			description: 'Compared exactly, capitals included. All SKUs of a run are looked up together.',
		},
		{
			displayName: 'Inventory Item ID',
			name: 'inventoryItemId',
			type: 'string',
			default:
				'={{ $json.target?.inventoryItemId ?? $json.inventoryItemId ?? $json.source?.inventoryItem?.id ?? "" }}',
			placeholder: 'e.g. 46000000000001',
			description: 'Saves looking up the SKU. Items of the operation Get Many and of Stock Compare have it.',
		},
		{
			displayName: 'Location Name or ID',
			name: 'locationId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getLocations' },
			default: '',
			description:
				'Empty: the location of each item (field "location"; by ID, else by name), or the only location of the shop. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	];
}

export const lookUpField: INodeProperties = {
	displayName: 'Look Up SKUs By',
	name: 'lookUpBy',
	type: 'options',
	options: [
		{ name: 'Bulk Operation', value: 'bulk', description: 'Shopify writes the whole catalogue into a file' },
		{ name: 'Fewest Requests', value: 'auto', description: 'The node chooses' },
		{ name: 'Reading All Variants', value: 'pages', description: '250 variants per request' },
		{ name: 'Search', value: 'search', description: '50 SKUs per request' },
	],
	default: 'auto',
	description: 'How the inventory items of the SKUs are found',
};

export const duplicateSkusField: INodeProperties = {
	displayName: 'If Several Variants Have the SKU',
	name: 'duplicateSkus',
	type: 'options',
	options: [
		{ name: 'Change All of Them', value: 'all' },
		{ name: 'Fail', value: 'fail', description: 'Change none and report the SKU' },
	],
	default: 'fail',
	description: 'SKUs are not unique in Shopify',
};

export const unknownSkuField: INodeProperties = {
	displayName: 'If the SKU Is Unknown',
	name: 'unknownSku',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail' },
		{ name: 'Skip', value: 'skip', description: 'Go on and give the reason' },
	],
	default: 'skip',
	description: 'What becomes of an item whose SKU or inventory item the shop does not have',
};

export const notStockedField: INodeProperties = {
	displayName: 'If Not Stocked at the Location',
	name: 'notStocked',
	type: 'options',
	options: [
		{
			name: 'Skip',
			value: 'skip',
			description: 'Go on and give the reason',
		},
		{
			name: 'Stock It There',
			value: 'activate',
			description: 'The product is sold from this location from now on',
		},
	],
	default: 'skip',
	description:
		'What becomes of a product that Shopify does not stock at the location. Needs Read Stock First.',
};

export const untrackedField: INodeProperties = {
	displayName: 'If the Stock Is Not Tracked',
	name: 'untracked',
	type: 'options',
	options: [
		{ name: 'Change It Anyway', value: 'change' },
		{ name: 'Skip', value: 'skip', description: 'Go on and give the reason' },
	],
	default: 'skip',
	description: 'What becomes of a product whose stock Shopify does not count. Needs Read Stock First.',
};
