import { installCaller, installJournal, JOURNAL, type Caller } from '../support/journal.ts';
import { must } from '../support/must.ts';
import { startN8n, type N8n } from '../support/n8n/index.ts';

jest.setTimeout(240_000);

const FLOW = 'test-flow';

const claimOf = (runId: string, keys: string[], claimMinutes = 15) =>
	keys.map((key) => ({ runId, flow: FLOW, key, number: `#${key}`, claimMinutes }));

describe.each(['sqlite', 'postgres'] as const)('journal on %s', (database) => {
	let n8n: N8n;
	let call: Caller;

	beforeAll(async () => {
		n8n = await startN8n({ database });
		await installJournal(n8n);
		call = await installCaller(n8n);
	});
	afterAll(async () => await n8n?.stop());

	const rowsOf = async (key: string) =>
		await (await n8n.dataTable('shopbridge_orders')).rows({ order_key: key });

	it('sets up the tables and the lock only once', async () => {
		await n8n.runWorkflow(JOURNAL.setUp);
		expect(await (await n8n.dataTable('shopbridge_locks')).rows()).toMatchObject([
			{ lock_name: 'orders', owner: '', expires_ms: 0 },
		]);
	});

	it('gives each order to exactly one of 20 runs at once', async () => {
		const keys = ['shopify:demo:1', 'shopify:demo:2', 'shopify:demo:3'];
		const answers = await Promise.all(
			Array.from({ length: 20 }, async (_, run) => await call(JOURNAL.claim, claimOf(`run-${run}`, keys))),
		);
		for (const key of keys) {
			const winners = answers.filter((answer) =>
				answer.some((row) => row['key'] === key && row['claimed'] === true),
			);
			expect(winners).toHaveLength(1);
			expect(await rowsOf(key)).toHaveLength(1);
		}
		expect(await (await n8n.dataTable('shopbridge_locks')).rows()).toMatchObject([
			{ owner: '', expires_ms: 0 },
		]);
	});

	it('refuses an order that another run holds, and gives it away once that claim has run out', async () => {
		const key = 'shopify:demo:10';
		await call(JOURNAL.claim, claimOf('crashed', [key], 0.02));
		expect(await call(JOURNAL.claim, claimOf('other', [key]))).toMatchObject([
			{ claimed: false, rowId: null },
		]);
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect(await call(JOURNAL.claim, claimOf('other', [key]))).toMatchObject([
			{ claimed: true, attempts: 2 },
		]);
		expect(await rowsOf(key)).toMatchObject([{ claim_owner: 'other', outcome: 'claimed' }]);
	});

	it('takes over a lock whose owner died inside it', async () => {
		const locks = await n8n.dataTable('shopbridge_locks');
		await locks.update({ lock_name: 'orders' }, { owner: 'dead', expires_ms: Date.now() + 1_500 });
		expect(await call(JOURNAL.claim, claimOf('after', ['shopify:demo:11']))).toMatchObject([
			{ claimed: true },
		]);
	});

	it('turns a failed row to done when a later run succeeds', async () => {
		const key = 'shopify:demo:20';
		const [first] = await call(JOURNAL.claim, claimOf('r1', [key]));
		const problem = {
			code: 'unknownSku',
			message: 'SKU X is unknown.',
			hint: 'Create it.',
			vendorMessage: null,
			retryable: false,
		};
		const outcome = { flow: FLOW, key, number: '#20', rowId: first?.['rowId'], reason: null, target: null };
		expect(
			await call(JOURNAL.record, [{ ...outcome, runId: 'r1', outcome: 'failed', problem }]),
		).toMatchObject([{ failed: 1, created: 0 }]);
		expect(await rowsOf(key)).toMatchObject([
			{
				outcome: 'failed',
				reason_code: 'unknownSku',
				reason: 'SKU X is unknown. Create it.',
				attempts: 1,
				claim_owner: '',
			},
		]);
		expect(await call(JOURNAL.failures, [{ flow: FLOW, days: 1 }])).toMatchObject([{ order_key: key }]);

		await call(JOURNAL.claim, claimOf('r2', [key]));
		await call(JOURNAL.record, [
			{
				...outcome,
				runId: 'r2',
				outcome: 'created',
				problem: null,
				target: { system: 'pulpo', id: '7', number: '#20' },
			},
		]);
		expect(await rowsOf(key)).toMatchObject([
			{ outcome: 'created', attempts: 2, reason: '', target_id: '7' },
		]);
	});

	it('does not let a run write over an order that it lost to another run', async () => {
		const key = 'shopify:demo:30';
		const [row] = await call(JOURNAL.claim, claimOf('slow', [key], 0.01));
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		await call(JOURNAL.claim, claimOf('fast', [key]));
		await call(JOURNAL.record, [
			{ flow: FLOW, key, number: '#30', rowId: row?.['rowId'], runId: 'slow', outcome: 'failed' },
		]);
		expect(await rowsOf(key)).toMatchObject([{ claim_owner: 'fast', outcome: 'claimed' }]);
	});

	it('settles a run: one outcome for each claimed record, the weightiest of several, and none is silent', async () => {
		const flow = 'settled-flow';
		const [run] = await call(JOURNAL.startRun, [{ flow, mode: 'periodic' }]);
		const { runId } = must(run, 'run');
		const keys = ['shopify:demo:41', 'shopify:demo:42', 'shopify:demo:43'];
		await call(
			JOURNAL.claim,
			keys.map((key) => ({ runId, flow, key, number: key.slice(-2), claimMinutes: 15 })),
		);
		const problem = { code: 'noteRefused', message: 'The note was refused', hint: null, vendorMessage: null };
		const outcome = { runId, flow, dryRun: false, number: '41', key: keys[0], target: null };
		const answer = await call(JOURNAL.settle, [
			{ ...outcome, outcome: 'created', counted: { updated: 2 } },
			{ ...outcome, outcome: 'failed', problem },
			{ ...outcome, outcome: 'unchanged' },
			{ ...outcome, key: keys[1], number: '42', outcome: 'skipped', reason: { code: 'x', message: 'Why' } },
			{ runId, flow, key: 'shopify:demo:44', number: '44', outcome: 'busy' },
		]);
		expect(answer).toMatchObject([
			{ created: 0, updated: 2, unchanged: 0, skipped: 1, failed: 2, busy: 1, status: 'FINISHED_PARTIALLY' },
		]);
		expect(await rowsOf('shopify:demo:41')).toMatchObject([
			{ outcome: 'failed', reason_code: 'noteRefused', claim_owner: '' },
		]);
		expect(await rowsOf('shopify:demo:42')).toMatchObject([{ outcome: 'skipped', reason: 'Why' }]);
		expect(await rowsOf('shopify:demo:43')).toMatchObject([
			{ outcome: 'failed', reason_code: 'noResult', number: '43', retryable: true, claim_owner: '' },
		]);
	});

	it('reads again from the last window that was done', async () => {
		const start = {
			flow: 'windows',
			mode: 'periodic',
			overlapMinutes: 5,
			firstRunHours: 24,
			workflowId: 'w',
			executionId: '1',
		};
		const [first] = await call(JOURNAL.startRun, [start]);
		const hours = (Date.parse(String(first?.['until'])) - Date.parse(String(first?.['since']))) / 3_600_000;
		expect(hours).toBe(24);

		await call(JOURNAL.finishRun, [{ runId: first?.['runId'], failed: 0, busy: 1 }]);
		const [second] = await call(JOURNAL.startRun, [start]);
		expect(Date.parse(String(second?.['until'])) - Date.parse(String(second?.['since']))).toBe(
			24 * 3_600_000,
		);

		expect(await call(JOURNAL.finishRun, [{ runId: second?.['runId'], created: 3 }])).toMatchObject([
			{ status: 'FINISHED' },
		]);
		const [third] = await call(JOURNAL.startRun, [start]);
		expect(Date.parse(String(third?.['since']))).toBe(Date.parse(String(second?.['until'])) - 5 * 60_000);
	});

	it('reads nothing older than the start date', async () => {
		const startDate = new Date(Date.now() - 600_000).toISOString();
		const [run] = await call(JOURNAL.startRun, [
			{ flow: 'dated', mode: 'periodic', startDate, firstRunHours: 24 },
		]);
		expect(Date.parse(String(run?.['since']))).toBe(Date.parse(startDate));
	});

	it.each([
		[{ created: 2, skipped: 1 }, 'FINISHED'],
		[{ created: 2, failed: 1 }, 'FINISHED_PARTIALLY'],
		[{ unchanged: 2, unknown: 1 }, 'FINISHED_PARTIALLY'],
		[{ failed: 2 }, 'FAILED'],
		[{}, 'FINISHED'],
	])('ends a run with %j as %s', async (counts, status) => {
		const [run] = await call(JOURNAL.startRun, [{ flow: 'ends', mode: 'periodic' }]);
		expect(await call(JOURNAL.finishRun, [{ runId: run?.['runId'], ...counts }])).toMatchObject([{ status }]);
		const rows = await (await n8n.dataTable('shopbridge_runs')).rows({ run_id: String(run?.['runId']) });
		expect(rows).toMatchObject([{ status }]);
	});
});
