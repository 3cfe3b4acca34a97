import type { IDataObject } from 'n8n-workflow';

import { checkStockLevel } from '../../nodes/shared/model/stock';
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

interface Seeded {
	locations: Array<{ id: number; gid: string; name: string }>;
	products: Array<{ variants: Array<{ id: number; sku: string; inventoryItemId: number }> }>;
}

/** Main and Annex; A (10 at Main), B (20 at Main, 5 at Annex), two variants with the SKU D, a bundle, one not tracked. */
async function seed(): Promise<Seeded> {
	return await shop.admin<Seeded>('seed', {
		locations: [{ name: 'Main' }, { name: 'Annex' }],
		products: [
			{ title: 'Lamp', vendor: 'Lux', variants: [{ sku: 'A', stock: 10 }] },
			{ title: 'Cord', variants: [{ sku: 'B', stock: { Main: 20, Annex: 5 } }] },
			{
				title: 'Twins',
				variants: [
					{ sku: 'D', stock: 1, title: 'X' },
					{ sku: 'D', stock: 2, title: 'Y' },
				],
			},
			{ title: 'Set', variants: [{ sku: 'SET', requiresComponents: true }] },
			{ title: 'Service', variants: [{ sku: 'FREE', tracked: false }] },
		],
	});
}

async function levels(): Promise<Record<string, [available: number, onHand: number]>> {
	const state = await shop.admin<{
		locations: Array<{ id: number; name: string }>;
		variants: Array<{ id: number; sku: string; title: string; inventoryItemId: number }>;
		inventoryLevels: Array<{
			inventoryItemId: number;
			locationId: number;
			quantities: Record<string, number>;
		}>;
	}>('state');
	return Object.fromEntries(
		state.inventoryLevels.map(({ inventoryItemId, locationId, quantities }) => {
			const variant = state.variants.find((one) => one.inventoryItemId === inventoryItemId);
			const place = state.locations.find(({ id }) => id === locationId)?.name ?? '';
			const twin = variant?.sku === 'D' ? variant.title : '';
			return [
				`${variant?.sku ?? ''}${twin}@${place}`,
				[quantities['available'] ?? 0, quantities['on_hand'] ?? 0],
			];
		}),
	);
}

const set = { resource: 'inventory', operation: 'set' };

function outcomes(items: Array<{ json: IDataObject }> | undefined): unknown[] {
	return (items ?? []).map(({ json }) => [
		json['number'],
		json['outcome'],
		(json['reason'] as IDataObject | null)?.['code'] ??
			(json['problem'] as IDataObject | null)?.['code'] ??
			null,
	]);
}

