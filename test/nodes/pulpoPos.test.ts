import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Order } from '../../nodes/shared/model/order';
import type { Outcome } from '../../nodes/shared/model/outcome';
import { buildLine, buildOrder, d } from '../support/builders/order';
import { IMPORT, jsonOf, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

const SHOP_ADDRESS = {
	name: 'Shop counter',
	company_name: 'Lamps Ltd',
	phone_number: '',
	address: { street: 'Main Street 1', zip: '10115', city: 'Berlin', country: 'DE', country_alpha2: 'DE' },
};

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
	await pulpo.act('seed', {
		third_parties: [
			{ id: 60400, identifier_number: 'pos', name: 'Counter', attributes: { addresses: [SHOP_ADDRESS] } },
			{ id: 60401, identifier_number: 'bare', name: 'No address' },
			{ id: 60402, identifier_number: 'gone', name: 'Not active', active: false },
		],
	});
	await stock('HAT-01', 42, 10);
	await stock('MUG-01', 42, 10);
	await stock('HAT-01', 43, 1);
});
afterAll(async () => {
	await pulpo.stop();
});

const byId = (value: number) => ({ __rl: true, mode: 'id', value: String(value) });
const POS: INodeParameters = { ...IMPORT, operation: 'importPos', customer: byId(60400) };

const stock = async (sku: string, warehouse: number, storage: number) =>
	await pulpo.act('setStock', { sku, warehouse_id: warehouse, storage });

/** Sold and handed over: nothing is left to ship. */
const sale = (number: number, overrides: Partial<Order> = {}, quantity = '2'): Order =>
	buildOrder({
		id: String(7_000_000 + number),
		number: `#${number}`,
		bareNumber: String(number),
		customer: null,
		shippingAddress: null,
		fulfillmentStatus: 'fulfilled',
		lines: [buildLine({ id: `9${number}`, quantity, openQuantity: d('0') })],
		...overrides,
	});

const run = async (orders: Order[], parameters: INodeParameters = {}) =>
	await pulpo.run({
		parameters: { ...POS, ...parameters },
		items: orders.map((order) => ({ ...order }) as IDataObject),
	});

async function importSales(orders: Order[], parameters: INodeParameters = {}): Promise<Outcome[]> {
	const { error, outputs } = await run(orders, parameters);
	expect(error).toBeUndefined();
	return jsonOf(outputs[0]) as unknown as Outcome[];
}

const told = (outcomes: Outcome[]) =>
	outcomes.map(({ outcome, reason, problem }) => [outcome, reason?.code ?? problem?.code].join(' ').trim());
const levelOf = async (productId: number, warehouse: number) => {
	const { stock: levels } = await pulpo.act<{
		stock: Array<{ product_id: number; warehouse_id: number; storage: number }>;
	}>('state');
	return levels.find((row) => row.product_id === productId && row.warehouse_id === warehouse)?.storage;
};

