import { join } from 'node:path';
import { changeSettings, type SettingValues } from '../support/demo/templates.ts';
import { repositoryRoot } from '../support/n8n/paths.ts';
import { pause } from '../support/n8n/wait.ts';
import { startShopbridge, startShopifyPulpo, type Shopbridge } from '../support/shopifyPulpo.ts';

jest.setTimeout(900_000);

const PRODUCTS = 'shopifyPulpoProducts1';
const PAGE = 'shopifyPulpoProductsPage1';
const FLOW = 'shopify-pulpo-products';
const FILES = ['products-page.json', 'products.json'].map((name) =>
	join(repositoryRoot(), 'workflows/shopify-pulpo', name),
);

const LAMPS = process.env['SHOPBRIDGE_FULL'] ? 5_000 : 500;
/** What one look-up and one bulk write of PULPO WMS hold. */
const LOOK_UP = 100;
const BULK = 50;
const PAGE_SIZE = process.env['SHOPBRIDGE_FULL'] ? 200 : 50;

interface PulpoProduct {
	id: number;
	sku: string;
	name: string;
	active: boolean;
	cost_price: number | null;
	barcodes: string[];
	management_type: string;
	attributes: Record<string, unknown>;
	deleted_at: string | null;
}

interface SystemCounts {
	routes: Record<string, { count: number }>;
}

const number = (index: number) => String(index + 1).padStart(4, '0');
const skuOf = (index: number) => `LAMP-${number(index)}`;
const SKUS = Array.from({ length: LAMPS }, (_, index) => skuOf(index));

/** Two variants each. */
const lamps = Array.from({ length: LAMPS / 2 }, (_, index) => ({
	title: `Lamp ${number(index)}`,
	tags: index === 0 ? ['sale', 'batch'] : [],
	variants: ['Small', 'Large'].map((title, nth) => ({
		sku: skuOf(2 * index + nth),
		title,
		price: '12.50',
		barcode: `40${String(2 * index + nth).padStart(11, '0')}`,
	})),
}));

