import { must } from '../support/must.ts';
import { waitFor } from '../support/n8n/wait.ts';
import {
	startStockWorld,
	STOCK,
	STOCK_FLOW,
	type Requests,
	type StockWorld,
} from '../support/shopifyPulpoStock.ts';

jest.setTimeout(1_200_000);

/** Each is sold from two locations. */
const PRODUCTS = process.env['SHOPBRIDGE_FULL'] ? 5_000 : 1_000;
const LEVELS = PRODUCTS * 2;
const skuOf = (index: number) => `P-${String(index).padStart(5, '0')}`;
const berlin = (index: number) => 10 + (index % 50);
const madrid = (index: number) => index % 7;
const SETTINGS = { locations: 'Madrid = Main Street', stopPercent: 0 };
const SET = 'POST graphql mutation inventorySetQuantities';

const sentenceOf = (reason: unknown) => String(reason).split('. ')[0]?.replace(/\.$/, '');
const numbers = Array.from({ length: PRODUCTS }, (_, index) => index);
const SEED = {
	shop: [
		...numbers.map((index) => ({ sku: skuOf(index), stock: { Berlin: 5, 'Main Street': 9 } })),
		{ sku: 'RIGHT', stock: { Berlin: 3 } },
		{ sku: 'SHOP-ONLY', stock: { Berlin: 3 } },
		{ sku: 'TWICE', stock: { Berlin: 1 } },
		{ sku: 'TWICE', stock: { Berlin: 2 } },
		{ sku: 'NOT-COUNTED', stock: { Berlin: 0 }, tracked: false },
		{ sku: 'BERLIN-ONLY', stock: { Berlin: 8, 'Pop-up': 1 } },
	],
	warehouse: [
		...numbers.map((index) => ({
			sku: skuOf(index),
			stock: { Berlin: berlin(index), Madrid: madrid(index), Workshop: 1 },
		})),
		{ sku: 'RIGHT', stock: { Berlin: 3 } },
		{ sku: 'WAREHOUSE-ONLY', stock: { Berlin: 6 } },
		{ sku: 'TWICE', stock: { Berlin: 4 } },
		{ sku: 'NOT-COUNTED', stock: { Berlin: 4 } },
		{ sku: 'BERLIN-ONLY', stock: { Berlin: 8, Madrid: 4 } },
	],
};

