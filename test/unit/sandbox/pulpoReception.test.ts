import { newOrder, startTenant, UNLOGGED, until, type Json, type PulpoTenant } from './pulpoTenant.ts';
import { startReceiver } from './receiver.ts';

let tenant: PulpoTenant;
let supplierId: number;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeEach(async () => {
	receiver = await startReceiver();
	tenant = await startTenant({ routes: { 'n8n.example': receiver.port } });
	const { third_parties: made } = await act('seed', {
		third_parties: [{ name: 'Hats & Co', identifier_number: 'sup-1', third_type: 'S' }],
	});
	supplierId = made['sup-1'];
});
afterEach(async () => {
	await tenant.sandbox.stop();
	await receiver.stop();
});

const act = (name: string, body: object): Promise<Json> => tenant.admin(`/admin/pulpo/${name}`, body);
const get = async (path: string): Promise<Json> => (await tenant.call('GET', path)).body;
const newPurchase = (orderNum: string, over: object = {}): Json => ({
	order_num: orderNum,
	warehouse_id: 42,
	third_party_id: supplierId,
	delivery_date: '2026-03-02',
	items: [{ product_id: tenant.productIds['HAT-01'], requested_quantity: 5, line_order_id: 'p1' }],
	...over,
});
const PATH = '/reception/purchase_orders';
const stockOf = async (): Promise<Json> =>
	(await get(`/inventory/stocks/summary?product_id[]=${tenant.productIds['HAT-01']}&warehouse_id[]=42`))[0];
const listen = (types: string[]): Promise<unknown> =>
	tenant.call('POST', '/webhook/', {
		url: 'https://n8n.example/webhook/abc',
		method: 'POST',
		allowed_types: types,
		warehouse_id: 42,
	});
const events = (count: number): Promise<Json[]> =>
	until(
		() => receiver.received.map(({ body }) => body),
		(list) => list.length >= count,
	);

