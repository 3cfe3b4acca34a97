import type { Connection } from '../../shared/http/types';
import { pages } from './lists';
import { PACKED_STATES } from './limits';
import { packingOrderList } from './packing';
import { orderList } from './salesOrders';
import { textOf, type Row } from './wire';

export interface Period {
	/** `2026-03-01T10:00:00Z` */
	since: string;
	/** The same; null = up to now. */
	until: string | null;
	warehouseId: string | null;
}

const SENT_STATES: readonly string[] = ['packing', 'shipping', 'ended'];

/** Ids of the sales orders with a packing order that is finished and last changed in the period. */
export async function ordersPackedIn(connection: Connection, period: Period): Promise<string[]> {
	const list = packingOrderList(queryOf(period));
	return await idsIn(connection, list, period, 'sales_order_id', PACKED_STATES);
}

/** Ids of the sales orders in packing or later that last changed in the period. */
export async function ordersChangedIn(connection: Connection, period: Period): Promise<string[]> {
	const list = orderList({ ...queryOf(period), view_attributes: 'id,state,updated_at' });
	return await idsIn(connection, list, period, 'id', SENT_STATES);
}

/**
 * Sorted by id and without an upper bound, so that a row that changes meanwhile moves no other row to a page that was
 * read already; the upper bound is kept here.
 */
function queryOf({ since, warehouseId }: Period) {
	return { updated_at: `gte:${since}`, warehouse_id: warehouseId ?? undefined, sort_by: 'id:asc' };
}

async function idsIn(
	connection: Connection,
	list: ReturnType<typeof orderList>,
	period: Period,
	field: string,
	states: readonly string[],
): Promise<string[]> {
	const ids = new Set<string>();
	for await (const rows of pages(connection, list)) {
		for (const row of rows) {
			const id = textOf(row[field]);
			if (id !== null && states.includes(textOf(row['state']) ?? '') && isBefore(row, period.until))
				ids.add(id);
		}
	}
	return [...ids];
}

/** Compares the vendor's times, which have no zone, as text. */
function isBefore(row: Row, until: string | null): boolean {
	const changed = textOf(row['updated_at'])?.slice(0, 19).replace(' ', 'T') ?? '';
	return until === null || changed <= until.slice(0, 19);
}
