import type { CustomerSpec, LineSpec, OrderSpec } from '../admin/specs.ts';
import type { Address, OrderRecord } from '../records.ts';
import type { Shop } from '../shop.ts';
import { cancelOrder, editOrder, refundOrder } from './change.ts';

/** One kind of order of the generated mix: how it is placed and what happens to it afterwards. */
export interface OrderKind {
	spec: (index: number) => OrderSpec;
	then?: (shop: Shop, order: OrderRecord) => void;
}

const SKUS = ['SHIRT-S', 'SHIRT-M', 'SHIRT-L', 'MUG-WHITE', 'MUG-BLACK', 'POSTER-A2', 'BAG-01', 'CAP-RED'];
const PRICES = ['19.90', '19.90', '21.90', '12.50', '12.50', '29.00', '7.35', '15.00'];

const goods = (index: number, quantity = 1 + (index % 3)): LineSpec => {
	const at = index % SKUS.length;
	return {
		sku: SKUS[at] ?? null,
		title: `Article ${SKUS[at]}`,
		price: PRICES[at] ?? '1.00',
		quantity,
		taxRate: 0.2,
	};
};

const giftCard: LineSpec = {
	sku: 'GIFT-50',
	title: 'Gift card',
	price: '50.00',
	giftCard: true,
	requiresShipping: false,
};

const person = (index: number): CustomerSpec => ({
	firstName: 'Berta',
	lastName: `Kunde ${index}`,
	email: `kunde${index}@example.org`,
	phone: `+4366012${String(index).padStart(5, '0')}`,
});

const home = (index: number): Partial<Address> => ({
	firstName: 'Berta',
	lastName: `Kunde ${index}`,
	address1: `Hauptstraße ${1 + (index % 90)}`,
	zip: '1070',
	city: 'Wien',
	countryCode: 'AT',
});

const base = (index: number, more: OrderSpec = {}): OrderSpec => ({
	customer: person(index),
	shippingAddress: home(index),
	lines: [goods(index), goods(index + 3)],
	shipping: { title: 'Post', price: '4.90' },
	...more,
});

const PAD = (index: number): string => String(1 + (index % 28)).padStart(2, '0');

export const ORDER_KINDS: Record<string, OrderKind> = {
	plain: { spec: (index) => base(index) },
	partiallyPaid: { spec: (index) => base(index, { financialStatus: 'PARTIALLY_PAID' }) },
	pending: { spec: (index) => base(index, { financialStatus: 'PENDING', gateway: 'Bank Deposit' }) },
	authorized: { spec: (index) => base(index, { financialStatus: 'AUTHORIZED' }) },
	tagged: { spec: (index) => base(index, { tags: ['b2c', `Lieferung: 2026-12-${PAD(index)}`] }) },
	refunded: { spec: (index) => base(index), then: (shop, order) => void refundOrder(shop, order, {}) },
	partiallyRefunded: {
		spec: (index) => base(index, { lines: [goods(index, 3), goods(index + 3)] }),
		then: (shop, order) =>
			void refundOrder(shop, order, { lines: [{ lineId: order.lines[0]?.id ?? 0, quantity: 1 }] }),
	},
	edited: {
		spec: (index) => base(index, { lines: [goods(index, 4), goods(index + 3)] }),
		then: (shop, order) =>
			editOrder(shop, order, {
				lines: [
					{ lineId: order.lines[0]?.id ?? 0, quantity: 2 },
					{ lineId: order.lines[1]?.id ?? 0, quantity: 0 },
				],
			}),
	},
	cancelled: {
		spec: (index) => base(index),
		then: (shop, order) => cancelOrder(shop, order, { reason: 'CUSTOMER' }),
	},
	noCustomer: { spec: (index) => base(index, { customer: null, email: `gast${index}@example.org` }) },
	noAddress: {
		spec: (index) =>
			base(index, {
				customer: null,
				shippingAddress: null,
				sourceName: 'pos',
				deliveryMethod: 'retail',
				shipping: null,
			}),
	},
	giftCardOnly: {
		spec: (index) => base(index, { lines: [giftCard], shippingAddress: null, shipping: null }),
	},
	mixed: { spec: (index) => base(index, { lines: [giftCard, goods(index)] }) },
	noLines: { spec: (index) => base(index, { lines: [], shipping: null }) },
	foreignCurrency: {
		spec: (index) =>
			base(index, {
				presentmentCurrency: 'USD',
				exchangeRate: '1.08',
				shippingAddress: {
					...home(index),
					address1: '1 Main Street',
					city: 'Boston',
					zip: '02108',
					provinceCode: 'MA',
					province: 'Massachusetts',
					countryCode: 'US',
				},
			}),
	},
	unicode: {
		spec: (index) =>
			base(index, {
				note: 'Bitte läuten 🛎️ – 3. Stock, „Müller“',
				customer: { firstName: 'Žofie', lastName: "O'Ñandú-Łuk", email: `zofie${index}@example.org` },
				shippingAddress: {
					firstName: 'Žofie',
					lastName: "O'Ñandú-Łuk",
					address1: 'Lövölde tér 7 🏠',
					zip: '1071',
					city: 'Győr',
					countryCode: 'HU',
				},
				lines: [{ ...goods(index), title: 'Tričko „Žluťoučký kůň“' }],
			}),
	},
	manyLines: {
		spec: (index) =>
			base(index, {
				lines: Array.from({ length: 60 }, (_, at) => ({
					sku: `BULK-${String(at + 1).padStart(2, '0')}`,
					title: `Bulk ${at + 1}`,
					price: '1.10',
					quantity: 1,
				})),
			}),
	},
	duplicateSku: { spec: (index) => base(index, { lines: [goods(index, 1), goods(index, 2)] }) },
	partlyShipped: {
		spec: (index) => base(index, { lines: [{ ...goods(index, 3), fulfilled: 1 }, goods(index + 3)] }),
	},
	shipped: { spec: (index) => base(index, { fulfillmentStatus: 'FULFILLED' }) },
	onHold: { spec: (index) => base(index, { fulfillmentStatus: 'ON_HOLD' }) },
	test: { spec: (index) => base(index, { test: true }) },
	archived: { spec: (index) => base(index), then: (shop, order) => editOrder(shop, order, { closed: true }) },
	noSku: {
		spec: (index) =>
			base(index, {
				lines: [goods(index), { title: 'Engraving', price: '5.00', custom: true, requiresShipping: false }],
			}),
	},
	discounted: {
		spec: (index) =>
			base(index, {
				orderDiscount: '3.33',
				discountCodes: ['WINTER'],
				lines: [{ ...goods(index, 3), discount: '1.00' }, goods(index + 3)],
			}),
	},
	netPrices: { spec: (index) => base(index, { taxesIncluded: false }) },
	business: {
		spec: (index) =>
			base(index, {
				poNumber: `PO-${index}`,
				shippingAddress: { ...home(index), company: 'Ölmühle & Söhne GmbH' },
				tags: ['b2b'],
			}),
	},
	longNote: { spec: (index) => base(index, { note: 'Lieferung an die Rückseite. '.repeat(100).trim() }) },
};
