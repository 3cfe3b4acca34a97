import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { PlacedOrder } from '../../sandbox/shopify/admin/specs';
import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
	await shop.admin('seed', {
		scopes: ['write_orders', 'read_products', 'write_inventory', 'read_locations', 'write_returns'],
	});
});
afterAll(async () => {
	await shop.stop();
});

/** Three units of A at 10.00 and one of B at 5.00, postage 4.90, all paid and sent. */
async function sent(order: object = {}): Promise<PlacedOrder> {
	const { orders } = await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', {
		orders: [
			{
				lines: [
					{ sku: 'A', quantity: 3, price: '10.00' },
					{ sku: 'B', price: '5.00' },
				],
				shipping: { price: '4.90' },
				...order,
			},
		],
	});
	const [placed] = orders;
	if (!placed) throw new Error('no order was placed');
	await shop.admin('fulfillOrder', { name: placed.name });
	return placed;
}

function returnOf(order: PlacedOrder, more: IDataObject = {}): IDataObject {
	return {
		kind: 'return',
		key: 'pulpo:7:501',
		system: 'pulpo',
		account: '7',
		id: '501',
		number: 'IG-501',
		orderKey: `shopify:sandbox-shop:${order.id}`,
		orderId: '31',
		orderNumber: order.name,
		receivedAt: '2026-11-25T10:00:00Z',
		location: null,
		lines: [lineOf(order, 0, '2')],
		source: {},
		...more,
	};
}

function lineOf(order: PlacedOrder, index: number, quantity: string, more: IDataObject = {}): IDataObject {
	return {
		orderLineId: String(order.lineIds[index]),
		productId: null,
		sku: null,
		quantity,
		accepted: true,
		reason: 'Too small',
		notes: null,
		...more,
	};
}

interface StoredRefund {
	note: string | null;
	amount: string;
	shipping: string;
	lines: Array<{ quantity: number; restockType: string; locationId: number | null }>;
}
interface StoredReturn {
	status: string;
	lines: Array<{ quantity: number; note: string }>;
}
interface Stored {
	name: string;
	refunds: StoredRefund[];
	returns: StoredReturn[];
}

async function stored(order: PlacedOrder): Promise<Stored> {
	const { orders } = await shop.admin<{ orders: Stored[] }>('state');
	const found = orders.find(({ name }) => name === order.name);
	if (!found) throw new Error(`no order ${order.name}`);
	return found;
}

async function register(items: IDataObject[], parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const run = await shop.run({ resource: 'return', operation: 'register', ...parameters }, { items });
	if (run.error) throw run.error;
	return (run.outputs[0] ?? []).map(({ json }) => json);
}

const refunding = { refundProducts: true, registerReturn: false };

