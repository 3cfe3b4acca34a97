import type { INodeProperties } from 'n8n-workflow';

export const trackingFields: INodeProperties[] = [
	{
		displayName: 'Tracking Numbers',
		name: 'trackingNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 00340434161094012345',
		description: 'One, or several separated by commas',
	},
	{
		displayName: 'Tracking Company',
		name: 'trackingCompany',
		type: 'string',
		default: '',
		placeholder: 'e.g. DHL',
		description: "Spelled exactly as in Shopify's list of carriers, Shopify makes the tracking links itself",
	},
	{
		displayName: 'Tracking URLs',
		name: 'trackingUrls',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://track.example.com/parcels/00340434161094012345',
		description: 'In the order of the numbers, separated by commas. Empty: Shopify makes them when it can.',
	},
];
