import type { INodeProperties } from 'n8n-workflow';

import type { EachOperation, Run } from '../../../shared/node/types';
import { dateRangeFields, filtersCollection } from '../../../shared/ui/collections';
import { pagingFields } from '../../../shared/ui/paging';
import { incomingGoodList } from '../../client/incomingGoods';
import type { Query } from '../../client/lists';
import { chosenId } from '../../rooms/locator';
import { merchantFields } from '../../rooms/merchant';
import { choice, text } from '../fieldKit';
import { timeRange } from '../queries';
import { rowsOfList } from '../rowList';
import { filtersOf, given } from '../values';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many incoming goods',
	description: 'Get receipts of goods, oldest first',
	fields: [...pagingFields(), filters()],
	run: rowsOfList((run, item) => incomingGoodList(queryOf(run, item))),
};

function queryOf(run: Run, item: number): Query {
	const filter = filtersOf(run, item);
	const zone = run.context.getTimezone();
	return {
		purchase_order_id: given(filter, 'purchaseOrderId'),
		document_type: given(filter, 'documentType'),
		sequence_number: given(filter, 'sequenceNumber'),
		owner_id: given(filter, 'ownerId'),
		merchant_id: chosenId(filter['merchant']) ?? undefined,
		inserted_at: timeRange(filter['createdAfter'], filter['createdBefore'], zone),
		start_date: timeRange(filter['startedAfter'], filter['startedBefore'], zone),
		end_date: timeRange(filter['endedAfter'], filter['endedBefore'], zone),
		sort_by: 'inserted_at:asc',
	};
}

function filters(): INodeProperties {
	const [merchant] = merchantFields();
	return filtersCollection([
		...dateRangeFields('Created', 'created', 'receipts'),
		choice(
			'Document Type',
			'documentType',
			[
				{ name: 'None', value: 'none' },
				{ name: 'Purchase Order', value: 'purchase_order' },
				{ name: 'Return', value: 'return' },
			],
			'purchase_order',
			'Only receipts of this kind',
		),
		...dateRangeFields('Ended', 'ended', 'receipts'),
		...(merchant === undefined ? [] : [merchant]),
		text('Owner ID', 'ownerId', 'Only receipts of this user'),
		text('Purchase Order ID', 'purchaseOrderId', 'Only receipts of this purchase order'),
		text('Sequence Number', 'sequenceNumber', 'Only the receipt with this number'),
		...dateRangeFields('Started', 'started', 'receipts'),
	]);
}
