import { apiError } from '../../../shared/http/errors';
import type { Connection } from '../../../shared/http/types';
import { dataOf } from '../../../shared/node/errorItem';
import type { ResultItem, Run } from '../../../shared/node/types';
import { TITLE } from '../../client/endpoint';
import { ordersOfReturns } from '../../client/returns';
import { textOf, type Row } from '../../client/wire';
import { returnOf } from '../../mapping/return';
import { tenantOf } from '../../rooms/tenant';

/** Receipts of the kind "return" as unified returns, with the shop's key from their sales orders. */
export async function unified(
	run: Run,
	item: number,
	connection: Connection,
	rows: Row[],
): Promise<ResultItem[]> {
	if (rows.length === 0) return [];
	const orders = await ordersOfReturns(connection, rows);
	const [problem] = orders.failed.values();
	if (problem) throw apiError(run.context.getNode(), TITLE, problem, item);
	const tenantId = await tenantOf(run, connection);
	return rows.flatMap((row) => {
		const order = orders.rows.get(textOf(row['sales_order_id']) ?? '')?.[0] ?? null;
		const record = returnOf(row, order, tenantId);
		return record === null ? [] : [{ json: dataOf(record), item }];
	});
}
