import type { Run } from '../../shared/node/types';
import { openShop, type Shop } from '../client/shop';

/** One request session for the whole run. */
export async function shopOf(run: Run): Promise<Shop> {
	return await run.once('shop', async () => await openShop(run.context));
}

/** After the last item: how many requests the run took, and what else the user should know. */
export function tellAfter(run: Run, item: number, shop: Shop): void {
	if (item < run.itemCount - 1) return;
	const { sent, retried, rateLimited } = shop.connection.counts;
	const extra = [
		retried > 0 ? `${retried} repeated` : null,
		rateLimited > 0 ? `${rateLimited} held back by Shopify` : null,
	].filter((part) => part !== null);
	const more = extra.length > 0 ? ` (${extra.join(', ')})` : '';
	run.context.addExecutionHints(
		...[...shop.remarks].map((message) => ({
			message,
			type: 'warning' as const,
			location: 'outputPane' as const,
		})),
		{
			message: `Requests used: ${sent}${more}`,
			type: 'info',
			location: 'outputPane',
		},
	);
}