describe('setting stock', () => {
	it('sends only what differs and gives a reason for everything else', async () => {
		await seed();
		const run = await shop.run(
			{ ...set, locationId: '={{ $json.place }}' },
			{
				items: [
					{ sku: 'A', quantity: 7, place: 'Main' },
					{ sku: 'B', quantity: '20', place: 'Main' },
					{ sku: 'B', quantity: 6.9, place: 'Annex' },
					{ sku: 'A', quantity: 3, place: 'Annex' },
					{ sku: 'D', quantity: 3, place: 'Main' },
					{ sku: 'SET', quantity: 3, place: 'Main' },
					{ sku: 'FREE', quantity: 3, place: 'Main' },
					{ sku: 'a', quantity: 3, place: 'Main' },
					{ sku: 'A', quantity: 'many', place: 'Main' },
					{ sku: 'A', quantity: 1, place: 'Moon' },
				],
			},
		);
		expect(outcomes(run.outputs[0])).toEqual([
			['A', 'updated', null],
			['B', 'unchanged', null],
			['B', 'updated', 'roundedDown'],
			['A', 'skipped', 'notStocked'],
			['D', 'failed', 'duplicateSku'],
			['SET', 'skipped', 'bundle'],
			['FREE', 'skipped', 'notTracked'],
			['a', 'skipped', 'skuNotFound'],
			['A', 'failed', 'invalidQuantity'],
			['A', 'failed', 'locationNotFound'],
		]);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			key: 'shopify:sandbox-shop:44000000000001',
			target: { system: 'shopify', id: '44000000000001', number: 'A' },
			changes: [{ field: 'available', before: '10', after: '7' }],
		});
		expect(await levels()).toMatchObject({ 'A@Main': [7, 7], 'B@Main': [20, 20], 'B@Annex': [6, 6] });
	});

	it('rounds down, sets less than nothing to 0, and says so', async () => {
		await seed();
		const run = await shop.run(
			{ ...set, locationId: 'Main' },
			{
				items: [
					{ sku: 'A', quantity: '-4' },
					{ sku: 'B', quantity: '7.5' },
				],
			},
		);
		expect(outcomes(run.outputs[0])).toEqual([
			['A', 'updated', 'negative'],
			['B', 'updated', 'roundedDown'],
		]);
		expect(await levels()).toMatchObject({ 'A@Main': [0, 0], 'B@Main': [7, 7] });
	});

	it('writes physical stock into on hand, so that goods of open orders are not sold again', async () => {
		await seed();
		await shop.admin('placeOrders', { orders: [{ lines: [{ sku: 'A', quantity: 4 }] }] });
		await shop.run(
			{ ...set, locationId: 'Main', quantityName: 'on_hand' },
			{ items: [{ sku: 'A', quantity: 12 }] },
		);
		expect(await levels()).toMatchObject({ 'A@Main': [8, 12] });
	});

	it('stocks products at a location and changes all variants of a SKU when told so', async () => {
		await seed();
		const run = await shop.run(
			{
				...set,
				locationId: 'annex',
				options: { notStocked: 'activate', duplicateSkus: 'all', untracked: 'change' },
			},
			{
				items: [
					{ sku: 'D', quantity: 3 },
					{ sku: 'FREE', quantity: 1 },
				],
			},
		);
		expect(outcomes(run.outputs[0])).toEqual([
			['D', 'updated', null],
			['FREE', 'updated', null],
		]);
		expect(run.outputs[0]?.[0]?.json['changes']).toHaveLength(2);
		expect(await levels()).toMatchObject({ 'DX@Annex': [3, 3], 'DY@Annex': [3, 3], 'FREE@Annex': [1, 1] });
	});

	it('takes location and inventory item from the item itself', async () => {
		const { locations, products } = await seed();
		const item = {
			target: { inventoryItemId: String(products[0]?.variants[0]?.inventoryItemId) },
			location: { id: String(locations[0]?.id), name: 'Main' },
			after: '9',
		};
		await shop.core('DELETE /counts');
		const run = await shop.run({ ...set, options: { readFirst: false } }, { items: [item] });
		expect(run.outputs[0]?.[0]?.json['outcome']).toBe('updated');
		expect(await levels()).toMatchObject({ 'A@Main': [9, 9] });
		// Locations and the write.
		expect(await shop.graphqlCalls()).toBe(2);
	});

	it('shows before and after in a dry run and sends nothing', async () => {
		await seed();
		const run = await shop.run(
			{ ...set, locationId: 'Main', dryRun: true },
			{ items: [{ sku: 'A', quantity: 7 }] },
		);
		expect(run.outputs[0]?.[0]?.json).toMatchObject({
			outcome: 'updated',
			dryRun: true,
			changes: [{ field: 'available', before: '10', after: '7' }],
		});
		expect(await levels()).toMatchObject({ 'A@Main': [10, 10] });
	});

	it('lets the last of several items for one level count', async () => {
		await seed();
		const run = await shop.run(
			{ ...set, locationId: 'Main' },
			{
				items: [
					{ sku: 'A', quantity: 1 },
					{ sku: 'A', quantity: 2 },
				],
			},
		);
		expect(outcomes(run.outputs[0])).toEqual([
			['A', 'skipped', 'givenAgain'],
			['A', 'updated', null],
		]);
		expect(await levels()).toMatchObject({ 'A@Main': [2, 2] });
	});

	it('takes out what Shopify refuses, names it and writes the rest', async () => {
		const { products } = await seed();
		const idOf = (index: number) => products[index]?.variants[0]?.inventoryItemId ?? 0;
		const run = await shop.run(
			{ ...set, locationId: 'Main', options: { readFirst: false } },
			{
				items: [
					{ sku: 'A', inventoryItemId: idOf(0), quantity: 1 },
					{ sku: 'GONE', inventoryItemId: 123, quantity: 1 },
					{ sku: 'SET', inventoryItemId: idOf(3), quantity: 1 },
					{ sku: 'B', inventoryItemId: idOf(1), quantity: 2 },
				],
			},
		);
		expect(outcomes(run.outputs[0])).toEqual([
			['A', 'updated', null],
			['GONE', 'failed', 'notFound'],
			['SET', 'failed', 'bundle'],
			['B', 'updated', null],
		]);
		expect((run.outputs[0]?.[1]?.json['problem'] as IDataObject)['message']).toContain('GONE');
		expect(await levels()).toMatchObject({ 'A@Main': [1, 1], 'B@Main': [2, 2] });
	});

	it('writes once although the answer was lost, and a later run writes the old figure again', async () => {
		await seed();
		const drop = { system: 'shopify', kind: 'dropAfterWrite', times: 1, body: 'SetStock' };
		await shop.core('POST /faults', drop);
		const to = async (quantity: number) =>
			await shop.run({ ...set, locationId: 'Main' }, { items: [{ sku: 'A', quantity }] });
		expect(outcomes((await to(5)).outputs[0])).toEqual([['A', 'updated', null]]);
		await to(10);
		await to(5);
		expect(await levels()).toMatchObject({ 'A@Main': [5, 5] });
	});

	it('leaves alone what differs from what Stock Compare has read', async () => {
		const [lamp, cord] = (await seed()).products.map(({ variants }) => variants[0]?.inventoryItemId);
		const row = (inventoryItemId: unknown, before: string) => ({
			location: { name: 'Main' },
			before,
			after: '7',
			target: { inventoryItemId },
		});
		const run = await shop.run(
			{ ...set, options: { readFirst: false, compareAndSwap: true } },
			{ items: [row(lamp, '10'), row(cord, '19')] },
		);
		expect(run.outputs[0]?.map(({ json }) => json['outcome'])).toEqual(['updated', 'failed']);
		expect(run.outputs[0]?.[1]?.json['problem']).toMatchObject({ code: 'stockChanged', retryable: true });
		expect(await levels()).toMatchObject({ 'A@Main': [7, 7], 'B@Main': [20, 20] });
	});

	it('leaves alone what somebody changed meanwhile', async () => {
		await seed();
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'latency',
			delayMs: 400,
			times: 1,
			body: 'SetStock',
		});
		const running = shop.run(
			{ ...set, locationId: 'Main', options: { compareAndSwap: true } },
			{
				items: [
					{ sku: 'A', quantity: 7 },
					{ sku: 'B', quantity: 8 },
				],
			},
		);
		for (;;) {
			const { shopify } = await shop.core<{ shopify?: { routes: Record<string, unknown> } }>('GET /counts');
			if (JSON.stringify(shopify?.routes ?? {}).includes('productVariants')) break;
		}
		await shop.admin('setStock', { sku: 'A', available: 3 });
		expect(outcomes((await running).outputs[0])).toEqual([
			['A', 'failed', 'stockChanged'],
			['B', 'updated', null],
		]);
		expect(await levels()).toMatchObject({ 'A@Main': [3, 3], 'B@Main': [8, 8] });
	});

	it.each(['auto', 'bulk', 'pages'])(
		'sets 600 of 600 levels with 3 writes, SKUs found by %s',
		async (lookUpBy) => {
			await shop.admin('seed', { locations: [{ name: 'Main' }], jobDelayMs: 1 });
			await shop.admin('generateProducts', { count: 600 });
			await shop.core('DELETE /counts');
			const items = Array.from({ length: 600 }, (_, n) => ({
				sku: `SKU-${String(n + 1).padStart(5, '0')}`,
				quantity: n,
			}));
			const run = await shop.run({ ...set, options: { lookUpBy } }, { items });
			const done = run.outputs[0]?.map(({ json }) => json['outcome']);
			expect(done?.filter((outcome) => outcome === 'updated')).toHaveLength(599);
			expect(done?.[100]).toBe('unchanged');
			const { levels: stock } = await shop.admin<{ levels: Array<{ available: number }> }>('stock');
			expect(stock.map(({ available }) => available)).toEqual(items.map(({ quantity }) => quantity));
			// Locations, 3 writes; auto: count and 3 pages; pages: 3; bulk: start and at least one look.
			expect(await shop.graphqlCalls()).toBeLessThanOrEqual(lookUpBy === 'pages' ? 7 : 8);
		},
	);
});

