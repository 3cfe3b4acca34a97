/**
 * A real n8n for tests, `npm start` and the benchmark.
 *
 *     const n8n = await startN8n({ webhookUrl: 'https://n8n.example/' });        // about 10 s; share it in a file
 *     await n8n.importCredentials([{ id: 'shop', name: 'My shop', type: 'shopifySyncApi', data: { … } }]);
 *     const [id] = await n8n.importWorkflows(['workflows/shopify-pulpo/sales-orders.json']);
 *     await n8n.publish([id]);                                                   // called workflows first
 *     const run = await n8n.runWorkflow(id, { trigger: 'Start by Hand' });       // until it has ended
 *     expect(run.status).toBe('success');
 *     expect(run.items('Import Orders')).toHaveLength(3);
 *     const rows = await (await n8n.dataTable('shopbridge_orders')).rows({ outcome: 'created' });
 *     await n8n.kill('SIGKILL');
 *     await n8n.start();                                                         // same folder, ports, database
 *     await n8n.stop();                                                          // leaves nothing behind
 *
 * Workflow ids of the files are kept. Credential ids are the caller's own: n8n gives others, and the nodes of imported
 * workflows get the right ones (by id when the node names one, else the first of the type). If the process that started n8n
 * dies, a guard process ends n8n and removes its folder and database.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Owner, type RestClient } from './client.ts';
import { CredentialStore, type CredentialSeed, type CredentialTestResult } from './credentials.ts';
import { type ColumnType, type DataTable, DataTableStore } from './dataTables.ts';
import { createPostgres, sqlite } from './database.ts';
import { n8nEnvironment } from './environment.ts';
import { ExecutionStore } from './executions.ts';
import { installPackages, packTarball } from './pack.ts';
import { n8nCommand } from './paths.ts';
import { freePorts } from './ports.ts';
import { type Guard, type Memory, startGuard } from './process.ts';
import { type ManualRun, Runner } from './runner.ts';
import { Server } from './server.ts';
import { type ImportOptions, type WorkflowJson, WorkflowStore } from './workflows.ts';
import { messageOf, type WaitOptions } from './wait.ts';

export type { CredentialSeed, CredentialTestResult } from './credentials.ts';
export type { CellValue, DataTable, Row } from './dataTables.ts';
export type { Execution, ExecutionFilter, ExecutionStatus, ExecutionSummary, NodeRun } from './executions.ts';
export type { WebhookAnswer, WebhookCall } from './runner.ts';
export type { ImportOptions, WorkflowJson, WorkflowNode } from './workflows.ts';

export interface N8nOptions {
	/** Tarball or folder of the pack; left out: this repository's own, built and packed; false: n8n without it. */
	pack?: string | false;
	/** Folders or tarballs of further packages. */
	packages?: string[];
	database?: 'postgres' | 'sqlite';
	/** The public address that n8n tells vendors, such as "https://n8n.example/". */
	webhookUrl?: string;
	/** Environment variables for n8n, above all others. */
	env?: Record<string, string>;
	/** A fixed port for the editor instead of a free one. */
	port?: number;
	/** Whether the folder with database and log stays after the end, for looking into it. */
	keep?: boolean;
}

const owner: Owner = { email: 'owner@shop.example', password: 'Shopbridge-2026' };

export type N8n = Awaited<ReturnType<typeof startN8n>>;

export async function startN8n(options: N8nOptions = {}) {
	const command = await n8nCommand();
	const guard = startGuard();
	const folder = await mkdtemp(join(tmpdir(), 'shopbridge-n8n-'));
	guard.tell(`folder ${folder}`);
	const logFile = join(folder, 'n8n.log');
	const release: Array<() => Promise<void>> = [];
	const leave = async () => {
		for (const step of release.reverse()) await step();
		if (options.keep !== true) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		guard.dismiss();
	};
	try {
		await installPackages(join(folder, '.n8n/nodes'), await packagesOf(options, folder));
		const database = options.database === 'postgres' ? await createPostgres() : sqlite;
		release.push(database.drop);
		if (database.name !== undefined) guard.tell(`database ${database.name}`);
		const [freePort = 0, brokerPort = 0] = await freePorts(2);
		const port = options.port ?? freePort;
		const { webhookUrl, env: overrides = {} } = options;
		const env = n8nEnvironment({ folder, port, brokerPort, webhookUrl, database: database.env, overrides });
		const client = createClient(`http://127.0.0.1:${port}`, owner);
		const server = new Server({ command, env, folder, logFile, guard, client });
		release.push(async () => await server.kill('SIGTERM'));
		await server.start();
		await client.setUpOwner();
		return handle({ port, folder, database: database.name, server, client, leave });
	} catch (error) {
		const kept = `${folder}.log`;
		await copyFile(logFile, kept).catch(() => {});
		await leave();
		throw new Error(`n8n did not start: ${messageOf(error)}\nIts log: ${kept}`, { cause: error });
	}
}

