import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startShop, type ShopUnderTest } from './shopifyShop';
import type { PlacedOrder } from '../../sandbox/shopify/admin/specs';
import { dataOf } from '../../nodes/shared/node/errorItem';
import type { Parcel, Shipment } from '../../nodes/shared/model/shipment';
import { d } from '../support/builders/order';
import { buildShipment } from '../support/builders/records';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
	await shop.admin('seed', { locations: [{ name: 'Wien' }, { name: 'Graz' }] });
});
afterAll(async () => {
	await shop.stop();
});

async function place(...orders: object[]): Promise<PlacedOrder[]> {
	return (await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', { orders })).orders;
}

interface Stored {
	name: string;
	fulfillmentStatus: string;
	fulfillments: Array<{
		name: string;
		status: string;
		tracking: Array<{ company: string | null; number: string | null; url: string | null }>;
		lines: Array<{ quantity: number }>;
	}>;
}

async function stored(name = '#1001'): Promise<Stored> {
	const { orders } = await shop.admin<{ orders: Stored[] }>('state');
	const order = orders.find((one) => one.name === name);
	if (!order) throw new Error(`no order ${name}`);
	return order;
}

const fulfilled = async (name?: string): Promise<string[]> =>
	(await stored(name)).fulfillments.map(
		({ lines, tracking }) =>
			`${lines.map(({ quantity }) => quantity).join('+')} ${tracking.map(({ company, number }) => `${company} ${number}`).join(', ')}`,
	);

/** Units sent with this shipment, and with all shipments of the order so far. */
type Sent = [lineId: number | undefined, quantity: number, soFar?: number];

let nextShipment = 9001;

function parcel(trackingNumber: string | null, more: Partial<Parcel> = {}): Parcel {
	return {
		id: null,
		carrier: 'dhl_paket',
		service: null,
		trackingNumber,
		trackingUrl: null,
		weightGrams: null,
		lines: null,
		...more,
	};
}

function shipment(
	order: PlacedOrder | undefined,
	sent: Sent[],
	parcels: Parcel[] = [parcel('0034')],
	more: Partial<Shipment> & { part?: number } = {},
): IDataObject {
	const { part, ...overrides } = more;
	const id = String(nextShipment++);
	const line = (lineId: number | undefined, quantity: number) => ({
		orderLineId: String(lineId),
		productId: null,
		sku: null,
		name: null,
		quantity: d(String(quantity)),
		lotNumbers: [],
		serialNumbers: [],
	});
	return dataOf(
		buildShipment({
			id,
			key: `pulpo:43:${id}`,
			orderKey: `shopify:sandbox-shop:${order?.id}${part === undefined ? '' : `:${part}`}`,
			orderNumber: order?.name ?? null,
			shippedAt: `2026-11-25T10:00:00Z`,
			lines: sent.map(([lineId, quantity]) => line(lineId, quantity)),
			shippedSoFar: sent.map(([lineId, quantity, soFar = quantity]) => line(lineId, soFar)),
			parcels,
			...overrides,
		}),
	);
}

async function create(items: IDataObject[], parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const run = await shop.run({ resource: 'fulfillment', operation: 'create', ...parameters }, { items });
	if (run.error) throw run.error;
	return (run.outputs[0] ?? []).map(({ json }) => json);
}

const names = (outcomes: IDataObject[]) => outcomes.map(({ outcome }) => outcome);
const codeOf = (outcome: IDataObject | undefined) =>
	((outcome?.['problem'] ?? outcome?.['reason']) as { code: string } | null)?.code;

const carriers = { carrierNames: { values: [{ carrier: 'DHL_Paket', company: 'DHL', trackingUrl: '' }] } };

describe('Create From Shipments', () => {
	it('fulfills a shipment with carrier, number and link, and names the fulfillment', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 3 }] });
		const item = shipment(
			order,
			[[order?.lineIds[0], 2]],
			[parcel('0034', { trackingUrl: 'https://track.example/0034' })],
		);
		const [outcome] = await create([item], carriers);
		expect(outcome).toMatchObject({
			outcome: 'created',
			key: item['key'],
			number: '#1001',
			target: { system: 'shopify', number: '#1001-F1' },
			changes: [
				{ field: 'unfulfilled A', before: 3, after: 1 },
				{ field: 'tracking', before: null, after: 'DHL 0034' },
			],
		});
		expect((await stored()).fulfillments).toMatchObject([
			{
				status: 'SUCCESS',
				lines: [{ quantity: 2 }],
				tracking: [{ company: 'DHL', number: '0034', url: 'https://track.example/0034' }],
			},
		]);
		expect((await stored()).fulfillmentStatus).toBe('PARTIALLY_FULFILLED');
	});

	it('fulfills nothing twice', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 3 }] });
		const [line] = order?.lineIds ?? [];
		const both = [
			shipment(order, [[line, 2, 2]], [parcel('1')]),
			shipment(order, [[line, 1, 3]], [parcel('2')], { shippedAt: '2026-11-25T11:00:00Z' }),
		];
		expect(names(await create(both))).toEqual(['created', 'created']);
		expect(names(await create(both))).toEqual(['unchanged', 'unchanged']);
		expect(names(await create([...both].reverse()))).toEqual(['unchanged', 'unchanged']);
		expect(await fulfilled()).toEqual(['2 dhl_paket 1', '1 dhl_paket 2']);
	});

	it('fulfills only what somebody has left over', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 3 }] });
		await shop.admin('fulfillOrder', { name: '#1001', lines: [{ sku: 'A', quantity: 1 }] });
		expect(names(await create([shipment(order, [[order?.lineIds[0], 3]])]))).toEqual(['created']);
		expect(await fulfilled()).toEqual(['1 ', '2 dhl_paket 0034']);
	});

	it('fulfills the piece that the key names', async () => {
		const [order] = await place({
			lines: [
				{ sku: 'A', location: 'Wien' },
				{ sku: 'B', location: 'Graz' },
			],
		});
		const [outcome] = await create([shipment(order, [[order?.lineIds[1], 1]], [parcel('7')], { part: 2 })]);
		expect(outcome?.['outcome']).toBe('created');
		expect(await fulfilled()).toEqual(['1 dhl_paket 7']);
		const [wrong] = await create([shipment(order, [[order?.lineIds[1], 1]], [parcel('8')], { part: 1 })]);
		expect(codeOf(wrong)).toBe('nothingRemaining');
		expect(await fulfilled()).toHaveLength(1);
	});

	it('makes one fulfillment for each location of a whole order', async () => {
		const [order] = await place({
			lines: [
				{ sku: 'A', location: 'Wien' },
				{ sku: 'B', location: 'Graz' },
			],
		});
		const [a, b] = order?.lineIds ?? [];
		const [outcome] = await create([
			shipment(order, [
				[a, 1],
				[b, 1],
			]),
		]);
		expect(outcome).toMatchObject({ outcome: 'created', target: { number: '#1001-F1' } });
		expect(await fulfilled()).toEqual(['1 dhl_paket 0034', '1 dhl_paket 0034']);
		expect((await stored()).fulfillmentStatus).toBe('FULFILLED');
	});

	it('puts two parcels into one fulfillment, and into two when their contents are known', async () => {
		const [one, two] = await place(
			{ lines: [{ sku: 'A', quantity: 2 }] },
			{ lines: [{ sku: 'A', quantity: 2 }] },
		);
		await create([shipment(one, [[one?.lineIds[0], 2]], [parcel('1'), parcel('2')])]);
		expect(await fulfilled('#1001')).toEqual(['2 dhl_paket 1, dhl_paket 2']);
		const item = shipment(two, [[two?.lineIds[0], 2]]);
		const [line] = item['lines'] as IDataObject[];
		const half = [{ ...line, quantity: '1' }];
		const boxes = ['3', '4'].map((number) => ({ ...parcel(number), lines: half }));
		await create([{ ...item, parcels: boxes }]);
		expect(await fulfilled('#1002')).toEqual(['1 dhl_paket 3', '1 dhl_paket 4']);
	});

	it('adds tracking that comes later', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 2 }] });
		const item = shipment(order, [[order?.lineIds[0], 2]], [parcel(null)]);
		expect(names(await create([item]))).toEqual(['created']);
		expect(names(await create([item]))).toEqual(['unchanged']);
		const later = { ...item, parcels: [parcel('55')] } as unknown as IDataObject;
		const [outcome] = await create([later], carriers);
		expect(outcome).toMatchObject({
			outcome: 'updated',
			target: { number: '#1001-F1' },
			changes: [{ field: 'tracking #1001-F1', before: null, after: 'DHL 55' }],
		});
		expect(await fulfilled()).toEqual(['2 DHL 55']);
		const more = { ...item, parcels: [parcel('55'), parcel('56')] } as unknown as IDataObject;
		expect(names(await create([more], carriers))).toEqual(['updated']);
		expect(names(await create([more], carriers))).toEqual(['unchanged']);
		expect(await fulfilled()).toEqual(['2 DHL 55, DHL 56']);
	});

	it('waits for tracking numbers when asked to, and later shipments of the same goods wait too', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 2 }] });
		const [line] = order?.lineIds ?? [];
		const first = shipment(order, [[line, 1, 1]], [parcel(null)]);
		const second = shipment(order, [[line, 1, 2]], [parcel('2')], { shippedAt: '2026-11-25T11:00:00Z' });
		const outcomes = await create([first, second], { options: { withoutTracking: 'wait' } });
		expect(outcomes.map(codeOf)).toEqual(['noTrackingYet', 'earlierShipmentWaits']);
		expect(names(outcomes)).toEqual(['skipped', 'skipped']);
		expect(await fulfilled()).toEqual([]);
	});

	it('does not overwrite the tracking of a fulfillment made by hand', async () => {
		const [order] = await place({ lines: [{ sku: 'A' }] });
		const tracking = [{ company: 'UPS', number: '1Z', url: null }];
		await shop.admin('fulfillOrder', { name: '#1001', tracking });
		const [outcome] = await create([shipment(order, [[order?.lineIds[0], 1]])]);
		expect(outcome?.['outcome']).toBe('unchanged');
		expect(codeOf(outcome)).toBe('otherTracking');
		expect(await fulfilled()).toEqual(['1 UPS 1Z']);
	});

	it('sends nothing in a dry run and shows before and after', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 3 }] });
		const [outcome] = await create([shipment(order, [[order?.lineIds[0], 2]])], { dryRun: true });
		expect(outcome).toMatchObject({
			outcome: 'created',
			dryRun: true,
			target: null,
			changes: [
				{ field: 'unfulfilled A', before: 3, after: 1 },
				{ field: 'tracking', before: null, after: 'dhl_paket 0034' },
			],
		});
		expect(await fulfilled()).toEqual([]);
	});

	it('fails on hold, or releases the hold when asked to', async () => {
		const [order] = await place({ fulfillmentStatus: 'ON_HOLD', lines: [{ sku: 'A' }] });
		const item = shipment(order, [[order?.lineIds[0], 1]]);
		const [held] = await create([item]);
		expect(held).toMatchObject({ outcome: 'failed', problem: { code: 'onHold', retryable: true } });
		expect((held?.['problem'] as { message: string }).message).toContain('#1001');
		expect(names(await create([item], { options: { onHold: 'release' } }))).toEqual(['created']);
		expect((await stored()).fulfillmentStatus).toBe('FULFILLED');
	});

	it('says what cannot be fulfilled and goes on with the others', async () => {
		const [first, second, third] = await place(
			{ lines: [{ sku: 'A' }] },
			{ lines: [{ sku: 'A' }] },
			{ lines: [{ sku: 'A' }] },
		);
		await shop.admin('cancelOrder', { name: '#1002' });
		const outcomes = await create([
			shipment(first, [[77, 1]]),
			shipment(second, [[second?.lineIds[0], 1]]),
			shipment(third, [[third?.lineIds[0], 1]]),
			shipment({ ...(third as PlacedOrder), id: 99 }, [[1, 1]]),
			shipment(third, [[1, 1]], [], { orderKey: null }),
			shipment(third, [[1, 1]], [], { orderKey: 'shopify:other-shop:1' }),
			shipment(third, [[1, 1]], [], { status: 'cancelled' }),
			{ kind: 'nonsense' },
		]);
		expect(outcomes.map((outcome) => [outcome['outcome'], codeOf(outcome)])).toEqual([
			['failed', 'unknownLine'],
			['failed', 'unknownLine'],
			['created', undefined],
			['failed', 'notFound'],
			['skipped', 'noShopOrder'],
			['skipped', 'otherShop'],
			['skipped', 'notShipped'],
			['failed', 'invalidShipment'],
		]);
	});

	it('leaves out unknown goods when asked to', async () => {
		const [order] = await place({ lines: [{ sku: 'A' }] });
		const item = shipment(order, [
			[order?.lineIds[0], 1],
			[77, 1],
		]);
		expect(names(await create([item], { options: { unknownLines: 'skip' } }))).toEqual(['created']);
		expect(await fulfilled()).toEqual(['1 dhl_paket 0034']);
	});

	it('does not let a later shipment take the place of one that fails', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 2 }, { sku: 'B' }] });
		const [a] = order?.lineIds ?? [];
		const first = shipment(
			order,
			[
				[a, 1, 1],
				[77, 1],
			],
			[parcel('1')],
		);
		const second = shipment(order, [[a, 1, 2]], [parcel('2')], { shippedAt: '2026-11-25T11:00:00Z' });
		const outcomes = await create([first, second]);
		expect(outcomes.map(codeOf)).toEqual(['unknownLine', 'earlierShipmentFailed']);
		expect(await fulfilled()).toEqual([]);
	});

	it('repairs the order in which shipments came', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 2 }] });
		const [a] = order?.lineIds ?? [];
		const first = shipment(order, [[a, 1, 1]], [parcel('1')]);
		const second = shipment(order, [[a, 1, 2]], [parcel('2')], { shippedAt: '2026-11-25T11:00:00Z' });
		await create([second]);
		expect(names(await create([first, second]))).toEqual(['created', 'unchanged']);
		expect(await fulfilled()).toEqual(['1 dhl_paket 2', '1 dhl_paket 1']);
	});

	it('finds a fulfillment whose answer was lost', async () => {
		const orders = await place(
			{ lines: [{ sku: 'A', quantity: 5 }] },
			{ lines: [{ sku: 'A', quantity: 5 }] },
		);
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'dropAfterWrite',
			times: 1,
			body: 'CreateFulfillments',
		});
		const items = orders.map((order) => shipment(order, [[order.lineIds[0], 2]]));
		const outcomes = await create(items);
		expect(outcomes).toMatchObject([
			{ outcome: 'created', target: { number: '#1001-F1' } },
			{ outcome: 'created', target: { number: '#1002-F1' } },
		]);
		expect([await fulfilled('#1001'), await fulfilled('#1002')]).toEqual([
			['2 dhl_paket 0034'],
			['2 dhl_paket 0034'],
		]);
	});

	it('sends a fulfillment again that was never carried out', async () => {
		const [order] = await place({ lines: [{ sku: 'A', quantity: 5 }] });
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'dropBeforeWrite',
			times: 1,
			body: 'CreateFulfillments',
		});
		expect(names(await create([shipment(order, [[order?.lineIds[0], 2]])]))).toEqual(['created']);
		expect(await fulfilled()).toEqual(['2 dhl_paket 0034']);
	});

	it('fulfills 200 orders with four writes', async () => {
		const orders = await place(...Array.from({ length: 200 }, () => ({ lines: [{ sku: 'A' }] })));
		await shop.core('DELETE /counts');
		const outcomes = await create(
			orders.map((order, n) => shipment(order, [[order.lineIds[0], 1]], [parcel(`P${n}`)])),
		);
		expect(new Set(names(outcomes))).toEqual(new Set(['created']));
		expect(await shop.graphqlCalls()).toBeLessThanOrEqual(9);
		expect(await fulfilled('#1200')).toEqual(['1 dhl_paket P199']);
	});
});