describe('stock from PULPO WMS to Shopify in a real n8n', () => {
	let world: StockWorld;
	let firstTotals: Record<string, unknown>;
	let firstRequests: Requests;

	const rows = async (where: Record<string, string>) =>
		await (await world.n8n.dataTable('shopbridge_stock')).rows({ flow: STOCK_FLOW, ...where });
	const lastRun = async () => {
		const runs = await (await world.n8n.dataTable('shopbridge_runs')).rows({ flow: STOCK_FLOW });
		return must(runs.sort((a, b) => a.id - b.id).at(-1), 'run in the journal');
	};
	const writes = async () => (await world.requests()).shopify[SET] ?? 0;
	const figure = async (sku: string, location = 'Berlin', name?: string) =>
		(await world.shopStock(name)).get(`${sku}@${location}`);

	beforeAll(async () => {
		world = await startStockWorld(SEED);
		await world.configure(SETTINGS);
		await world.admin.clearCounts();
		firstTotals = await world.run();
		firstRequests = await world.requests();
	});

	afterAll(async () => {
		await world?.stop();
	});

	it('sets every figure, of warehouses with the name of the location and of those in the map', async () => {
		const stock = await world.shopStock();
		for (const index of numbers) {
			expect([skuOf(index), stock.get(`${skuOf(index)}@Berlin`)]).toEqual([skuOf(index), berlin(index)]);
			expect([skuOf(index), stock.get(`${skuOf(index)}@Main Street`)]).toEqual([skuOf(index), madrid(index)]);
		}
		expect(firstTotals).toMatchObject({ status: 'FINISHED', updated: LEVELS, failed: 0, unknown: 0 });
		expect(await rows({ outcome: 'updated' })).toHaveLength(LEVELS);
		expect(await rows({ sku: skuOf(8), location: 'Main Street' })).toMatchObject([
			{ stock_before: '9', stock_after: '1', outcome: 'updated' },
		]);
	});

	it('takes no more requests than pages and batches make necessary', () => {
		// 250 variants and 250 levels with one request, 1,000 products of each of three warehouses.
		const variants = PRODUCTS + 6;
		const products = PRODUCTS + 5;
		expect(firstRequests).toEqual({
			shopify: {
				'POST /admin/oauth/access_token': 1,
				'POST graphql query locations': 2,
				'POST graphql query productVariants': Math.ceil(variants / 250),
				[SET]: LEVELS / 250,
			},
			pulpo: {
				'POST /api/v1/auth': 1,
				'GET /api/v1/warehouses/': 1,
				'GET /api/v1/inventory/stocks/summary': 3 * Math.ceil(products / 1_000),
			},
		});
	});

	it('gives a reason for every product that was left as it is', async () => {
		const skipped = await rows({ outcome: 'skipped' });
		expect(skipped.map(({ sku, location, reason }) => [sku, location, sentenceOf(reason)]).sort()).toEqual([
			[
				'',
				'Pop-up',
				'No warehouse of PULPO WMS belongs to this location of Shopify, so 1 products were left as they are',
			],
			[
				'',
				'Workshop',
				`No location of Shopify belongs to this warehouse of PULPO WMS, so ${PRODUCTS + 5} products were left as they are`,
			],
			['BERLIN-ONLY', 'Madrid', 'Shopify does not stock this product at the location'],
			['NOT-COUNTED', 'Berlin', 'Shopify does not track the quantity of this product'],
			['SHOP-ONLY', 'Berlin', 'PULPO WMS has no product with this SKU'],
			['TWICE', 'Berlin', 'Shopify: The SKU is there more than once, so nobody can tell which one is meant'],
			['TWICE', 'Berlin', 'Shopify: The SKU is there more than once, so nobody can tell which one is meant'],
			['WAREHOUSE-ONLY', 'Berlin', 'Shopify has no variant with this SKU'],
		]);
		expect(await figure('SHOP-ONLY')).toBe(3);
		expect(await figure('NOT-COUNTED')).toBe(0);
		expect(await figure('BERLIN-ONLY', 'Main Street')).toBeUndefined();
	});

	it('writes nothing when nothing has changed, and tells what is missing only once', async () => {
		await world.admin.clearCounts();
		expect(await world.run()).toMatchObject({
			status: 'FINISHED',
			updated: 0,
			unchanged: LEVELS + 2,
			failed: 0,
		});
		expect(await writes()).toBe(0);
		expect(await rows({ outcome: 'skipped' })).toHaveLength(8);
	});

	it('reads and sets only the SKUs that it is asked for', async () => {
		await world.setPulpo('Berlin', [
			[skuOf(1), 77],
			[skuOf(2), 78],
		]);
		await world.admin.clearCounts();
		expect(await world.run({ mode: 'orders', orders: [skuOf(1), skuOf(9)] })).toMatchObject({
			updated: 1,
			unchanged: 3,
		});
		expect([await figure(skuOf(1)), await figure(skuOf(2))]).toEqual([77, berlin(2)]);
		expect(await world.requests()).toEqual({
			shopify: { 'POST graphql query locations': 2, 'POST graphql query productVariants': 1, [SET]: 1 },
			pulpo: {
				'GET /api/v1/warehouses/': 1,
				'GET /api/v1/inventory/products': 1,
				'GET /api/v1/inventory/stocks/summary': 3,
			},
		});
		expect(await rows({ outcome: 'open' })).toEqual([]);
	});

	it('shows in a dry run what it would set', async () => {
		await world.configure({ ...SETTINGS, dryRun: true });
		await world.admin.clearCounts();
		const before = (await rows({})).length;
		const run = await world.n8n.runWorkflow(STOCK, { trigger: 'Start by Hand' });
		expect(run.items('Results')).toContainEqual(
			expect.objectContaining({
				sku: skuOf(2),
				outcome: 'updated',
				stock_before: String(berlin(2)),
				stock_after: '78',
			}),
		);
		expect(await writes()).toBe(0);
		expect((await rows({})).length).toBe(before);
		expect(await lastRun()).toMatchObject({ status: 'FINISHED', updated: 1, dry_run: true });
	});

	it('stops when more would change than the share allows, writes nothing and is seen', async () => {
		await world.configure({ ...SETTINGS, stopPercent: 30 });
		const many = Math.ceil(LEVELS * 0.32);
		await world.setPulpo('Berlin', [[skuOf(2), 78]]);
		await world.setPulpo(
			'Madrid',
			numbers.slice(0, many).map((index) => [skuOf(index), 50]),
		);
		await world.admin.clearCounts();
		await expect(world.run()).rejects.toThrow();
		expect(await writes()).toBe(0);
		expect(await figure(skuOf(0), 'Main Street')).toBe(0);
		const run = await waitFor('the run to be marked', async () => {
			const last = await lastRun();
			return last['status'] === 'running' ? undefined : last;
		});
		expect(run).toMatchObject({
			status: 'FAILED',
			message: expect.stringContaining(`The stock of ${many + 1} of ${LEVELS + 2} rows would change`),
		});
		await world.setPulpo(
			'Madrid',
			numbers.map((index) => [skuOf(index), madrid(index)]),
		);
	});

	it('keeps stock back and stays between minimum and maximum', async () => {
		await world.setPulpo('Berlin', [
			[skuOf(3), 3],
			[skuOf(4), 10],
			[skuOf(5), 1_000],
		]);
		await world.configure({ ...SETTINGS, safetyStock: 4, maximum: 99, minimum: 1 });
		await world.run({ mode: 'orders', orders: [3, 4, 5].map(skuOf) });
		expect(await Promise.all([3, 4, 5].map(async (index) => await figure(skuOf(index))))).toEqual([1, 6, 99]);
	});

	it('sets all that lies in the warehouse as on hand, so that open orders of the shop stay reserved', async () => {
		await world.admin.act('shopify', 'placeOrders', {
			orders: [{ lines: [{ sku: skuOf(6), quantity: 2 }], location: 'Berlin' }],
		});
		await world.setPulpo('Berlin', [[skuOf(6), 30]]);
		await world.configure({ ...SETTINGS, figure: 'total' });
		await world.run({ mode: 'orders', orders: [skuOf(6)] });
		expect([await figure(skuOf(6), 'Berlin', 'on_hand'), await figure(skuOf(6))]).toEqual([30, 28]);
	});

	it('stocks products at the location when told so', async () => {
		await world.configure({ ...SETTINGS, activateMissing: true });
		expect(await world.run({ mode: 'orders', orders: ['BERLIN-ONLY'] })).toMatchObject({ updated: 1 });
		expect(await figure('BERLIN-ONLY', 'Main Street')).toBe(4);
	});

	it('sets what PULPO WMS does not have to 0 when told so', async () => {
		await world.configure({ ...SETTINGS, missingInPulpo: 'zero' });
		await world.run();
		expect([await figure('SHOP-ONLY'), await figure('BERLIN-ONLY', 'Pop-up')]).toEqual([0, 1]);
	});

	it('adds up warehouses of one location, and fails when no warehouse belongs to any location', async () => {
		await world.configure({ ...SETTINGS, locations: 'Madrid = Berlin; Workshop = Berlin' });
		await world.run({ mode: 'orders', orders: [skuOf(10)] });
		expect(await figure(skuOf(10))).toBe(berlin(10) + madrid(10) + 1);
		await world.configure({ ...SETTINGS, locations: 'Berlin = Moon; Madrid = Moon' });
		expect(await world.run()).toMatchObject({ status: 'FAILED', updated: 0 });
	});
});
