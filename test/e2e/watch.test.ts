import { installCaller, installJournal, type Caller } from '../support/journal.ts';
import { must } from '../support/must.ts';
import { changeSettings, type SettingValues } from '../support/demo/templates.ts';
import { startN8n, type N8n } from '../support/n8n/index.ts';
import { repositoryRoot } from '../support/n8n/paths.ts';
import { join } from 'node:path';

jest.setTimeout(240_000);

const WATCH = 'shopbridgeWatch1';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const USUAL: SettingValues = { silenceHours: 'never = 0', mostNamed: 3 };

interface Told {
	count: number;
	subject: string;
	text: string;
}

describe('the watch over the journal', () => {
	let n8n: N8n;
	let call: Caller;
	let runs = 0;

	const configure = async (settings: SettingValues) => {
		await n8n.importWorkflows([join(repositoryRoot(), 'workflows/journal/watch.json')], {
			change: (workflow) => {
				changeSettings(workflow, settings);
			},
		});
		await n8n.publish([WATCH]);
	};
	const look = async () => must((await call(WATCH, [{}]))[0], 'what the watch answers') as unknown as Told;
	const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
	/** Runs by the clock, the newest last. */
	const ran = async (flow: string, status: string, times: string[], more: object = {}) =>
		await (
			await n8n.dataTable('shopbridge_runs')
		).insert(
			times.map((at) => ({
				run_id: `${flow}-${++runs}`,
				flow,
				mode: 'periodic',
				status,
				started_at: at,
				dry_run: false,
				message: '',
				...more,
			})),
		);
	const everyTenMinutes = (untilMs: number, count = 30) =>
		Array.from({ length: count }, (_, index) => ago(untilMs + (count - 1 - index) * 10 * MINUTE_MS));
	const record = async (flow: string, key: string, outcome: string, reason: string) =>
		await (
			await n8n.dataTable('shopbridge_orders')
		).insert([{ order_key: key, number: `#${key}`, flow, outcome, reason }]);

	const forgetAll = async () => {
		const told = await n8n.dataTable('shopbridge_told');
		for (const { topic } of await told.rows()) await told.deleteRows({ topic: must(topic, 'topic') });
	};

	beforeAll(async () => {
		n8n = await startN8n();
		await installJournal(n8n);
		call = await installCaller(n8n);
		await configure(USUAL);
	});
	beforeEach(async () => {
		for (const status of ['FINISHED', 'FINISHED_PARTIALLY', 'FAILED'])
			await (await n8n.dataTable('shopbridge_runs')).deleteRows({ status });
		for (const outcome of ['created', 'skipped', 'failed', 'unknown'])
			await (await n8n.dataTable('shopbridge_orders')).deleteRows({ outcome });
		await forgetAll();
	});
	afterAll(async () => await n8n?.stop());

	it('says nothing when all is well', async () => {
		await ran('orders', 'FINISHED', everyTenMinutes(5 * MINUTE_MS));
		await ran('shipments', 'FINISHED_PARTIALLY', everyTenMinutes(5 * MINUTE_MS));
		await record('orders', '1', 'created', '');
		await record('orders', '2', 'skipped', 'not paid');
		expect(await look()).toEqual({ count: 0, subject: '', text: '' });
	});

	it('tells once that a flow is silent, and again when it has run and fallen silent once more', async () => {
		await ran('orders', 'FINISHED', everyTenMinutes(3 * HOUR_MS));
		const told = await look();
		expect(told).toMatchObject({ count: 1, subject: 'ShopBridge: 1 silent' });
		expect(told.text).toContain('orders has not finished a run for 3 hours');
		expect((await look()).count).toBe(0);
		const running = 'orders-again';
		await ran('orders', 'FINISHED', [ago(MINUTE_MS)], { run_id: running });
		expect((await look()).count).toBe(0);
		await (await n8n.dataTable('shopbridge_runs')).deleteRows({ run_id: running });
		expect((await look()).count).toBe(1);
	});

	it('knows the rhythm of a flow', async () => {
		const daily = [115, 91, 67, 43].map((hours) => ago(hours * HOUR_MS));
		await ran('once-a-day', 'FINISHED', daily);
		await ran('once-a-day', 'FINISHED', [ago(19 * HOUR_MS)], { run_id: 'newest' });
		await ran('by-hand', 'FINISHED', [ago(90 * HOUR_MS)]);
		await ran('never', 'FINISHED', everyTenMinutes(30 * HOUR_MS));
		await ran('dry', 'FINISHED', everyTenMinutes(30 * HOUR_MS), { dry_run: true });
		expect((await look()).text).toBe('');
		await (await n8n.dataTable('shopbridge_runs')).deleteRows({ run_id: 'newest' });
		expect((await look()).text).toContain('once-a-day has not finished a run for 43 hours');
	});

	it('goes by the hours that are set for a flow, also when it has left the journal', async () => {
		await configure({ ...USUAL, silenceHours: 'asked-for = 1' });
		expect((await look()).text).toMatch(/^Silent:\n- asked-for has not run in the last 7 days/);
		await ran('asked-for', 'FINISHED', [ago(20 * MINUTE_MS)]);
		expect((await look()).count).toBe(0);
		await (
			await n8n.dataTable('shopbridge_runs')
		).update({ flow: 'asked-for' }, { started_at: ago(90 * MINUTE_MS) });
		expect((await look()).text).toContain('asked-for has not finished a run for an hour');
		await configure(USUAL);
	});

	it('tells that the last runs of a flow failed, not those that a later run has made good', async () => {
		await ran('orders', 'FINISHED', everyTenMinutes(40 * MINUTE_MS));
		await ran('orders', 'FAILED', [ago(30 * MINUTE_MS), ago(20 * MINUTE_MS)], {
			message: 'Read New Orders: refused',
		});
		await ran('stock', 'FAILED', [ago(30 * MINUTE_MS)], { message: 'over' });
		await ran('stock', 'FINISHED', [ago(20 * MINUTE_MS)]);
		const told = await look();
		expect(told).toMatchObject({ count: 1, subject: 'ShopBridge: 1 with failed runs' });
		expect(told.text).toContain('orders: 2 runs one after the other failed');
		expect(told.text).toContain('Read New Orders: refused');
		await ran('orders', 'FAILED', [ago(MINUTE_MS)], { message: 'Read New Orders: refused' });
		expect((await look()).count).toBe(0);
	});

	it('reminds of it a day later', async () => {
		await ran('orders', 'FAILED', [ago(20 * MINUTE_MS)]);
		expect((await look()).count).toBe(1);
		const table = await n8n.dataTable('shopbridge_told');
		await table.update({ topic: 'runs periodic orders' }, { told_at: ago(25 * HOUR_MS) });
		expect((await look()).count).toBe(1);
		expect((await look()).count).toBe(0);
		expect(await table.rows()).toHaveLength(1);
	});

	it('names what failed and what is unknown once each, and again when it fails after it had worked', async () => {
		for (const key of ['1', '2', '3', '4'])
			await record('orders', key, 'failed', 'SKU "A" is unknown there.');
		await record('returns', '9', 'unknown', 'The answer was lost.');
		const told = await look();
		expect(told).toMatchObject({ count: 5, subject: 'ShopBridge: 5 failed or unknown' });
		expect(told.text).toContain('orders, 4 to look at:\n- #1: failed. SKU "A" is unknown there.');
		expect(told.text).toContain('- and 1 more');
		expect(told.text).toContain('- #9: unknown. The answer was lost.');
		await record('orders', '5', 'failed', 'No street.');
		expect((await look()).text).toContain('orders, 1 to look at:\n- #5: failed. No street.');
		const orders = await n8n.dataTable('shopbridge_orders');
		await orders.update({ order_key: '1' }, { outcome: 'created' });
		expect((await look()).count).toBe(0);
		await orders.update({ order_key: '1' }, { outcome: 'failed' });
		expect((await look()).text).toContain('- #1: failed.');
	});

	it('remembers nothing when the message cannot be sent', async () => {
		await ran('orders', 'FAILED', [ago(20 * MINUTE_MS)]);
		await n8n.importWorkflows([join(repositoryRoot(), 'workflows/journal/watch.json')], {
			change: ({ nodes }) => {
				const mail = must(
					nodes.find(({ name }) => name === 'Send Email'),
					'Send Email',
				);
				Object.assign(mail, { disabled: false, type: 'n8n-nodes-base.stopAndError', typeVersion: 1 });
				mail.parameters = { errorMessage: 'no mail server' };
			},
		});
		await n8n.publish([WATCH]);
		await expect(look()).rejects.toThrow();
		expect(await (await n8n.dataTable('shopbridge_told')).rows()).toEqual([]);
		await configure(USUAL);
		expect((await look()).count).toBe(1);
	});
});
