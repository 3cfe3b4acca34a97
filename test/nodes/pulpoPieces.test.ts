import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Order } from '../../nodes/shared/model/order';
import type { Outcome } from '../../nodes/shared/model/outcome';
import { buildLine, buildOrder } from '../support/builders/order';
import { IMPORT, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
});
afterAll(async () => {
	await pulpo.stop();
});

const BERLIN = { id: '901', name: 'Berlin' };
const SHOP = { id: '902', name: 'Main Street' };
const UNKNOWN = { id: '903', name: 'Garage' };

/** Warehouse 42 is "Berlin" in PULPO too; the shop in Main Street is mapped to 43, "Madrid". */
const MAPPED: INodeParameters = { warehouseFrom: 'location', locationWarehousesText: 'Main Street = 43' };

const piece = (part: number, overrides: Partial<Order> = {}): Order =>
	buildOrder({
		part,
		location: BERLIN,
		lines: [buildLine({ id: `8800${part}`, sku: part === 1 ? 'HAT-01' : 'MUG-01', quantity: String(part) })],
		...overrides,
	});

const importPieces = async (orders: Order[], parameters: INodeParameters = {}) =>
	await pulpo.import(orders, { ...MAPPED, ...parameters });
const told = (outcomes: Outcome[]) =>
	outcomes.map(({ outcome, reason, problem }) => [outcome, reason?.code ?? problem?.code].join(' ').trim());
const inPulpo = async () =>
	(await pulpo.state()).sales_orders.map((order) => [order.order_num, order['warehouse_id'], order.state]);

describe('the pieces of a split order', () => {
	it('become one order each, with their number, key, lines and warehouse', async () => {
		const outcomes = await importPieces([piece(1), piece(2, { location: SHOP })]);
		expect(outcomes).toMatchObject([
			{ outcome: 'created', key: 'shopify:lamp-shop:5551234567:1', target: { number: '#1042_1' } },
			{ outcome: 'created', key: 'shopify:lamp-shop:5551234567:2', target: { number: '#1042_2' } },
		]);
		expect((await pulpo.state()).sales_orders).toMatchObject([
			{
				order_num: '#1042_1',
				warehouse_id: 42,
				external_order_num: '5551234567',
				attributes: { key: 'shopify:lamp-shop:5551234567:1' },
				items: [{ product_id: 70415, quantity: 1, line_order_id: '88001' }],
			},
			{
				order_num: '#1042_2',
				warehouse_id: 43,
				attributes: { key: 'shopify:lamp-shop:5551234567:2' },
				items: [{ product_id: 70416, quantity: 2, line_order_id: '88002' }],
			},
		]);
	});

	it('are looked up together with their whole orders, and the warehouses are read once', async () => {
		const orders = Array.from({ length: 20 }, (_, index) => [
			piece(1, { id: String(index), number: `#${index}` }),
			piece(2, { id: String(index), number: `#${index}`, location: SHOP }),
		]).flat();
		expect(new Set(told(await importPieces(orders)))).toEqual(new Set(['created']));
		const calls = await pulpo.calls();
		expect([calls['GET /sales/orders'], calls['GET /warehouses/'], calls['POST /sales/bulk/orders']]).toEqual(
			[1, 1, 1],
		);
		await pulpo.clearCounts();
		expect(new Set(told(await importPieces(orders)))).toEqual(new Set(['unchanged']));
		expect(await pulpo.calls()).toEqual({ 'GET /sales/orders': 1, 'GET /warehouses/': 1 });
	});

	it('need no list of warehouses when the map names every location', async () => {
		await importPieces([piece(1)], {
			locationWarehouses: { pair: [{ location: '901', warehouseId: 42 }] },
		});
		expect((await pulpo.calls())['GET /warehouses/']).toBeUndefined();
		expect(await inPulpo()).toEqual([['#1042_1', 42, 'queue']]);
	});

	it('move to another warehouse while they wait', async () => {
		await importPieces([piece(1), piece(2)]);
		const [outcome] = await importPieces([piece(2, { location: SHOP })]);
		expect(outcome).toMatchObject({
			outcome: 'updated',
			changes: [{ field: 'warehouse_id', before: 42, after: 43 }],
		});
		expect(await inPulpo()).toEqual([
			['#1042_1', 42, 'queue'],
			['#1042_2', 43, 'queue'],
		]);
	});

	it('stay where they are once the warehouse works on them, and the result says so', async () => {
		await importPieces([piece(2)]);
		await pulpo.act('setOrderState', { order_num: '#1042_2', state: 'picking' });
		expect(told(await importPieces([piece(2, { location: SHOP })]))).toEqual(['skipped tooLateToMove']);
		expect(await inPulpo()).toEqual([['#1042_2', 42, 'picking']]);
	});

	it('wait for the next run when they are paused in PULPO', async () => {
		await importPieces([piece(2)]);
		await pulpo.act('setOrderState', { order_num: '#1042_2', state: 'paused' });
		expect(told(await importPieces([piece(2, { location: SHOP })]))).toEqual(['skipped paused']);
		await pulpo.act('setOrderState', { order_num: '#1042_2', state: 'queue' });
		expect(told(await importPieces([piece(2, { location: SHOP })]))).toEqual(['updated']);
	});

	it('are cancelled when they move to a location that is no warehouse', async () => {
		await importPieces([piece(1), piece(2)]);
		expect(told(await importPieces([piece(1), piece(2, { location: UNKNOWN })]))).toEqual([
			'unchanged',
			'cancelled locationNotMapped',
		]);
		expect(await inPulpo()).toEqual([
			['#1042_1', 42, 'queue'],
			['#1042_2', 42, 'cancelled'],
		]);
	});

	it('are skipped when they never were in PULPO and their location is no warehouse', async () => {
		const outcomes = await importPieces([piece(1), piece(2, { location: UNKNOWN })]);
		expect(told(outcomes)).toEqual(['created', 'skipped locationNotMapped']);
		expect(outcomes[1]?.reason?.message).toContain('"Garage"');
	});

	it('are cancelled one by one', async () => {
		await importPieces([piece(1), piece(2)]);
		expect(told(await importPieces([piece(1, { action: 'cancel' }), piece(2)]))).toEqual([
			'cancelled',
			'unchanged',
		]);
	});
});

