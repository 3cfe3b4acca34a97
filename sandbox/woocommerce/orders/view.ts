import { links } from '../links.ts';
import { metaView } from '../meta.ts';
import { fixed } from '../numbers.ts';
import { CURRENCIES } from '../currencies.ts';
import { VERSION } from '../defaults.ts';
import type { World } from '../world.ts';
import { feeView, lineView, refundLineView, shippingView, taxView } from './lineViews.ts';
import type { Note, Order, Refund } from './records.ts';
import { totalsOf } from './totals.ts';

const EDITABLE = ['pending', 'on-hold', 'auto-draft'];

export function orderView(world: World, order: Order, dp: number): object {
	const { time, settings } = world;
	const totals = totalsOf(order);
	const money = (amount: number): string => fixed(amount, dp);
	const home = settings.url.replace(/\/$/, '');
	const path = `/orders/${order.id}`;
	return {
		id: order.id,
		parent_id: order.parent_id,
		status: order.status,
		currency: order.currency,
		version: VERSION,
		prices_include_tax: order.prices_include_tax,
		date_created: time.local(order.createdAt),
		date_modified: time.local(order.modifiedAt),
		discount_total: money(totals.discount),
		discount_tax: money(totals.discountTax),
		shipping_total: money(totals.shipping),
		shipping_tax: money(totals.shippingTax),
		cart_tax: money(totals.cartTax),
		total: money(totals.total),
		total_tax: money(totals.cartTax + totals.shippingTax),
		customer_id: order.customer_id,
		order_key: order.order_key,
		billing: order.billing,
		shipping: order.shipping,
		payment_method: order.payment_method,
		payment_method_title: order.payment_method_title,
		transaction_id: order.transaction_id,
		customer_ip_address: order.customer_ip_address,
		customer_user_agent: order.customer_user_agent,
		created_via: order.created_via,
		customer_note: order.customer_note,
		date_completed: time.local(order.completedAt),
		date_paid: time.local(order.paidAt),
		cart_hash: order.cart_hash,
		number: order.number,
		meta_data: metaView(order.meta),
		line_items: order.lines.map((line) => lineView(world, line, dp)),
		tax_lines: order.taxLines.map((line) => taxView(world, line, dp)),
		shipping_lines: order.shippingLines.map((line) => shippingView(world, line, dp)),
		fee_lines: order.feeLines.map((line) => feeView(world, line, dp)),
		coupon_lines: order.couponLines.map(({ id, code, discount, meta }) => ({
			id,
			code,
			discount: money(discount),
			discount_tax: money(0),
			meta_data: metaView(meta),
			discount_type: 'fixed_cart',
			nominal_amount: discount,
			free_shipping: false,
		})),
		refunds: order.refundIds.flatMap((id) => {
			const refund = world.refunds.get(id);
			return refund ? [{ id, reason: refund.reason, total: `-${fixed(refund.amount, dp)}` }] : [];
		}),
		payment_url: `${home}/checkout/order-pay/${order.id}/?pay_for_order=true&key=${order.order_key}`,
		is_editable: EDITABLE.includes(order.status),
		needs_payment: ['pending', 'failed'].includes(order.status) && totals.total > 0,
		needs_processing: needsProcessing(world, order),
		date_created_gmt: time.gmt(order.createdAt),
		date_modified_gmt: time.gmt(order.modifiedAt),
		date_completed_gmt: time.gmt(order.completedAt),
		date_paid_gmt: time.gmt(order.paidAt),
		currency_symbol:
			order.currency === settings.currency
				? settings.currencySymbol
				: (CURRENCIES[order.currency]?.symbol ?? order.currency),
		_links: {
			...links(world, path, '/orders'),
			email_templates: [{ embeddable: true, href: world.href(`${path}/actions/email_templates`) }],
			...(order.customer_id > 0
				? { customer: [{ href: world.href(`/customers/${order.customer_id}`) }] }
				: {}),
		},
	};
}

/** Something has to be sent. */
export const needsProcessing = (world: World, { lines }: Order): boolean =>
	lines.some(
		({ product_id, variation_id }) => world.products.get(variation_id || product_id)?.virtual === false,
	);

/** In the list of all refunds each one also names its order. */
export function refundView(world: World, refund: Refund, dp: number, withParent = false): object {
	const order = world.orders.get(refund.orderId);
	const collection = `/orders/${refund.orderId}/refunds`;
	return {
		id: refund.id,
		...(withParent ? { parent_id: refund.orderId } : {}),
		date_created: world.time.local(refund.createdAt),
		date_created_gmt: world.time.gmt(refund.createdAt),
		amount: fixed(refund.amount, dp),
		reason: refund.reason,
		refunded_by: refund.refundedBy,
		refunded_payment: refund.refundedPayment,
		meta_data: metaView(refund.meta),
		line_items: refund.lines.map((line) =>
			refundLineView(
				world,
				line,
				order?.lines.find(({ id }) => id === line.itemId),
				dp,
			),
		),
		shipping_lines: [],
		tax_lines: refund.taxLines.map((line) => taxView(world, line, dp)),
		fee_lines: [],
		_links: links(world, `${collection}/${refund.id}`, collection, `/orders/${refund.orderId}`, [
			'GET',
			'DELETE',
		]),
	};
}

export function noteView(
	world: World,
	{ id, orderId, author, note, customer_note, createdAt }: Note,
): object {
	const collection = `/orders/${orderId}/notes`;
	return {
		id,
		author,
		date_created: world.time.local(createdAt),
		date_created_gmt: world.time.gmt(createdAt),
		note,
		customer_note,
		_links: links(world, `${collection}/${id}`, collection, `/orders/${orderId}`, ['GET', 'DELETE']),
	};
}
