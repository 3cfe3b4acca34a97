import type { OrderSettings } from '../../../nodes/Pulpo/mapping/order';
import {
	canonical,
	criteriumOf,
	deliveryDate,
	draftOf,
	orderBody,
	shippingMethodOf,
} from '../../../nodes/Pulpo/mapping/order';
import { customerAddress, shipTo } from '../../../nodes/Pulpo/mapping/address';
import { numericCountry } from '../../../nodes/Pulpo/mapping/countryCodes';
import { thirdPartyBody } from '../../../nodes/Pulpo/mapping/customer';
import type { Order } from '../../../nodes/shared/model/order';
import { buildAddress, buildCustomer, buildLine, buildOrder, d } from '../../support/builders/order';

const settings: OrderSettings = {
	merchantId: null,
	merchantChannelId: null,
	priority: 2,
	channel: 'shopify',
	tagsIntoCriterium: true,
	tagsLeftOut: [],
	sendNote: true,
	shippingMethods: new Map([['dhl paket', 7]]),
	defaultShippingMethod: null,
};

type Changed = Partial<OrderSettings & { warehouseId: number }>;

const draft = (order: Order, { warehouseId = 42, ...changed }: Changed = {}) => {
	const ship = shipTo(order);
	if (ship === null) throw new Error('no street');
	return draftOf(order, { number: order.number, warehouseId, shipTo: ship }, { ...settings, ...changed });
};
const hash = (overrides: Partial<Order> = {}, changed: Changed = {}) =>
	draft(buildOrder(overrides), changed).hash;

const items = [{ product_id: 70415, quantity: 3, line_order_id: '88001', batches: [] }];

it('builds the body that the page shows', () => {
	const order = buildOrder({ tags: ['express', 'gift'], deliveryDate: '2026-03-02' });
	const body = orderBody(draft(order), settings, { thirdPartyId: 60311, items }, '2026-03-01T10:20:30.123Z');
	expect(body).toEqual({
		order_num: '#1042',
		type: 'sales_order',
		warehouse_id: 42,
		third_party_id: 60311,
		shipping_method_id: 7,
		priority: 2,
		criterium: 'express,gift',
		channel: 'shopify',
		external_order_num: '5551234567',
		delivery_date: '2026-03-02 00:00:00',
		notes: '',
		attributes: {
			source: 'shopify',
			order_id: '5551234567',
			key: 'shopify:lamp-shop:5551234567',
			hash: expect.stringMatching(/^[0-9a-f]{64}$/),
		},
		ship_to: {
			name: 'Anna Berg',
			company_name: '',
			phone_number: '+49301234',
			address: {
				street: 'Hauptstr. 5',
				street2: '',
				house_nr: '',
				zip: '10115',
				city: 'Berlin',
				state: '',
				country: 'DE',
				country_alpha2: 'DE',
				country_code: '276',
				email: 'anna@example.com',
			},
		},
		items,
	});
});

it('leaves out what is not set, and adds the merchant in 3PL mode', () => {
	const bare = { ...settings, channel: '', shippingMethods: new Map<string, number>() };
	const ids = { thirdPartyId: 1, items };
	const body = orderBody(draft(buildOrder()), bare, ids, '2026-03-01T10:20:30Z');
	expect(body).not.toHaveProperty('channel');
	expect(body).not.toHaveProperty('shipping_method_id');
	expect(body).not.toHaveProperty('merchant_id');
	const merchant = { ...bare, merchantId: 301, merchantChannelId: 401 };
	expect(orderBody(draft(buildOrder()), merchant, ids, '2026-03-01T10:20:30Z')).toMatchObject({
		merchant_id: 301,
		merchant_channel_id: 401,
	});
});

it('writes times without zone, in UTC', () => {
	expect(deliveryDate(null, '2026-03-01T10:20:30.999Z')).toBe('2026-03-01 10:20:30');
	expect(deliveryDate('2026-12-24', '2026-03-01T10:20:30Z')).toBe('2026-12-24 00:00:00');
});

