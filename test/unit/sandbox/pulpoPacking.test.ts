import type { SandboxOptions } from '../../../sandbox/core/server.ts';
import { newOrder, startTenant, UNLOGGED, until, type Json, type PulpoTenant } from './pulpoTenant.ts';
import { startReceiver } from './receiver.ts';

let tenant: PulpoTenant;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

async function start(options: SandboxOptions = {}, config: object = {}): Promise<void> {
	tenant = await startTenant(
		{ routes: { 'n8n.example': receiver.port }, ...options },
		{
			config,
			products: [
				{ sku: 'HAT-01', name: 'Hat', stock: { Berlin: 20 } },
				{ sku: 'TEA-03', name: 'Tea', management_type: 'lot', stock: { Berlin: 20 } },
				{ sku: 'CAM-04', name: 'Camera', management_type: 'serial', stock: { Berlin: 5 } },
			],
		},
	);
	await tenant.call(
		'POST',
		'/sales/orders',
		newOrder(tenant, '#1042', {
			items: [
				{ product_id: tenant.productIds['HAT-01'], quantity: 3, line_order_id: '88001' },
				{ product_id: tenant.productIds['TEA-03'], quantity: 4, line_order_id: '88002' },
			],
		}),
	);
}

beforeEach(async () => {
	receiver = await startReceiver();
	await start();
});
afterEach(async () => {
	await tenant.sandbox.stop();
	await receiver.stop();
});

const pack = (body: object): Promise<Json> =>
	tenant.admin('/admin/pulpo/pack', { order_num: '#1042', ...body });
const get = async (path: string): Promise<Json> => (await tenant.call('GET', path)).body;
const packingOrders = async (): Promise<Json[]> =>
	(await get('/packing/orders?sales_order_id=5001&limit=100')).packing_orders;

