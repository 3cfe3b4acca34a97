import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation } from '../../../shared/node/types';
import { filtersCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { openPulpo } from '../../client/endpoint';
import { firstRows } from '../../client/lists';
import { eventLogList } from '../../client/webhooks';
import { timeRange } from '../queries';
import { filtersOf, given } from '../values';

export const getLogs: EachOperation = {
	kind: 'each',
	name: 'getLogs',
	title: 'Get Logs',
	action: 'Get the log of webhooks',
	description: 'Get which calls PULPO made and what was answered',
	fields: [
		...pagingFields(),
		filtersCollection([
			{
				displayName: 'Answer Code',
				name: 'code',
				type: 'string',
				default: '',
				placeholder: 'e.g. 500',
				description: 'Only calls that were answered with this status',
			},
			{
				displayName: 'Event',
				name: 'eventType',
				type: 'string',
				default: '',
				placeholder: 'e.g. sales_order_finished',
				description: 'Only calls for this event',
			},
			{
				displayName: 'Since',
				name: 'since',
				type: 'dateTime',
				default: '',
				description: 'Only calls at this time or later',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'string',
				default: '',
				description: "Only calls with this status, in PULPO's own word",
			},
			{
				displayName: 'Until',
				name: 'until',
				type: 'dateTime',
				default: '',
				description: 'Only calls at this time or earlier',
			},
		]),
	],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const filter = filtersOf(run, item);
		const list = eventLogList({
			code: given(filter, 'code'),
			event_type: given(filter, 'eventType'),
			event_status: given(filter, 'status'),
			inserted_at: timeRange(filter['since'], filter['until'], run.context.getTimezone()),
		});
		const rows = await firstRows(connection, list, limitOf(run, item));
		showRequestsAfter(run, item, connection);
		return rows.map((row) => ({ json: dataOf(row), item }));
	},
};