describe('a sale over the counter', () => {
	it('is an order that has ended, and takes its stock', async () => {
		const [outcome] = await importSales([sale(1, { note: 'Paid in cash' })], { options: { channel: 'pos' } });
		const [order] = (await pulpo.state()).sales_orders;
		expect(outcome).toMatchObject({
			outcome: 'created',
			key: 'shopify:lamp-shop:7000001',
			number: '#1',
			target: { system: 'pulpo', id: String(order?.id), number: '#1' },
		});
		expect(order).toMatchObject({
			order_num: '#1',
			type: 'POS_external',
			state: 'ended',
			warehouse_id: 42,
			third_party_id: 60400,
			external_order_num: '7000001',
			channel: 'pos',
			notes: 'Paid in cash',
			delivery_date: '2026-03-01T09:30:00',
			attributes: { source: 'shopify', order_id: '7000001', key: 'shopify:lamp-shop:7000001' },
			ship_to: { name: 'Shop counter', address: { street: 'Main Street 1', country_alpha2: 'DE' } },
			items: [{ product_id: 70415, quantity: 2, line_order_id: '91' }],
		});
		expect(await levelOf(70415, 42)).toBe(8);
	});

	it('is booked once, however often it comes', async () => {
		await importSales([sale(1), sale(2)]);
		await pulpo.clearCounts();
		expect(told(await importSales([sale(1), sale(2)]))).toEqual(['unchanged', 'unchanged']);
		expect(Object.keys(await pulpo.calls()).filter((call) => call.startsWith('POST'))).toEqual([]);
		expect(await levelOf(70415, 42)).toBe(6);
	});

	it('is booked once when the answer is lost', async () => {
		await pulpo.fault({ kind: 'dropAfterWrite', path: '/sales/bulk/orders/quick', times: 1 });
		expect(told(await importSales([sale(1)]))).toEqual(['created']);
		expect((await pulpo.state()).sales_orders).toHaveLength(1);
		expect(await levelOf(70415, 42)).toBe(8);
	});

	it('is taken from the warehouse of its location', async () => {
		const there = { location: { id: '902', name: 'Main Street' } };
		const outcomes = await importSales(
			[sale(1, there, '1'), sale(2, { location: { id: '903', name: 'Garage' } })],
			{ warehouseFrom: 'location', locationWarehousesText: '902 = 43' },
		);
		expect(told(outcomes)).toEqual(['created', 'skipped locationNotMapped']);
		expect(await levelOf(70415, 43)).toBe(0);
	});

	it('is skipped with the reason when a line is out of stock, and booked once it is there', async () => {
		const outcomes = await importSales([sale(1), sale(2, {}, '40'), sale(3)]);
		expect(told(outcomes)).toEqual(['created', 'skipped outOfStock', 'created']);
		expect(outcomes[1]?.reason?.message).toContain('40 of HAT-01 sold, 6 in stock');
		await stock('HAT-01', 42, 50);
		expect(told(await importSales([sale(2, {}, '40')]))).toEqual(['created']);
	});

	it('needs few calls: one look-up of numbers and one of products for fifty', async () => {
		await stock('HAT-01', 42, 500);
		await importSales(Array.from({ length: 50 }, (_, index) => sale(100 + index)));
		expect(await pulpo.calls()).toEqual({
			'POST /auth': 1,
			'GET /iam/third_parties/{id}': 1,
			'GET /sales/orders': 1,
			'GET /inventory/products': 1,
			'POST /sales/bulk/orders/quick': 1,
		});
	});

	it('with an unknown SKU follows the option', async () => {
		const lines = [buildLine({ id: '1' }), buildLine({ id: '2', sku: 'NO-1' })];
		expect(told(await importSales([sale(1, { lines })]))).toEqual(['failed unknownSku']);
		expect(told(await importSales([sale(1, { lines })], { options: { unknownSku: 'skip' } }))).toEqual([
			'created linesLeftOut',
		]);
	});

	it('fails with the words of PULPO when it is refused for something else', async () => {
		await pulpo.fault({
			kind: 'status',
			status: 400,
			path: '/sales/bulk/orders/quick',
			responseBody: { created: [], errors: { '#1': { notes: 'is too long' } } },
		});
		const [outcome] = await importSales([sale(1)]);
		expect(outcome).toMatchObject({ outcome: 'failed', problem: { vendorMessage: 'notes: is too long' } });
	});

	it('that was cancelled is not booked, and once booked stays for the return', async () => {
		expect(told(await importSales([sale(1, { action: 'cancel' })]))).toEqual(['skipped neverImported']);
		await importSales([sale(1)]);
		expect(told(await importSales([sale(1, { action: 'cancel' })]))).toEqual(['skipped alreadyShipped']);
	});

	it('leaves orders alone that it did not make', async () => {
		await pulpo.import([buildOrder({ number: '#1' })]);
		expect(told(await importSales([sale(1)]))).toEqual(['failed numberTaken']);
		expect(told(await importSales([sale(2), sale(2, { id: '1' })]))).toEqual([
			'created',
			'failed numberTaken',
		]);
	});
});

it('shows in a dry run what would be booked, sale by sale, and books nothing', async () => {
	const outcomes = await importSales([sale(1, {}, '6'), sale(2, {}, '6')], { dryRun: true });
	expect(told(outcomes)).toEqual(['created', 'skipped outOfStock']);
	expect(outcomes[0]).toMatchObject({ dryRun: true, target: { id: null } });
	expect(outcomes[0]?.changes).toContainEqual({ field: 'type', before: null, after: 'POS_external' });
	expect((await pulpo.state()).sales_orders).toEqual([]);
});

it.each<[string, number, string]>([
	['has no address', 60401, 'The customer 60401 has no shipping address in PULPO WMS'],
	['is not active', 60402, 'The customer 60402 is not active in PULPO WMS'],
	['does not exist', 99999, 'PULPO WMS has no customer with the ID 99999'],
])('stops before anything is booked when the customer %s', async (_, id, message) => {
	const { error } = await run([sale(1)], { customer: byId(id) });
	expect(error?.message).toBe(message);
	expect((await pulpo.state()).sales_orders).toEqual([]);
});
