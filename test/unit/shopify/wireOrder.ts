import type { WireLine, WireMoney, WireOrder } from '../../../nodes/Shopify/client/wire';

export function eur(amount: string): WireMoney {
	return { shopMoney: { amount, currencyCode: 'EUR' } };
}

/** Three shirts ordered, one taken off later; 20 % tax on 59.70 in the price. */
export function wireLine(overrides: Partial<WireLine> = {}): WireLine {
	return {
		id: 'gid://shopify/LineItem/149',
		name: 'T-Shirt - M / Black',
		title: 'T-Shirt',
		variantTitle: 'M / Black',
		sku: 'TS-M-BLK',
		quantity: 3,
		currentQuantity: 2,
		unfulfilledQuantity: 2,
		nonFulfillableQuantity: 1,
		refundableQuantity: 2,
		requiresShipping: true,
		isGiftCard: false,
		taxable: true,
		product: { id: 'gid://shopify/Product/42' },
		variant: {
			id: 'gid://shopify/ProductVariant/44',
			barcode: '4006381333931',
			inventoryItem: { id: 'gid://shopify/InventoryItem/46' },
		},
		discountedUnitPriceAfterAllDiscountsSet: eur('19.90'),
		taxLines: [{ title: 'VAT', rate: 0.2, priceSet: eur('9.95') }],
		customAttributes: [{ key: 'Engraving', value: 'Ada' }],
		...overrides,
	};
}

/** The sample order of docs/vendors/shopify.md with prices. */
export function wireOrder(overrides: Partial<WireOrder> = {}): WireOrder {
	return {
		id: 'gid://shopify/Order/5551234567890',
		legacyResourceId: '5551234567890',
		name: '#1042',
		number: 1042,
		createdAt: '2026-11-21T09:30:00Z',
		updatedAt: '2026-11-21T09:31:12Z',
		processedAt: '2026-11-21T09:30:00Z',
		cancelledAt: null,
		cancelReason: null,
		closedAt: null,
		test: false,
		displayFinancialStatus: 'PAID',
		displayFulfillmentStatus: 'UNFULFILLED',
		returnStatus: 'NO_RETURN',
		requiresShipping: true,
		tags: ['express', 'Lieferung: 2026-11-28'],
		note: null,
		email: 'a@example.org',
		phone: null,
		poNumber: null,
		sourceName: 'web',
		paymentGatewayNames: ['shopify_payments'],
		currencyCode: 'EUR',
		presentmentCurrencyCode: 'EUR',
		taxesIncluded: true,
		customAttributes: [],
		customer: null,
		shippingAddress: {
			firstName: 'Ada',
			lastName: 'Berg',
			name: 'Ada Berg',
			company: null,
			address1: 'Ring 1',
			address2: null,
			zip: '1010',
			city: 'Wien',
			provinceCode: null,
			countryCodeV2: 'AT',
			phone: null,
		},
		billingAddress: null,
		shippingLine: {
			title: 'DHL Paket',
			code: 'dhl',
			source: 'shopify',
			carrierIdentifier: null,
			discountedPriceSet: eur('6.00'),
			taxLines: [{ title: 'VAT', rate: 0.2, priceSet: eur('1.00') }],
		},
		currentShippingPriceSet: eur('6.00'),
		currentTotalPriceSet: eur('45.80'),
		currentTotalTaxSet: eur('7.63'),
		lineItems: { pageInfo: { hasNextPage: false, endCursor: 'x' }, nodes: [wireLine()] },
		...overrides,
	};
}
