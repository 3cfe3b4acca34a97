import { arrivedNumbers, chaosOrders, type ChaosOrder } from '../support/scenario/chaos.ts';
import type { PulpoState } from '../support/scenario/expected.ts';
import { FLOW, startShopbridge, startShopifyPulpo, type Shopbridge } from '../support/shopifyPulpo.ts';
import { pause } from '../support/n8n/wait.ts';

jest.setTimeout(1_200_000);

const ORDERS = process.env['SHOPBRIDGE_FULL'] ? 1_000 : 200;
const MOST_RUNS = 12;

describe(`${ORDERS} orders with faults on the way and n8n killed in the middle`, () => {
	let admin: Awaited<ReturnType<typeof startShopifyPulpo>>;
	let world: Shopbridge;
	let orders: ChaosOrder[];

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		// Claims of the killed run must run out within the test.
		world = await startShopbridge(admin, { claimMinutes: 0.3, overlapMinutes: 60 });
		orders = await chaosOrders(admin, ORDERS);
		await admin.faults(
			(['shopify', 'pulpo'] as const).flatMap((system) => [
				{ system, kind: 'status', status: 500, share: 0.05, path: '^(?!.*/(auth|access_token)$)' },
				{
					system,
					kind: 'status',
					status: 429,
					share: 0.02,
					headers: { 'retry-after': '1' },
					path: '^(?!.*/(auth|access_token)$)',
				},
				{
					system,
					kind: 'timeoutAfterWrite',
					delayMs: 1_500,
					share: 0.03,
					method: 'POST',
					path: '^(?!.*/(auth|access_token)$)',
				},
			]),
		);
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	const state = async () => await admin.act<PulpoState>('pulpo', 'state');

	it('brings every order exactly once, and no other', async () => {
		const killed = world.run().catch((error: unknown) => String(error));
		// In the middle: some orders are in the warehouse, not all.
		while ((await state()).sales_orders.length === 0) await pause(20);
		await world.n8n.kill('SIGKILL');
		const arrivedBeforeTheKill = (await state()).sales_orders.length;
		expect(arrivedBeforeTheKill).toBeGreaterThan(0);
		expect(arrivedBeforeTheKill).toBeLessThan(ORDERS);
		expect(typeof (await killed)).toBe('string');

		await world.n8n.start();
		await world.n8n.waitForWebhook('test-call-workflow');
		for (let run = 0; run < MOST_RUNS; run++) {
			const totals = await world.run().catch(() => ({ status: 'stopped' }));
			if (totals['status'] === 'FINISHED') break;
			await pause(3_000);
		}
		expect(arrivedNumbers(await state())).toEqual(orders.map(({ name }) => name).sort());
	});

	it('says of every order that it has arrived', async () => {
		const rows = await (await world.n8n.dataTable('shopbridge_orders')).rows({ flow: FLOW });
		const done = rows.filter((row) => ['created', 'unchanged'].includes(String(row['outcome'])));
		expect(done.map((row) => row['number']).sort()).toEqual(orders.map(({ name }) => name).sort());
		expect(rows).toHaveLength(ORDERS);
	});
});
