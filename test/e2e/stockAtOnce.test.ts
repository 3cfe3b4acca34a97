import { must } from '../support/must.ts';
import { waitFor } from '../support/n8n/wait.ts';
import type { WorkflowJson } from '../support/n8n/index.ts';
import {
	startStockWorld,
	STOCK,
	STOCK_AT_ONCE,
	STOCK_FLOW,
	type StockWorld,
} from '../support/shopifyPulpoStock.ts';

jest.setTimeout(600_000);

const SKUS = ['COUNTED', 'CORRECTED', 'RECEIVED', 'RETURNED', 'SHIPPED', 'MOVED', 'QUIET', 'LATE'];
const SEED = {
	shop: SKUS.map((sku) => ({ sku, stock: { Berlin: 10 } })),
	warehouse: SKUS.map((sku) => ({ sku, stock: { Berlin: 10 } })),
};
const HARDLY_EVER = { mode: 'custom', cronExpression: '0 4 29 2 *' };
const HOOK_ID = '6f3ea2f4-1c26-4a5e-9f0e-6f6c0a4a7d21';

/** What a user chooses in the node "When Stock Changes". */
const trigger = (parameters: object) => (workflow: WorkflowJson) => {
	const node = must(
		workflow.nodes.find(({ name }) => name === 'When Stock Changes'),
		'trigger',
	);
	node.webhookId = HOOK_ID;
	Object.assign(node.parameters, parameters);
};

