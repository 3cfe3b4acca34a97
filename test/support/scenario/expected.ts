import { fallbackCustomer } from '../demo/accounts.ts';
import type { ExpectedOrder } from './kinds.ts';

/** A sales order as PULPO WMS keeps it, without what it adds by itself. */
export interface PulpoOrder {
	id: number;
	order_num: string;
	type: string;
	state: string;
	warehouse_id: number;
	third_party_id: number;
	priority: number;
	criterium: string;
	notes: string;
	delivery_date: string;
	external_order_num: string;
	attributes: Record<string, unknown>;
	ship_to: { name: string; company_name: string; address: Record<string, string> };
	items: Array<{ product_id: number; quantity: number; line_order_id: string }>;
}

export interface PulpoState {
	sales_orders: PulpoOrder[];
	products: Array<{ id: number; sku: string }>;
	third_parties: Array<{ id: number; email: string; identifier_number: string; third_type: string }>;
	logins: unknown[];
}

/** The order in the words of the expectation, so that the two can be compared whole. */
export function inExpectedWords(order: PulpoOrder, state: PulpoState, runStart: number): ExpectedOrder {
	const party = state.third_parties.find(({ id }) => id === order.third_party_id);
	const skus = new Map(state.products.map(({ id, sku }) => [id, sku]));
	const { address } = order.ship_to;
	// PULPO WMS writes times without a zone; they are UTC.
	const delivery = order.delivery_date.replace('T', ' ');
	const isNow = Date.parse(`${order.delivery_date.replace(' ', 'T')}Z`) >= Math.floor(runStart / 1000) * 1000;
	return {
		customer: party?.identifier_number === fallbackCustomer ? 'fallback' : { email: party?.email ?? '' },
		criterium: order.criterium,
		deliveryDate: isNow && !delivery.endsWith('00:00:00') ? null : delivery,
		notes: order.notes,
		shipTo: {
			name: order.ship_to.name,
			company: order.ship_to.company_name,
			street: address['street'] ?? '',
			zip: address['zip'] ?? '',
			city: address['city'] ?? '',
			country: address['country_alpha2'] ?? '',
		},
		items: order.items.map(({ product_id, quantity }) => ({ sku: skus.get(product_id) ?? '', quantity })),
	};
}
