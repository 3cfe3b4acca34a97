import { must } from '../support/must.ts';
import type { PulpoState } from '../support/scenario/expected.ts';
import { changeSettings, type SettingValues } from '../support/demo/templates.ts';
import { templateFiles } from '../support/journal.ts';
import { waitFor } from '../support/n8n/wait.ts';
import { FLOW, startShopbridge, startShopifyPulpo, type Shopbridge } from '../support/shopifyPulpo.ts';
import { KINDS } from '../support/scenario/kinds.ts';

jest.setTimeout(300_000);

const DAILY = 'shopifyPulpoDaily1';
const BACKFILL = 'shopifyPulpoBackfill1';
const DAY_MS = 86_400_000;

interface Placed {
	name: string;
}

describe('sales orders once a day, backfilled, and run again by a form', () => {
	let admin: Awaited<ReturnType<typeof startShopifyPulpo>>;
	let world: Shopbridge;

	const place = async (count: number, agoMs: number, from: number): Promise<Placed[]> => {
		const createdAt = new Date(Date.now() - agoMs).toISOString();
		const orders = Array.from({ length: count }, (_, index) => ({
			createdAt,
			...must(KINDS[0], 'kind of order').place(from + index),
			notify: false,
		}));
		return (await admin.act<{ orders: Placed[] }>('shopify', 'placeOrders', { orders })).orders;
	};
	const numbers = async () =>
		(await admin.act<PulpoState>('pulpo', 'state')).sales_orders.map((order) => order.order_num).sort();
	/** As a browser does: sends the form, then asks for the page that follows until the workflow has come to it. */
	const submit = async (path: string, fields: Record<string, string>): Promise<string> => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		const response = await fetch(`${world.n8n.url}/form/${path}`, { method: 'POST', body: form });
		const { formWaitingUrl } = (await response.json()) as { formWaitingUrl: string };
		const { pathname, search } = new URL(formWaitingUrl);
		return await waitFor('the page at the end of the form', async () => {
			const status = await (await fetch(`${world.n8n.url}${pathname}/n8n-execution-status${search}`)).text();
			if (status !== 'form-waiting') return undefined;
			return await (await fetch(`${world.n8n.url}${pathname}${search}`)).text();
		});
	};

	const importFlows = async (daily: SettingValues) => {
		const files = (await templateFiles('shopify-pulpo')).filter((file) =>
			/(sales-orders-daily|backfill)\.json$/.test(file),
		);
		await world.n8n.importWorkflows(files, {
			change: (workflow) => {
				if (workflow.id === DAILY) changeSettings(workflow, daily);
			},
		});
		await world.n8n.publish([DAILY, BACKFILL]);
	};
	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		world = await startShopbridge(admin, { startDate: new Date(Date.now() - DAY_MS).toISOString() });
		await importFlows({ timeDifferenceSeconds: 0, daysBack: 2 });
	});
	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('periodic and daily run started at the same second never double', async () => {
		const placed = await place(200, 3_600_000, 0);
		const [periodic] = await Promise.all([world.run(), world.n8n.startWorkflow(DAILY)]);
		await waitFor('the end of the daily run', async () => {
			const [run] = await (await world.n8n.dataTable('shopbridge_runs')).rows({ flow: FLOW, mode: 'range' });
			return run !== undefined && run['status'] !== 'running' ? run : undefined;
		});
		await world.run();
		expect(await numbers()).toEqual(placed.map(({ name }) => name).sort());
		const runs = await (await world.n8n.dataTable('shopbridge_runs')).rows({ flow: FLOW });
		const sum = (name: string) => runs.reduce((total, row) => total + Number(row[name] ?? 0), 0);
		expect(sum('created')).toBe(200);
		expect(sum('failed') + sum('unknown')).toBe(0);
		expect(new Set(runs.map((row) => row['mode']))).toEqual(new Set(['periodic', 'range']));
		expect(periodic).toMatchObject({ failed: 0 });
	});

	it('the daily run waits for the time difference and reads as many days back as it is told', async () => {
		await importFlows({ timeDifferenceSeconds: 4, daysBack: 5 });
		const before = Date.now();
		await world.n8n.startWorkflow(DAILY);
		const row = await waitFor('the end of the daily run', async () => {
			const runs = await (await world.n8n.dataTable('shopbridge_runs')).rows({ flow: FLOW, mode: 'range' });
			return runs.find(
				(run) => Date.parse(String(run['started_at'])) > before && run['status'] !== 'running',
			);
		});
		const [start, from] = ['started_at', 'window_from'].map((name) => Date.parse(String(row[name])));
		expect((start ?? 0) - before).toBeGreaterThanOrEqual(4_000);
		// What is younger than five seconds is left to the next run.
		expect((start ?? 0) - (from ?? 0)).toBe(5 * DAY_MS + 5_000);
	});

	it('the backfill form sends orders from before the start date, a few days at a time', async () => {
		const old = await place(3, 20 * DAY_MS, 500);
		await world.run();
		expect(await numbers()).not.toEqual(expect.arrayContaining(old.map(({ name }) => name)));
		const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
		const page = await submit('shopbridge-backfill', {
			'field-0': day(22),
			'field-1': day(15),
			'field-2': '3',
			'field-3': 'Yes',
		});
		expect(page).toContain('Done: 3 runs');
		expect(page).toContain('Created 3, updated 0');
		expect(await numbers()).toEqual(expect.arrayContaining(old.map(({ name }) => name)));
	});

	it('the form Run Again answers with what became of the order, or why nothing was run', async () => {
		const [order] = await place(1, 60_000, 900);
		await world.run();
		const name = must(order, 'order').name;
		const again = { 'field-0': FLOW, 'field-1': 'One order', 'field-2': name };
		expect(await submit('shopbridge-run-again', again)).toContain('Created 0, updated 0, unchanged 1');
		const unknown = { 'field-0': FLOW, 'field-1': 'All orders of a run', 'field-2': 'no-such-run' };
		expect(await submit('shopbridge-run-again', unknown)).toContain('has no such order');
	});
});
