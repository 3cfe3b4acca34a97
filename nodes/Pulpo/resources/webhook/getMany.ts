import { dataOf } from '../../../shared/node/errorItem';
import { showRequestsAfter } from '../../../shared/node/requestHint';
import type { EachOperation } from '../../../shared/node/types';
import { filtersCollection } from '../../../shared/ui/collections';
import { limitOf, pagingFields } from '../../../shared/ui/paging';
import { openPulpo } from '../../client/endpoint';
import { firstRows } from '../../client/lists';
import { webhookList } from '../../client/webhooks';
import { shownWebhook } from '../../mapping/webhook';
import { filtersOf, given } from '../values';

export const getMany: EachOperation = {
	kind: 'each',
	name: 'getMany',
	title: 'Get Many',
	action: 'Get many webhooks',
	description: 'Get the webhooks that PULPO has; secrets in their addresses are hidden',
	fields: [
		...pagingFields(),
		filtersCollection([
			{
				displayName: 'Enabled',
				name: 'enabled',
				type: 'boolean',
				default: true,
				description: 'Whether the webhooks are switched on',
			},
			{
				displayName: 'Warehouse ID',
				name: 'warehouseId',
				type: 'string',
				default: '',
				description: 'Only webhooks of this warehouse',
			},
		]),
	],
	async run(run, item) {
		const connection = await run.once('pulpo', async () => await openPulpo(run.context));
		const filter = filtersOf(run, item);
		const list = webhookList({
			enabled: typeof filter['enabled'] === 'boolean' ? filter['enabled'] : undefined,
			warehouse_id: given(filter, 'warehouseId'),
		});
		const rows = await firstRows(connection, list, limitOf(run, item));
		showRequestsAfter(run, item, connection);
		return rows.map((row) => ({ json: dataOf(shownWebhook(row)), item }));
	},
};
