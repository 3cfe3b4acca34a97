import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isRecord } from '../../../shared/model/shape';
import type { Run } from '../../../shared/node/types';
import type { FulfilRules } from '../../mapping/shipment';
import type { CarrierName, CarrierNames } from '../../mapping/shipmentTracking';

export const notifyCustomerField: INodeProperties = {
	displayName: 'Notify Customer',
	name: 'notifyCustomer',
	type: 'boolean',
	default: false,
	description: 'Whether Shopify sends the customer its mail about the shipment',
};

export const carrierNamesField: INodeProperties = {
	displayName: 'Carrier Names',
	name: 'carrierNames',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add carrier',
	default: {},
	description:
		'What Shopify calls the carriers. Spelled exactly as in its list, Shopify makes the tracking links itself. Carriers that are not listed keep their name.',
	options: [
		{
			displayName: 'Carriers',
			name: 'values',
			values: [
				{
					displayName: 'Carrier',
					name: 'carrier',
					type: 'string',
					default: '',
					placeholder: 'e.g. dhl_paket',
					description: 'Name or code in the warehouse, capitals do not matter',
				},
				{
					displayName: 'Company',
					name: 'company',
					type: 'string',
					default: '',
					placeholder: 'e.g. DHL',
					description: "As in Shopify's list of carriers, capitals matter",
				},
				{
					displayName: 'Tracking URL',
					name: 'trackingUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://track.example.com/parcels/{number}',
					description: 'For parcels whose link the warehouse does not give; {number} stands for the number',
				},
			],
		},
	],
};

export const onHoldField: INodeProperties = {
	displayName: 'On Hold',
	name: 'onHold',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'Until somebody releases the hold' },
		{ name: 'Release the Hold', value: 'release', description: 'And fulfill: the goods have left' },
	],
	default: 'fail',
	description: 'What to do when the goods are on hold in the shop',
};

export const ruleOptions: INodeProperties[] = [
	onHoldField,
	{
		displayName: 'Parcels Without Tracking Number',
		name: 'withoutTracking',
		type: 'options',
		options: [
			{ name: 'Fulfill', value: 'send', description: 'The number is added when it comes' },
			{ name: 'Wait', value: 'wait', description: 'Skip the shipment until every parcel has its number' },
		],
		default: 'send',
		description: 'What to do with a shipment that has a parcel without tracking number',
	},
	{
		displayName: 'Unknown Lines',
		name: 'unknownLines',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'Fulfill nothing of the shipment' },
			{ name: 'Leave Out', value: 'skip', description: 'Fulfill the rest' },
		],
		default: 'fail',
		description:
			'What to do with shipped goods that the order does not have, such as a gift added when packing',
	},
];

/** Settings of the first item: shipments of one order are decided together. */
export function rulesOf(run: Run): FulfilRules {
	const options = run.parameter<IDataObject>('options', 0, {});
	return {
		withoutTracking: options['withoutTracking'] === 'wait' ? 'wait' : 'send',
		onHold: options['onHold'] === 'release' ? 'release' : 'fail',
		unknownLines: options['unknownLines'] === 'skip' ? 'skip' : 'fail',
		notifyCustomer: run.parameter<boolean>('notifyCustomer', 0, false),
		carriers: carriersOf(run.parameter<unknown>('carrierNames', 0, {})),
	};
}

function carriersOf(value: unknown): CarrierNames {
	const rows: unknown = isRecord(value) ? value['values'] : [];
	const entries = (Array.isArray(rows) ? rows : []).flatMap((row: unknown): Array<[string, CarrierName]> => {
		if (!isRecord(row)) return [];
		const [carrier, company, trackingUrl] = [row['carrier'], row['company'], row['trackingUrl']].map((text) =>
			String(text ?? '').trim(),
		);
		if (!carrier) return [];
		return [[carrier.toLowerCase(), { company: company || carrier, trackingUrl: trackingUrl || null }]];
	});
	return new Map(entries);
}