describe('the fingerprint', () => {
	it('is the same for the same content, whatever the order of the names', () => {
		expect(canonical({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
		const turned = Object.fromEntries(Object.entries(buildOrder()).reverse()) as unknown as Order;
		expect(draft(turned).hash).toBe(hash());
	});

	it('does not change with what PULPO does not get', () => {
		const shipped = [buildLine({ openQuantity: d('0') })];
		expect(hash({ lines: shipped })).toBe(hash());
		expect(hash({ updatedAt: '2027-01-01T00:00:00Z', paymentStatus: 'refunded', source: { any: 1 } })).toBe(
			hash(),
		);
		expect(hash({ lines: [buildLine({ quantity: '2.0' })] })).toBe(hash());
	});

	it('changes with everything that PULPO gets', () => {
		const hashes = [
			hash(),
			hash({ lines: [buildLine({ quantity: '3' })] }),
			hash({ lines: [buildLine({ currentQuantity: d('1'), openQuantity: d('2') })] }),
			hash({ lines: [buildLine({ sku: 'MUG-01' })] }),
			hash({ shippingAddress: buildAddress({ city: 'Bonn' }) }),
			hash({ note: 'x' }),
			hash({ tags: ['x'] }),
			hash({ deliveryDate: '2026-03-02' }),
			hash({ shippingMethod: null }),
			hash({ customer: null }),
			hash({}, { warehouseId: 43 }),
			hash({}, { priority: 1 }),
		];
		expect(new Set(hashes).size).toBe(hashes.length);
	});
});

it('joins whole tags up to 255 characters, without those to leave out', () => {
	expect(criteriumOf([' express ', '', 'In-PULPO', 'gift'], ['in-pulpo'])).toBe('express,gift');
	const long = 'x'.repeat(200);
	expect(criteriumOf([long, 'y'.repeat(60), 'z'], [])).toBe(`${long},z`);
});

it('finds the shipping method by title or code, whatever the case, else the default', () => {
	const methods = { ...settings, shippingMethods: new Map([['express', 8]]), defaultShippingMethod: 9 };
	expect(shippingMethodOf(buildOrder({ shippingMethod: { title: ' EXPRESS ', code: null } }), methods)).toBe(
		8,
	);
	expect(shippingMethodOf(buildOrder({ shippingMethod: { title: 'Fast', code: 'Express' } }), methods)).toBe(
		8,
	);
	expect(shippingMethodOf(buildOrder({ shippingMethod: { title: 'Slow', code: null } }), methods)).toBe(9);
	expect(shippingMethodOf(buildOrder({ shippingMethod: null }), methods)).toBe(9);
});

describe('addresses', () => {
	it('has none without a street, and never takes the billing address for the parcel', () => {
		expect(shipTo(buildOrder({ shippingAddress: null }))).toBeNull();
		expect(shipTo(buildOrder({ shippingAddress: buildAddress({ street: '  ' }) }))).toBeNull();
	});

	it('falls back for the name and the contact', () => {
		const address = buildAddress({
			name: null,
			firstName: null,
			lastName: null,
			company: 'Lamps Ltd',
			phone: null,
			email: null,
		});
		expect(
			shipTo(buildOrder({ shippingAddress: address, phone: '+491', email: 'o@example.com' })),
		).toMatchObject({
			name: 'Lamps Ltd',
			company_name: 'Lamps Ltd',
			phone_number: '+491',
			address: { email: 'o@example.com' },
		});
	});

	it('knows the numeric country codes', () => {
		expect(['DE', 'ES', 'GB', 'US', 'XK', ''].map(numericCountry)).toEqual([
			'276',
			'724',
			'826',
			'840',
			'',
			'',
		]);
	});
});

describe('customers', () => {
	const rules = { identifierType: 'shop', merchantId: null, merchantChannelId: null };

	it('carry the key of the shop as their number', () => {
		expect(thirdPartyBody(buildCustomer(), buildOrder(), rules, 43)).toMatchObject({
			name: 'Anna Berg',
			identifier_type: 'shop',
			identifier_number: 'shopify:lamp-shop:7001',
			third_type: 'C',
			tenant_id: 43,
			erp_id: '7001',
			email: 'anna@example.com',
		});
	});

	it('have a name of at most 255 characters, and an address only with street and city', () => {
		const customer = buildCustomer({ name: `${'ä'.repeat(254)}😀😀`, email: null });
		const body = thirdPartyBody(
			customer,
			buildOrder({ shippingAddress: buildAddress({ city: null }), billingAddress: null }),
			rules,
			43,
		);
		expect([...body.name]).toHaveLength(255);
		expect(body.attributes.addresses).toEqual([]);
		expect(body).not.toHaveProperty('email');
		expect(customerAddress(buildOrder({ shippingAddress: null }))?.address.city).toBe('Berlin');
	});
});