describe('adjusting stock', () => {
	const adjust = { resource: 'inventory', operation: 'adjust', locationId: 'Main' };

	it('adds and takes away whole pieces, below zero too', async () => {
		await seed();
		const run = await shop.run(adjust, {
			items: [
				{ sku: 'A', change: 5 },
				{ sku: 'B', change: -30 },
				{ sku: 'A', change: '0' },
				{ sku: 'A', change: 0.5 },
			],
		});
		expect(outcomes(run.outputs[0])).toEqual([
			['A', 'updated', null],
			['B', 'updated', null],
			['A', 'unchanged', null],
			['A', 'failed', 'invalidQuantity'],
		]);
		expect(await levels()).toMatchObject({ 'A@Main': [15, 15], 'B@Main': [-10, -10] });
	});

	it('adds once although the answer was lost', async () => {
		await seed();
		await shop.core('POST /faults', {
			system: 'shopify',
			kind: 'dropAfterWrite',
			times: 1,
			body: 'AdjustStock',
		});
		await shop.run(adjust, { items: [{ sku: 'A', change: 5 }] });
		expect(await levels()).toMatchObject({ 'A@Main': [15, 15] });
	});
});

describe('reading stock', () => {
	const getMany = { resource: 'inventory', operation: 'getMany', returnAll: true };
	const rows = (items: Array<{ json: IDataObject }> | undefined) =>
		(items ?? []).map(({ json }) => [
			json['sku'],
			(json['location'] as IDataObject)['name'],
			json['available'],
		]);

	it('gives unified stock of every variant at each location that stocks it', async () => {
		await seed();
		await shop.admin('placeOrders', { orders: [{ lines: [{ sku: 'A', quantity: 4 }] }] });
		const run = await shop.run(getMany);
		expect(rows(run.outputs[0])).toEqual([
			['A', 'Main', '6'],
			['B', 'Main', '20'],
			['B', 'Annex', '5'],
			['D', 'Main', '1'],
			['D', 'Main', '2'],
			['SET', 'Main', '100'],
			['FREE', 'Main', '100'],
		]);
		const [first] = run.outputs[0] ?? [];
		expect(checkStockLevel(first?.json)).toMatchObject({ ok: true });
		expect(first?.json).toMatchObject({
			key: 'shopify:sandbox-shop:44000000000001',
			productId: '8200000000001',
			name: 'Lamp - Default Title',
			onHand: '10',
			reserved: '4',
			incoming: '0',
			blocked: '0',
			managed: true,
			source: { inventoryItem: { id: 'gid://shopify/InventoryItem/46000000000001' } },
		});
		expect(run.outputs[0]?.map(({ json }) => json['managed']).slice(-2)).toEqual([false, false]);
	});

	it('gives the same by a bulk operation', async () => {
		await seed();
		await shop.admin('seed', { jobDelayMs: 1 });
		const pages = await shop.run(getMany);
		const bulk = await shop.run({ ...getMany, readBy: 'bulk' });
		expect(bulk.outputs[0]?.map(({ json }) => json)).toEqual(pages.outputs[0]?.map(({ json }) => json));
		expect((await shop.run({ ...getMany, readBy: 'bulk', locationIds: ['Annex'] })).outputs[0]).toHaveLength(
			1,
		);
	});

	it('keeps to locations and SKUs, compact', async () => {
		const { locations } = await seed();
		const run = await shop.run(
			{
				...getMany,
				which: 'skus',
				locationIds: [String(locations[1]?.id)],
				returnFormat: 'compact',
				quantityName: 'on_hand',
				options: { includeNotStocked: true },
			},
			{ items: [{ sku: 'B' }, { sku: 'A' }, { sku: 'b' }] },
		);
		expect(run.outputs[0]?.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				{
					sku: 'B',
					quantity: '5',
					location: { id: String(locations[1]?.id), name: 'Annex' },
					variantId: '44000000000002',
					inventoryItemId: '46000000000002',
				},
				{ item: 0 },
			],
			[expect.objectContaining({ sku: 'A', quantity: null }), { item: 1 }],
		]);
	});

	it('says in compact rows which stock the shop does not count', async () => {
		await seed();
		const run = await shop.run({ ...getMany, returnFormat: 'compact', options: { includeNotStocked: true } });
		const uncounted = (run.outputs[0] ?? []).filter(({ json }) => json['managed'] === false);
		expect([...new Set(uncounted.map(({ json }) => json['sku']))]).toEqual(['SET', 'FREE']);
	});

	it('finds what changed since a time', async () => {
		await seed();
		await shop.core('POST /clock', { advanceMs: 3_600_000 });
		const since = new Date(Date.now() + 1_800_000).toISOString();
		await shop.admin('setStock', { sku: 'B', location: 'Annex', available: 1 });
		const run = await shop.run({ ...getMany, which: 'changed', changedAfter: since });
		expect(rows(run.outputs[0])).toEqual([['B', 'Annex', '1']]);
	});

	it('reads a catalogue in several runs by its cursor', async () => {
		await shop.admin('seed', { locations: [{ name: 'Main' }, { name: 'Annex' }] });
		await shop.admin('generateProducts', { count: 620, stock: { Main: 1, Annex: 2 } });
		const seen: unknown[] = [];
		let page: IDataObject = { cursor: '', hasNext: true };
		for (let runs = 0; page['hasNext'] === true && runs < 5; runs++) {
			const options = { returnCursor: true, cursor: String(page['cursor']) };
			const run = await shop.run({
				...getMany,
				returnAll: false,
				limit: 250,
				returnFormat: 'compact',
				options,
			});
			seen.push(...(run.outputs[0] ?? []).map(({ json }) => json['sku']));
			page = run.outputs[0]?.at(-1)?.json['page'] as IDataObject;
		}
		expect(seen).toHaveLength(1240);
		expect(new Set(seen).size).toBe(620);
		const options = { returnCursor: true, cursor: String(page['cursor']) };
		const behind = await shop.run({ ...getMany, options });
		expect(behind.outputs[0]?.map(({ json }) => json)).toEqual([
			{ kind: 'page', account: 'sandbox-shop', page: { cursor: page['cursor'], hasNext: false } },
		]);
	});
});
