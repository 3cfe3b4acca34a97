import { decimal, isZero, multiply, ONE } from '../../shared/model/decimal';
import { currencyDigits, toCountry, toCurrency } from '../../shared/model/iso';
import { customerKey, orderKey } from '../../shared/model/key';
import type { Address, ChargeLine, Order, OrderCustomer, OrderLine } from '../../shared/model/order';
import { fulfillmentStatusOf, paymentStatusOf } from '../client/status';
import { idOfGid, type WireAddress, type WireAttribute, type WireLine, type WireOrder } from '../client/wire';
import { amountOf, shareOf, taxedAmount, taxRates, totalTax, type MoneyRules } from './money';

/** Shopify's order as a unified order. `shop` is the permanent myshopify name. */
export function unifiedOrder(raw: WireOrder, shop: string): Order {
	const currency = toCurrency(raw.currencyCode) ?? raw.currencyCode;
	const money: MoneyRules = { taxesIncluded: raw.taxesIncluded, digits: currencyDigits(currency) };
	const shipping = shippingCharge(raw, money);
	return {
		kind: 'order',
		key: orderKey('shopify', shop, raw.legacyResourceId),
		system: 'shopify',
		account: shop,
		id: raw.legacyResourceId,
		part: null,
		number: raw.name,
		bareNumber: String(raw.number),
		createdAt: raw.createdAt,
		updatedAt: raw.updatedAt,
		cancelledAt: raw.cancelledAt,
		closedAt: raw.closedAt,
		test: raw.test,
		paymentStatus: paymentStatusOf(raw.displayFinancialStatus),
		fulfillmentStatus: fulfillmentStatusOf(raw.displayFulfillmentStatus),
		shopStatus: {
			displayFinancialStatus: raw.displayFinancialStatus,
			displayFulfillmentStatus: raw.displayFulfillmentStatus,
			returnStatus: raw.returnStatus,
			cancelReason: raw.cancelReason,
		},
		tags: raw.tags,
		note: text(raw.note),
		email: text(raw.email),
		phone: text(raw.phone),
		currency,
		pricesIncludeTax: raw.taxesIncluded,
		customer: customerOf(raw, shop),
		billingAddress: addressOf(raw.billingAddress, raw.email),
		shippingAddress: addressOf(raw.shippingAddress, raw.email),
		lines: raw.lineItems.nodes.map((line) => lineOf(line, money)),
		charges: shipping === null ? [] : [shipping],
		shippingMethod:
			raw.shippingLine === null ? null : { title: raw.shippingLine.title, code: text(raw.shippingLine.code) },
		paymentMethods: raw.paymentGatewayNames,
		total: totalOf(raw, money),
		attributes: attributesOf(raw.customAttributes),
		deliveryDate: null,
		source: raw,
	};
}

/** The total holds the taxes, whether the prices do or not. */
function totalOf(raw: WireOrder, money: MoneyRules): Order['total'] {
	const rules = { ...money, taxesIncluded: true };
	return taxedAmount(amountOf(raw.currentTotalPriceSet), amountOf(raw.currentTotalTaxSet), rules);
}

function lineOf(line: WireLine, money: MoneyRules): OrderLine {
	const ordered = decimal(line.quantity);
	const current = decimal(line.currentQuantity);
	const unit = amountOf(line.discountedUnitPriceAfterAllDiscountsSet);
	// Tax lines are about all units that were ordered, those that were removed later too.
	const tax = totalTax(line.taxLines);
	return {
		id: idOfGid(line.id) ?? line.id,
		sku: text(line.sku),
		name: line.title,
		variantName: text(line.variantTitle),
		productId: line.product === null ? null : idOfGid(line.product.id),
		variantId: line.variant === null ? null : idOfGid(line.variant.id),
		barcode: line.variant === null ? null : text(line.variant.barcode),
		orderedQuantity: ordered,
		currentQuantity: current,
		openQuantity: decimal(Math.max(0, Math.min(line.currentQuantity, line.unfulfilledQuantity))),
		physical: line.requiresShipping,
		giftCard: line.isGiftCard,
		unitPrice: taxedAmount(unit, shareOf(tax, ONE, ordered, money.digits), money),
		total: taxedAmount(multiply(unit, current), shareOf(tax, current, ordered, money.digits), money),
		taxRates: taxRates(line.taxLines),
		attributes: attributesOf(line.customAttributes),
	};
}

/** null for orders that are not shipped at all. */
function shippingCharge(raw: WireOrder, money: MoneyRules): ChargeLine | null {
	const amount = amountOf(raw.currentShippingPriceSet);
	const { shippingLine } = raw;
	if (shippingLine === null) {
		if (isZero(amount)) return null;
		return {
			kind: 'shipping',
			title: 'Shipping',
			code: null,
			total: taxedAmount(amount, decimal(0), money),
			taxRates: [],
		};
	}
	const before = amountOf(shippingLine.discountedPriceSet);
	const tax = shareOf(totalTax(shippingLine.taxLines), amount, before, money.digits);
	return {
		kind: 'shipping',
		title: shippingLine.title,
		code: text(shippingLine.code),
		total: taxedAmount(amount, tax, money),
		taxRates: taxRates(shippingLine.taxLines),
	};
}

function customerOf(raw: WireOrder, shop: string): OrderCustomer | null {
	const { customer } = raw;
	const id = customer ? idOfGid(customer.id) : null;
	if (!customer || id === null) return null;
	return {
		key: customerKey('shopify', shop, id),
		id,
		name: text(customer.displayName),
		firstName: text(customer.firstName),
		lastName: text(customer.lastName),
		company: text(raw.billingAddress?.company ?? null),
		email: text(customer.defaultEmailAddress?.emailAddress ?? raw.email),
		phone: text(customer.defaultPhoneNumber?.phoneNumber ?? raw.phone),
		taxNumber: null,
	};
}

function addressOf(address: WireAddress | null, email: string | null): Address | null {
	if (address === null) return null;
	return {
		name: text(address.name),
		firstName: text(address.firstName),
		lastName: text(address.lastName),
		company: text(address.company),
		street: text(address.address1),
		street2: text(address.address2),
		zip: text(address.zip),
		city: text(address.city),
		region: text(address.provinceCode),
		country: toCountry(address.countryCodeV2),
		phone: text(address.phone),
		email: text(email),
	};
}

function attributesOf(attributes: readonly WireAttribute[]): Record<string, string> {
	return Object.fromEntries(attributes.map(({ key, value }) => [key, value ?? '']));
}

function text(value: string | null): string | null {
	return value === null || value.trim() === '' ? null : value;
}
