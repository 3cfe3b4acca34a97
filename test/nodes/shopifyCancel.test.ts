import type { IDataObject } from 'n8n-workflow';

import type { PlacedOrder } from '../../sandbox/shopify/admin/specs';
import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
	await shop.admin('seed', { jobDelayMs: 50 });
});
afterAll(async () => {
	await shop.stop();
});

async function place(...orders: object[]): Promise<PlacedOrder[]> {
	return (await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', { orders })).orders;
}

interface Stored {
	name: string;
	cancelledAt: string | null;
	cancelReason: string | null;
	closedAt: string | null;
	financialStatus: string;
	refunds: unknown[];
}

async function stored(name: string): Promise<Stored | undefined> {
	const { orders } = await shop.admin<{ orders: Stored[] }>('state');
	return orders.find((order) => order.name === name);
}

function outcomes(items: Array<{ json: IDataObject }> | undefined): unknown[] {
	return (items ?? []).map(({ json }) => [json['outcome'], json['number']]);
}

const items = (orders: PlacedOrder[]) => orders.map(({ id }) => ({ id }));

describe('cancel', () => {
	it('cancels for the reason given and keeps the money unless a refund is wanted', async () => {
		const orders = await place({}, {});
		const run = await shop.run(
			{ operation: 'cancel', reason: 'INVENTORY', staffNote: 'sold out' },
			{ items: items(orders.slice(0, 1)) },
		);
		expect(outcomes(run.outputs[0])).toEqual([['cancelled', '#1001']]);
		expect(await stored('#1001')).toMatchObject({ cancelReason: 'INVENTORY', financialStatus: 'PAID' });
		await shop.run({ operation: 'cancel', refund: true }, { items: items(orders.slice(1)) });
		expect(await stored('#1002')).toMatchObject({ cancelReason: 'OTHER', financialStatus: 'REFUNDED' });
	});

	it('leaves an order alone that is cancelled already, and one that comes twice', async () => {
		const orders = await place({}, {});
		await shop.admin('cancelOrder', { name: '#1001', reason: 'CUSTOMER' });
		const before = await stored('#1001');
		const [, second] = orders;
		const run = await shop.run(
			{ operation: 'cancel' },
			{ items: [...items(orders), { id: second?.id ?? 0 }] },
		);
		expect(outcomes(run.outputs[0])).toEqual([
			['unchanged', '#1001'],
			['cancelled', '#1002'],
			['unchanged', '#1002'],
		]);
		expect(await stored('#1001')).toEqual(before);
	});

	it('takes the key of an order and refuses the key of a piece', async () => {
		const [order] = await place({});
		const key = `shopify:sandbox-shop:${order?.id}`;
		const run = await shop.run(
			{ operation: 'cancel', orderId: '={{ $json.key }}' },
			{ items: [{ key: `${key}:2` }, { key }] },
		);
		expect(run.outputs[0]?.map(({ json }) => json['outcome'])).toEqual(['failed', 'cancelled']);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({ problem: { code: 'pieceOfOrder' } });
	});

	it('tells what Shopify said about the order that it refuses, and cancels the others', async () => {
		const orders = await place({}, {});
		await shop.admin('fulfillOrder', { name: '#1001' });
		const run = await shop.run({ operation: 'cancel' }, { items: items(orders) });
		expect(outcomes(run.outputs[0])).toEqual([
			['failed', '#1001'],
			['cancelled', '#1002'],
		]);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			problem: { vendorMessage: 'Cannot cancel a fulfilled order', retryable: false },
		});
	});

	it('says "unknown" when Shopify does not finish in time, and a later run sees that it is done', async () => {
		await shop.admin('seed', { jobDelayMs: 1500 });
		const orders = await place({});
		const parameters = { operation: 'cancel', options: { waitSeconds: 0 } };
		const run = await shop.run(parameters, { items: items(orders) });
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			outcome: 'unknown',
			problem: { code: 'cancelPending', retryable: true },
		});
		await expect(
			shop.run({ operation: 'cancel' }, { items: items(orders) }).then((later) => later.outputs[0]?.length),
		).resolves.toBe(1);
		expect((await stored('#1001'))?.cancelledAt).not.toBeNull();
	});

	it.each(['dropAfterWrite', 'dropBeforeWrite'])('cancels once after a lost answer (%s)', async (kind) => {
		const orders = await place({});
		await shop.core('POST /faults', { system: 'shopify', kind, times: 1, body: 'CancelOrders' });
		const run = await shop.run(
			{ operation: 'cancel', refund: true, options: { waitSeconds: 1 } },
			{ items: items(orders) },
		);
		expect(outcomes(run.outputs[0])).toEqual([['cancelled', '#1001']]);
		expect((await stored('#1001'))?.refunds).toHaveLength(1);
	});

	it('cancels nothing in a dry run', async () => {
		const orders = await place({});
		const run = await shop.run({ operation: 'cancel', dryRun: true }, { items: items(orders) });
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			outcome: 'cancelled',
			dryRun: true,
			changes: [{ field: 'cancelledAt', before: null }],
		});
		expect((await stored('#1001'))?.cancelledAt).toBeNull();
	});
});

describe('archive', () => {
	it('archives and brings back only what is not so already', async () => {
		const orders = await place({}, {});
		await shop.run({ operation: 'archive' }, { items: items(orders.slice(0, 1)) });
		expect((await stored('#1001'))?.closedAt).not.toBeNull();
		const again = await shop.run({ operation: 'archive' }, { items: items(orders) });
		expect(outcomes(again.outputs[0])).toEqual([
			['unchanged', '#1001'],
			['updated', '#1002'],
		]);
		await shop.run({ operation: 'unarchive' }, { items: items(orders) });
		expect((await stored('#1001'))?.closedAt).toBeNull();
	});
});