describe('stock from PULPO WMS to Shopify at once, in a real n8n', () => {
	let world: StockWorld;
	let berlin: number;

	const figures = async () => {
		const stock = await world.shopStock();
		return Object.fromEntries(SKUS.map((sku) => [sku, stock.get(`${sku}@Berlin`)]));
	};
	const untilShopHas = async (expected: Record<string, number>) =>
		await waitFor(
			`Shopify to show ${JSON.stringify(expected)}`,
			async () => {
				const now = await figures();
				return Object.entries(expected).every(([sku, figure]) => now[sku] === figure) ? true : undefined;
			},
			{ timeoutMs: 150_000, everyMs: 500 },
		);
	const pulpo = async (action: string, body: object) => await world.admin.act('pulpo', action, body);
	/** An order of another channel, which Shopify knows nothing of. */
	const placeOrder = async (sku: string, quantity: number) => {
		const { third_parties: customers } = await world.admin.act<{ third_parties: Record<string, number> }>(
			'pulpo',
			'seed',
			{ third_parties: [{ identifier_number: 'b2b', identifier_type: 'id', name: 'Ada', third_type: 'C' }] },
		);
		const { products } = await world.admin.act<{ products: Array<{ id: number; sku: string }> }>(
			'pulpo',
			'state',
		);
		const product = must(
			products.find((one) => one.sku === sku),
			sku,
		);
		await pulpo('seed', {
			sales_orders: [
				{
					order_num: 'B2B-1',
					type: 'sales_order',
					warehouse_id: berlin,
					third_party_id: customers['b2b'],
					priority: 5,
					delivery_date: '2026-12-01',
					ship_to: { name: 'Ada Berg', address: { street: 'Ring 1' } },
					items: [{ product_id: product.id, quantity }],
				},
			],
		});
	};
	/** By webhook; the poll stays out of it. */
	const listen = async (parameters: object) => {
		await world.publishAtOnce(
			trigger({ mode: 'webhookPoll', pollTimes: { item: [HARDLY_EVER] }, ...parameters }),
		);
		await waitFor('the webhook', async () => {
			const { webhooks } = await world.admin.act<{ webhooks: unknown[] }>('pulpo', 'state');
			return webhooks.length > 0 ? true : undefined;
		});
	};
	const table = async () => await world.n8n.dataTable('shopbridge_stock');

	beforeAll(async () => {
		world = await startStockWorld(SEED, { webhookUrl: 'https://n8n.example/' });
		await world.admin.route('n8n.example', world.n8n.port);
		berlin = must(world.warehouseIds['Berlin'], 'warehouse');
		await world.configure();
		await world.publishAtOnce();
	});

	afterAll(async () => {
		await world?.stop();
	});

	it('shows receipts, corrections, counts and shipped orders after the next poll', async () => {
		await placeOrder('SHIPPED', 4);
		await pulpo('receive', { warehouse: 'Berlin', items: [{ sku: 'RECEIVED', quantity: 5 }] });
		await pulpo('correctStock', { sku: 'CORRECTED', warehouse_id: berlin, quantity: -3 });
		await pulpo('countStock', { sku: 'COUNTED', warehouse_id: berlin, quantity: 2 });
		await pulpo('ship', { order_num: 'B2B-1', carrier_code: 'dhl', tracking_prefix: 'T' });
		await untilShopHas({ RECEIVED: 15, CORRECTED: 7, COUNTED: 2, SHIPPED: 6 });
		expect(await figures()).toMatchObject({ QUIET: 10, LATE: 10, RETURNED: 10 });
		const rows = await (await table()).rows({ flow: STOCK_FLOW, outcome: 'updated' });
		expect(
			rows.map(({ sku, stock_before: before, stock_after: after }) => [sku, before, after]).sort(),
		).toEqual([
			['CORRECTED', '10', '7'],
			['COUNTED', '10', '2'],
			['RECEIVED', '10', '15'],
			['SHIPPED', '10', '6'],
		]);
		expect(await (await table()).rows({ outcome: 'open' })).toEqual([]);
	});

	it('hears of a correction by webhook, and sets the figure once, however often the event comes', async () => {
		await listen({});
		await world.admin.clearCounts();
		await pulpo('correctStock', { sku: 'CORRECTED', warehouse_id: berlin, quantity: 20 });
		await untilShopHas({ CORRECTED: 27 });
		const event = must((await world.admin.deliveries()).at(-1), 'webhook');
		await world.admin.replay(event.id);
		await pulpo('replenish', {
			sku: 'MOVED',
			warehouse_id: berlin,
			quantity: 4,
			from: 'storage',
			to: 'returned',
		});
		await untilShopHas({ MOVED: 6 });
		await world.n8n.waitForExecutions(STOCK, 2);
		const corrected = await (await table()).rows({ sku: 'CORRECTED', outcome: 'updated' });
		expect(corrected.map(({ stock_after: after }) => after)).toEqual(['7', '27']);
	});

	it('takes the stock of returns only when told so', async () => {
		const comesBack = { order_num: 'B2B-1', items: [{ sku: 'SHIPPED', quantity: 1 }] };
		await listen({ stockOfReturns: false });
		await pulpo('receiveReturn', comesBack);
		await pulpo('correctStock', { sku: 'QUIET', warehouse_id: berlin, quantity: 1 });
		await untilShopHas({ QUIET: 11 });
		expect(await figures()).toMatchObject({ SHIPPED: 6 });
		await listen({ stockOfReturns: true });
		await pulpo('receiveReturn', comesBack);
		await untilShopHas({ SHIPPED: 8 });
	});

	it('does again what was left undone', async () => {
		await world.setPulpo('Berlin', [['LATE', 3]]);
		await (
			await table()
		).insert([
			{
				flow: STOCK_FLOW,
				sku: 'LATE',
				location: '',
				stock_before: '',
				stock_after: '',
				outcome: 'open',
				reason: 'The run has not ended yet.',
				run_id: 'a run that never ended',
				recorded_at: new Date(Date.now() - 20 * 60_000).toISOString(),
			},
		]);
		const run = await world.n8n.runWorkflow(STOCK_AT_ONCE, { trigger: 'Every 15 Minutes' });
		expect(run.status).toBe('success');
		expect(await figures()).toMatchObject({ LATE: 3 });
		expect(await (await table()).rows({ outcome: 'open' })).toEqual([]);
	});
});
