import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { checkOrder } from '../../nodes/shared/model/orderCheck';
import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
	await shop.admin('seed', { locations: [{ name: 'Wien' }, { name: 'Graz' }, { name: 'Linz' }] });
});
afterAll(async () => {
	await shop.stop();
});

const twoPlaces = {
	lines: [
		{ sku: 'A', quantity: 3, price: '10.00', location: 'Wien' },
		{ sku: 'B', quantity: 1, price: '5.00', location: 'Graz' },
	],
	shipping: { title: 'Post', price: '4.90' },
};

async function place(...orders: object[]): Promise<void> {
	await shop.admin('placeOrders', { orders });
}

async function orders(
	change: (order: IDataObject) => IDataObject = (order) => order,
): Promise<IDataObject[]> {
	const run = await shop.run({ operation: 'getMany', returnAll: true, options: { sortBy: 'number' } });
	if (run.error) throw run.error;
	return (run.outputs[0] ?? []).map(({ json }) => change(json));
}

async function pieces(items: IDataObject[], parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const run = await shop.run(
		{ resource: 'fulfillmentOrder', operation: 'getForOrders', ...parameters },
		{ items },
	);
	if (run.error) throw run.error;
	return (run.outputs[0] ?? []).map(({ json }) => json);
}

const facts = (piece: IDataObject) => ({
	key: String(piece['key']).replace(/^.*0000/, ''),
	part: piece['part'],
	location: (piece['location'] as { name: string } | null)?.name,
	action: piece['action'] ?? 'import',
	lines: (piece['lines'] as IDataObject[]).map(
		(line) => `${String(line['sku'])} ${String(line['openQuantity'])}/${String(line['currentQuantity'])}`,
	),
});

async function placeOf(
	operation: string,
	items: IDataObject[],
	parameters: INodeParameters = {},
): Promise<IDataObject[]> {
	const run = await shop.run(
		{
			resource: 'fulfillmentOrder',
			operation,
			fulfillmentOrderId: '={{ $json.source.fulfillmentOrder.id }}',
			...parameters,
		},
		{ items },
	);
	if (run.error) throw run.error;
	return (run.outputs[0] ?? []).map(({ json }) => json);
}

async function locationId(name: string): Promise<string> {
	const { locations } = await shop.admin<{ locations: Array<{ id: number; name: string }> }>('state');
	return String(locations.find((location) => location.name === name)?.id);
}

describe('Get Pieces of Orders', () => {
	it('gives one piece per fulfillment order, numbered by their age, each with its location', async () => {
		await place(twoPlaces);
		const found = await pieces(await orders());
		expect(found.map(facts)).toEqual([
			{ key: '1:1', part: 1, location: 'Wien', action: 'import', lines: ['A 3/3'] },
			{ key: '1:2', part: 2, location: 'Graz', action: 'import', lines: ['B 1/1'] },
		]);
		for (const piece of found) expect(checkOrder(piece)).toMatchObject({ ok: true });
		expect(
			found.map(({ total, charges }) => [(total as IDataObject)['gross'], (charges as []).length]),
		).toEqual([
			['34.90', 1],
			['5.00', 0],
		]);
	});

	it('leaves an order with one fulfillment order whole and tells its location', async () => {
		await place({ lines: [{ sku: 'A', quantity: 2, location: 'Graz' }] });
		expect((await pieces(await orders())).map(facts)).toEqual([
			{ key: '1', part: null, location: 'Graz', action: 'import', lines: ['A 2/2'] },
		]);
	});

	it('keeps the numbers when a piece goes to another location', async () => {
		const stock = { Wien: 5, Graz: 5, Linz: 5 };
		await shop.admin('seed', { products: [{ title: 'A', variants: [{ sku: 'A', stock }] }] });
		await place(twoPlaces);
		const [first] = await pieces(await orders());
		expect(await placeOf('move', [first ?? {}], { locationId: await locationId('Linz') })).toMatchObject([
			{ outcome: 'updated', number: '#1001', changes: [{ field: 'location' }] },
		]);
		expect((await pieces(await orders())).map(facts)).toEqual([
			{ key: '1:1', part: 1, location: 'Linz', action: 'import', lines: ['A 3/3'] },
			{ key: '1:2', part: 2, location: 'Graz', action: 'import', lines: ['B 1/1'] },
		]);
	});

	it('cancels a piece that went into another one', async () => {
		await place(twoPlaces);
		const [first, second] = await pieces(await orders());
		const to = (second?.['location'] as { id: string }).id;
		await placeOf('move', [first ?? {}], { locationId: to });
		const moved = (await pieces(await orders())).map(facts);
		expect(moved.find(({ part }) => part === 2)).toMatchObject({ location: 'Graz', action: 'import' });
	});

	it('cancels a piece whose goods were refunded, and all pieces of a cancelled order', async () => {
		await place(twoPlaces, twoPlaces);
		await shop.admin('refundOrder', { name: '#1001', lines: [{ sku: 'B', quantity: 1 }] });
		await shop.admin('cancelOrder', { name: '#1002' });
		expect((await pieces(await orders())).map((piece) => [facts(piece).key, facts(piece).action])).toEqual([
			['1:1', 'import'],
			['1:2', 'cancel'],
			['2:1', 'cancel'],
			['2:2', 'cancel'],
		]);
	});

	it('passes on the action that rules have set', async () => {
		await place(twoPlaces);
		const found = await pieces(await orders((order) => ({ ...order, action: 'cancel' })));
		expect(found.map(({ action }) => action)).toEqual(['cancel', 'cancel']);
	});

	it('leaves out lines that rules have taken off, and pieces that have none left', async () => {
		await place(twoPlaces);
		const found = await pieces(
			await orders((order) => ({ ...order, lines: (order['lines'] as IDataObject[]).slice(1) })),
		);
		expect(found.map(facts)).toEqual([
			{ key: '1:2', part: 2, location: 'Graz', action: 'import', lines: ['B 1/1'] },
		]);
	});

	it('leaves out pieces on hold when asked to', async () => {
		await place({ fulfillmentStatus: 'ON_HOLD' }, {});
		const read = await orders();
		expect(await pieces(read)).toHaveLength(2);
		expect(
			(await pieces(read, { options: { waitingPieces: 'leaveOut' } })).map(({ number }) => number),
		).toEqual(['#1002']);
	});

	it('reads 200 orders with few requests and all lines of a long one', async () => {
		await shop.admin('generateOrders', { count: 200, kinds: ['plain'] });
		await place({ lines: Array.from({ length: 130 }, (_, n) => ({ sku: `S-${n}`, price: '1.00' })) });
		const read = await orders();
		await shop.core('DELETE /counts');
		const found = await pieces(read);
		expect(found).toHaveLength(201);
		expect(found.at(-1)?.['lines']).toHaveLength(130);
		expect(await shop.graphqlCalls()).toBeLessThanOrEqual(6);
	});

	it('does not take an order for a whole one when the app may not see who sends it', async () => {
		await place(twoPlaces);
		const read = await orders();
		await shop.admin('seed', { scopes: ['read_orders', 'read_customers', 'read_products'] });
		const run = await shop.run({ resource: 'fulfillmentOrder', operation: 'getForOrders' }, { items: read });
		expect(run.error?.message).toContain('read_merchant_managed_fulfillment_orders');
	});

	it('refuses what is no order of this shop', async () => {
		const run = await shop.run(
			{ resource: 'fulfillmentOrder', operation: 'getForOrders' },
			{ items: [{ id: 1 }] },
		);
		expect(run.error?.message).toContain('This item is not an order');
	});
});

