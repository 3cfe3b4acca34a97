import type { WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { fulfillmentOrderIdField } from '../../rooms/fulfillmentId';
import { changePieces } from './changing';

const REASONS = [
	{ name: 'Awaiting Payment', value: 'AWAITING_PAYMENT' },
	{ name: 'High Risk of Fraud', value: 'HIGH_RISK_OF_FRAUD' },
	{ name: 'Incorrect Address', value: 'INCORRECT_ADDRESS' },
	{ name: 'Inventory Out of Stock', value: 'INVENTORY_OUT_OF_STOCK' },
	{ name: 'Other', value: 'OTHER' },
	{ name: 'Unknown Delivery Date', value: 'UNKNOWN_DELIVERY_DATE' },
];

export const hold: WriteOperation = {
	kind: 'write',
	name: 'hold',
	title: 'Hold',
	action: 'Put fulfillment orders on hold',
	description: 'Keep goods from being fulfilled, up to 50 fulfillment orders per request',
	fields: [
		fulfillmentOrderIdField(),
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'options',
			options: REASONS,
			default: 'OTHER',
			description: 'Why it is held, as the shop admin shows it',
		},
		{
			displayName: 'Notes',
			name: 'reasonNotes',
			type: 'string',
			default: '',
			placeholder: 'e.g. Address is checked',
			description: 'Further words for the staff',
		},
		dryRunField(),
	],
	run: async (run) =>
		await changePieces(run, {
			mutation: 'hold',
			purpose: 'put fulfillment orders on hold',
			failure: 'was not put on hold',
			plan: ({ status }, item) => {
				if (status === 'ON_HOLD') return null;
				const reasonNotes = run.parameter<string>('reasonNotes', item, '').trim();
				const reason = run.parameter<string>('reason', item, 'OTHER');
				return {
					variables: { input: { reason, ...(reasonNotes === '' ? {} : { reasonNotes }) } },
					changes: [{ field: 'status', before: status, after: 'ON_HOLD' }],
				};
			},
			isDone: ({ status }) => status === 'ON_HOLD',
		}),
};

export const releaseHold: WriteOperation = {
	kind: 'write',
	name: 'releaseHold',
	title: 'Release Hold',
	action: 'Release the holds of fulfillment orders',
	description: 'Let held goods be fulfilled again, up to 50 fulfillment orders per request',
	fields: [fulfillmentOrderIdField(), dryRunField()],
	run: async (run) =>
		await changePieces(run, {
			mutation: 'release',
			purpose: 'release holds',
			failure: 'was not released',
			plan: ({ status }) =>
				status === 'ON_HOLD'
					? { variables: {}, changes: [{ field: 'status', before: status, after: 'OPEN' }] }
					: null,
			isDone: ({ status }) => status !== 'ON_HOLD',
		}),
};