describe('an order that was imported whole', () => {
	const whole = buildOrder({ location: BERLIN });

	beforeEach(async () => {
		await importPieces([whole]);
	});

	it('is never split', async () => {
		expect(told(await importPieces([piece(1), piece(2, { location: SHOP })]))).toEqual([
			'skipped importedWhole',
			'skipped importedWhole',
		]);
		expect(await inPulpo()).toEqual([['#1042', 42, 'queue']]);
	});

	it('is not split when one piece is cancelled or elsewhere', async () => {
		expect(told(await importPieces([piece(1, { action: 'cancel' }), piece(2)]))).toEqual([
			'skipped importedWhole',
			'skipped importedWhole',
		]);
		expect(told(await importPieces([piece(1, { action: 'cancel' })]))).toEqual(['skipped importedWhole']);
		expect(await inPulpo()).toEqual([['#1042', 42, 'queue']]);
	});

	it('is cancelled once when all its pieces are', async () => {
		const pieces = [1, 2].map((part) => piece(part, { action: 'cancel' }));
		const outcomes = await importPieces(pieces);
		expect(outcomes).toMatchObject([
			{ outcome: 'cancelled', key: 'shopify:lamp-shop:5551234567:1', target: { number: '#1042' } },
			{ outcome: 'cancelled', key: 'shopify:lamp-shop:5551234567:2', target: { number: '#1042' } },
		]);
		expect(await inPulpo()).toEqual([['#1042', 42, 'cancelled']]);
		expect(told(await importPieces(pieces))).toEqual(['skipped neverImported', 'skipped neverImported']);
	});

	it('is cancelled when the shop cancelled the order, though only one piece came', async () => {
		const cancelledAt = '2026-03-02T00:00:00Z';
		expect(told(await importPieces([piece(2, { action: 'cancel', cancelledAt })]))).toEqual(['cancelled']);
	});

	it('gives its goods free when it is cancelled in PULPO', async () => {
		await pulpo.act('setOrderState', { order_num: '#1042', state: 'cancelled' });
		expect(told(await importPieces([piece(1), piece(2)]))).toEqual(['created', 'created']);
	});

	it('by hand counts as well', async () => {
		await pulpo.reset();
		await pulpo.act('seed', {
			sales_orders: [
				{
					order_num: '#1042',
					type: 'sales_order',
					warehouse_id: 42,
					third_party_id: 60311,
					priority: 5,
					delivery_date: '2026-03-01 00:00:00',
					ship_to: { name: 'Hand', address: { street: 'Weg 1' } },
					items: [{ product_id: 70415, quantity: 1 }],
				},
			],
		});
		expect(told(await importPieces([piece(1)]))).toEqual(['skipped importedWhole']);
	});
});

describe('whole orders by location', () => {
	it('go to the warehouse of their location', async () => {
		await importPieces([buildOrder({ location: SHOP })]);
		expect(await inPulpo()).toEqual([['#1042', 43, 'queue']]);
	});

	it('are skipped without a location, unless a warehouse is chosen for them', async () => {
		expect(told(await importPieces([buildOrder()]))).toEqual(['skipped noLocation']);
		const without = { warehouseWithoutLocation: { __rl: true, mode: 'id', value: '42' } };
		expect(told(await importPieces([buildOrder()], without))).toEqual(['created']);
	});

	it('fail and can be run again when the warehouses cannot be read', async () => {
		await pulpo.fault({ kind: 'status', status: 403, path: '/warehouses/' });
		const [outcome] = await importPieces([buildOrder({ location: BERLIN })]);
		expect(outcome?.outcome).toBe('failed');
		await pulpo.clearFaults();
		expect(told(await importPieces([buildOrder({ location: BERLIN })]))).toEqual(['created']);
	});

	it('stop before anything is sent when a line of the map is wrong', async () => {
		const run = await pulpo.run({
			parameters: { ...IMPORT, ...MAPPED, locationWarehousesText: 'Berlin' },
			items: [{ ...buildOrder({ location: BERLIN }) } as IDataObject],
		});
		expect(run.error?.message).toBe('"Berlin" does not tell the warehouse of a location');
		expect(await pulpo.calls()).toEqual({});
	});
});
