import type { IDataObject } from 'n8n-workflow';

import { checkShipment, type Shipment } from '../../nodes/shared/model/shipment';
import { buildLine, buildOrder, d } from '../support/builders/order';
import { jsonOf, startTenant, type Tenant } from './pulpoTenant';

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

const SINCE = '2020-01-01T00:00:00Z';

/** Five hats and two mugs. */
const order = (id: string, overrides = {}) =>
	buildOrder({
		id,
		number: `#${id}`,
		lines: [
			buildLine({ id: '88001', sku: 'HAT-01', currentQuantity: d('5'), openQuantity: d('5') }),
			buildLine({ id: '88002', sku: 'MUG-01', currentQuantity: d('2'), openQuantity: d('2') }),
		],
		...overrides,
	});

async function shipments(parameters: IDataObject, items?: IDataObject[]): Promise<Shipment[]> {
	const run = await pulpo.run({
		parameters: { resource: 'shipment', operation: 'getMany', ...parameters } as never,
		...(items ? { items } : {}),
	});
	if (run.error) throw run.error;
	return jsonOf(run.outputs[0]) as unknown as Shipment[];
}

const dhl = (code: string) => ({
	carrier_code: 'dhl',
	tracking_code: code,
	tracking_url: `https://t.example/${code}`,
});

async function packTwice(number: string): Promise<void> {
	await pulpo.act('pack', {
		order_num: number,
		boxes: [{ items: [{ sku: 'HAT-01', quantity: 3 }], tracking: dhl('A1') }],
	});
	await pulpo.act('pack', {
		order_num: number,
		boxes: [
			{ items: [{ sku: 'HAT-01', quantity: 2 }], tracking: dhl('B1') },
			{ items: [{ sku: 'MUG-01', quantity: 2 }], tracking: dhl('B2') },
		],
	});
}

it('gives each packing order with its boxes, and what the order shipped so far', async () => {
	await pulpo.import([order('1042')]);
	await packTwice('#1042');
	const [first, second, ...rest] = await shipments({ findBy: 'orderNumbers', orderNumbers: '#1042' });
	expect(rest).toEqual([]);
	expect(checkShipment(first)).toMatchObject({ ok: true });
	expect(first).toMatchObject({
		orderKey: 'shopify:lamp-shop:1042',
		orderNumber: '#1042',
		status: 'shipped',
		completesOrder: false,
		location: { id: '42' },
		lines: [{ orderLineId: '88001', sku: 'HAT-01', quantity: '3' }],
		parcels: [
			{ carrier: 'dhl', trackingNumber: 'A1', trackingUrl: 'https://t.example/A1', labelProblem: null },
		],
		shippedSoFar: [{ orderLineId: '88001', sku: 'HAT-01', quantity: '3' }],
	});
	expect(first?.key).toBe(`pulpo:43:${first?.id}`);
	expect(second).toMatchObject({
		completesOrder: true,
		parcels: [
			{ trackingNumber: 'B1', lines: [{ orderLineId: '88001', quantity: '2' }] },
			{ trackingNumber: 'B2', lines: [{ orderLineId: '88002', sku: 'MUG-01', quantity: '2' }] },
		],
		shippedSoFar: [
			{ orderLineId: '88001', quantity: '5' },
			{ orderLineId: '88002', quantity: '2' },
		],
	});
});

it('reads all shipments of an order when only the last one lies in the period', async () => {
	await pulpo.import([order('1'), order('2')]);
	await packTwice('#1');
	for (const timeOf of ['packingOrders', 'salesOrders']) {
		const found = await shipments({ findBy: 'time', timeOf, since: SINCE });
		expect(found.map(({ orderNumber, lines }) => [orderNumber, lines.length])).toEqual([
			['#1', 1],
			['#1', 2],
		]);
		expect(await shipments({ findBy: 'time', timeOf, since: SINCE, until: '2020-02-01T00:00:00Z' })).toEqual(
			[],
		);
	}
});