describe('work list', () => {
	const list = async (parameters: INodeParameters): Promise<IDataObject[]> => {
		const run = await shop.run({
			resource: 'fulfillmentOrder',
			operation: 'getMany',
			returnAll: true,
			...parameters,
		});
		if (run.error) throw run.error;
		return (run.outputs[0] ?? []).map(({ json }) => json);
	};

	it('lists what a location has to send, as hints for reading the orders', async () => {
		await place(twoPlaces, { lines: [{ sku: 'A', location: 'Graz' }] });
		const graz = await locationId('Graz');
		const found = await list({ filters: { locationId: graz, statuses: ['OPEN'] } });
		expect(found.map(({ number }) => number)).toEqual(['#1001', '#1002']);
		expect(found[0]).toMatchObject({
			key: 'shopify:sandbox-shop:5551234500001',
			id: '5551234500001',
			status: 'OPEN',
			location: { id: graz, name: 'Graz' },
		});
		await shop.admin('fulfillOrder', { name: '#1002' });
		expect(await list({ filters: { locationId: graz } })).toHaveLength(1);
		expect((await list({ filters: { statuses: ['CLOSED'] } })).map(({ number }) => number)).toEqual([
			'#1002',
		]);
		const later = new Date(Date.now() + 60_000).toISOString();
		const times = (filters: INodeParameters) => ({ filters: { statuses: ['OPEN'], ...filters } });
		expect(await list(times({ updatedAfter: later }))).toEqual([]);
		expect(await list(times({ updatedBefore: later }))).toHaveLength(2);
		expect(await list(times({ updatedBefore: '2026-01-01T00:00:00Z' }))).toEqual([]);
		expect(await list({ returnFormat: 'raw', returnAll: false, limit: 1 })).toMatchObject([
			{ status: 'OPEN', lineItems: { nodes: [{ totalQuantity: 3 }] } },
		]);
	});

	it('holds and releases, once', async () => {
		await place({ lines: [{ sku: 'A' }] });
		const read = await pieces(await orders());
		const outcome = async (operation: string, parameters = {}) =>
			(await placeOf(operation, read, parameters)).map((one) => one['outcome']);
		expect(await outcome('hold', { dryRun: true })).toEqual(['updated']);
		expect(await outcome('releaseHold')).toEqual(['unchanged']);
		expect(await outcome('hold', { reasonNotes: 'Address is checked' })).toEqual(['updated']);
		expect(await outcome('hold')).toEqual(['unchanged']);
		expect((await pieces(await orders()))[0]?.['shopStatus']).toMatchObject({
			fulfillmentOrderStatus: 'ON_HOLD',
		});
		expect(await outcome('releaseHold')).toEqual(['updated']);
	});

	it("says in Shopify's words why something cannot be moved", async () => {
		await place({ lines: [{ sku: 'A', location: 'Wien' }] });
		const read = await pieces(await orders());
		await shop.admin('fulfillOrder', { name: '#1001' });
		const [outcome] = await placeOf('move', read, { locationId: await locationId('Graz') });
		expect(outcome).toMatchObject({
			outcome: 'failed',
			problem: { vendorMessage: 'A closed fulfillment order cannot be moved.' },
		});
		expect((outcome?.['problem'] as { message: string }).message).toContain('#1001');
	});
});
