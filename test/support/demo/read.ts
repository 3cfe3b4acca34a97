import axios from 'axios';
import type { N8n } from '../n8n/index.ts';
import { admin } from './accounts.ts';
import type { ArrivedOrder, JournalRow } from './report.ts';

interface PulpoView {
	products: Array<{ id: number; sku: string }>;
	sales_orders: Array<{
		order_num: string;
		items: Array<{ product_id: number; quantity: number }>;
	}>;
}

export async function arrivedOrders(adminUrl: string): Promise<ArrivedOrder[]> {
	const view = await admin<PulpoView>(adminUrl, '/admin/pulpo/state');
	const skus = new Map(view.products.map(({ id, sku }) => [id, sku]));
	return view.sales_orders.map(({ order_num: orderNum, items }) => ({
		orderNum,
		items: items.map(({ product_id: id, quantity }) => ({ sku: skus.get(id) ?? `?${id}`, quantity })),
	}));
}

export async function journalRows(n8n: N8n): Promise<JournalRow[]> {
	const rows = await (await n8n.dataTable('shopbridge_orders')).rows();
	return rows.map((row) => ({
		orderKey: String(row['order_key']),
		outcome: String(row['outcome']),
		reason: String(row['last_error'] || row['reason'] || ''),
	}));
}

/** Such as "shopify 3, pulpo 12". */
export async function requestCounts(adminUrl: string): Promise<string> {
	const { data } = await axios.get<Record<string, { total: number }>>(`${adminUrl}/counts`, { proxy: false });
	return Object.entries(data)
		.map(([system, { total }]) => `${system} ${total}`)
		.join(', ');
}