it('tells what has left the packing table from what is still being packed', async () => {
	await pulpo.import([order('1')]);
	await pulpo.act('pack', { order_num: '#1', boxes: [{ items: [{ sku: 'HAT-01', quantity: 3 }] }] });
	await pulpo.act('pack', {
		order_num: '#1',
		close: false,
		boxes: [{ items: [{ sku: 'HAT-01', quantity: 1 }] }],
	});
	const by = { findBy: 'orderNumbers', orderNumbers: '#1' };
	const all = await shipments({ ...by, filters: { statuses: ['open', 'packed', 'shipped'] } });
	expect(all.map(({ status }) => status)).toEqual(['shipped', 'open']);
	expect(all[1]).toMatchObject({ shippedSoFar: null, shippedAt: null });
	expect((await shipments(by)).map(({ status }) => status)).toEqual(['shipped']);
});

it('reads more than ten boxes', async () => {
	const lines = [buildLine({ id: '88001', sku: 'HAT-01', currentQuantity: d('12'), openQuantity: d('12') })];
	await pulpo.import([order('1', { lines })]);
	const boxes = Array.from({ length: 12 }, (_, box) => ({
		items: [{ sku: 'HAT-01', quantity: 1 }],
		tracking: dhl(`T${box}`),
	}));
	await pulpo.act('pack', { order_num: '#1', boxes });
	const [shipment] = await shipments({ findBy: 'orderNumbers', orderNumbers: '#1' });
	expect(shipment?.parcels).toHaveLength(12);
	expect(shipment?.lines).toMatchObject([{ quantity: '12' }]);
});

it('keeps the message of a label that failed, and gives no tracking number', async () => {
	await pulpo.import([order('1')]);
	const tracking = { carrier_code: 'dhl', tracking_code: '', error_message: 'Unknown postal code' };
	await pulpo.act('pack', { order_num: '#1', boxes: [{ tracking }] });
	const [shipment] = await shipments({ findBy: 'orderNumbers', orderNumbers: '#1' });
	expect(shipment?.parcels).toMatchObject([
		{ carrier: 'dhl', trackingNumber: null, labelProblem: 'Unknown postal code' },
	]);
});

describe('lots and serial numbers', () => {
	let talkative: Tenant;

	beforeAll(async () => {
		talkative = await startTenant({ unlogged: true });
	});
	afterAll(async () => {
		await talkative.stop();
	});

	const lines = [
		buildLine({ id: '1', sku: 'OIL', currentQuantity: d('5'), openQuantity: d('5') }),
		buildLine({ id: '2', sku: 'CAM', currentQuantity: d('2'), openQuantity: d('2') }),
	];
	const tracked = {
		products: [
			{ sku: 'OIL', management_type: 'lot', stock: 10 },
			{ sku: 'CAM', management_type: 'serial', stock: 10 },
		],
	};
	const lot = (number: string, quantity: number) => ({ number, quantity });
	const packed = async (tenant: Tenant, boxes: unknown[], others?: unknown[]) => {
		await tenant.import([order('1', { lines })]);
		await tenant.act('pack', { order_num: '#1', boxes });
		if (others) await tenant.act('pack', { order_num: '#1', boxes: others });
		const parameters = { resource: 'shipment', operation: 'getMany', findBy: 'orderNumbers' };
		const run = await tenant.run({ parameters: { ...parameters, orderNumbers: '#1' } });
		const found = jsonOf(run.outputs[0]) as unknown as Shipment[];
		return found.map((shipment) =>
			shipment.lines.map(({ sku, lotNumbers, serialNumbers }) => [sku, lotNumbers, serialNumbers]),
		);
	};
	const whole = [
		{
			items: [
				{ sku: 'OIL', quantity: 5, lots: [lot('L-7', 3), lot('L-8', 2)] },
				{ sku: 'CAM', quantity: 2, serials: ['S1', 'S2'] },
			],
		},
	];

	it('come from the lines of the sales order', async () => {
		await pulpo.act('seed', tracked);
		expect(await packed(pulpo, whole)).toEqual([
			[
				['OIL', ['L-7', 'L-8'], []],
				['CAM', [], ['S1', 'S2']],
			],
		]);
	});

	it('are shared out among the shipments of a line, each named once', async () => {
		await pulpo.act('seed', tracked);
		const first = [
			{
				items: [
					{ sku: 'OIL', quantity: 3, lots: [lot('L-7', 3)] },
					{ sku: 'CAM', quantity: 1, serials: ['S2'] },
				],
			},
		];
		const second = [
			{
				items: [
					{ sku: 'OIL', quantity: 2, lots: [lot('L-8', 2)] },
					{ sku: 'CAM', quantity: 1, serials: ['S1'] },
				],
			},
		];
		expect(await packed(pulpo, first, second)).toEqual([
			[
				['OIL', ['L-7'], []],
				['CAM', [], ['S2']],
			],
			[
				['OIL', ['L-8'], []],
				['CAM', [], ['S1']],
			],
		]);
	});

	it('are all named by each shipment when quantities do not tell which went where', async () => {
		await pulpo.act('seed', tracked);
		const first = [{ items: [{ sku: 'OIL', quantity: 2, lots: [lot('L-7', 2)] }] }];
		const second = [{ items: [{ sku: 'OIL', quantity: 3, lots: [lot('L-7', 1), lot('L-8', 2)] }] }];
		const all = [['OIL', ['L-7', 'L-8'], []]];
		expect(await packed(pulpo, first, second)).toEqual([all, all]);
	});

	it('come from the boxes where those name them', async () => {
		await talkative.reset();
		await talkative.act('seed', { ...tracked, config: { batchesInBoxes: true } });
		const first = [{ items: [{ sku: 'OIL', quantity: 2, lots: [lot('L-7', 2)] }] }];
		const second = [{ items: [{ sku: 'OIL', quantity: 3, lots: [lot('L-7', 1), lot('L-8', 2)] }] }];
		expect(await packed(talkative, first, second)).toEqual([
			[['OIL', ['L-7'], []]],
			[['OIL', ['L-7', 'L-8'], []]],
		]);
	});
});

