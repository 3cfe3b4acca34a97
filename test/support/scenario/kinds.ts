import type { CustomerSpec, LineSpec, OrderSpec } from '../../../sandbox/shopify/admin/specs.ts';

/** What PULPO WMS must hold for an order; written by hand from the two vendors' pages. */
export interface ExpectedOrder {
	/** Identifier of the customer in PULPO WMS. */
	customer: { email: string } | 'fallback';
	criterium: string;
	/** null = the moment of the import. */
	deliveryDate: string | null;
	notes: string;
	shipTo: { name: string; company: string; street: string; zip: string; city: string; country: string };
	/** In the order of the shop's lines. */
	items: Array<{ sku: string; quantity: number }>;
}

export type Expectation = { arrives: ExpectedOrder } | { skipped: string } | { failed: string };

/** One kind of order: how it is placed in the shop and what becomes of it. */
export interface Kind {
	name: string;
	place: (index: number) => OrderSpec;
	expect: (index: number) => Expectation;
}

const BERLIN = {
	firstName: 'Anna',
	lastName: 'Berg',
	address1: 'Hauptstr. 5',
	zip: '10115',
	city: 'Berlin',
	countryCode: 'DE',
};
const SHIP_TO_BERLIN = {
	name: 'Anna Berg',
	company: '',
	street: 'Hauptstr. 5',
	zip: '10115',
	city: 'Berlin',
	country: 'DE',
};

const mail = (kind: string, index: number): string => `${kind}-${index}@customers.example`;

const customer = (kind: string, index: number): CustomerSpec => ({
	firstName: 'Anna',
	lastName: 'Berg',
	email: mail(kind, index),
});

const shirt = (quantity = 1, more: Partial<LineSpec> = {}): LineSpec => ({
	sku: 'SHIRT-M',
	quantity,
	price: '20.00',
	...more,
});
const mug = (quantity = 1, more: Partial<LineSpec> = {}): LineSpec => ({
	sku: 'MUG-01',
	quantity,
	price: '8.50',
	...more,
});
const giftCard: LineSpec = {
	sku: 'GIFT-25',
	title: 'Gift card',
	quantity: 1,
	price: '25.00',
	giftCard: true,
	requiresShipping: false,
};

/** SKUs of the long order: LONG-01 to LONG-60. */
export const LONG_SKUS = Array.from(
	{ length: 60 },
	(_, index) => `LONG-${String(index + 1).padStart(2, '0')}`,
);

function arrives(kind: string, index: number, more: Partial<ExpectedOrder>): Expectation {
	return {
		arrives: {
			customer: { email: mail(kind, index) },
			criterium: '',
			deliveryDate: null,
			notes: '',
			shipTo: SHIP_TO_BERLIN,
			items: [{ sku: 'SHIRT-M', quantity: 1 }],
			...more,
		},
	};
}

