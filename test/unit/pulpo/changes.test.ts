import type { OrderBody } from '../../../nodes/Pulpo/client/wire';
import { changesBetween, keepExisting } from '../../../nodes/Pulpo/mapping/changes';

const address = {
	street: 'Hauptstr. 5',
	street2: '',
	house_nr: '',
	zip: '10115',
	city: 'Berlin',
	state: '',
	country: 'DE',
	country_alpha2: 'DE',
	country_code: '276',
	email: '',
};

const body: OrderBody = {
	order_num: '#1042',
	external_order_num: '555',
	type: 'sales_order',
	warehouse_id: 42,
	third_party_id: 60311,
	priority: 2,
	criterium: '',
	notes: '',
	delivery_date: '2026-03-02 00:00:00',
	ship_to: { name: 'Anna Berg', company_name: '', phone_number: '', address },
	attributes: { source: 'shopify', order_id: '555', key: 'k', hash: 'new' },
	items: [{ product_id: 1, quantity: 2, line_order_id: '88001', batches: [] }],
};

const existing = {
	...body,
	id: 5001,
	notes: null,
	criterium: null,
	delivery_date: '2026-03-02T00:00:00',
	attributes: { ...body.attributes, hash: 'old' },
	items: [{ id: 2, product_id: 1, quantity: 2, line_order_id: '88001', batches: [], state: 'queue' }],
};

it('sees no change in other ways to write the same', () => {
	expect(changesBetween(existing, body)).toEqual([{ field: 'attributes.hash', before: 'old', after: 'new' }]);
	const asText = {
		...existing,
		priority: '2',
		items: [{ ...existing.items[0], quantity: '2', product_id: '1' }],
	};
	expect(changesBetween(asText, body)).toHaveLength(1);
});

it('names fields, lines by the line of the shop, and removed lines', () => {
	const edited: OrderBody = {
		...body,
		priority: 3,
		items: [{ product_id: 4, quantity: 1, line_order_id: '88002', batches: [] }],
	};
	expect(changesBetween(existing, edited)).toEqual([
		{ field: 'priority', before: 2, after: 3 },
		{ field: 'items[88002]', before: null, after: { product_id: 4, quantity: 1 } },
		{ field: 'items[88001]', before: { product_id: 1, quantity: 2 }, after: null },
	]);
});

it('replaces an address that an old record holds as text', () => {
	expect(changesBetween({ ...existing, ship_to: 'Anna Berg, Berlin' }, body)).toEqual([
		{ field: 'ship_to', before: 'Anna Berg, Berlin', after: body.ship_to },
	]);
});

describe('an update', () => {
	it('keeps the delivery date that the warehouse knows, unless the shop wishes one', () => {
		const planned = { ...existing, delivery_date: '2026-04-01T08:00:00' };
		expect(keepExisting(planned, body, false).delivery_date).toBe('2026-04-01 08:00:00');
		expect(keepExisting(planned, body, true).delivery_date).toBe('2026-03-02 00:00:00');
	});

	it('keeps foreign attributes and what is set on unchanged lines', () => {
		const touched = {
			...existing,
			attributes: { ...existing.attributes, colour: 'red' },
			items: [
				{
					...existing.items[0],
					notes: 'fragile',
					required_date: '2026-03-05T00:00:00',
					attributes: { a: 1 },
					batches: [{ batch_id: 3, suggested_quantity: 2, id: 77 }],
				},
			],
		};
		const kept = keepExisting(touched, body, true);
		expect(kept.attributes).toEqual({ ...body.attributes, colour: 'red' });
		expect(kept.items).toEqual([
			{
				product_id: 1,
				quantity: 2,
				line_order_id: '88001',
				batches: [{ batch_id: 3, suggested_quantity: 2 }],
				notes: 'fragile',
				required_date: '2026-03-05 00:00:00',
				attributes: { a: 1 },
			},
		]);
	});

	it('drops chosen batches when the quantity changes', () => {
		const touched = {
			...existing,
			items: [{ ...existing.items[0], batches: [{ batch_id: 3, suggested_quantity: 2 }] }],
		};
		const more = { ...body, items: [{ product_id: 1, quantity: 5, line_order_id: '88001', batches: [] }] };
		expect(keepExisting(touched, more, true).items[0]?.batches).toEqual([]);
	});
});
