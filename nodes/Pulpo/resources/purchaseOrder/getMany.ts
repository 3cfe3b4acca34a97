import type { INodeProperties } from 'n8n-workflow';

import type { EachOperation, Run } from '../../../shared/node/types';
import { dateRangeFields, filtersCollection } from '../../../shared/ui/collections';
import { pagingFields } from '../../../shared/ui/paging';
import { PURCHASE_STATES } from '../../client/limits';
import type { Query } from '../../client/lists';
import { purchaseOrderList } from '../../client/purchaseOrders';
import { isRowList, textOf } from '../../client/wire';
import { text } from '../fieldKit';
import { bareRange, listOf, timeRange } from '../queries';
import { rowsOfList } from '../rowList';
import { filtersOf, given } from '../values';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many purchase orders',
	description: 'Get purchase orders that match the filters',
	fields: [...pagingFields(), filters()],
	run: rowsOfList((run, item) => purchaseOrderList(queryOf(run, item))),
};

function queryOf(run: Run, item: number): Query {
	const filter = filtersOf(run, item);
	return {
		id: listOf(textOf(filter['ids'])),
		order_num: listOf(textOf(filter['numbers'])),
		state: listOf(isRowList(filter['states']) ? filter['states'].map(String).join(',') : null),
		supplier_id: given(filter, 'supplierId'),
		product_sku: given(filter, 'sku'),
		product_name: given(filter, 'productName'),
		delivery_date: bareRange(filter['deliveryAfter'], filter['deliveryBefore']),
		inserted_at: timeRange(filter['createdAfter'], filter['createdBefore'], run.context.getTimezone()),
		sort_by: 'id:asc',
	};
}

function filters(): INodeProperties {
	return filtersCollection([
		...dateRangeFields('Created', 'created', 'orders'),
		...dateRangeFields('Delivery', 'delivery', 'orders with'),
		text('IDs', 'ids', 'Only these IDs, separated by commas'),
		text('Order Numbers', 'numbers', 'Only these numbers, separated by commas', 'e.g. PO-1042, PO-1043'),
		text('Product Name', 'productName', 'Only orders with this product'),
		text('SKU', 'sku', 'Only orders with this SKU', 'e.g. HAT-01'),
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [...PURCHASE_STATES]
				.sort()
				.map((state) => ({ name: state.charAt(0).toUpperCase() + state.slice(1), value: state })),
			default: [],
			description: 'Only orders in one of these states',
		},
		text('Supplier ID', 'supplierId', 'Only orders of this supplier'),
	]);
}
