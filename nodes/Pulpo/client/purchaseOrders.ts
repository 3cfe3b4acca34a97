import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection } from '../../shared/http/types';
import { unknownIdIsAbsent } from './salesOrders';

export async function readPurchaseOrder(connection: Connection, id: string): Promise<Attempt> {
	return await connection.attempt({
		method: 'GET',
		path: `/reception/purchase_orders/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: `read purchase order ${id}`,
		judge: unknownIdIsAbsent,
	});
}