describe('purchase orders', () => {
	it('are created in queue, read, changed and deleted', async () => {
		const made = await tenant.call('POST', PATH, newPurchase('PO-1'));
		expect(made).toMatchObject({
			status: 201,
			body: {
				order_num: 'PO-1',
				delivery_date: '2026-03-02T00:00:00',
				items: [{ requested_quantity: 5, checked_quantity: 0, line_order_id: 'p1', state: 'queue' }],
			},
		});
		expect(made.body).not.toHaveProperty('state');
		const { id } = made.body;
		expect(await get(`${PATH}/${id}`)).toEqual(made.body);
		expect(await tenant.call('PUT', `${PATH}/${id}`, newPurchase('PO-1', { notes: 'soon' }))).toMatchObject({
			status: 200,
			body: { notes: 'soon' },
		});
		expect((await get(`${PATH}?order_num[]=PO-1&state=queue&limit=100`)).purchase_orders).toHaveLength(1);
		expect((await tenant.call('DELETE', `${PATH}/${id}`)).status).toBe(200);
		expect((await tenant.call('GET', `${PATH}/${id}`, undefined, UNLOGGED)).status).toBe(422);
	});

	it.each([
		[{ third_party_id: 1 }, { third_party_id: 'does not exist' }],
		[{ items: [] }, { items: "can't be blank" }],
		[{ items: [{ product_id: 1, requested_quantity: 1 }] }, { items: '0: product_id does not exist' }],
		[{ warehouse_id: 60 }, { warehouse_id: 'is not assigned to the user' }],
		[{ supplier: 'x' }, { supplier: 'is not a known field' }],
	])('with %j are refused', async (over, problem) => {
		expect(await tenant.wrong('POST', PATH, newPurchase('PO-1', over))).toMatchObject({
			status: 422,
			body: { errors: [problem] },
		});
	});

	it('of a customer are refused, and so is a number that is taken', async () => {
		const wrong = newPurchase('PO-1', { third_party_id: tenant.customerId });
		expect((await tenant.wrong('POST', PATH, wrong)).body.errors).toEqual([
			{ third_party_id: 'is not a supplier' },
		]);
		await tenant.call('POST', PATH, newPurchase('PO-1'));
		expect((await tenant.wrong('POST', PATH, newPurchase('PO-1'))).body.errors).toEqual([
			{ order_num: 'has already been taken' },
		]);
	});

	it('in bulk: rows that fail do not stop the others', async () => {
		const bulk = '/reception/bulk/purchase_orders';
		const rows = [newPurchase('PO-1'), newPurchase('PO-2', { items: [] })];
		expect(await tenant.wrong('POST', bulk, rows)).toMatchObject({
			status: 400,
			body: { created: [{ order_num: 'PO-1' }], errors: { 'PO-2': { items: "can't be blank" } } },
		});
		expect(await tenant.call('PUT', bulk, [newPurchase('PO-1', { notes: 'x' })])).toMatchObject({
			status: 201,
			body: { updated: [{ order_num: 'PO-1' }] },
		});
	});

	it('are received in parts until they are closed', async () => {
		await listen(['incoming_good_created', 'purchase_order_updated', 'purchase_order_finished']);
		const { body: order } = await tenant.call('POST', PATH, newPurchase('PO-1'));
		await act('receive', { purchase_order: 'PO-1', items: [{ sku: 'HAT-01', quantity: 2 }] });
		expect(await get(`${PATH}/${order.id}`)).toMatchObject({
			items: [{ checked_quantity: 2, state: 'checking' }],
		});
		await act('receive', { purchase_order: 'PO-1' });
		expect(await get(`${PATH}/${order.id}`)).toMatchObject({ items: [{ state: 'closed' }] });
		expect(await stockOf()).toMatchObject({ available: 15, total: 15 });
		const { incoming_goods: goods } = await get(
			'/reception/incoming_goods?document_type=purchase_order&sort_by=inserted_at:asc&limit=100',
		);
		expect(goods).toMatchObject([
			{
				purchase_order_id: order.id,
				items: [{ quantity: 2, state: 'accepted', line_order_id: 'p1', product: { sku: 'HAT-01' } }],
			},
			{ items: [{ quantity: 3 }] },
		]);
		const types = (await events(4)).map(({ type }) => type).sort();
		expect(types).toEqual([
			'incoming_good_created',
			'incoming_good_created',
			'purchase_order_finished',
			'purchase_order_updated',
		]);
		expect((await tenant.wrong('PUT', `${PATH}/${order.id}`, newPurchase('PO-1'))).status).toBe(400);
		expect((await tenant.wrong('DELETE', `${PATH}/${order.id}`)).status).toBe(422);
	});
});

it('a return names the sales order, the line, the state and the reason, and changes the stock', async () => {
	await listen(['incoming_good_created']);
	const { body: order } = await tenant.call('POST', '/sales/orders', newOrder(tenant, '#1'));
	await act('ship', { order_num: '#1' });
	await act('receiveReturn', {
		order_num: '#1',
		items: [
			{ sku: 'HAT-01', quantity: 1 },
			{ sku: 'HAT-01', quantity: 2, state: 'rejected', reason: 'damaged', notes: 'torn' },
		],
	});
	const list = await get(
		'/reception/incoming_goods?document_type=return&inserted_at=gte:2020-01-01T00:00:00Z',
	);
	expect(list.incoming_goods).toMatchObject([
		{
			document_type: 'return',
			sales_order_id: order.id,
			warehouse_id: 42,
			items: [
				{ quantity: 1, state: 'accepted', line_order_id: '88001', reason_codes: [] },
				{ quantity: 2, state: 'rejected', notes: 'torn', reason_codes: [{ code: 'damaged' }] },
			],
		},
	]);
	expect(await get(`/reception/incoming_goods/${list.incoming_goods[0].id}`)).toEqual(list.incoming_goods[0]);
	expect(await stockOf()).toMatchObject({ available: 8, rejected: 2, total: 10 });
	expect((await events(1))[0]).toMatchObject({ type: 'incoming_good_created', data: list.incoming_goods[0] });
});