async function packagesOf({ pack, packages = [] }: N8nOptions, folder: string): Promise<string[]> {
	if (pack === false) return packages;
	return [pack ?? (await packTarball(join(folder, 'pack'))), ...packages];
}

interface Parts {
	port: number;
	folder: string;
	database: string | undefined;
	server: Server;
	client: RestClient;
	leave: () => Promise<void>;
}

function handle({ port, folder, database, server, client, leave }: Parts) {
	const credentials = new CredentialStore(client);
	const workflows = new WorkflowStore(client, credentials);
	const executions = new ExecutionStore(client);
	const tables = new DataTableStore(client);
	const runner = new Runner(client, workflows, executions, server.ended);
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		owner,
		/** Holds `.n8n` (database, settings) and `n8n.log`. */
		folder,
		/** The name of its PostgreSQL database. */
		database,
		/** n8n's REST API with the owner's session, for what has no method here. */
		rest: client,
		log: (): string => server.log(),
		/** Copies the log to where it outlives this n8n; returns the path. */
		saveLog: async (): Promise<string> => {
			await copyFile(join(folder, 'n8n.log'), `${folder}.log`);
			return `${folder}.log`;
		},
		memory: (): Memory => server.memory(),
		pid: (): number => server.pid,

		importCredentials: async (seeds: readonly CredentialSeed[]): Promise<void> =>
			await credentials.import(seeds),
		/** Of a stored credential by its id, or of one that is not stored. */
		credentialTest: async (what: string | Omit<CredentialSeed, 'id'>): Promise<CredentialTestResult> =>
			await credentials.test(what),

		importWorkflows: async (
			sources: ReadonlyArray<string | WorkflowJson>,
			importOptions?: ImportOptions,
		): Promise<string[]> => await workflows.import(sources, importOptions),
		publish: async (ids: readonly string[]): Promise<void> => await workflows.publish(ids),
		unpublish: async (ids: readonly string[]): Promise<void> => await workflows.unpublish(ids),
		workflow: workflows.get.bind(workflows),
		nodeTypes: workflows.nodeTypes.bind(workflows),

		runWorkflow: async (id: string, run?: ManualRun) => await runner.run(id, run),
		startWorkflow: async (id: string, run?: ManualRun): Promise<string> => await runner.start(id, run),
		webhookPath: workflows.webhookPath.bind(workflows),
		waitForWebhook: runner.waitForWebhook.bind(runner),
		callWebhook: runner.callWebhook.bind(runner),

		executions: executions.list.bind(executions),
		execution: executions.get.bind(executions),
		waitForExecution: async (id: string, wait: WaitOptions = {}) =>
			await executions.wait(id, { hopeless: server.ended, ...wait }),
		/** Until no execution of the workflow runs any more and at least `count` have ended; newest first. */
		waitForExecutions: runner.waitForExecutions.bind(runner),

		dataTable: async (name: string): Promise<DataTable> => await tables.get(name),
		createDataTable: async (name: string, columns: Record<string, ColumnType>): Promise<DataTable> =>
			await tables.create(name, columns),

		kill: async (signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> => await server.kill(signal),
		/** After a kill: the same folder, ports and database. */
		start: async (): Promise<void> => await server.start(),
		restart: async (): Promise<void> => {
			await server.kill('SIGTERM');
			await server.start();
		},
		/** Ends n8n and takes its folder and database away. */
		stop: leave,
	};
}

export type { Guard };
