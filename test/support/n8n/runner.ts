import type { RestClient } from './client.ts';
import type { Execution, ExecutionStore, ExecutionSummary } from './executions.ts';
import { waitFor, type WaitOptions } from './wait.ts';
import type { WorkflowJson, WorkflowStore } from './workflows.ts';

export interface ManualRun {
	/** The trigger to start from; left out: the manual trigger, else the one for calls by other workflows. */
	trigger?: string;
	/** What the trigger puts out. */
	data?: ReadonlyArray<Record<string, unknown>>;
	timeoutMs?: number;
}

export interface WebhookCall {
	method?: 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';
	headers?: Record<string, string>;
	/** Whether the address of the editor's test run is meant. */
	test?: boolean;
}

export interface WebhookAnswer {
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

const startable = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.executeWorkflowTrigger'];

/** Starts workflows as a user does by hand and as vendors do by webhook. */
export class Runner {
	readonly #client: RestClient;
	readonly #workflows: WorkflowStore;
	readonly #executions: ExecutionStore;
	readonly #ended: () => string | undefined;

	constructor(
		client: RestClient,
		workflows: WorkflowStore,
		executions: ExecutionStore,
		ended: () => string | undefined,
	) {
		this.#client = client;
		this.#workflows = workflows;
		this.#executions = executions;
		this.#ended = ended;
	}

	/** Returns the execution's id at once. */
	async start(id: string, { trigger, data }: ManualRun = {}): Promise<string> {
		const name = trigger ?? startOf(await this.#workflows.get(id));
		const items = data?.map((json) => ({ json }));
		const { executionId } = await this.#client.post<{ executionId?: string }>(`/workflows/${id}/run`, {
			triggerToStartFrom: { name, ...(items !== undefined && { data: triggerOutput(items) }) },
		});
		if (executionId === undefined)
			throw new Error(`"${name}" waits for its webhook and cannot be run by hand`);
		return executionId;
	}

	async run(id: string, run: ManualRun = {}): Promise<Execution> {
		const executionId = await this.start(id, run);
		return await this.#executions.wait(executionId, {
			hopeless: this.#ended,
			timeoutMs: run.timeoutMs ?? 120_000,
		});
	}

	/** Until n8n routes calls to the webhook. Asks with OPTIONS, which starts no execution. */
	async waitForWebhook(path: string, options: WaitOptions & { method?: string } = {}): Promise<void> {
		const { method = 'POST', ...wait } = options;
		await waitFor(
			`webhook ${method} ${path}`,
			async () => {
				const { status, headers } = await this.#client.raw.options(`/webhook/${path}`, {
					headers: { origin: 'http://shop.example' },
				});
				const allowed = String(headers['access-control-allow-methods'] ?? '');
				return status < 300 && allowed.includes(method) ? true : undefined;
			},
			{ hopeless: this.#ended, ...wait },
		);
	}

	async callWebhook(path: string, body?: unknown, call: WebhookCall = {}): Promise<WebhookAnswer> {
		const { method = 'POST', headers = {}, test = false } = call;
		const {
			status,
			headers: answered,
			data,
		} = await this.#client.raw.request({
			method,
			url: `/${test ? 'webhook-test' : 'webhook'}/${path}`,
			data: body,
			// A vendor has no session, and signs the bytes that it sends.
			headers: { cookie: '', ...headers },
			// Some flows answer when they have done their work.
			timeout: 600_000,
		});
		return { status, headers: { ...answered }, body: data };
	}

	async waitForExecutions(
		workflowId: string,
		count: number,
		options: WaitOptions = {},
	): Promise<ExecutionSummary[]> {
		return await waitFor(
			`${count} executions of ${workflowId}`,
			async () => {
				const list = await this.#executions.list({ workflowId });
				const ended = list.filter(({ stoppedAt, status }) => stoppedAt !== null && status !== 'waiting');
				return ended.length >= count && ended.length === list.length ? list : undefined;
			},
			{ hopeless: this.#ended, timeoutMs: 120_000, everyMs: 300, ...options },
		);
	}
}

function startOf({ nodes, name }: WorkflowJson): string {
	for (const type of startable) {
		const node = nodes.find((one) => one.type === type && one.disabled !== true);
		if (node !== undefined) return node.name;
	}
	throw new Error(`Workflow "${name}" has no trigger that can be started by hand: name one`);
}

function triggerOutput(items: ReadonlyArray<{ json: Record<string, unknown> }>) {
	return { startTime: 0, executionTime: 0, executionIndex: 0, source: [], data: { main: [items] } };
}
