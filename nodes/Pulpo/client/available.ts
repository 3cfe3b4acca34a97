import type { Connection } from '../../shared/http/types';
import { toDecimal } from '../../shared/model/decimal';
import type { Decimal } from '../../shared/model/primitives';
import { LOOK_UP_SIZE } from './limits';
import { tryPage } from './lists';
import { stockSummary } from './stocks';
import { idOf } from './wire';

/**
 * What can be sold of these products in one warehouse. Explains what was refused, so it never fails itself: products that
 * PULPO does not tell of are left out.
 */
export async function availableIn(
	connection: Connection,
	warehouseId: number,
	productIds: readonly number[],
): Promise<Map<number, Decimal>> {
	const available = new Map<number, Decimal>();
	for (let from = 0; from < productIds.length; from += LOOK_UP_SIZE) {
		const ids = productIds.slice(from, from + LOOK_UP_SIZE).map(String);
		const list = stockSummary({ product_id: ids, warehouse_id: [String(warehouseId)] });
		const page = await tryPage(connection, list, 0, LOOK_UP_SIZE);
		for (const row of page.ok ? page.rows : []) {
			const id = idOf(row['product_id']);
			const quantity = toDecimal(row['available']);
			if (id !== null && quantity !== null) available.set(id, quantity);
		}
	}
	return available;
}