describe('stock', () => {
	it('is shown by location and corrected by a signed quantity', async () => {
		await listen(['stock_correction_finished']);
		await act('setStock', { sku: 'HAT-01', warehouse_id: 42, storage: 10, reception: 2 });
		const hat = tenant.productIds['HAT-01'];
		const { stocks } = await get(`/inventory/stocks?product_id=${hat}&warehouse_id=42`);
		expect(stocks.map(({ quantity }: Json) => quantity)).toEqual([10, 2]);
		const body = {
			warehouse_id: 42,
			items: [{ product_id: hat, location_id: stocks[0].location_id, quantity: -3 }],
		};
		expect((await tenant.call('POST', '/inventory/stocks/correct', body)).status).toBe(201);
		expect(await stockOf()).toMatchObject({ available: 7, total: 9 });
		expect((await events(1))[0]).toMatchObject({ data: { items: [{ product_id: hat, quantity: -3 }] } });
		const over = { ...body, items: [{ ...body.items[0], quantity: -8 }] };
		expect((await tenant.wrong('POST', '/inventory/stocks/correct', over)).status).toBe(422);
		expect(
			(await tenant.wrong('POST', '/inventory/stocks/correct', { ...body, warehouse_id: 60 })).status,
		).toBe(403);
		const { stocks: rows } = await get(
			'/inventory/stocks/products/locations?product_sku=HAT-01&warehouse_id=42',
		);
		expect(rows).toMatchObject([{ quantity: 7 }, { quantity: 2 }]);
	});

	it('has a history of movements', async () => {
		const hat = tenant.productIds['HAT-01'];
		await act('correctStock', { sku: 'HAT-01', warehouse_id: 42, quantity: -1 });
		await act('countStock', { sku: 'HAT-01', warehouse_id: 42, quantity: 12 });
		const { stock_records: records } = await get(
			`/inventory/stocks/historical?product_id=${hat}&updated_at=gte:2020-01-01T00:00:00Z&limit=100`,
		);
		expect(records).toMatchObject([
			{ type: 'stock_mod', previous_quantity: 10, quantity: 9, warehouse_id: 42 },
			{ type: 'counting', previous_quantity: 9, quantity: 12 },
		]);
	});

	it('counted and replenished tells of it', async () => {
		await listen(['counting_task_closed', 'replenishment_order_created', 'replenishment_order_finished']);
		await act('countStock', { sku: 'HAT-01', warehouse_id: 42, quantity: 12 });
		await act('setStock', { sku: 'HAT-01', warehouse_id: 42, returned: 4 });
		await act('replenish', { sku: 'HAT-01', warehouse_id: 42, quantity: 3 });
		const told = await events(3);
		expect(told.find(({ type }) => type === 'counting_task_closed')?.data.items).toMatchObject([
			{ quantity: 12, current_stock_quantity: 10, is_valid: true },
		]);
		expect(told.map(({ type }) => type)).toContain('replenishment_order_finished');
		expect(await stockOf()).toMatchObject({ available: 15, rejected: 1, total: 16 });
	});

	it('of many products is set in one call', async () => {
		const items = ['HAT-01', 'MUG-02'].map((sku) => ({ sku, warehouse_id: 42, storage: 77 }));
		expect(await act('setStock', { items })).toEqual({ set: 2 });
		expect(await stockOf()).toMatchObject({ total: 77 });
	});
});

it('fires any event of the list by hand, and no other', async () => {
	await listen(['turbo_label_packing_created', 'sales_order_finished']);
	await tenant.call('POST', '/sales/orders', newOrder(tenant, '#1'));
	await act('fire', { type: 'sales_order_finished', order_num: '#1' });
	await act('fire', { type: 'turbo_label_packing_created', warehouse_id: 42, data: { id: 5 } });
	const told = await events(2);
	expect(told.find(({ type }) => type === 'sales_order_finished')?.data).toMatchObject({ order_num: '#1' });
	expect(told.find(({ type }) => type === 'turbo_label_packing_created')?.data).toEqual({ id: 5 });
	expect(JSON.stringify(await act('fire', { type: 'product_created' }))).toContain('no event');
});
