import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresExists } from '../support/n8n/database.ts';
import { type N8n, startN8n } from '../support/n8n/index.ts';
import { nodeBinary } from '../support/n8n/paths.ts';
import {
	probeCredential,
	probeNode,
	probePackage,
	recordingWorkflow,
	tableName,
	webhookWorkflow,
} from '../support/n8n/probe.ts';
import { waitFor } from '../support/n8n/wait.ts';

jest.setTimeout(300_000);

describe.each(['sqlite', 'postgres'] as const)('a real n8n on %s', (database) => {
	let n8n: N8n;
	let packages: string;
	let vendor: Server;
	const recorder = 'harnessRecord001';
	const listener = 'harnessWebhook01';

	beforeAll(async () => {
		packages = await mkdtemp(join(tmpdir(), 'shopbridge-probe-'));
		vendor = createServer((request, response) => {
			response.statusCode = request.headers.authorization === 'Bearer right' ? 200 : 401;
			response.end('{}');
		});
		await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
		n8n = await startN8n({
			pack: false,
			packages: [await probePackage(packages)],
			database,
			webhookUrl: 'https://n8n.example/',
		});
		const url = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
		await n8n.importCredentials([
			{ id: 'probe', name: 'My probe', type: probeCredential, data: { url, token: 'right' } },
			{ id: 'other', name: 'Other probe', type: probeCredential, data: { url, token: 'wrong' } },
		]);
		await n8n.createDataTable(tableName, { number: 'number', word: 'string', token: 'string' });
		await n8n.importWorkflows([webhookWorkflow(recorder), recordingWorkflow()]);
	});

	afterAll(async () => {
		await n8n?.stop();
		await new Promise((resolve) => vendor.close(resolve));
		await rm(packages, { recursive: true, force: true });
	});

	const rows = async () => await (await n8n.dataTable(tableName)).rows();

	it('names the node types of an installed package as a user sees them', async () => {
		const names = (await n8n.nodeTypes()).map(({ name }) => name);
		expect(names).toContain(probeNode);
		expect(names.filter((name) => name.startsWith('CUSTOM.'))).toEqual([]);
	});

	it('tells which credential works', async () => {
		expect(await n8n.credentialTest('probe')).toMatchObject({ status: 'OK' });
		expect(await n8n.credentialTest('other')).toMatchObject({ status: 'Error' });
	});

	it('tests a credential that is not stored', async () => {
		const data = { url: `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`, token: 'right' };
		const result = await n8n.credentialTest({ name: 'New', type: probeCredential, data });
		expect(result.status).toBe('OK');
	});

	it('runs a workflow by hand to its end and shows what each node put out', async () => {
		const run = await n8n.runWorkflow(recorder, { data: [{ number: 1 }, { number: 2 }] });
		expect(run.status).toBe('success');
		expect(run.items('Probe')).toEqual([
			{ number: 1, word: 'hello', token: 'right' },
			{ number: 2, word: 'hello', token: 'right' },
		]);
		expect((await rows()).map(({ number }) => number)).toEqual([1, 2]);
	});

	it('gives a node the credential that was chosen for its workflow', async () => {
		await n8n.importWorkflows([{ ...recordingWorkflow(), id: 'harnessChosen001' }], {
			credentials: { [probeCredential]: 'other' },
		});
		const run = await n8n.runWorkflow('harnessChosen001', { data: [{ number: 0 }] });
		expect(run.items('Probe')).toEqual([{ number: 0, word: 'hello', token: 'wrong' }]);
	});

	it('says why and where a run failed', async () => {
		await n8n.importWorkflows([{ ...recordingWorkflow('fail'), id: 'harnessFailing01' }]);
		const run = await n8n.runWorkflow('harnessFailing01', { data: [{ number: 9 }] });
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ message: 'The word was fail', node: 'Probe' });
	});

	it('routes no webhook before it is published', async () => {
		expect((await n8n.callWebhook('harness', { number: 3 })).status).toBe(404);
	});

	it('publishes sub-workflows before the workflow that calls them, and answers its webhook', async () => {
		await n8n.publish([listener, recorder]);
		await n8n.waitForWebhook('harness');
		const answer = await n8n.callWebhook('harness', { number: 3 });
		expect(answer).toMatchObject({ status: 200, body: { number: 3, word: 'hello' } });
		const found = await (await n8n.dataTable(tableName)).rows({ number: 3 });
		expect(found).toMatchObject([{ number: 3, word: 'hello', token: 'right' }]);
	});

	it('lists the executions of a workflow with how they ended', async () => {
		expect(await n8n.waitForExecutions(listener, 1)).toMatchObject([
			{ workflowId: listener, status: 'success', mode: 'webhook' },
		]);
		expect(await n8n.executions({ workflowId: 'harnessFailing01', status: ['error'] })).toHaveLength(1);
		expect(await n8n.executions({ workflowId: 'harnessFailing01', status: ['success'] })).toEqual([]);
	});

	it('reads all rows of a large table, and changes and deletes rows', async () => {
		const large = await n8n.createDataTable('harness_large', { number: 'number', state: 'string' });
		await large.insert(Array.from({ length: 600 }, (_, number) => ({ number, state: 'new' })));
		await large.update({ number: 7 }, { state: 'done' });
		await large.deleteRows({ number: 8 });
		const all = await large.rows();
		expect(all).toHaveLength(599);
		expect(new Set(all.map(({ number }) => number)).size).toBe(599);
		expect((await large.rows({ state: 'done' })).map(({ number }) => number)).toEqual([7]);
	});

	it('finds a table by its whole name', async () => {
		await n8n.createDataTable('harness_names', { number: 'number' });
		const longer = await n8n.createDataTable('harness_names_archive', { number: 'number' });
		await longer.insert([{ number: 1 }]);
		expect(await (await n8n.dataTable('harness_names')).rows()).toEqual([]);
		await expect(n8n.dataTable('harness_name')).rejects.toThrow('no Data Table "harness_name"');
	});

	it('keeps data, workflows and webhooks over SIGKILL, and leaves no task runner behind', async () => {
		const before = await rows();
		const pid = n8n.pid();
		expect(n8n.memory().groupBytes).toBeGreaterThan(n8n.memory().residentBytes);
		await n8n.kill('SIGKILL');
		expect(processesOf(pid)).toEqual([]);
		await n8n.start();
		await n8n.waitForWebhook('harness');
		expect(await rows()).toEqual(before);
		expect((await n8n.callWebhook('harness', { number: 4 })).status).toBe(200);
		expect(await (await n8n.dataTable(tableName)).rows({ number: 4 })).toHaveLength(1);
	});

	it('leaves no process and no folder behind', async () => {
		const pid = n8n.pid();
		await n8n.stop();
		expect(processesOf(pid)).toEqual([]);
		expect(existsSync(n8n.folder)).toBe(false);
	});
});

it('leaves no process, folder and database behind when whoever started n8n is killed', async () => {
	const starter = spawn(nodeBinary(), ['test/support/n8n/abandoned.ts'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const said = await new Promise<string>((resolve) =>
		starter.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString())),
	);
	const { pid, folder, database }: { pid: number; folder: string; database: string } = JSON.parse(said);
	expect(processesOf(pid)).not.toEqual([]);
	expect(existsSync(folder) && (await postgresExists(database))).toBe(true);

	starter.kill('SIGKILL');

	await waitFor('the guard to clean up', async () => {
		const left = processesOf(pid).length > 0 || existsSync(folder) || (await postgresExists(database));
		return left ? undefined : true;
	});
});

/** Running processes of a group. */
function processesOf(group: number): string[] {
	return execFileSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' })
		.split('\n')
		.filter((line) => {
			const [pgid, state = ''] = line.trim().split(/\s+/);
			return Number(pgid) === group && !state.startsWith('Z');
		});
}
