import { stockKeeper, managesStock } from '../products/stock.ts';
import { fullName } from '../products/view.ts';
import { totalsOf } from '../orders/totals.ts';
import { fixed } from '../numbers.ts';
import type { World } from '../world.ts';

/** The short form of everything, for tests; secrets of keys are left out. */
export function stateOf(world: World): object {
	const { keys: _keys, ...settings } = world.settings;
	return {
		settings,
		products: [...world.products.values()].map((product) => ({
			id: product.id,
			parent_id: product.parent_id,
			type: product.type,
			status: product.status,
			name: fullName(world, product),
			sku: product.sku,
			regular_price: product.regular_price,
			sale_price: product.sale_price,
			manage_stock: managesStock(world, product),
			stock_quantity: stockKeeper(world, product)?.stock_quantity ?? null,
			stock_status: product.stock_status,
			cost: product.cost,
			meta: Object.fromEntries(product.meta.map(({ key, value }) => [key, value])),
		})),
		orders: [...world.orders.values()].map((order) => ({
			id: order.id,
			number: order.number,
			status: order.status,
			total: fixed(totalsOf(order).total),
			email: order.billing['email'],
			payment_method: order.payment_method,
			lines: order.lines.map(({ sku, quantity, total }) => ({ sku, quantity, total: fixed(total) })),
			meta: Object.fromEntries(order.meta.map(({ key, value }) => [key, value])),
			notes: [...world.notes.values()]
				.filter(({ orderId }) => orderId === order.id)
				.map(({ note, customer_note: isForCustomer }) => ({ note, customer_note: isForCustomer })),
			refunds: order.refundIds.flatMap((id) => {
				const refund = world.refunds.get(id);
				return refund
					? [{ id, amount: fixed(refund.amount), reason: refund.reason, byGateway: refund.refundedPayment }]
					: [];
			}),
			trackings: world.trackings.get(order.id) ?? [],
			fulfillments: world.fulfillments.get(order.id) ?? [],
		})),
		customers: [...world.customers.values()].map(({ id, email, role }) => ({ id, email, role })),
		terms: [...world.terms.values()].map(({ id, taxonomy, name, parent }) => ({
			id,
			taxonomy,
			name,
			parent,
		})),
		webhooks: [...world.webhooks.values()].map(({ id, topic, status, deliveryUrl, failures }) => ({
			id,
			topic,
			status,
			deliveryUrl,
			failures,
		})),
		waiting: world.pending.length,
	};
}
