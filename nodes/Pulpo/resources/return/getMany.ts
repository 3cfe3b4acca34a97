import type { INodeProperties } from 'n8n-workflow';

import type { Connection } from '../../../shared/http/types';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation, Run } from '../../../shared/node/types';
import { filtersCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { openPulpo } from '../../client/endpoint';
import { incomingGoodList } from '../../client/incomingGoods';
import { firstRows, pages } from '../../client/lists';
import { RETURN_TYPE } from '../../client/returns';
import { textOf, type Row } from '../../client/wire';
import { listOf, timeRange } from '../queries';
import { unified } from './unified';
import { filtersOf } from '../values';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many returns',
	description: 'Get goods that came back, line by line, with the shop order they belong to',
	fields: [...pagingFields(), filters()],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const rows = await returnsOf(run, item, connection);
		const results = await unified(run, item, connection, rows);
		showRequestsAfter(run, item, connection);
		return results;
	},
};

/** The list has no documented filter for the warehouse, so that it is kept here. */
async function returnsOf(run: Run, item: number, connection: Connection): Promise<Row[]> {
	const filter = filtersOf(run, item);
	const warehouse = textOf(filter['warehouseId'])?.trim() || null;
	const list = incomingGoodList({
		document_type: RETURN_TYPE,
		inserted_at: timeRange(filter['since'], filter['until'], run.context.getTimezone()),
		sequence_number: listOf(textOf(filter['numbers'])),
		sort_by: 'id:asc',
	});
	const most = limitOf(run, item);
	const fits = (row: Row) =>
		row['document_type'] === RETURN_TYPE && (warehouse === null || textOf(row['warehouse_id']) === warehouse);
	if (warehouse === null) return (await firstRows(connection, list, most)).filter(fits);
	const found: Row[] = [];
	for await (const rows of pages(connection, list)) {
		found.push(...rows.filter(fits));
		if (found.length >= most) break;
	}
	return found.slice(0, most);
}

function filters(): INodeProperties {
	return filtersCollection([
		{
			displayName: 'Receipt Numbers',
			name: 'numbers',
			type: 'string',
			default: '',
			description: 'Only receipts with these numbers, separated by commas',
		},
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			default: '',
			description: 'Only returns that were entered in PULPO at this time or later',
		},
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			description: 'Only returns that were entered in PULPO at this time or earlier',
		},
		{
			displayName: 'Warehouse ID',
			name: 'warehouseId',
			type: 'string',
			default: '',
			description: 'Only returns to this warehouse',
		},
	]);
}