describe('return', () => {
	it('refunds what came back, by the way it was paid, with the key in the note', async () => {
		const order = await sent();
		const [outcome] = await register([returnOf(order)], { ...refunding, staffNote: 'Back in Graz' });
		expect(outcome).toMatchObject({
			outcome: 'created',
			key: 'pulpo:7:501',
			number: 'IG-501',
			target: { system: 'shopify', id: String(order.id), number: order.name },
			changes: [{ field: 'refund', after: { amount: '20.00', lines: [{ sku: 'A', quantity: 2 }] } }],
		});
		expect((await stored(order)).refunds).toEqual([
			expect.objectContaining({
				note: 'Back in Graz [pulpo:7:501]',
				amount: '20.00',
				shipping: '0.00',
				lines: [expect.objectContaining({ quantity: 2, restockType: 'NO_RESTOCK' })],
			}),
		]);
	});

	it('registers a return that stays in progress, and then refunds the same units', async () => {
		const order = await sent();
		const [outcome] = await register([returnOf(order)], { refundProducts: true, staffNote: 'Graz' });
		expect(outcome).toMatchObject({
			outcome: 'created',
			changes: [{ field: 'return' }, { field: 'refund' }],
		});
		const { refunds, returns } = await stored(order);
		expect(refunds).toHaveLength(1);
		expect(returns).toEqual([
			expect.objectContaining({
				status: 'OPEN',
				lines: [expect.objectContaining({ quantity: 2, note: 'Graz: Too small [pulpo:7:501]' })],
			}),
		]);
	});

	it('does nothing the second time, days later as well, nor for the same return twice in one run', async () => {
		const order = await sent();
		const record = returnOf(order);
		const parameters = { refundProducts: true, refundShipping: true };
		expect((await register([record, record], parameters)).map(({ outcome }) => outcome)).toEqual([
			'created',
			'unchanged',
		]);
		expect((await register([record], { ...parameters, staffNote: 'other' }))[0]).toMatchObject({
			outcome: 'unchanged',
		});
		const { refunds, returns } = await stored(order);
		expect([refunds.length, returns.length]).toEqual([1, 1]);
		expect(refunds[0]).toMatchObject({ amount: '24.90', shipping: '4.90' });
	});

	it('keeps apart two returns of one order, and never refunds more than is left', async () => {
		const order = await sent();
		const second = { key: 'pulpo:7:502', id: '502', number: 'IG-502' };
		const outcomes = await register(
			[
				returnOf(order),
				returnOf(order, second),
				returnOf(order, { ...second, key: 'pulpo:7:503', id: '503' }),
			],
			refunding,
		);
		expect(outcomes.map(({ outcome, reason }) => [outcome, reason && Object(reason)['code']])).toEqual([
			['created', null],
			['created', null],
			['skipped', 'nothingToRefund'],
		]);
		expect((await stored(order)).refunds.map(({ amount }) => amount)).toEqual(['20.00', '10.00']);
	});

	it('restocks only what was accepted, at the chosen location', async () => {
		await shop.admin('seed', { locations: [{ name: 'Wien' }] });
		const { locations } = await shop.admin<{ locations: Array<{ id: number }> }>('state');
		const order = await sent();
		const lines = [lineOf(order, 0, '2'), lineOf(order, 1, '1', { accepted: false })];
		await register([returnOf(order, { lines })], {
			...refunding,
			restock: 'location',
			restockLocationId: String(locations[0]?.id),
			options: { rejected: 'refund' },
		});
		expect((await stored(order)).refunds[0]?.lines).toEqual([
			expect.objectContaining({ quantity: 2, restockType: 'RETURN', locationId: locations[0]?.id }),
			expect.objectContaining({ quantity: 1, restockType: 'NO_RESTOCK' }),
		]);
	});

	it('leaves the money of rejected products alone unless told otherwise', async () => {
		const order = await sent();
		const lines = [lineOf(order, 0, '1', { accepted: false })];
		expect(await register([returnOf(order, { lines })], refunding)).toEqual([
			expect.objectContaining({ outcome: 'skipped' }),
		]);
		expect((await stored(order)).refunds).toEqual([]);
	});

	it('finds the line by its SKU, and says which one it does not find', async () => {
		const order = await sent();
		const bySku = (sku: string) => [lineOf(order, 0, '1', { orderLineId: null, sku })];
		const outcomes = await register(
			[
				returnOf(order, { lines: bySku('B') }),
				returnOf(order, { key: 'pulpo:7:502', id: '502', lines: bySku('C') }),
				returnOf(order, { key: 'pulpo:7:503', id: '503', orderKey: 'shopify:other:1' }),
			],
			refunding,
		);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'failed', 'skipped']);
		expect(JSON.stringify(outcomes[1])).toContain('no line for SKU \\"C\\"');
		expect(outcomes[2]).toMatchObject({ outcome: 'skipped', reason: { code: 'otherShop' } });
		expect((await stored(order)).refunds.map(({ amount }) => amount)).toEqual(['5.00']);
	});

	it('does not register what was never sent', async () => {
		const { orders } = await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', {
			orders: [{ lines: [{ sku: 'A', price: '10.00' }] }],
		});
		const [order] = orders;
		if (!order) throw new Error('no order');
		const lines = [lineOf(order, 0, '1')];
		expect(await register([returnOf(order, { lines })], { refundProducts: true })).toEqual([
			expect.objectContaining({
				outcome: 'failed',
				problem: expect.objectContaining({ code: 'notReturnable' }),
			}),
		]);
		expect((await stored(order)).refunds).toEqual([]);
	});

	it.each([
		['dropAfterWrite', 'RefundCreate'],
		['dropBeforeWrite', 'RefundCreate'],
		['dropAfterWrite', 'ReturnCreate'],
		['dropBeforeWrite', 'ReturnCreate'],
	])('makes one refund and one return when an answer is lost (%s, %s)', async (kind, body) => {
		const order = await sent();
		await shop.core('POST /faults', { system: 'shopify', kind, times: 1, body });
		expect(await register([returnOf(order)], { refundProducts: true })).toEqual([
			expect.objectContaining({ outcome: 'created' }),
		]);
		const { refunds, returns } = await stored(order);
		expect([refunds.length, returns.length]).toEqual([1, 1]);
	});

	it('shows in a dry run what would be paid back, and sends nothing', async () => {
		const order = await sent();
		const parameters = { refundProducts: true, refundShipping: true, dryRun: true };
		expect(await register([returnOf(order)], parameters)).toEqual([
			expect.objectContaining({
				outcome: 'created',
				dryRun: true,
				changes: [
					expect.objectContaining({ field: 'return' }),
					expect.objectContaining({ field: 'refund', after: expect.objectContaining({ amount: '24.90' }) }),
				],
			}),
		]);
		const { refunds, returns } = await stored(order);
		expect([refunds.length, returns.length]).toEqual([0, 0]);
	});

	it("pays back in the customer's currency", async () => {
		const order = await sent({ currency: 'EUR', presentmentCurrency: 'CHF', exchangeRate: '2' });
		const [outcome] = await register([returnOf(order)], refunding);
		expect(outcome).toMatchObject({
			outcome: 'created',
			changes: [{ after: { amount: '40.00', currency: 'CHF' } }],
		});
		expect((await stored(order)).refunds[0]?.amount).toBe('20.00');
	});

	it('says what is wrong with an item that is no return', async () => {
		expect(await register([{ id: 1 }])).toEqual([
			expect.objectContaining({
				outcome: 'failed',
				problem: expect.objectContaining({ code: 'invalidReturn' }),
			}),
		]);
	});
});

