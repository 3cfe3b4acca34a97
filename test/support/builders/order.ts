import type {
	Address,
	ChargeLine,
	Order,
	OrderCustomer,
	OrderLine,
	TaxedAmount,
} from '../../../nodes/shared/model/order.ts';
import type { Decimal } from '../../../nodes/shared/model/primitives.ts';

/** For figures written down in tests; the code under test reads decimals with parseDecimal. */
export function d(text: string): Decimal {
	return text as Decimal;
}

export function taxed(net: string, tax: string, gross: string): TaxedAmount {
	return { net: d(net), tax: d(tax), gross: d(gross) };
}

export function buildAddress(overrides: Partial<Address> = {}): Address {
	return {
		name: 'Anna Berg',
		firstName: 'Anna',
		lastName: 'Berg',
		company: null,
		street: 'Hauptstr. 5',
		street2: null,
		zip: '10115',
		city: 'Berlin',
		region: null,
		country: 'DE',
		phone: '+49301234',
		email: 'anna@example.com',
		...overrides,
	};
}

export function buildCustomer(overrides: Partial<OrderCustomer> = {}): OrderCustomer {
	const id = overrides.id ?? '7001';
	return {
		key: `shopify:lamp-shop:${id}`,
		id,
		name: 'Anna Berg',
		firstName: 'Anna',
		lastName: 'Berg',
		company: null,
		email: 'anna@example.com',
		phone: '+49301234',
		taxNumber: null,
		...overrides,
	};
}

/** Two hats at 11.90 gross each. `quantity` sets all three quantities at once. */
export function buildLine({
	quantity = '2',
	...overrides
}: Partial<OrderLine> & { quantity?: string } = {}): OrderLine {
	return {
		id: '88001',
		sku: 'HAT-01',
		name: 'Hat',
		variantName: null,
		productId: '501',
		variantId: '601',
		barcode: '4006381333931',
		orderedQuantity: d(quantity),
		currentQuantity: d(quantity),
		openQuantity: d(quantity),
		physical: true,
		giftCard: false,
		unitPrice: taxed('10.00', '1.90', '11.90'),
		total: taxed('20.00', '3.80', '23.80'),
		taxRates: [d('0.19')],
		attributes: {},
		...overrides,
	};
}

export function buildCharge(overrides: Partial<ChargeLine> = {}): ChargeLine {
	return {
		kind: 'shipping',
		title: 'DHL Paket',
		code: 'dhl',
		total: taxed('5.00', '0.95', '5.95'),
		taxRates: [d('0.19')],
		...overrides,
	};
}

/** A paid, unshipped order of one line with shipping; its sums are right. The key follows system, account, id and part. */
export function buildOrder(overrides: Partial<Order> = {}): Order {
	const { system = 'shopify', account = 'lamp-shop', id = '5551234567', part = null } = overrides;
	return {
		kind: 'order',
		key: [system, account, id, ...(part === null ? [] : [part])].join(':'),
		system,
		account,
		id,
		part,
		number: '#1042',
		bareNumber: '1042',
		createdAt: '2026-03-01T09:30:00Z',
		updatedAt: '2026-03-01T09:31:00Z',
		cancelledAt: null,
		closedAt: null,
		test: false,
		paymentStatus: 'paid',
		fulfillmentStatus: 'unfulfilled',
		shopStatus: { displayFinancialStatus: 'PAID', displayFulfillmentStatus: 'UNFULFILLED' },
		tags: [],
		note: null,
		email: 'anna@example.com',
		phone: null,
		currency: 'EUR',
		pricesIncludeTax: true,
		customer: buildCustomer(),
		billingAddress: buildAddress(),
		shippingAddress: buildAddress(),
		lines: [buildLine()],
		charges: [buildCharge()],
		shippingMethod: { title: 'DHL Paket', code: 'dhl' },
		paymentMethods: ['paypal'],
		total: taxed('25.00', '4.75', '29.75'),
		attributes: {},
		deliveryDate: null,
		source: { id: `gid://shopify/Order/${id}` },
		...overrides,
	};
}
