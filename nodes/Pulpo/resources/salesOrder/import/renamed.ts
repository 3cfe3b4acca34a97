import type { Problem } from '../../../../shared/model/outcome';
import { tryPage } from '../../../client/lists';
import { PAGE_SIZE } from '../../../client/limits';
import { cancelledSince } from '../../../client/salesOrders';
import type { Session } from '../../../client/session';
import { orderRowOf, textOf, type OrderRow } from '../../../client/wire';
import { KEY_ATTRIBUTE } from '../../../mapping/order';

export type Renamed = { ok: true; rows: Map<string, OrderRow> } | { ok: false; problem: Problem };

/**
 * Cancelled orders by our key. Where PULPO renames cancelled orders, the old number finds nothing and no filter looks into
 * attributes, so all orders cancelled since the oldest one in question are read.
 */
export async function cancelledByKey(session: Session, since: string): Promise<Renamed> {
	const rows = new Map<string, OrderRow>();
	const list = cancelledSince(`${new Date(since).toISOString().slice(0, 19)}Z`);
	for (let offset = 0; ; offset += PAGE_SIZE) {
		const page = await tryPage(session.connection, list, offset, PAGE_SIZE);
		if (!page.ok) return page;
		for (const row of page.rows.map(orderRowOf)) {
			const key = textOf(row?.attributes?.[KEY_ATTRIBUTE]);
			if (row !== null && key !== null) rows.set(key, row);
		}
		if (page.rows.length < PAGE_SIZE) return { ok: true, rows };
	}
}
