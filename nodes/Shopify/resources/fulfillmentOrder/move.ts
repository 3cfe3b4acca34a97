import type { WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { locationOf } from '../../mapping/pieces';
import { fulfillmentOrderIdField } from '../../rooms/fulfillmentId';
import { locationField, locationNumber } from '../../rooms/location';
import { changePieces } from './changing';

export const move: WriteOperation = {
	kind: 'write',
	name: 'move',
	title: 'Move',
	action: 'Move fulfillment orders to another location',
	description: 'Let another location send what is still open, up to 50 fulfillment orders per request',
	fields: [
		fulfillmentOrderIdField(),
		{
			...locationField,
			required: true,
			description:
				'Where it is to be sent from. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		dryRunField(),
	],
	run: async (run) =>
		await changePieces(run, {
			mutation: 'move',
			purpose: 'move fulfillment orders',
			failure: 'was not moved',
			plan: (piece, item) => {
				const to = locationNumber(run.parameter<unknown>('locationId', item, ''));
				if (to === null) throw new RangeError('The location is missing');
				const from = locationOf(piece);
				if (from?.id === to) return null;
				return {
					variables: { to: `gid://shopify/Location/${to}` },
					changes: [{ field: 'location', before: from?.id ?? null, after: to }],
				};
			},
			isDone: (piece, { to }) => piece.assignedLocation.location?.id === to || piece.status === 'CLOSED',
		}),
};
