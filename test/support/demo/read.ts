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

interface SystemCount {
	total: number;
	/** By "METHOD path". */
	routes: Record<string, { count: number }>;
}

/** Such as "shopify 3, pulpo 12 (4 of them writes)"; to Shopify's one address everything is posted. */
export async function requestCounts(adminUrl: string): Promise<string> {
	const { data } = await axios.get<Record<string, SystemCount>>(`${adminUrl}/counts`, { proxy: false });
	return Object.entries(data)
		.map(([system, { total, routes }]) => {
			if (system === 'shopify') return `${system} ${total}`;
			return `${system} ${total} (${writesIn(routes)} of them writes)`;
		})
		.join(', ');
}

function writesIn(routes: SystemCount['routes']): number {
	return Object.entries(routes)
		.filter(([route]) => !route.startsWith('GET ') && !route.endsWith('/auth'))
		.reduce((sum, [, { count }]) => sum + count, 0);
}

export async function clearCounts(adminUrl: string): Promise<void> {
	await axios.delete(`${adminUrl}/counts`, { proxy: false });
}