describe('many orders', () => {
	const numbers = Array.from({ length: 120 }, (_, index) => `#${index + 1}`);

	beforeEach(async () => {
		await pulpo.import(numbers.map((number) => order(number.slice(1))));
		await pulpo.act('ship', { all: true });
		await pulpo.clearCounts();
	});

	it('takes the fewest requests: look-ups by the hundred, one for the boxes, one for each label', async () => {
		const items = numbers.map((number) => ({ number }));
		const found = await shipments({ findBy: 'orderNumbers', orderNumbers: '={{ $json.number }}' }, items);
		expect(found.map(({ orderNumber }) => orderNumber)).toEqual(numbers);
		const calls = await pulpo.calls();
		// A page of a hundred packing orders may not be the last one, so that a third page is asked for.
		expect(calls).toMatchObject({ 'GET /sales/orders': 2, 'GET /packing/orders': 3, 'GET /iam/users/me': 1 });
		expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBe(2 + 3 + 1 + 120 + 120);
	});

	it('asks for each order alone when PULPO ignores the list of orders', async () => {
		await pulpo.act('configure', { deafToBrackets: ['sales_order_id'] });
		const found = await shipments({ findBy: 'orderNumbers', orderNumbers: numbers.slice(0, 30).join(',') });
		expect(found.map(({ orderNumber }) => orderNumber)).toEqual(numbers.slice(0, 30));
		expect(found.every(({ parcels }) => parcels.length === 1)).toBe(true);
	});
});

describe('get', () => {
	const get = async (packingOrderId: string) =>
		await pulpo.run({ parameters: { resource: 'shipment', operation: 'get', packingOrderId } });

	it('gives one packing order, with what the order shipped up to it', async () => {
		await pulpo.import([order('1')]);
		await packTwice('#1');
		const all = await shipments({ findBy: 'orderNumbers', orderNumbers: '#1' });
		const run = await get(String(all[1]?.id));
		expect(jsonOf(run.outputs[0])).toMatchObject([{ id: all[1]?.id, shippedSoFar: all[1]?.shippedSoFar }]);
	});

	it('says which packing order does not exist', async () => {
		expect((await get('77')).error?.message).toBe('PULPO WMS has no packing order 77');
	});
});

it('stops with the reason when a box cannot be read, rather than shipping less', async () => {
	await pulpo.import([order('1')]);
	await packTwice('#1');
	await pulpo.fault({ kind: 'status', status: 403, path: '/boxes', times: 1 });
	const parameters = {
		resource: 'shipment',
		operation: 'getMany',
		findBy: 'orderNumbers',
		orderNumbers: '#1',
	};
	const run = await pulpo.run({ parameters });
	expect(run.outputs.flat()).toEqual([]);
	expect(run.error?.message).toContain('list the boxes');
});
