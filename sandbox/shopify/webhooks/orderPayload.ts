import { fullName } from '../address.ts';
import { gid } from '../gid.ts';
import { amount, decimal, moneyBag } from '../money.ts';
import {
	currentQuantity,
	currentTotals,
	discountedTotal,
	lineById,
	originalTotals,
	taxOf,
	unfulfilledQuantity,
} from '../orders/lines.ts';
import { restFulfillmentStatus } from '../orders/status.ts';
import { refundTransactionId, transactionsOf } from '../orders/transactions.ts';
import { timeWriter } from './times.ts';
import type Decimal from 'decimal.js-light';
import type {
	Address,
	CustomerRecord,
	FulfillmentRecord,
	LineRecord,
	OrderRecord,
	RefundRecord,
} from '../records.ts';
import type { Shop } from '../shop.ts';

type Json = Record<string, unknown>;

export function restOrder(shop: Shop, order: OrderRecord): Json {
	const at = timeWriter(shop);
	const money = (value: Decimal | string | number) => amount(value, order.currency);
	const current = currentTotals(order);
	const original = originalTotals(order);
	const customer = shop.customers.get(order.customerId ?? 0);
	return {
		id: order.id,
		admin_graphql_api_id: gid('Order', order.id),
		name: order.name,
		number: order.number - 1000,
		order_number: order.number,
		confirmation_number: order.confirmationNumber,
		created_at: at(order.createdAt),
		updated_at: at(order.updatedAt),
		processed_at: at(order.processedAt),
		cancelled_at: at(order.cancelledAt),
		cancel_reason: order.cancelReason?.toLowerCase() ?? null,
		closed_at: at(order.closedAt),
		confirmed: true,
		test: order.test,
		email: order.email,
		contact_email: order.email,
		phone: order.phone,
		note: order.note,
		note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
		po_number: order.poNumber,
		tags: order.tags.join(', '),
		source_name: order.sourceName,
		payment_gateway_names: order.gateways,
		currency: order.currency,
		presentment_currency: order.presentmentCurrency,
		taxes_included: order.taxesIncluded,
		financial_status: order.financialStatus.toLowerCase(),
		fulfillment_status: restFulfillmentStatus(order),
		subtotal_price: money(original.subtotal),
		total_price: money(original.total),
		total_price_set: restBag(original.total, order),
		total_tax: money(original.tax),
		total_discounts: money(original.discounts),
		current_subtotal_price: money(current.subtotal),
		current_total_price: money(current.total),
		current_total_price_set: restBag(current.total, order),
		current_total_tax: money(current.tax),
		discount_codes: order.discountCodes.map((code) => ({ code, amount: '0.00', type: 'fixed_amount' })),
		customer: customer ? restCustomer(shop, customer) : null,
		shipping_address: restAddress(order.shippingAddress),
		billing_address: restAddress(order.billingAddress),
		shipping_lines: order.shippingLine
			? [
					{
						id: order.shippingLine.id,
						title: order.shippingLine.title,
						code: order.shippingLine.code,
						source: order.shippingLine.source,
						price: money(order.shippingLine.price),
						discounted_price: money(decimal(order.shippingLine.price).minus(order.shippingLine.discount)),
					},
				]
			: [],
		line_items: order.lines.map((line) => restLine(line, order)),
		fulfillments: order.fulfillments.map((fulfillment) => restFulfillment(shop, order, fulfillment)),
		refunds: order.refunds.map((refund) => restRefund(shop, order, refund)),
	};
}

function restBag(value: Decimal, order: OrderRecord): Json {
	const { shopMoney, presentmentMoney } = moneyBag(value, order);
	return {
		shop_money: { amount: shopMoney.amount, currency_code: shopMoney.currencyCode },
		presentment_money: { amount: presentmentMoney.amount, currency_code: presentmentMoney.currencyCode },
	};
}

