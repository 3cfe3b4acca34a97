import type { IDataObject } from 'n8n-workflow';

import type { PlacedOrder } from '../../sandbox/shopify/admin/specs';
import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
});
afterAll(async () => {
	await shop.stop();
});

async function place(...orders: object[]): Promise<PlacedOrder[]> {
	return (await shop.admin<{ orders: PlacedOrder[] }>('placeOrders', { orders })).orders;
}

interface Stored {
	name: string;
	tags: string[];
	note: string | null;
	updatedAt: string;
}

async function stored(name: string): Promise<Stored | undefined> {
	const { orders } = await shop.admin<{ orders: Stored[] }>('state');
	return orders.find((order) => order.name === name);
}

function outcomes(items: Array<{ json: IDataObject }> | undefined): unknown[] {
	return (items ?? []).map(({ json }) => [json['outcome'], json['number']]);
}

describe('tags', () => {
	it('adds tags, keeps the others, and leaves alone what has them already', async () => {
		const orders = await place({ tags: ['b2b'] }, { tags: ['b2b', 'Exported'] });
		const before = await stored('#1002');
		const items = [...orders.map(({ id }) => ({ id })), { id: 7 }, { id: 'nonsense' }];
		const run = await shop.run({ operation: 'addTags', tags: 'exported' }, { items });
		expect(outcomes(run.outputs[0])).toEqual([
			['updated', '#1001'],
			['unchanged', '#1002'],
			['failed', '7'],
			['failed', ''],
		]);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			key: 'shopify:sandbox-shop:5551234500001',
			changes: [{ field: 'tags', before: ['b2b'], after: ['b2b', 'exported'] }],
			target: { system: 'shopify', id: '5551234500001', number: '#1001' },
		});
		expect(run.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
		expect((await stored('#1001'))?.tags).toEqual(['b2b', 'exported']);
		expect(await stored('#1002')).toEqual(before);
	});

	it('writes 120 orders with one read and three writes', async () => {
		const { orders } = await shop.admin<{ orders: PlacedOrder[] }>('generateOrders', {
			count: 120,
			kinds: ['plain'],
		});
		await shop.core('DELETE /counts');
		const run = await shop.run(
			{ operation: 'addTags', tags: 'a, b' },
			{ items: orders.map(({ id }) => ({ id })) },
		);
		expect(run.outputs[0]?.filter(({ json }) => json['outcome'] === 'updated')).toHaveLength(120);
		expect(await shop.graphqlCalls()).toBe(4);
		expect((await stored('#1120'))?.tags).toEqual(['a', 'b']);
	});

	it('removes tags whatever their capitals', async () => {
		const [order] = await place({ tags: ['Express', 'b2b'] });
		await shop.run(
			{ operation: 'removeTags', tags: 'express, missing' },
			{ items: [{ id: order?.id ?? 0 }] },
		);
		expect((await stored('#1001'))?.tags).toEqual(['b2b']);
	});

	it('sends nothing in a dry run and shows what would change', async () => {
		const [order] = await place({ tags: ['b2b'] });
		const run = await shop.run(
			{ operation: 'addTags', tags: 'x', dryRun: true },
			{ items: [{ id: order?.id ?? 0 }] },
		);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			outcome: 'updated',
			dryRun: true,
			changes: [{ field: 'tags', before: ['b2b'], after: ['b2b', 'x'] }],
		});
		expect((await stored('#1001'))?.tags).toEqual(['b2b']);
	});

	it('sends failures to the error output when there is one', async () => {
		const [order] = await place({});
		const run = await shop.run(
			{ operation: 'addTags', tags: 'x' },
			{ items: [{ id: 7 }, { id: order?.id ?? 0 }], onError: 'continueErrorOutput' },
		);
		expect(outcomes(run.outputs[0])).toEqual([['updated', '#1001']]);
		expect(run.outputs[1]?.[0]?.json['error']).toBe('Shopify has no order with the ID 7');
	});

	it('says which scope is missing', async () => {
		const [order] = await place({});
		await shop.admin('seed', { scopes: ['read_orders'] });
		const run = await shop.run({ operation: 'addTags', tags: 'x' }, { items: [{ id: order?.id ?? 0 }] });
		expect(run.outputs[0]?.[0]?.json).toMatchObject({ outcome: 'failed', problem: { retryable: false } });
		expect(JSON.stringify(run.outputs[0])).toContain('write_orders');
	});
});

describe('notes', () => {
	it('appends once and replaces', async () => {
		const [order] = await place({ note: 'Ring twice' });
		const items = [{ id: order?.id ?? 0 }];
		await shop.run({ operation: 'updateNote', note: 'Sent to the warehouse' }, { items });
		expect((await stored('#1001'))?.note).toBe('Ring twice\nSent to the warehouse');
		const again = await shop.run({ operation: 'updateNote', note: 'Sent to the warehouse' }, { items });
		expect(outcomes(again.outputs[0])).toEqual([['unchanged', '#1001']]);
		await shop.run({ operation: 'updateNote', mode: 'replace', note: 'New' }, { items });
		expect((await stored('#1001'))?.note).toBe('New');
	});

	it('adds two notes for the same order one after the other', async () => {
		const [order] = await place({});
		const id = order?.id ?? 0;
		await shop.run(
			{ operation: 'updateNote', note: '={{ $json.text }}' },
			{
				items: [
					{ id, text: 'one' },
					{ id, text: 'two' },
				],
			},
		);
		expect((await stored('#1001'))?.note).toBe('one\ntwo');
	});

	it('refuses a note that is too long before sending it', async () => {
		const [order] = await place({});
		const run = await shop.run(
			{ operation: 'updateNote', note: 'x'.repeat(5001) },
			{ items: [{ id: order?.id ?? 0 }] },
		);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({ outcome: 'failed', problem: { code: 'noteTooLong' } });
	});

	it('looks the note up when the answer was lost, and does not write it twice', async () => {
		const [order] = await place({});
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'dropAfterWrite',
			times: 1,
			body: 'ChangeNotes',
		});
		await shop.core('DELETE /counts');
		const run = await shop.run(
			{ operation: 'updateNote', note: 'once' },
			{ items: [{ id: order?.id ?? 0 }] },
		);
		expect(outcomes(run.outputs[0])).toEqual([['updated', '#1001']]);
		expect((await stored('#1001'))?.note).toBe('once');
		expect(await shop.graphqlCalls()).toBe(3);
	});

	it('sends the note again when it was never written', async () => {
		const [order] = await place({});
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'dropBeforeWrite',
			times: 1,
			body: 'ChangeNotes',
		});
		const run = await shop.run(
			{ operation: 'updateNote', note: 'once' },
			{ items: [{ id: order?.id ?? 0 }] },
		);
		expect(outcomes(run.outputs[0])).toEqual([['updated', '#1001']]);
		expect((await stored('#1001'))?.note).toBe('once');
	});
});
