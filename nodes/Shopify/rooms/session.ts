import { showRequestsAfter } from '../../shared/node/requestHint';
import type { Run } from '../../shared/node/types';
import { openShop, type Shop } from '../client/shop';

/** One request session for the whole run. */
export async function shopOf(run: Run): Promise<Shop> {
	return await run.once('shop', async () => await openShop(run.context));
}

/** After the last item: how many requests the run took, and what else the user should know. */
export function tellAfter(run: Run, item: number, shop: Shop): void {
	if (item === run.itemCount - 1) showRemarks(run, shop);
	showRequestsAfter(run, item, shop.connection);
}

function showRemarks(run: Run, shop: Shop): void {
	for (const message of shop.remarks)
		run.context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}
