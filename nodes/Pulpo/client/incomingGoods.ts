import type { List, Query } from './lists';

/** Receipts: goods that came in from a supplier, as a return or otherwise. docs/vendors/pulpo.md, receipts */
export function incomingGoodList(query: Query): List {
	return { path: '/reception/incoming_goods', key: 'incoming_goods', query, purpose: 'list receipts' };
}