describe('Create, Update Tracking and Cancel by hand', () => {
	const run = async (operation: string, parameters: INodeParameters, item: IDataObject = {}) => {
		const done = await shop.run({ resource: 'fulfillment', operation, ...parameters }, { items: [item] });
		if (done.error) throw done.error;
		return done.outputs[0]?.[0]?.json;
	};

	it('fulfills some lines, then the rest, and nothing twice', async () => {
		await place({
			lines: [
				{ sku: 'A', quantity: 3 },
				{ sku: 'B', quantity: 1 },
			],
		});
		const some = { order: '1001', lines: { values: [{ line: 'A', quantity: 2 }] }, trackingNumbers: '1' };
		expect(await run('createForLines', { ...some, trackingCompany: 'DHL' })).toMatchObject({
			outcome: 'created',
			target: { number: '#1001-F1' },
		});
		expect(await run('createForLines', some)).toMatchObject({ outcome: 'unchanged' });
		expect(await run('createForLines', { order: '#1001' })).toMatchObject({ outcome: 'created' });
		expect(await run('createForLines', { order: '#1001' })).toMatchObject({ outcome: 'unchanged' });
		expect(await fulfilled()).toEqual(['2 DHL 1', '1+1 ']);
		expect(await run('createForLines', { order: '#77' })).toMatchObject({
			outcome: 'failed',
			problem: { code: 'notFound' },
		});
	});

	it('changes the tracking and takes the fulfillment back', async () => {
		const [order] = await place({ lines: [{ sku: 'A' }] });
		const outcome = await run('createForLines', { order: String(order?.id), trackingNumbers: '1' });
		const fulfillmentId = (outcome?.['target'] as { id: string }).id;
		const tracking = { fulfillmentId, trackingNumbers: '2, 3', trackingCompany: 'DPD' };
		expect(await run('updateTracking', tracking)).toMatchObject({
			outcome: 'updated',
			changes: [{ before: '1', after: 'DPD 2, 3' }],
		});
		expect(await run('updateTracking', tracking)).toMatchObject({ outcome: 'unchanged' });
		expect(await fulfilled()).toEqual(['1 DPD 2, DPD 3']);
		expect(await run('cancel', { fulfillmentId, dryRun: true })).toMatchObject({ outcome: 'cancelled' });
		expect((await stored()).fulfillments[0]?.status).toBe('SUCCESS');
		expect(await run('cancel', { fulfillmentId })).toMatchObject({ outcome: 'cancelled' });
		expect(await run('cancel', { fulfillmentId })).toMatchObject({ outcome: 'unchanged' });
		expect((await stored()).fulfillments[0]?.status).toBe('CANCELLED');
	});
});