describe(`${LAMPS} products from Shopify to PULPO WMS in a real n8n`, () => {
	let admin: Awaited<ReturnType<typeof startShopifyPulpo>>;
	let world: Shopbridge;

	const inPulpo = async (): Promise<PulpoProduct[]> =>
		(await admin.act<{ products: PulpoProduct[] }>('pulpo', 'state')).products.filter(
			({ deleted_at: deletedAt }) => deletedAt === null,
		);
	const lampsInPulpo = async () => (await inPulpo()).filter(({ sku }) => sku.startsWith('LAMP-'));
	const run = async (asked: object = {}): Promise<Record<string, unknown>> =>
		(await world.call(PRODUCTS, [asked]))[0] ?? {};
	const place = async () => (await (await world.n8n.dataTable('shopbridge_cursors')).rows({ flow: FLOW }))[0];
	const runRows = async () => await (await world.n8n.dataTable('shopbridge_runs')).rows({ flow: FLOW });
	const rowOf = async (sku: string) =>
		(await (await world.n8n.dataTable('shopbridge_orders')).rows({ flow: FLOW, number: sku }))[0];
	/** Until a change is older than the five seconds that a run leaves out. */
	const settled = async () => await pause(6_500);
	const configure = async (settings: SettingValues) => {
		await world.n8n.importWorkflows(FILES, {
			change: (workflow) => {
				// Runs of the clock would be counted too.
				for (const node of workflow.nodes) {
					if (node.type.endsWith('.scheduleTrigger')) node['disabled'] = true;
				}
				if (workflow.id === PRODUCTS)
					changeSettings(workflow, { pageSize: PAGE_SIZE, claimMinutes: 0.2, ...settings });
			},
		});
		await world.n8n.publish([PAGE, PRODUCTS]);
	};
	const requests = async (system: string, route: RegExp): Promise<number> => {
		const counts = (await admin.counts()) as Record<string, SystemCounts>;
		return Object.entries(counts[system]?.routes ?? {})
			.filter(([name]) => route.test(name) && !/(auth|access_token)$/.test(name))
			.reduce((sum, [, { count }]) => sum + count, 0);
	};

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		await admin.act('shopify', 'seed', { products: lamps });
		world = await startShopbridge(admin);
		await configure({});
	});
	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('shows in a dry run what would happen and writes nothing', async () => {
		await configure({ dryRun: true });
		expect(await run()).toMatchObject({ status: 'FINISHED', created: LAMPS, skipped: 1 });
		expect(await lampsInPulpo()).toEqual([]);
		expect(await requests('pulpo', /^(POST|PUT|DELETE) /)).toBe(0);
		await configure({});
	});

	it('goes on where it was when n8n was killed in the middle: nothing lost, nothing doubled', async () => {
		const killed = run().catch((error: unknown) => String(error));
		while ((await lampsInPulpo()).length < LAMPS * 0.4) await pause(20);
		await world.n8n.kill('SIGKILL');
		expect(typeof (await killed)).toBe('string');
		const before = (await lampsInPulpo()).length;
		expect(before).toBeLessThan(LAMPS);
		await world.n8n.start();
		await world.n8n.waitForWebhook('test-call-workflow');
		const saved = Number((await place())?.['page']);
		expect(saved).toBeGreaterThan(0);
		await pause(12_500);
		await admin.clearCounts();
		expect(await run()).toMatchObject({ status: 'FINISHED', failed: 0, unknown: 0 });
		expect((await runRows()).slice(-2).map((row) => [row['status'], row['window_done']])).toEqual([
			['FAILED', false],
			['FINISHED', true],
		]);
		const arrived = await lampsInPulpo();
		expect(arrived.map(({ sku }) => sku).sort()).toEqual(SKUS);
		// Counted by hand: pages that were not finished, each read and compared once; what was missing, written once.
		const left = LAMPS + 3 - saved * PAGE_SIZE;
		const compared = Math.ceil(PAGE_SIZE < LOOK_UP ? left / PAGE_SIZE : left / LOOK_UP);
		const fewest = Math.ceil(left / PAGE_SIZE) + compared + Math.ceil((LAMPS - before) / BULK);
		const made = (await requests('shopify', /./)) + (await requests('pulpo', /./));
		expect(made).toBeLessThanOrEqual(fewest * 1.05);
	});

	it('writes nothing when nothing has changed', async () => {
		await admin.clearCounts();
		expect(await run()).toMatchObject({ status: 'FINISHED', created: 0, updated: 0, failed: 0 });
		expect(await requests('pulpo', /^(POST|PUT|DELETE) /)).toBe(0);
	});

	it('brings what was edited in the shop, and nothing else', async () => {
		await admin.act('shopify', 'changeProduct', {
			sku: skuOf(0),
			title: 'Lamp of the year',
			variant: { price: '19.90' },
		});
		await settled();
		expect(await run()).toMatchObject({ status: 'FINISHED', created: 0, failed: 0 });
		const changed = (await lampsInPulpo()).filter(({ name }) => name.startsWith('Lamp of the year'));
		expect(changed.map(({ sku, cost_price: price }) => [sku, price]).sort()).toEqual([
			[skuOf(0), 19.9],
			[skuOf(1), 12.5],
		]);
	});

	it('sends price, tags and tracking as the settings say, and what is no longer for sale as inactive', async () => {
		await admin.act('shopify', 'createProduct', {
			title: 'Bottle',
			tags: ['batch', 'sale'],
			status: 'DRAFT',
			variants: [{ sku: 'BOTTLE-1', price: '9.00', unitCost: '4.20' }],
		});
		await settled();
		await run();
		expect((await inPulpo()).find(({ sku }) => sku === 'BOTTLE-1')).toBeUndefined();
		await configure({
			priceFrom: 'cost',
			importTags: true,
			lotTag: 'batch',
			statuses: 'active, draft',
			inactiveProducts: 'deactivate',
		});
		await run();
		await configure({});
		expect((await inPulpo()).find(({ sku }) => sku === 'BOTTLE-1')).toMatchObject({
			active: false,
			cost_price: 4.2,
			management_type: 'lot',
			// The tag for lots says how it is tracked and is none of its own.
			attributes: { tags: 'sale' },
		});
	});

	it('keeps a failed product in the journal, tries it again and turns its row to done', async () => {
		await admin.act('shopify', 'createProduct', { title: 'Stool', variants: [{ sku: 'STOOL-1' }] });
		await admin.act('shopify', 'createProduct', { title: 'Bench', variants: [{ sku: 'BENCH-1' }] });
		await admin.faults([
			{
				system: 'pulpo',
				kind: 'status',
				status: 422,
				method: 'POST',
				path: 'bulk/products',
				body: 'STOOL-1',
			},
		]);
		await settled();
		expect(await run()).toMatchObject({ status: 'FINISHED_PARTIALLY', created: 1, failed: 1 });
		expect(await rowOf('STOOL-1')).toMatchObject({ outcome: 'failed', attempts: 1 });
		expect(await rowOf('BENCH-1')).toBeUndefined();
		await admin.clearFaults();
		expect(await run()).toMatchObject({ status: 'FINISHED', created: 1, failed: 0 });
		expect(await rowOf('STOOL-1')).toMatchObject({ outcome: 'created', attempts: 2 });
		expect((await inPulpo()).map(({ sku }) => sku)).toEqual(expect.arrayContaining(['STOOL-1', 'BENCH-1']));
	});

	it('sends nothing for a SKU that two variants share, on whatever page they are, and names both', async () => {
		await admin.act('shopify', 'createProduct', { title: 'Twin', variants: [{ sku: skuOf(9) }] });
		await settled();
		expect(await run()).toMatchObject({ status: 'FINISHED_PARTIALLY', updated: 0, failed: 2 });
		const row = await rowOf(skuOf(9));
		expect(row).toMatchObject({ outcome: 'failed', reason_code: 'duplicateSku' });
		expect(row?.['reason']).toContain('"Twin"');
		expect(row?.['reason']).toContain('"Lamp 0005 Large"');
		await admin.act('shopify', 'changeProduct', { sku: skuOf(9), variant: { sku: 'OTHER-1' } });
		await settled();
		expect(await run()).toMatchObject({ status: 'FINISHED', failed: 0 });
	});

	it('gives up a failed product that the shop has no more', async () => {
		await admin.act('shopify', 'createProduct', { title: 'Chair', variants: [{ sku: 'CHAIR-1' }] });
		await admin.faults([
			{
				system: 'pulpo',
				kind: 'status',
				status: 422,
				method: 'POST',
				path: 'bulk/products',
				body: 'CHAIR-1',
			},
		]);
		await settled();
		await run();
		await admin.act('shopify', 'deleteProduct', { sku: 'CHAIR-1' });
		await admin.clearFaults();
		expect(await run()).toMatchObject({ status: 'FINISHED', failed: 0 });
		expect(await rowOf('CHAIR-1')).toMatchObject({ outcome: 'skipped', reason_code: 'notInShop' });
	});

	it('runs single products again by SKU', async () => {
		const again = await run({ mode: 'orders', orders: [skuOf(3), 'NO-SUCH-SKU'] });
		expect(again).toMatchObject({ status: 'FINISHED', unchanged: 1, skipped: 1 });
		expect(await rowOf(skuOf(3))).toMatchObject({ outcome: 'unchanged' });
	});

	it('two runs at once double nothing, and the later one ends busy', async () => {
		await admin.act('shopify', 'generateProducts', { count: 4 * PAGE_SIZE, skuPrefix: 'CUP-' });
		await settled();
		const both = await Promise.all([run(), pause(1_000).then(async () => await run())]);
		expect(both.map((totals) => totals['busy'])).toEqual([0, 1]);
		expect(both[0]).toMatchObject({ status: 'FINISHED', created: 4 * PAGE_SIZE });
		const cups = (await inPulpo()).filter(({ sku }) => sku.startsWith('CUP-'));
		expect(new Set(cups.map(({ sku }) => sku)).size).toBe(4 * PAGE_SIZE);
		expect(cups).toHaveLength(4 * PAGE_SIZE);
		expect(await place()).toMatchObject({ run_id: 'none', cursor: '' });
	});
});
