import type { Attempt, Connection } from '../../shared/http/types';
import type { OrderBody } from './wire';

/** A sale over the counter: PULPO makes it ended, with pick, pack and stock movement. docs/vendors/pulpo.md, quick orders */
export type QuickSaleBody = Omit<OrderBody, 'type'> & { type: 'POS_external' };

/** Never repeated blindly: the caller looks the numbers up first when the answer is not clear. */
export async function createQuickSales(
	connection: Connection,
	bodies: QuickSaleBody[],
	timeoutMs: number,
): Promise<Attempt> {
	return await connection.attempt({
		method: 'POST',
		path: '/sales/bulk/orders/quick',
		body: bodies,
		replay: 'never',
		timeoutMs,
		purpose: 'create point of sale orders',
	});
}