function restLine(line: LineRecord, order: OrderRecord): Json {
	const tax = taxOf(discountedTotal(line), line.taxRate, order.taxesIncluded);
	return {
		id: line.id,
		admin_graphql_api_id: gid('LineItem', line.id),
		variant_id: line.variantId,
		product_id: line.productId,
		sku: line.sku,
		title: line.title,
		variant_title: line.variantTitle,
		name: [line.title, line.variantTitle].filter(Boolean).join(' - '),
		vendor: line.vendor,
		quantity: line.quantity,
		current_quantity: currentQuantity(line),
		fulfillable_quantity: unfulfilledQuantity(line),
		fulfillment_status: line.fulfilled === 0 ? null : unfulfilledQuantity(line) > 0 ? 'partial' : 'fulfilled',
		price: line.price,
		total_discount: amount(line.discount, order.currency),
		requires_shipping: line.requiresShipping,
		gift_card: line.isGiftCard,
		taxable: line.taxable,
		grams: line.grams,
		properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
		tax_lines:
			line.taxRate === null
				? []
				: [{ title: line.taxTitle, rate: line.taxRate, price: amount(tax, order.currency) }],
	};
}

function restAddress(address: Address | null): Json | null {
	if (!address) return null;
	return {
		first_name: address.firstName,
		last_name: address.lastName,
		name: fullName(address),
		company: address.company,
		address1: address.address1,
		address2: address.address2,
		zip: address.zip,
		city: address.city,
		province: address.province,
		province_code: address.provinceCode,
		country: address.country,
		country_code: address.countryCode,
		phone: address.phone,
	};
}

function restCustomer(shop: Shop, customer: CustomerRecord): Json {
	const at = timeWriter(shop);
	return {
		id: customer.id,
		admin_graphql_api_id: gid('Customer', customer.id),
		first_name: customer.firstName,
		last_name: customer.lastName,
		email: customer.email,
		phone: customer.phone,
		tags: customer.tags.join(', '),
		created_at: at(customer.createdAt),
		updated_at: at(customer.updatedAt),
	};
}

export function restFulfillment(shop: Shop, order: OrderRecord, fulfillment: FulfillmentRecord): Json {
	const at = timeWriter(shop);
	const [first] = fulfillment.tracking;
	return {
		id: fulfillment.id,
		admin_graphql_api_id: gid('Fulfillment', fulfillment.id),
		order_id: order.id,
		name: fulfillment.name,
		status: fulfillment.status.toLowerCase(),
		service: 'manual',
		shipment_status: null,
		location_id: fulfillment.locationId,
		created_at: at(fulfillment.createdAt),
		updated_at: at(fulfillment.updatedAt),
		email: order.email,
		destination: restAddress(order.shippingAddress),
		tracking_company: first?.company ?? null,
		tracking_number: first?.number ?? null,
		tracking_numbers: fulfillment.tracking.map(({ number }) => number).filter((text) => text !== null),
		tracking_url: first?.url ?? null,
		tracking_urls: fulfillment.tracking.map(({ url }) => url).filter((text) => text !== null),
		line_items: fulfillment.lines.map(({ lineId, quantity }) => ({
			...restLine(lineById(order, lineId), order),
			quantity,
		})),
	};
}

export const restRefund = (shop: Shop, order: OrderRecord, refund: RefundRecord): Json => ({
	id: refund.id,
	admin_graphql_api_id: gid('Refund', refund.id),
	order_id: order.id,
	created_at: timeWriter(shop)(refund.createdAt),
	processed_at: timeWriter(shop)(refund.createdAt),
	note: refund.note,
	refund_line_items: refund.lines.map((line) => ({
		id: line.id,
		line_item_id: line.lineId,
		location_id: line.locationId,
		quantity: line.quantity,
		restock_type: line.restockType.toLowerCase(),
		subtotal: line.subtotal,
		total_tax: line.tax,
		line_item: restLine(lineById(order, line.lineId), order),
	})),
	transactions: transactionsOf(order)
		.filter(({ id }) => id === refundTransactionId(refund))
		.map(({ id, gateway }) => ({
			id,
			order_id: order.id,
			kind: 'refund',
			gateway,
			status: 'success',
			amount: refund.amount,
			currency: order.currency,
		})),
});