it('packs a part of an order and leaves the order in progress', async () => {
	await pack({ boxes: [{ items: [{ sku: 'HAT-01', quantity: 2 }] }] });
	const order = await get('/sales/orders/5001');
	expect(order).toMatchObject({
		state: 'packing',
		items: [{ fulfilled_quantity: 2 }, { fulfilled_quantity: 0 }],
		fulfillment_orders: [{ state: 'ended', items: [{ quantity: 2, line_order_id: '88001' }] }],
	});
	const [packing] = await packingOrders();
	expect(packing).toMatchObject({
		state: 'ended',
		sales_order_id: 5001,
		sales_order_ref: '#1042',
		warehouse_id: 42,
		fulfillment_order_id: order.fulfillment_orders[0].id,
		items: [{ product_id: tenant.productIds['HAT-01'], requested_quantity: 2, packed_quantity: 2 }],
	});
	expect(packing.sequence_number).toMatch(/^PA-\d+$/);
	expect(packing.end_date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
	expect(await get(`/packing/orders/${packing.id}`)).toEqual(packing);
});

it('makes a second fulfillment and packing order of what is left, and ends the order with it', async () => {
	await pack({ boxes: [{ items: [{ sku: 'HAT-01', quantity: 2 }] }] });
	await pack({});
	const order = await get('/sales/orders/5001');
	expect(order.state).toBe('ended');
	expect(order.fulfillment_orders).toMatchObject([
		{ items: [{ quantity: 2 }] },
		{ items: [{ quantity: 1 }, { quantity: 4 }] },
	]);
	expect(await packingOrders()).toHaveLength(2);
});

it('keeps a packing order open until it is closed', async () => {
	await pack({ boxes: [{ items: [{ sku: 'HAT-01', quantity: 3 }] }], close: false });
	expect((await packingOrders())[0]).toMatchObject({ state: 'taken', end_date: null });
	await pack({});
	expect(await packingOrders()).toHaveLength(1);
	expect((await get('/sales/orders/5001')).state).toBe('ended');
});

it('shows boxes with line ids and trackings, and the lots on the lines of the order', async () => {
	await pack({
		boxes: [
			{
				items: [
					{
						sku: 'TEA-03',
						quantity: 4,
						lots: [
							{ number: 'L1', quantity: 3 },
							{ number: 'L2', quantity: 1 },
						],
					},
				],
				tracking: { carrier_code: 'dhl', tracking_code: 'JJD1', tracking_url: 'https://track.example/JJD1' },
			},
			...Array.from({ length: 3 }, () => ({ items: [{ sku: 'HAT-01', quantity: 1 }] })),
		],
	});
	const [packing] = await packingOrders();
	const { packing_boxes: boxes } = await get(`/packing/orders/${packing.id}/boxes`);
	expect(boxes).toHaveLength(4);
	expect(boxes[0]).toMatchObject({
		box_number: 1,
		state: 'closed',
		packing_order_id: packing.id,
		items: [
			{
				product_id: tenant.productIds['TEA-03'],
				quantity: 4,
				line_order_id: '88002',
			},
		],
	});
	expect(boxes[0]).not.toHaveProperty('trackings');
	expect(boxes[0].items[0]).not.toHaveProperty('batches');
	const [, tea] = (await get('/sales/orders/5001')).items;
	expect(tea.batches).toMatchObject([
		{ sales_item_id: tea.id, suggested_quantity: 3 },
		{ sales_item_id: tea.id, suggested_quantity: 1 },
	]);
	expect(await get(`/inventory/products/batches/${tea.batches[0].batch_id}`)).toMatchObject({
		number: 'L1',
		type: 'lot',
	});
	const trackings = await get(`/packing/orders/${packing.id}/boxes/${boxes[0].id}/shipment_tracking`);
	expect(trackings.shipment_trackings).toMatchObject([
		{ packing_box_id: boxes[0].id, carrier_code: 'dhl', tracking_code: 'JJD1', error_message: null },
	]);
	const found = await get('/packing/orders/boxes/search?tracking_code=JJD1&warehouse_id=42');
	expect(found.packing_boxes).toMatchObject([{ id: boxes[0].id }]);
});

it('cuts the list of boxes at ten when nobody asks for more', async () => {
	await tenant.call(
		'POST',
		'/sales/orders',
		newOrder(tenant, '#many', {
			items: [{ product_id: tenant.productIds['HAT-01'], quantity: 12, line_order_id: '1' }],
		}),
	);
	const { packing_order: packing } = await pack({
		order_num: '#many',
		boxes: Array.from({ length: 12 }, () => ({ items: [{ sku: 'HAT-01', quantity: 1 }] })),
	});
	expect((await get(`/packing/orders/${packing.id}/boxes`)).packing_boxes).toHaveLength(10);
	expect((await get(`/packing/orders/${packing.id}/boxes?limit=100`)).packing_boxes).toHaveLength(12);
});

it('gives every serial number its own batch, and refuses numbers that cannot be', async () => {
	await tenant.call(
		'POST',
		'/sales/orders',
		newOrder(tenant, '#cam', {
			items: [{ product_id: tenant.productIds['CAM-04'], quantity: 2, line_order_id: '1' }],
		}),
	);
	const wrong = { order_num: '#cam', boxes: [{ items: [{ sku: 'CAM-04', quantity: 2, serials: ['S1'] }] }] };
	expect(JSON.stringify(await pack(wrong))).toContain('as many different serial numbers');
	await pack({
		order_num: '#cam',
		boxes: [{ items: [{ sku: 'CAM-04', quantity: 2, serials: ['S1', 'S2'] }] }],
	});
	const [camera] = (await get('/sales/orders?order_num=%23cam')).sales_orders[0].items;
	const numbers = camera.batches.map((row: Json) => get(`/inventory/products/batches/${row.batch_id}`));
	expect(await Promise.all(numbers)).toMatchObject([{ number: 'S1', type: 'serial' }, { number: 'S2' }]);
	expect(camera.batches.map((row: Json) => row.suggested_quantity)).toEqual([1, 1]);
});

it('adds up what was packed of a lot, in place of what was suggested before', async () => {
	const tea = (quantity: number, number: string) => ({
		boxes: [{ items: [{ sku: 'TEA-03', quantity, lots: [number] }] }],
	});
	await pack(tea(1, 'L1'));
	const [, { batches: old }] = (await get('/sales/orders/5001')).items;
	const suggested = { batch_id: old[0].batch_id, suggested_quantity: 4 };
	const item = { product_id: tenant.productIds['TEA-03'], quantity: 4, line_order_id: '1' };
	await tenant.call(
		'POST',
		'/sales/orders',
		newOrder(tenant, '#tea', { items: [{ ...item, batches: [suggested] }] }),
	);
	const lots = async (): Promise<Json[]> =>
		(await get('/sales/orders?order_num=%23tea')).sales_orders[0].items[0].batches;
	expect(await lots()).toMatchObject([suggested]);
	await pack({ order_num: '#tea', ...tea(1, 'L2') });
	await pack({ order_num: '#tea', ...tea(2, 'L2') });
	expect(await lots()).toMatchObject([{ suggested_quantity: 3 }]);
});

it('names lots in the boxes too where the tenant is set so', async () => {
	await tenant.sandbox.stop();
	await start({ trafficFile: '' }, { batchesInBoxes: true });
	const lots = [
		{ number: 'L1', quantity: 3 },
		{ number: 'L2', quantity: 1 },
	];
	const { boxes } = await pack({ boxes: [{ items: [{ sku: 'TEA-03', quantity: 4, lots }] }] });
	expect(boxes[0].items[0].batches).toMatchObject([
		{ quantity: 3, batch: { number: 'L1', type: 'lot' } },
		{ quantity: 1, batch: { number: 'L2' } },
	]);
});

it('packs no more than was ordered', async () => {
	const answer = await pack({ boxes: [{ items: [{ sku: 'HAT-01', quantity: 4 }] }] });
	expect(JSON.stringify(answer)).toContain('only 3');
	expect(await packingOrders()).toEqual([]);
});

it('takes trackings over the API, alone and many at once, and refuses broken ones', async () => {
	const { packing_order: packing, boxes } = await pack({});
	const path = `/packing/orders/${packing.id}/boxes/${boxes[0].id}/shipment_tracking`;
	expect(await tenant.call('POST', path, { carrier_code: 'ups', tracking_code: '1Z' })).toMatchObject({
		status: 201,
		body: { packing_box_id: boxes[0].id, tracking_code: '1Z' },
	});
	expect((await tenant.wrong('POST', path, { tracking: '1Z' })).status).toBe(422);
	const bulk = '/packing/orders/boxes/bulk/shipment_tracking';
	const row = { packing_box_id: boxes[0].id, tracking_code: '2Z' };
	expect((await tenant.call('POST', bulk, [row])).body.shipment_trackings).toHaveLength(1);
	expect((await tenant.call('POST', bulk, [row, { packing_box_id: 1 }], UNLOGGED)).status).toBe(422);
	expect((await get(path)).shipment_trackings).toHaveLength(2);
});

it('shows packing orders only in the warehouses of the user, filtered and sorted', async () => {
	await pack({ warehouse: 'Closed to us', boxes: [{ items: [{ sku: 'HAT-01', quantity: 1 }] }] });
	await pack({});
	expect(await packingOrders()).toHaveLength(1);
	const sorted =
		'/packing/orders?updated_at=gte:2020-01-01T00:00:00Z&state=ended&sort_by=updated_at:desc&limit=5';
	expect((await get(sorted)).packing_orders).toHaveLength(1);
	expect((await tenant.wrong('GET', '/packing/orders?order_num=1')).status).toBe(400);
	expect((await tenant.wrong('GET', '/packing/orders/1')).status).toBe(422);
});

it('leaves packed boxes behind when an order is set to ended, and takes the stock once', async () => {
	await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#1042', state: 'packing' });
	expect(await packingOrders()).toMatchObject([{ state: 'queue', start_date: null }]);
	await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#1042', state: 'shipping' });
	await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#1042', state: 'ended' });
	const packings = await packingOrders();
	expect(packings).toMatchObject([{ state: 'ended' }]);
	const { packing_boxes: boxes } = await get(`/packing/orders/${packings[0].id}/boxes`);
	expect(boxes[0].items).toMatchObject([{ line_order_id: '88001' }, { line_order_id: '88002' }]);
	const summary = await get(`/inventory/stocks/summary?product_id[]=${tenant.productIds['HAT-01']}`);
	expect(summary[0]).toMatchObject({ available: 17, unavailable: 0, total: 17 });
});

it('cancels the packing orders of a cancelled order', async () => {
	await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#1042', state: 'packing' });
	await tenant.admin('/admin/pulpo/setOrderState', { order_num: '#1042', state: 'cancelled' });
	expect(await packingOrders()).toMatchObject([{ state: 'cancelled' }]);
});

it('ships many orders at once', async () => {
	await tenant.call('POST', '/sales/orders', newOrder(tenant, '#2'));
	const { shipped } = await tenant.admin('/admin/pulpo/ship', { all: true, tracking_prefix: 'JJD' });
	expect(shipped).toMatchObject([
		{ order_num: '#1042', state: 'ended', tracking_code: 'JJD0000005001' },
		{ order_num: '#2', state: 'ended', tracking_code: 'JJD0000005002' },
	]);
});

it('fires the events of packing with the objects as reading gives them', async () => {
	const types = [
		'packing_order_created',
		'packing_box_closed',
		'packing_order_finished',
		'shipment_tracking_updated',
		'sales_order_finished',
	];
	await tenant.call('POST', '/webhook/', {
		url: 'https://n8n.example/webhook/abc',
		method: 'POST',
		allowed_types: types,
		warehouse_id: 42,
	});
	await pack({ boxes: [{ items: [{ sku: 'HAT-01', quantity: 3 }], tracking: { tracking_code: 'JJD1' } }] });
	const events = await until(
		() => receiver.received,
		(list) => list.length >= 4,
	);
	expect(events.map(({ body }) => body.type).sort()).toEqual(types.slice(0, 4).sort());
	const dataOf = (type: string): Json => events.find(({ body }) => body.type === type)?.body.data;
	const [packing] = await packingOrders();
	expect(dataOf('packing_order_finished')).toEqual(packing);
	expect(dataOf('packing_box_closed')).toMatchObject({ packing_order_id: packing.id, box_number: 1 });
	expect(dataOf('shipment_tracking_updated')).toMatchObject({ tracking_code: 'JJD1' });
	await pack({});
	await until(
		() => receiver.received,
		(list) => list.some(({ body }) => body.type === 'sales_order_finished'),
	);
});
