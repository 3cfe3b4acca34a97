import { toDecimal } from '../../shared/model/decimal';
import type { Decimal } from '../../shared/model/primitives';
import type { Connection } from '../../shared/http/types';
import { LOOK_UP_SIZE } from './limits';
import { idOf, isRow, rowsOf } from './wire';

/** What can be sold of these products in one warehouse; products that PULPO does not tell of are left out. */
export async function availableIn(
	connection: Connection,
	warehouseId: number,
	productIds: readonly number[],
): Promise<Map<number, Decimal>> {
	const available = new Map<number, Decimal>();
	for (let from = 0; from < productIds.length; from += LOOK_UP_SIZE) {
		const attempt = await connection.attempt({
			method: 'GET',
			path: '/inventory/stocks/summary',
			// As a list: one value without brackets is not documented to work together with others.
			query: {
				product_id: productIds.slice(from, from + LOOK_UP_SIZE).map(String),
				warehouse_id: warehouseId,
			},
			replay: 'safe',
			purpose: 'read the stock of sold products',
		});
		if (!attempt.ok) continue;
		const { body } = attempt.reply;
		const rows = rowsOf(body, 'stocks');
		for (const row of rows.length === 0 && isRow(body) ? [body] : rows) {
			const id = idOf(row['product_id']);
			const quantity = toDecimal(row['available']);
			if (id !== null && quantity !== null) available.set(id, quantity);
		}
	}
	return available;
}