describe('Append Block to Note', () => {
	it('keeps one block per shipment and leaves what people wrote', async () => {
		const [order] = await place({ note: 'Ring twice' });
		const append = async (blockTitle: string, blockText: string) => {
			const done = await shop.run(
				{ operation: 'appendNote', blockTitle, blockText },
				{ items: [{ id: order?.id ?? 0 }] },
			);
			return done.outputs[0]?.[0]?.json['outcome'];
		};
		const note = async () => ((await stored()) as unknown as { note: string }).note;
		expect(await append('Shipment 1', 'A: lot L1')).toBe('updated');
		expect(await append('Shipment 2', 'A: lot L2')).toBe('updated');
		expect(await append('Shipment 1', 'A: lot L1\nB: serial S1')).toBe('updated');
		expect(await append('Shipment 1', 'A: lot L1\nB: serial S1')).toBe('unchanged');
		expect(await note()).toBe(
			'Ring twice\n[Shipment 1]\n  A: lot L1\n  B: serial S1\n[Shipment 2]\n  A: lot L2',
		);
		expect(await append('Shipment 1', '')).toBe('updated');
		expect(await note()).toBe('Ring twice\n[Shipment 2]\n  A: lot L2');
		expect(await append('Shipment 3', 'x'.repeat(5000))).toBe('failed');
	});
});
