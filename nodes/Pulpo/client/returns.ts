import { encodeSegment } from '../../shared/http/encode';
import type { Attempt, Connection } from '../../shared/http/types';

import { lookUpOrdersById, unknownIdIsAbsent, type FoundOrders } from './salesOrders';
import { textOf, type Row } from './wire';

export const RETURN_TYPE = 'return';

export async function readIncomingGood(connection: Connection, id: string): Promise<Attempt> {
	return await connection.attempt({
		method: 'GET',
		path: `/reception/incoming_goods/${encodeSegment(id)}`,
		replay: 'safe',
		purpose: `read incoming goods ${id}`,
		judge: unknownIdIsAbsent,
	});
}

/** The sales orders that goods came back of, by id: they hold the shop's key. */
export async function ordersOfReturns(connection: Connection, returns: readonly Row[]): Promise<FoundOrders> {
	const ids = returns.flatMap((row) => textOf(row['sales_order_id']) ?? []);
	return await lookUpOrdersById(connection, [...new Set(ids)]);
}
