import { KINDS } from '../support/scenario/kinds.ts';
import type { PulpoState } from '../support/scenario/expected.ts';
import { choose } from '../support/demo/templates.ts';
import { must } from '../support/must.ts';
import { waitFor } from '../support/n8n/wait.ts';
import {
	SALES_ORDERS,
	SALES_ORDERS_FILE,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
} from '../support/shopifyPulpo.ts';

jest.setTimeout(240_000);

describe('the sales order template on its schedule', () => {
	let admin: Awaited<ReturnType<typeof startShopifyPulpo>>;
	let world: Shopbridge;

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		world = await startShopbridge(admin);
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('runs by itself at the interval of its schedule', async () => {
		await world.n8n.importWorkflows([SALES_ORDERS_FILE], {
			change: (workflow) => {
				choose(workflow, { accounts: admin.accounts });
				const schedule = must(
					workflow.nodes.find(({ name }) => name === 'Every 10 Minutes'),
					'schedule',
				);
				schedule.parameters['rule'] = { interval: [{ field: 'minutes', minutesInterval: 1 }] };
			},
		});
		await admin.act('shopify', 'placeOrders', {
			orders: [
				{
					createdAt: new Date(Date.now() - 60_000).toISOString(),
					...must(KINDS[0], 'kind').place(1),
					notify: false,
				},
			],
		});
		await world.n8n.publish([SALES_ORDERS]);
		await waitFor(
			'the order in the warehouse',
			async () => {
				const { sales_orders: orders } = await admin.act<PulpoState>('pulpo', 'state');
				return orders.length === 1 ? true : undefined;
			},
			{ timeoutMs: 120_000, everyMs: 1_000 },
		);
		const [run] = await world.n8n.waitForExecutions(SALES_ORDERS, 1);
		expect(run).toMatchObject({ mode: 'trigger', status: 'success' });
	});
});