describe('refund: get many', () => {
	it('gives one row for each refund of an order, with lines and amounts', async () => {
		const order = await sent({ taxesIncluded: true });
		await shop.admin('refundOrder', {
			name: order.name,
			lines: [{ sku: 'A', quantity: 2 }],
			shipping: true,
			note: 'late',
		});
		const run = await shop.run(
			{ resource: 'refund', operation: 'getMany', refundsOf: 'order' },
			{ items: [{ id: order.id }] },
		);
		expect(run.outputs[0]?.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				kind: 'refund',
				orderKey: `shopify:sandbox-shop:${order.id}`,
				orderNumber: order.name,
				note: 'late',
				refunded: '24.90',
				lines: [
					expect.objectContaining({
						sku: 'A',
						quantity: '2',
						restockType: 'return',
						amount: expect.objectContaining({ gross: '20.00' }),
					}),
				],
				shipping: expect.objectContaining({ gross: '4.90' }),
			}),
		]);
	});

	it('gives the refunds made since a time, not older ones of orders that changed', async () => {
		const first = await sent();
		await sent();
		await shop.admin('refundOrder', { name: first.name, lines: [{ sku: 'B', quantity: 1 }] });
		const past = new Date(Date.now() - 60_000).toISOString();
		const future = new Date(Date.now() + 60_000).toISOString();
		const rows = async (createdAfter: string) =>
			(
				await shop.run({ resource: 'refund', operation: 'getMany', filters: { createdAfter } })
			).outputs[0]?.map(({ json }) => json['orderNumber']);
		expect(await rows(past)).toEqual([first.name]);
		expect(await rows(future)).toEqual([]);
	});
});