export const KINDS: Kind[] = [
	{
		name: 'paid',
		place: (i) => ({ customer: customer('paid', i), shippingAddress: BERLIN, lines: [shirt(), mug(2)] }),
		expect: (i) =>
			arrives('paid', i, {
				items: [
					{ sku: 'SHIRT-M', quantity: 1 },
					{ sku: 'MUG-01', quantity: 2 },
				],
			}),
	},
	{
		name: 'partially paid',
		place: (i) => ({
			customer: customer('partial', i),
			shippingAddress: BERLIN,
			financialStatus: 'PARTIALLY_PAID',
			lines: [shirt()],
		}),
		expect: (i) => arrives('partial', i, {}),
	},
	{
		name: 'payment pending',
		place: (i) => ({
			customer: customer('pending', i),
			shippingAddress: BERLIN,
			financialStatus: 'PENDING',
			lines: [shirt()],
		}),
		expect: () => ({ skipped: 'paymentStatus' }),
	},
	{
		name: 'refunded before the import',
		place: (i) => ({
			customer: customer('refunded', i),
			shippingAddress: BERLIN,
			financialStatus: 'REFUNDED',
			lines: [shirt(1, { refunded: 1 })],
		}),
		expect: () => ({ skipped: 'neverImported' }),
	},
	{
		name: 'partly refunded',
		place: (i) => ({
			customer: customer('part-refund', i),
			shippingAddress: BERLIN,
			financialStatus: 'PARTIALLY_REFUNDED',
			lines: [shirt(3, { refunded: 1 })],
		}),
		expect: (i) => arrives('part-refund', i, { items: [{ sku: 'SHIRT-M', quantity: 2 }] }),
	},
	{
		name: 'edited, one unit and one line removed',
		place: (i) => ({
			customer: customer('edited', i),
			shippingAddress: BERLIN,
			lines: [shirt(3, { removed: 1 }), mug(1, { removed: 1 })],
		}),
		expect: (i) => arrives('edited', i, { items: [{ sku: 'SHIRT-M', quantity: 2 }] }),
	},
	{
		name: 'cancelled before the import',
		place: (i) => ({
			customer: customer('cancelled', i),
			shippingAddress: BERLIN,
			cancelledAt: new Date(Date.now() - 60_000).toISOString(),
			lines: [shirt()],
		}),
		expect: () => ({ skipped: 'neverImported' }),
	},
	{
		name: 'no customer',
		place: () => ({
			customer: null,
			email: 'guest@customers.example',
			shippingAddress: { ...BERLIN, firstName: 'Guest', lastName: 'Nobody' },
			lines: [mug()],
		}),
		expect: (i) =>
			arrives('', i, {
				customer: 'fallback',
				shipTo: { ...SHIP_TO_BERLIN, name: 'Guest Nobody' },
				items: [{ sku: 'MUG-01', quantity: 1 }],
			}),
	},
	{
		name: 'gift cards only',
		place: (i) => ({ customer: customer('gift', i), shippingAddress: null, lines: [giftCard] }),
		expect: () => ({ skipped: 'noPhysicalGoods' }),
	},
	{
		name: 'gift card and goods',
		place: (i) => ({ customer: customer('mixed', i), shippingAddress: BERLIN, lines: [giftCard, shirt()] }),
		expect: (i) => arrives('mixed', i, {}),
	},
	{
		name: 'tags and delivery date',
		place: (i) => ({
			customer: customer('tags', i),
			shippingAddress: BERLIN,
			note: 'Please ring twice',
			tags: ['express', 'b2c', 'Lieferung: 2026-12-24'],
			lines: [shirt()],
		}),
		expect: (i) =>
			arrives('tags', i, {
				criterium: 'b2c,express,Lieferung: 2026-12-24',
				deliveryDate: '2026-12-24 00:00:00',
				notes: 'Please ring twice',
			}),
	},
	{
		name: 'every line removed',
		place: (i) => ({
			customer: customer('empty', i),
			shippingAddress: BERLIN,
			lines: [shirt(1, { removed: 1 })],
		}),
		expect: () => ({ skipped: 'neverImported' }),
	},
	{
		name: 'foreign currency',
		place: (i) => ({
			customer: customer('usd', i),
			shippingAddress: {
				firstName: 'Joe',
				lastName: 'Doe',
				company: 'Doe Inc.',
				address1: '5 Main St',
				zip: '10001',
				city: 'New York',
				provinceCode: 'NY',
				countryCode: 'US',
			},
			presentmentCurrency: 'USD',
			exchangeRate: '1.1',
			lines: [shirt()],
		}),
		expect: (i) =>
			arrives('usd', i, {
				shipTo: {
					name: 'Joe Doe',
					company: 'Doe Inc.',
					street: '5 Main St',
					zip: '10001',
					city: 'New York',
					country: 'US',
				},
			}),
	},
	{
		name: 'unicode',
		place: (i) => ({
			customer: customer('unicode', i),
			shippingAddress: {
				firstName: 'Łukasz',
				lastName: 'Žižka 株式会社',
				address1: 'Ægirsgade 3, 2. th',
				zip: '2200',
				city: 'København',
				countryCode: 'DK',
			},
			note: 'Tak 🙏 “quotes” & <tags>',
			lines: [shirt()],
		}),
		expect: (i) =>
			arrives('unicode', i, {
				notes: 'Tak 🙏 “quotes” & <tags>',
				shipTo: {
					name: 'Łukasz Žižka 株式会社',
					company: '',
					street: 'Ægirsgade 3, 2. th',
					zip: '2200',
					city: 'København',
					country: 'DK',
				},
			}),
	},
	{
		name: 'sixty lines',
		place: (i) => ({
			customer: customer('long', i),
			shippingAddress: BERLIN,
			lines: LONG_SKUS.map((sku) => ({ sku, quantity: 2, price: '3.00' })),
		}),
		expect: (i) => arrives('long', i, { items: LONG_SKUS.map((sku) => ({ sku, quantity: 2 })) }),
	},
	{
		name: 'the same SKU on two lines',
		place: (i) => ({
			customer: customer('double', i),
			shippingAddress: BERLIN,
			lines: [shirt(1), shirt(2, { price: '15.00' })],
		}),
		expect: (i) =>
			arrives('double', i, {
				items: [
					{ sku: 'SHIRT-M', quantity: 1 },
					{ sku: 'SHIRT-M', quantity: 2 },
				],
			}),
	},
	{
		name: 'tag that holds it back',
		place: (i) => ({
			customer: customer('hold', i),
			shippingAddress: BERLIN,
			tags: ['Hold'],
			lines: [shirt()],
		}),
		expect: () => ({ skipped: 'excludedTag' }),
	},
	{
		name: 'test order',
		place: (i) => ({ customer: customer('test', i), shippingAddress: BERLIN, test: true, lines: [shirt()] }),
		expect: () => ({ skipped: 'testOrder' }),
	},
	{
		name: 'partly shipped',
		place: (i) => ({
			customer: customer('shipped', i),
			shippingAddress: BERLIN,
			lines: [shirt(3, { fulfilled: 1 })],
		}),
		expect: (i) => arrives('shipped', i, { items: [{ sku: 'SHIRT-M', quantity: 2 }] }),
	},
	{
		name: 'unknown SKU',
		place: (i) => ({
			customer: customer('unknown', i),
			shippingAddress: BERLIN,
			lines: [shirt(), { sku: 'NOT-IN-PULPO', title: 'Odd thing', quantity: 1, price: '1.00' }],
		}),
		expect: () => ({ failed: 'NOT-IN-PULPO' }),
	},
];

/** SKUs that PULPO WMS knows. */
export const WAREHOUSE_SKUS = ['SHIRT-M', 'MUG-01', ...LONG_SKUS];
