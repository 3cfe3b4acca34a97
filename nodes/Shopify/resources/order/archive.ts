import type { Outcome } from '../../../shared/model/outcome';
import type { Run, WriteOperation } from '../../../shared/node/types';
import { dryRunField } from '../../../shared/ui/choices';
import { sendClosings } from '../../client/cancelling';
import { orderIdField } from '../../rooms/orderId';
import { shopOf, tellAfter } from '../../rooms/session';
import { writeOrders, type OrderWrite } from './writing';

export const archive: WriteOperation = {
	kind: 'write',
	name: 'archive',
	title: 'Archive',
	action: 'Archive orders',
	description: 'Close orders that need no further work, up to 50 per request',
	fields: [orderIdField(), dryRunField()],
	run: async (run) => await close(run, 'orderClose'),
};

export const unarchive: WriteOperation = {
	kind: 'write',
	name: 'unarchive',
	title: 'Unarchive',
	action: 'Unarchive orders',
	description: 'Open archived orders again, up to 50 per request',
	fields: [orderIdField(), dryRunField()],
	run: async (run) => await close(run, 'orderOpen'),
};

async function close(run: Run, mutation: 'orderClose' | 'orderOpen'): Promise<Outcome[]> {
	const shop = await shopOf(run);
	const write: OrderWrite<string> = {
		plan(order) {
			const before = order.closedAt;
			if ((before !== null) === (mutation === 'orderClose')) return { change: null, changes: [] };
			const after = mutation === 'orderClose' ? run.startedAt : null;
			order.closedAt = after;
			return { change: order.id, changes: [{ field: 'closedAt', before, after }] };
		},
		send: async (ids) => await sendClosings(shop, mutation, ids),
	};
	const outcomes = await writeOrders(run, shop, write);
	tellAfter(run, run.itemCount - 1, shop);
	return outcomes;
}
