import { must } from '../support/must.ts';
import { inExpectedWords, type PulpoState } from '../support/scenario/expected.ts';
import { KINDS } from '../support/scenario/kinds.ts';
import {
	FLOW,
	SALES_ORDERS,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
} from '../support/shopifyPulpo.ts';
import { waitFor } from '../support/n8n/wait.ts';
import type { Execution } from '../support/n8n/index.ts';

jest.setTimeout(300_000);

const ORDERS = 200;
const SETTINGS = {
	excludedTags: 'hold',
	financialStatuses: 'paid, partiallyPaid, partiallyRefunded',
	overlapMinutes: 60,
};
const WRITES = /^(POST|PUT|PATCH|DELETE) (?!.*\/auth$)/;

interface Placed {
	id: number;
	name: string;
	number: number;
	lineIds: number[];
}

describe('sales orders from Shopify to PULPO WMS in a real n8n', () => {
	let admin: Awaited<ReturnType<typeof startShopifyPulpo>>;
	let world: Shopbridge;
	let placed: Placed[];
	let firstStart: number;
	let firstTotals: Record<string, unknown>;

	const kindOf = (index: number) => must(KINDS[index % KINDS.length], 'kind of order');
	const pulpo = async () => await admin.act<PulpoState>('pulpo', 'state');
	const orderNamed = async (name: string) =>
		(await pulpo()).sales_orders.filter((order) => order.order_num === name);
	const journalRow = async (name: string) =>
		(await (await world.n8n.dataTable('shopbridge_orders')).rows({ number: name, flow: FLOW }))[0];
	const placedOf = (kind: string, turn = 0) =>
		must(placed.filter((_, index) => kindOf(index).name === kind)[turn], `order of the kind "${kind}"`);
	const writes = async (): Promise<string[]> => {
		const counts = (await admin.counts()) as { pulpo?: { routes: Record<string, unknown> } };
		return Object.keys(counts.pulpo?.routes ?? {}).filter((route) => WRITES.test(route));
	};
	const place = async (orders: object[]): Promise<Placed[]> =>
		(await admin.act<{ orders: Placed[] }>('shopify', 'placeOrders', { orders })).orders;
	const settled = async () => await new Promise((resolve) => setTimeout(resolve, 6_500));

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		world = await startShopbridge(admin, SETTINGS);
		const createdAt = new Date(Date.now() - 120_000).toISOString();
		placed = await place(
			Array.from({ length: ORDERS }, (_, index) => ({
				createdAt,
				...kindOf(index).place(index),
				notify: false,
			})),
		);
		firstStart = Date.now();
		firstTotals = await world.run();
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('sends exactly the expected orders, field by field', async () => {
		const state = await pulpo();
		const byNumber = new Map(state.sales_orders.map((order) => [order.order_num, order]));
		const expectedNumbers: string[] = [];
		for (const [index, order] of placed.entries()) {
			const expectation = kindOf(index).expect(index);
			if (!('arrives' in expectation)) continue;
			expectedNumbers.push(order.name);
			const arrived = byNumber.get(order.name);
			expect({ number: order.name, ...(arrived && inExpectedWords(arrived, state, firstStart)) }).toEqual({
				number: order.name,
				...expectation.arrives,
			});
			expect(arrived).toMatchObject({
				type: 'sales_order',
				state: 'queue',
				warehouse_id: admin.accounts.warehouseId,
				external_order_num: String(order.id),
				attributes: {
					source: 'shopify',
					order_id: String(order.id),
					key: `shopify:sandbox-shop:${order.id}`,
				},
			});
			expect(order.lineIds.map(String)).toEqual(
				expect.arrayContaining(arrived?.items.map((item) => item.line_order_id) ?? []),
			);
		}
		expect(state.sales_orders.map((order) => order.order_num).sort()).toEqual(expectedNumbers.sort());
		expect(expectedNumbers).toHaveLength(120);
	});

	it('gives a reason for every order that was not sent', async () => {
		expect(firstTotals).toMatchObject({
			status: 'FINISHED_PARTIALLY',
			created: 120,
			skipped: 70,
			failed: 10,
			unknown: 0,
		});
		const rows = await (await world.n8n.dataTable('shopbridge_orders')).rows({ flow: FLOW });
		const byNumber = new Map(rows.map((row) => [row['number'], row]));
		for (const [index, order] of placed.entries()) {
			const expectation = kindOf(index).expect(index);
			const row = byNumber.get(order.name);
			if ('arrives' in expectation)
				expect(row).toMatchObject({ outcome: 'created', target_number: order.name });
			else if ('skipped' in expectation)
				expect(row).toMatchObject({ outcome: 'skipped', reason_code: expectation.skipped });
			else
				expect(row).toMatchObject({ outcome: 'failed', reason: expect.stringContaining(expectation.failed) });
			expect(String(row?.['reason'] ?? '').length).toBeGreaterThan('arrives' in expectation ? -1 : 10);
		}
		expect(rows).toHaveLength(ORDERS);
	});

	it('creates each customer once and logs in once', async () => {
		const state = await pulpo();
		const emails = state.third_parties.map(({ email }) => email).filter(Boolean);
		expect(new Set(emails).size).toBe(emails.length);
		expect(state.logins).toHaveLength(1);
	});

	it('makes no write call when nothing has changed', async () => {
		await admin.clearCounts();
		const totals = await world.run();
		expect(totals).toMatchObject({
			created: 0,
			updated: 0,
			cancelled: 0,
			unchanged: 120,
			skipped: 70,
			failed: 10,
		});
		expect(await writes()).toEqual([]);
	});

	it('updates an order that was edited in the shop and cancels one that was cancelled', async () => {
		const edited = placedOf('paid');
		const cancelled = placedOf('paid', 1);
		const refunded = placedOf('partially paid');
		await admin.act('shopify', 'editOrder', {
			id: edited.id,
			lines: [{ lineId: edited.lineIds[1], quantity: 5 }],
			note: 'New note',
		});
		await admin.act('shopify', 'cancelOrder', { id: cancelled.id });
		await admin.act('shopify', 'refundOrder', { id: refunded.id });
		await settled();
		expect(await world.run()).toMatchObject({ updated: 1, cancelled: 2, created: 0 });

		const state = await pulpo();
		const [order] = await orderNamed(edited.name);
		expect(inExpectedWords(must(order, 'order'), state, firstStart)).toMatchObject({
			notes: 'New note',
			items: [
				{ sku: 'SHIRT-M', quantity: 1 },
				{ sku: 'MUG-01', quantity: 5 },
			],
		});
		expect(await orderNamed(cancelled.name)).toMatchObject([{ state: 'cancelled' }]);
		expect(await orderNamed(refunded.name)).toMatchObject([{ state: 'cancelled' }]);
		expect(await journalRow(edited.name)).toMatchObject({ outcome: 'updated' });
	});

	it('leaves an order alone that the warehouse has begun to pick, and says so', async () => {
		const order = placedOf('paid', 2);
		await admin.act('pulpo', 'setOrderState', { order_num: order.name, state: 'picking' });
		const [before] = await orderNamed(order.name);
		await admin.act('shopify', 'editOrder', {
			id: order.id,
			lines: [{ lineId: order.lineIds[1], quantity: 9 }],
		});
		await settled();
		expect(await world.run()).toMatchObject({ updated: 0 });
		expect((await orderNamed(order.name))[0]?.items).toEqual(before?.items);
		const outcome = (await lastExecution()).items('Outcomes').find(({ number }) => number === order.name);
		expect(outcome).toMatchObject({ outcome: 'skipped', reason: { code: 'tooLateToUpdate' } });
	});

	it('tries failed orders again and turns them to done when the product exists', async () => {
		await admin.act('pulpo', 'seed', { products: [{ sku: 'NOT-IN-PULPO', name: 'Odd thing' }] });
		// The window no longer holds these orders: they are read again because they failed.
		await world.configure({ overlapMinutes: 0 });
		expect(await world.run()).toMatchObject({ created: 10, failed: 0, status: 'FINISHED' });
		const order = placedOf('unknown SKU');
		expect(await orderNamed(order.name)).toHaveLength(1);
		expect(await journalRow(order.name)).toMatchObject({ outcome: 'created', reason: '' });
	});

	it('only shows what it would do in a dry run', async () => {
		const [order] = await place([
			{ createdAt: new Date(Date.now() - 20_000).toISOString(), ...kindOf(0).place(900), notify: false },
		]);
		await world.configure({ overlapMinutes: 5, dryRun: true });
		await admin.clearCounts();
		expect(await world.run()).toMatchObject({ dryRun: true, created: 1 });
		expect(await writes()).toEqual([]);
		expect(await orderNamed(must(order, 'order').name)).toEqual([]);
		const outcome = (await lastExecution())
			.items('Outcomes')
			.find(({ number }) => number === must(order, 'order').name);
		expect(outcome).toMatchObject({
			outcome: 'created',
			dryRun: true,
			changes: expect.arrayContaining([expect.objectContaining({ before: null })]),
		});
		expect(await journalRow(must(order, 'order').name)).toBeUndefined();

		await world.configure({ overlapMinutes: 5, dryRun: false });
		expect(await world.run()).toMatchObject({ created: 1 });
		expect(await orderNamed(must(order, 'order').name)).toHaveLength(1);
	});

	it('runs single orders and date ranges again without doubling', async () => {
		const order = placedOf('unicode');
		expect(await world.run({ mode: 'orders', orders: [`shopify:sandbox-shop:${order.id}`] })).toMatchObject({
			unchanged: 1,
			created: 0,
		});
		const from = new Date(Date.now() - 3_600_000).toISOString();
		expect(await world.run({ mode: 'range', from })).toMatchObject({ created: 0, failed: 0 });
		expect(await orderNamed(order.name)).toHaveLength(1);
	});

	it('uses the bare number with a prefix when the settings say so', async () => {
		const [order] = await place([
			{ createdAt: new Date(Date.now() - 20_000).toISOString(), ...kindOf(0).place(901), notify: false },
		]);
		await world.configure({ prefixAndSuffix: false, numberPrefix: 'DE-', overlapMinutes: 0 });
		await world.run();
		expect(await orderNamed(`DE-${must(order, 'order').number}`)).toHaveLength(1);
		await world.configure({});
	});

	it('marks the run as failed when the shop cannot be read, and loses nothing', async () => {
		const [order] = await place([
			{ createdAt: new Date(Date.now() - 20_000).toISOString(), ...kindOf(0).place(902), notify: false },
		]);
		await admin.act('shopify', 'uninstallApp');
		await expect(world.run()).rejects.toThrow();
		const failed = await waitFor('the failed run in the journal', async () => {
			const [run] = await (await world.n8n.dataTable('shopbridge_runs')).rows({ status: 'FAILED' });
			return run;
		});
		expect(failed['message']).toMatch(/^Read New Orders: .*not installed/);
		await admin.act('shopify', 'seed', { apps: [{ clientId: '5a6e0b0c7d1f4e2b9c3d8a7f60514233' }] });
		expect(await world.run()).toMatchObject({ status: 'FINISHED' });
		expect(await orderNamed(must(order, 'order').name)).toHaveLength(1);
	});

	async function lastExecution(): Promise<Execution> {
		const [newest] = await world.n8n.executions({ workflowId: SALES_ORDERS });
		return await world.n8n.execution(must(newest, 'execution').id);
	}
});
