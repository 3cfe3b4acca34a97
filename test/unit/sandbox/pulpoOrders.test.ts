import { newOrder, startTenant, UNLOGGED, type PulpoTenant, type Json } from './pulpoTenant.ts';

let tenant: PulpoTenant;

beforeEach(async () => {
	tenant = await startTenant();
});
afterEach(() => tenant.sandbox.stop());

const place = async (orderNum: string, over: object = {}): Promise<Json> =>
	(await tenant.call('POST', '/sales/orders', newOrder(tenant, orderNum, over))).body;
const problems = async (over: object): Promise<Json> => {
	const answer = await tenant.wrong('POST', '/sales/orders', newOrder(tenant, '#bad', over));
	expect(answer.status).toBe(422);
	return Object.assign({}, ...answer.body.errors);
};
const work = (orderNum: string, state: string): Promise<Json> =>
	tenant.admin('/admin/pulpo/setOrderState', { order_num: orderNum, state });
const stateOf = async (id: number): Promise<string> =>
	(await tenant.call('GET', `/sales/orders/${id}`)).body.state;

describe('creating an order', () => {
	it('answers 201 with the order in queue and what belongs to it', async () => {
		const body = newOrder(tenant, '#1042', {
			attributes: { source: 'shopify' },
			criterium: 'express,gift',
			shipping_method_id: 7,
			shipment_instructions: { trip_number: 'T1' },
		});
		const answer = await tenant.call('POST', '/sales/orders', body);
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({
			id: 5001,
			state: 'queue',
			order_num: '#1042',
			delivery_date: '2026-03-02T00:00:00',
			criterium: 'express,gift',
			attributes: { source: 'shopify' },
			ship_to: body.ship_to,
			creator_id: 17,
			items: [
				{
					product_id: tenant.productIds['HAT-01'],
					quantity: 3,
					line_order_id: '88001',
					state: 'queue',
					product: { sku: 'HAT-01' },
				},
			],
			shipment_instructions: [{ trip_number: 'T1' }],
			warehouse: { name: 'Berlin' },
			third_party: { name: 'Anna Berg' },
			shipping_method: { name: 'DHL Paket' },
			fulfillment_orders: [],
		});
		expect(answer.body.inserted_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
		expect((await tenant.call('GET', '/sales/orders/5001')).body).toEqual(answer.body);
	});

	it('takes decimal quantities', async () => {
		const order = await place('#1', { items: [{ product_id: tenant.productIds['HAT-01'], quantity: 1.5 }] });
		expect(order.items[0].quantity).toBe(1.5);
	});

	it('refuses a number that is taken', async () => {
		await place('#1');
		expect(await problems({ order_num: '#1' })).toEqual({ order_num: 'has already been taken' });
		expect((await tenant.state()).sales_orders).toHaveLength(1);
	});

	it.each([
		'order_num',
		'warehouse_id',
		'third_party_id',
		'type',
		'ship_to',
		'delivery_date',
		'priority',
		'items',
	])('wants %s', async (name) => {
		expect((await problems({ [name]: undefined }))[name]).toBe("can't be blank");
	});

	it.each([
		['order_num', 'x'.repeat(256), 'should be at most 255 character(s)'],
		['order_num', 1042, 'is invalid'],
		['type', 'parcel', 'is invalid'],
		['priority', '2', 'is invalid'],
		['delivery_date', '2026-03-02T00:00:00Z', 'is invalid'],
		['delivery_date', '2026-02-30', 'is invalid'],
		['attributes', '{"a":1}', 'is invalid'],
		['items', [], "can't be blank"],
		['items', [{ product_id: 1, quantity: 1 }], '0: product_id does not exist'],
		['items', [{ product_id: 70001, quantity: 0 }], '0: quantity must be greater than 0'],
		['items', [{ product_id: 70001, quantity: 1, price: 5 }], '0: price is not a known field'],
		['ship_to', { name: 'Anna', street: 'Hauptstr. 5' }, 'street is not a known field'],
		['ship_to', { name: 'Anna', address: { street: ' ' } }, "address street can't be blank"],
		['warehouse_id', 60, 'is not assigned to the user'],
		['third_party_id', 999, 'does not exist'],
		['shipping_method_id', 999, 'does not exist'],
		['merchant_id', 1, 'does not exist'],
		['return_labels', ['a', 'a'], 'has already been taken'],
		['total_price', 12, 'is not a known field'],
		['third_party', { name: 'Anna' }, 'is not a known field'],
	])('judges %s', async (name, value, message) => {
		expect(await problems({ [name]: value })).toEqual({ [name]: message });
		expect((await tenant.state()).sales_orders).toEqual([]);
	});

	it('refuses an inactive customer', async () => {
		const { body: party } = await tenant.call('GET', `/iam/third_parties/${tenant.customerId}`);
		await tenant.call('PUT', `/iam/third_parties/${tenant.customerId}`, {
			name: party.name,
			identifier_type: party.identifier_type,
			identifier_number: party.identifier_number,
			third_type: 'C',
			tenant_id: 43,
			active: false,
		});
		expect(await problems({})).toEqual({ third_party_id: 'is inactive' });
	});

	it('books a counter sale as ended at once', async () => {
		const answer = await tenant.call(
			'POST',
			'/sales/orders/quick',
			newOrder(tenant, '#pos', { type: 'POS_external' }),
		);
		expect(answer).toMatchObject({
			status: 200,
			body: { state: 'ended', items: [{ fulfilled_quantity: 3 }] },
		});
	});
});

describe('changing an order', () => {
	it('takes the whole body in queue and paused, replaces the items and keeps known ones', async () => {
		const order = await place('#1');
		const items = [
			{ product_id: tenant.productIds['HAT-01'], quantity: 5, line_order_id: '88001' },
			{ product_id: tenant.productIds['MUG-02'], quantity: 1, line_order_id: '88002' },
		];
		const answer = await tenant.call(
			'PUT',
			`/sales/orders/${order.id}`,
			newOrder(tenant, '#1', { items, notes: 'ring' }),
		);
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({
			id: order.id,
			notes: 'ring',
			items: [{ id: order.items[0].id, quantity: 5 }, { quantity: 1 }],
		});
		await tenant.call('POST', `/sales/orders/${order.id}/pause`);
		const again = await tenant.call(
			'PUT',
			`/sales/orders/${order.id}`,
			newOrder(tenant, '#1', { priority: 9 }),
		);
		expect(again.body).toMatchObject({ priority: 9, notes: 'ring', items: [{ quantity: 3 }] });
	});

	it.each(['picking', 'packing', 'shipping', 'ended', 'cancelled'])(
		'refuses it with 403 in %s',
		async (state) => {
			const order = await place('#1');
			await work('#1', state);
			expect(
				(await tenant.call('PUT', `/sales/orders/${order.id}`, newOrder(tenant, '#1', { priority: 9 })))
					.status,
			).toBe(403);
		},
	);

	it('refuses half a body and the number of another order', async () => {
		const order = await place('#1');
		await place('#2');
		expect((await tenant.wrong('PUT', `/sales/orders/${order.id}`, { priority: 9 })).status).toBe(422);
		expect((await tenant.wrong('PUT', `/sales/orders/${order.id}`, newOrder(tenant, '#2'))).body).toEqual({
			errors: [{ order_num: 'has already been taken' }],
		});
	});

	it('moves to another warehouse only in queue', async () => {
		const order = await place('#1');
		const put = async (warehouse: number): Promise<number> =>
			(
				await tenant.call(
					'PUT',
					`/sales/orders/${order.id}`,
					newOrder(tenant, '#1', { warehouse_id: warehouse }),
				)
			).status;
		expect(await put(50)).toBe(201);
		await tenant.call('POST', `/sales/orders/${order.id}/pause`);
		expect(await put(42)).toBe(422);
	});

	it('patches priority, address and cart while the work is on, and nothing else', async () => {
		const order = await place('#1');
		await work('#1', 'picking');
		const patch = (path: string, value: unknown): Promise<Json> =>
			tenant.call('PATCH', `/sales/orders/${order.id}`, { op: 'replace', path, value }, UNLOGGED);
		expect((await patch('/priority', '1')).body.priority).toBe(1);
		expect((await patch('/ship_to', { address: { street: 'Neue Str. 1' } })).body.ship_to).toEqual({
			address: { street: 'Neue Str. 1' },
		});
		expect((await patch('/notes', 'x')).status).toBe(400);
		expect((await patch('/ship_to', { street: 'x' })).status).toBe(400);
		await work('#1', 'ended');
		expect((await patch('/priority', '1')).status).toBe(400);
	});
});

describe('pause and resume', () => {
	it('go from queue to paused and back, from nowhere else', async () => {
		const { id } = await place('#1');
		expect((await tenant.call('POST', `/sales/orders/${id}/resume`)).status).toBe(422);
		expect((await tenant.call('POST', `/sales/orders/${id}/pause`)).body.state).toBe('paused');
		expect((await tenant.call('POST', `/sales/orders/${id}/pause`)).status).toBe(400);
		expect((await tenant.call('POST', `/sales/orders/${id}/resume`)).body.state).toBe('queue');
	});
});

describe('cancelling', () => {
	it.each(['queue', 'paused', 'picking'])('works in %s', async (state) => {
		const { id } = await place('#1');
		if (state !== 'queue') await work('#1', state);
		const answer = await tenant.call('POST', `/sales/orders/${id}/cancel`);
		expect(answer).toMatchObject({ status: 200, body: { state: 'cancelled', order_num: '#1' } });
	});

	it.each(['packing', 'shipping', 'ended', 'cancelled'])('is too late in %s', async (state) => {
		const { id } = await place('#1');
		await work('#1', state);
		const answer = await tenant.call('POST', `/sales/orders/${id}/cancel`);
		expect(answer.status).toBe(422);
		expect(Object.keys(answer.body.errors[0])).toEqual(['state']);
		expect(await stateOf(id)).toBe(state);
	});

	it('needs a free packing location once picking has begun', async () => {
		await tenant.admin('/admin/pulpo/configure', { packingLocationFree: false });
		const { id } = await place('#1');
		await work('#1', 'picking');
		expect((await tenant.call('POST', `/sales/orders/${id}/cancel`)).status).toBe(422);
	});

	it('keeps the number taken', async () => {
		const { id } = await place('#1');
		await tenant.call('POST', `/sales/orders/${id}/cancel`);
		expect(await problems({ order_num: '#1' })).toEqual({ order_num: 'has already been taken' });
	});

	it('frees the number when the tenant renames on cancellation', async () => {
		await tenant.admin('/admin/pulpo/configure', { renameOnCancellation: true });
		const { id } = await place('#1');
		const { body } = await tenant.call('POST', `/sales/orders/${id}/cancel`);
		expect(body.order_num).toBe('#1_cancelled_5001');
		expect((await tenant.call('POST', '/sales/orders', newOrder(tenant, '#1'))).status).toBe(201);
	});
});

describe('one order', () => {
	it('answers 400 for an id that it does not have or may not show', async () => {
		expect((await tenant.call('GET', '/sales/orders/1')).body).toEqual({
			errors: [{ id: 'does not exist' }],
		});
		expect((await tenant.call('GET', '/sales/orders/1')).status).toBe(400);
		expect((await tenant.call('POST', '/sales/orders/1/cancel')).status).toBe(422);
	});

	it('gets a fulfillment order when the work begins', async () => {
		const { id } = await place('#1');
		await work('#1', 'picking');
		const { body } = await tenant.call('GET', `/sales/orders/${id}/fulfillments`);
		expect(body.fulfillment_orders).toMatchObject([
			{ sales_order_id: id, state: 'picking', items: [{ line_order_id: '88001' }] },
		]);
		expect(
			(await tenant.call('GET', '/sales/orders/fulfillments?state=picking')).body.fulfillment_orders,
		).toHaveLength(1);
	});

	it('takes a file and gives it back up', async () => {
		const { id } = await place('#1');
		const form = new FormData();
		form.append('attachment', new Blob(['%PDF-1.7 slip']), 'slip.pdf');
		form.append('filename', 'packing-slip.pdf');
		form.append('type', 'document');
		const answer = await tenant.call('POST', `/sales/orders/${id}/attach`, form);
		expect(answer.status).toBe(201);
		expect(answer.body.attachments).toMatchObject([
			{ name: 'packing-slip.pdf', type: 'document', extension: 'pdf' },
		]);
		const gone = await tenant.call(
			'DELETE',
			`/sales/orders/${id}/attachments/${answer.body.attachments[0].id}`,
		);
		expect(gone.body.attachments).toEqual([]);
	});

	it('collects return labels without doubles', async () => {
		const { id } = await place('#1');
		expect(
			(await tenant.call('POST', `/sales/orders/${id}/return_labels`, ['R1', 'R2'])).body.return_labels,
		).toEqual(['R1', 'R2']);
		expect((await tenant.call('POST', `/sales/orders/${id}/return_labels`, ['R2'])).status).toBe(400);
	});
});
