import type { INodeProperties } from 'n8n-workflow';

import type { EachOperation, Run } from '../../../shared/node/types';
import { dateRangeFields, filtersCollection } from '../../../shared/ui/collections';
import { pagingFields } from '../../../shared/ui/paging';
import { ORDER_STATES } from '../../client/limits';
import type { Query } from '../../client/lists';
import { productList } from '../../client/products';
import { isRowList, textOf } from '../../client/wire';
import { merchantFields } from '../../rooms/merchant';
import { chosenId } from '../../rooms/locator';
import { choice, flag, text } from '../fieldKit';
import { bareRange, listOf, timeRange } from '../queries';
import { rowsOfList } from '../rowList';
import { filtersOf, given } from '../values';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many products',
	description: 'Get products that match the filters',
	fields: [...pagingFields(), filters()],
	run: rowsOfList((run, item) => productList(queryOf(run, item))),
};

function queryOf(run: Run, item: number): Query {
	const filter = filtersOf(run, item);
	const states = filter['relatedOrdersStates'];
	return {
		id: listOf(textOf(filter['ids'])),
		sku: listOf(textOf(filter['skus'])),
		article_number: given(filter, 'articleNumber'),
		barcode: given(filter, 'barcode'),
		name: given(filter, 'name'),
		description: given(filter, 'description'),
		management_type: given(filter, 'managementType'),
		third_party_id: given(filter, 'supplierId'),
		active: typeof filter['active'] === 'boolean' ? filter['active'] : undefined,
		show_deleted: filter['showDeleted'] === true ? true : undefined,
		merchant_id: chosenId(filter['merchant']) ?? undefined,
		related_orders_state: listOf(isRowList(states) ? states.map(String).join(',') : null),
		related_orders_delivery_date: bareRange(filter['deliveryAfter'], filter['deliveryBefore']),
		updated_at: timeRange(filter['updatedAfter'], filter['updatedBefore'], run.context.getTimezone()),
		sort_by: 'id:asc',
	};
}

function filters(): INodeProperties {
	const [merchant] = merchantFields();
	return filtersCollection([
		{ ...flag('Active', 'active', 'Whether the products are active'), default: true },
		text('Article Number', 'articleNumber', 'Only products with this article number'),
		text('Barcode', 'barcode', 'Only products with this barcode', 'e.g. 4006381333931'),
		text('Description', 'description', 'Only products with this description'),
		text('IDs', 'ids', 'Only these IDs, separated by commas', 'e.g. 70415, 70416'),
		...(merchant === undefined ? [] : [merchant]),
		text('Name', 'name', 'Only products with this name'),
		...dateRangeFields('Order Delivery', 'delivery', 'products of orders with'),
		{
			displayName: 'Order States',
			name: 'relatedOrdersStates',
			type: 'multiOptions',
			options: [...ORDER_STATES]
				.sort()
				.map((state) => ({ name: state.charAt(0).toUpperCase() + state.slice(1), value: state })),
			default: [],
			description: 'Only products that stand in orders in one of these states',
		},
		flag('Show Deleted', 'showDeleted', 'Whether deleted products come too'),
		text('SKUs', 'skus', 'Only these SKUs, separated by commas', 'e.g. HAT-01, MUG-01'),
		text('Supplier ID', 'supplierId', 'Only products of this supplier'),
		choice(
			'Type',
			'managementType',
			[
				{ name: 'Lot', value: 'lot' },
				{ name: 'None', value: 'none' },
				{ name: 'Serial', value: 'serial' },
			],
			'none',
			'Only products that are tracked in this way',
		),
		...dateRangeFields('Updated', 'updated', 'products'),
	]);
}
