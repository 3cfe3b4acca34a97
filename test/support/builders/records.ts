import type { Customer } from '../../../nodes/shared/model/customer.ts';
import type { Invoice } from '../../../nodes/shared/model/invoice.ts';
import type { Product } from '../../../nodes/shared/model/product.ts';
import type { Return } from '../../../nodes/shared/model/return.ts';
import type { Shipment } from '../../../nodes/shared/model/shipment.ts';
import type { StockLevel } from '../../../nodes/shared/model/stock.ts';
import { buildAddress, d, taxed } from './order.ts';

/** A variant of a hat. */
export function buildProduct(overrides: Partial<Product> = {}): Product {
	const { system = 'shopify', account = 'lamp-shop', id = '601' } = overrides;
	return {
		kind: 'product',
		key: `${system}:${account}:${id}`,
		system,
		account,
		id,
		productId: '501',
		variantId: id,
		type: 'variant',
		status: 'active',
		sku: 'HAT-01',
		name: 'Hat',
		variantName: 'M / Red',
		options: { Size: 'M', Colour: 'Red' },
		description: null,
		shortDescription: null,
		barcodes: ['4006381333931'],
		supplier: null,
		brand: null,
		categories: [{ id: '9', name: 'Hats', path: ['Clothes', 'Hats'] }],
		tags: [],
		physical: true,
		giftCard: false,
		stockManaged: true,
		currency: 'EUR',
		price: { net: null, gross: d('11.90') },
		salePrice: null,
		groupPrices: [],
		costPrice: d('4.10'),
		taxRate: d('0.19'),
		taxClass: null,
		unit: 'pcs',
		weightGrams: d('200'),
		sizeMillimetres: null,
		countryOfOrigin: 'IT',
		customsCode: '650500',
		images: [{ url: 'https://shop.example/hat.jpg', alt: null }],
		url: 'https://shop.example/hat',
		createdAt: '2026-01-01T08:00:00Z',
		updatedAt: '2026-03-01T08:00:00+01:00',
		attributes: {},
		source: {},
		...overrides,
	};
}

export function buildStockLevel(overrides: Partial<StockLevel> = {}): StockLevel {
	const { system = 'pulpo', account = '43', id = '70415' } = overrides;
	return {
		kind: 'stockLevel',
		key: `${system}:${account}:${id}`,
		system,
		account,
		id,
		productId: id,
		variantId: null,
		sku: 'HAT-01',
		barcode: null,
		name: 'Hat',
		location: { id: '42', name: 'Berlin' },
		available: d('10'),
		onHand: d('15'),
		reserved: d('5'),
		incoming: null,
		blocked: d('0'),
		managed: true,
		updatedAt: '2026-03-01T08:00:00Z',
		source: {},
		...overrides,
	};
}

export function buildCustomerRecord(overrides: Partial<Customer> = {}): Customer {
	const { system = 'economic', account = '123456', id = '1001' } = overrides;
	return {
		kind: 'customer',
		key: `${system}:${account}:${id}`,
		system,
		account,
		id,
		number: '1001',
		type: 'company',
		name: 'Acme ApS',
		firstName: null,
		lastName: null,
		company: 'Acme ApS',
		email: 'info@acme.example',
		invoiceEmail: 'faktura@acme.example',
		phone: null,
		mobilePhone: null,
		taxNumber: 'DK12345678',
		registrationNumber: '12345678',
		locationNumber: '5790000000000',
		billingAddress: buildAddress({ country: 'DK' }),
		shippingAddress: null,
		currency: 'DKK',
		language: 'da',
		group: { id: '1', name: 'Domestic' },
		tags: [],
		note: null,
		createdAt: null,
		updatedAt: '2026-03-01T08:00:00Z',
		attributes: {},
		source: {},
		...overrides,
	};
}

export function buildShipment(overrides: Partial<Shipment> = {}): Shipment {
	const { system = 'pulpo', account = '43', id = '9001' } = overrides;
	const line = {
		orderLineId: '88001',
		productId: '70415',
		sku: 'HAT-01',
		name: 'Hat',
		quantity: d('2'),
		lotNumbers: [],
		serialNumbers: [],
	};
	return {
		kind: 'shipment',
		key: `${system}:${account}:${id}`,
		system,
		account,
		id,
		number: 'PA-9001',
		orderKey: 'shopify:lamp-shop:5551234567',
		orderId: '3301',
		orderNumber: '#1042',
		status: 'shipped',
		completesOrder: true,
		shippedAt: '2026-03-02T15:00:00Z',
		location: { id: '42', name: 'Berlin' },
		lines: [line],
		parcels: [
			{
				id: '1',
				carrier: 'DHL',
				service: null,
				trackingNumber: '00340434161094012345',
				trackingUrl: null,
				weightGrams: d('450'),
				lines: [line],
				labelProblem: null,
			},
		],
		shippedSoFar: [{ orderLineId: '88001', sku: 'HAT-01', quantity: d('2') }],
		attributes: {},
		source: {},
		...overrides,
	};
}

/** One of the two hats of buildShipment came back. */
export function buildReturn(overrides: Partial<Return> = {}): Return {
	const { system = 'pulpo', account = '43', id = '7001' } = overrides;
	return {
		kind: 'return',
		key: `${system}:${account}:${id}`,
		system,
		account,
		id,
		number: 'IG-7001',
		orderKey: 'shopify:lamp-shop:5551234567',
		orderId: '3301',
		orderNumber: '#1042',
		receivedAt: '2026-03-09T10:00:00Z',
		location: { id: '42', name: 'Berlin' },
		lines: [
			{
				orderLineId: '88001',
				productId: '70415',
				sku: 'HAT-01',
				quantity: d('1'),
				accepted: true,
				reason: 'Too small',
				notes: null,
			},
		],
		source: {},
		...overrides,
	};
}

export function buildInvoice(overrides: Partial<Invoice> = {}): Invoice {
	const { system = 'economic', account = '123456', id = '31' } = overrides;
	return {
		kind: 'invoice',
		key: `${system}:${account}:${id}`,
		system,
		account,
		id,
		number: '31',
		type: 'invoice',
		status: 'booked',
		orderKey: 'dandomain:shop.example:1812',
		orderNumber: '1812',
		creditedNumber: null,
		buyer: {
			id: '1001',
			name: 'Acme ApS',
			taxNumber: null,
			email: null,
			address: buildAddress({ country: 'DK' }),
		},
		issuedOn: '2026-03-02',
		suppliedOn: null,
		dueOn: '2026-03-10',
		currency: 'DKK',
		exchangeRate: null,
		lines: [
			{
				id: '1',
				orderLineId: '9001',
				productId: null,
				sku: 'SKU-100',
				name: 'Blue mug',
				quantity: d('2'),
				unit: 'stk.',
				unitPrice: taxed('63.20', '15.80', '79.00'),
				total: taxed('126.40', '31.60', '158.00'),
				taxRate: d('0.25'),
				taxCode: null,
			},
		],
		total: taxed('126.40', '31.60', '158.00'),
		openAmount: d('158.00'),
		paymentMethod: null,
		electronic: null,
		note: null,
		updatedAt: null,
		attributes: {},
		source: {},
		...overrides,
	};
}
