import type { IDataObject } from 'n8n-workflow';

import { orderKey } from '../../../shared/model/key';
import { dataOf } from '../../../shared/node/errorItem';
import type { EachOperation, ResultItem, Run } from '../../../shared/node/types';
import { filtersCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { fulfillmentOrderList } from '../../client/fulfillmentOrdersList';
import type { WireFulfillmentOrder } from '../../client/fulfillmentWire';
import { idOfGid } from '../../client/wire';
import { locationOf } from '../../mapping/pieces';
import { locationField, locationNumber } from '../../rooms/location';
import { listOfTexts } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { utcOf } from '../../rooms/time';

const STATUSES = [
	{ name: 'Cancelled', value: 'CANCELLED' },
	{ name: 'Closed', value: 'CLOSED' },
	{ name: 'In Progress', value: 'IN_PROGRESS' },
	{ name: 'Incomplete', value: 'INCOMPLETE' },
	{ name: 'On Hold', value: 'ON_HOLD' },
	{ name: 'Open', value: 'OPEN' },
	{ name: 'Scheduled', value: 'SCHEDULED' },
];

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many fulfillment orders',
	description: 'Read the work list of the locations, up to 250 per request',
	fields: [
		...pagingFields(),
		{
			displayName: 'Return Format',
			name: 'returnFormat',
			type: 'options',
			options: [
				{
					name: 'Hint',
					value: 'hint',
					description: 'ID and number of the order, for Get by IDs, with status and location',
				},
				{ name: 'Raw', value: 'raw', description: 'Each fulfillment order exactly as Shopify sends it' },
			],
			default: 'hint',
			description: 'The form in which each fulfillment order is returned',
		},
		filtersCollection([
			{
				displayName: 'Statuses',
				name: 'statuses',
				type: 'multiOptions',
				options: STATUSES,
				default: [],
				description: 'Only fulfillment orders with one of these statuses. Empty: all that are not ended.',
			},
			{
				...locationField,
				description:
					'Only what this location has to send. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Updated After',
				name: 'updatedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only fulfillment orders updated at this time or later',
			},
			{
				displayName: 'Updated Before',
				name: 'updatedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only fulfillment orders updated at this time or earlier',
			},
		]),
	],
	run: getPieces,
};

async function getPieces(run: Run, item: number): Promise<ResultItem[]> {
	const shop = await shopOf(run);
	const filters = run.parameter<IDataObject>('filters', item, {});
	const pieces = await fulfillmentOrderList(
		shop,
		{
			statuses: listOfTexts(filters['statuses']).map((status) => status.toUpperCase()),
			locationId: locationNumber(filters['locationId']),
			updatedSince: utcOf(filters['updatedAfter'], run.context.getTimezone()),
			updatedUntil: utcOf(filters['updatedBefore'], run.context.getTimezone()),
		},
		limitOf(run, item),
	);
	const raw = run.parameter<string>('returnFormat', item, 'hint') === 'raw';
	tellAfter(run, item, shop);
	return pieces.map((piece) => ({
		json: raw ? dataOf(piece) : hintOf(piece, shop.account.shop),
		item,
	}));
}

function hintOf(piece: WireFulfillmentOrder, shop: string): IDataObject {
	const orderId = idOfGid(piece.orderId) ?? piece.orderId;
	return {
		key: orderKey('shopify', shop, orderId),
		id: orderId,
		number: piece.orderName,
		fulfillmentOrderId: idOfGid(piece.id),
		status: piece.status,
		location: locationOf(piece) === null ? null : { ...locationOf(piece) },
		updatedAt: piece.updatedAt,
	};
}
