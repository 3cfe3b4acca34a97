import type { INodeProperties } from 'n8n-workflow';

import type { EachOperation, Run } from '../../../shared/node/types';
import { dateRangeFields, filtersCollection } from '../../../shared/ui/collections';
import { pagingFields } from '../../../shared/ui/paging';
import { ORDER_STATES } from '../../client/limits';
import type { Query } from '../../client/lists';
import { orderList } from '../../client/salesOrders';
import { isRowList, textOf } from '../../client/wire';
import { bareRange, listOf, timeRange } from '../queries';
import { rowsOfList } from '../rowList';
import { filtersOf } from '../values';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many sales orders',
	description: 'Get sales orders that match the filters',
	fields: [...pagingFields(), filters(), sortField(), shortField()],
	run: rowsOfList((run, item) => orderList(queryOf(run, item))),
};

function queryOf(run: Run, item: number): Query {
	const filter = filtersOf(run, item);
	const zone = run.context.getTimezone();
	return {
		order_num: listOf(textOf(filter['numbers'])),
		state: listOf(isRowList(filter['states']) ? filter['states'].map(String).join(',') : null),
		warehouse_id: textOf(filter['warehouseId']) || undefined,
		third_party_id: textOf(filter['thirdPartyId']) || undefined,
		channel: textOf(filter['channel']) || undefined,
		criterium: textOf(filter['criterium']) || undefined,
		delivery_date: bareRange(filter['deliveryAfter'], filter['deliveryBefore']),
		inserted_at: timeRange(filter['createdAfter'], filter['createdBefore'], zone),
		updated_at: timeRange(filter['updatedAfter'], filter['updatedBefore'], zone),
		view_attributes: run.parameter<boolean>('short', item, false) ? SHORT : undefined,
		sort_by: run.parameter<string>('sortBy', item, 'id:asc'),
	};
}

const SHORT =
	'id,order_num,state,warehouse_id,third_party_id,priority,criterium,channel,delivery_date,updated_at,attributes';

function filters(): INodeProperties {
	return filtersCollection([
		{
			displayName: 'Order Numbers',
			name: 'numbers',
			type: 'string',
			default: '',
			placeholder: 'e.g. #1042, #1043',
			description: 'Only these numbers, separated by commas',
		},
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [...ORDER_STATES]
				.sort()
				.map((state) => ({ name: state.charAt(0).toUpperCase() + state.slice(1), value: state })),
			default: [],
			description: 'Only orders in one of these states',
		},
		{
			displayName: 'Warehouse ID',
			name: 'warehouseId',
			type: 'string',
			default: '',
			description: 'Only orders of this warehouse',
		},
		{
			displayName: 'Customer ID',
			name: 'thirdPartyId',
			type: 'string',
			default: '',
			description: 'Only orders of this third party',
		},
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'string',
			default: '',
			description: 'Only orders of this sales channel',
		},
		{
			displayName: 'Criterium',
			name: 'criterium',
			type: 'string',
			default: '',
			description: 'Only orders with this criterium',
		},
		...dateRangeFields('Delivery', 'delivery', 'orders with'),
		...dateRangeFields('Created', 'created', 'orders'),
		...dateRangeFields('Updated', 'updated', 'orders'),
	]);
}

function sortField(): INodeProperties {
	return {
		displayName: 'Sort By',
		name: 'sortBy',
		type: 'options',
		options: [
			{ name: 'ID, Newest First', value: 'id:desc' },
			{ name: 'ID, Oldest First', value: 'id:asc' },
			{ name: 'Last Change, Newest First', value: 'updated_at:desc' },
			{ name: 'Last Change, Oldest First', value: 'updated_at:asc' },
		],
		default: 'id:asc',
		description: 'In which order the results come',
	};
}

function shortField(): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'short',
		type: 'boolean',
		default: false,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	};
}
