import type { RestClient } from './client.ts';
import { unflatten } from './flatted.ts';
import { waitFor, type WaitOptions } from './wait.ts';

export type ExecutionStatus =
	'canceled' | 'crashed' | 'error' | 'new' | 'running' | 'success' | 'unknown' | 'waiting';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: string;
	startedAt: string;
	stoppedAt: string | null;
}

export interface ItemData {
	json: Record<string, unknown>;
	[key: string]: unknown;
}

export interface NodeRun {
	executionStatus: string;
	/** Items per output, in the order of the node's outputs; the error output is the last one. */
	outputs: ItemData[][];
	error?: { message: string; description?: string; [key: string]: unknown };
	executionTimeMs: number;
}

export interface Execution extends ExecutionSummary {
	/** Every run of every node, by the node's name. */
	runs: Record<string, NodeRun[]>;
	/** Why it failed, in the words that the user sees, and in which node. */
	error?: { message: string; description?: string; node?: string };
	/** All that n8n kept, parsed. */
	data: StoredData;
	/** The json of the items that a node put out; all its runs together unless one is named. */
	items(node: string, options?: { output?: number; run?: number }): Array<Record<string, unknown>>;
}

interface StoredData {
	resultData: {
		runData?: Record<string, StoredRun[]>;
		error?: StoredError;
		lastNodeExecuted?: string;
	};
	[key: string]: unknown;
}

interface StoredRun {
	executionStatus?: string;
	executionTime?: number;
	data?: { main?: Array<ItemData[] | null> };
	error?: StoredError;
}

interface StoredError {
	message: string;
	description?: string | null;
	node?: { name?: string };
	[key: string]: unknown;
}

export interface ExecutionFilter {
	workflowId?: string;
	status?: ExecutionStatus[];
}

const running: readonly ExecutionStatus[] = ['new', 'running', 'waiting'];

export class ExecutionStore {
	readonly #client: RestClient;

	constructor(client: RestClient) {
		this.#client = client;
	}

	/** Newest first. */
	async list(filter: ExecutionFilter = {}): Promise<ExecutionSummary[]> {
		const found: ExecutionSummary[] = [];
		for (;;) {
			const last = found.at(-1);
			const { results } = await this.#client.get<{ results: ExecutionSummary[] }>('/executions', {
				limit: 100,
				filter: JSON.stringify(filter),
				...(last !== undefined && { lastId: last.id }),
			});
			const known = new Set(found.map(({ id }) => id));
			const fresh = results.filter(({ id }) => !known.has(id));
			found.push(...fresh);
			if (fresh.length === 0 || results.length < 100) return found;
		}
	}

	async get(id: string): Promise<Execution> {
		const { data: text, ...summary } = await this.#client.get<ExecutionSummary & { data: string }>(
			`/executions/${id}`,
		);
		const data = unflatten(text) as StoredData;
		const runs = Object.fromEntries(
			Object.entries(data.resultData.runData ?? {}).map(([node, stored]) => [node, stored.map(toRun)]),
		);
		const { error } = data.resultData;
		return {
			...summary,
			data,
			runs,
			...(error !== undefined && { error: toError(error, data.resultData.lastNodeExecuted) }),
			items: (node, { output = 0, run } = {}) =>
				(run === undefined ? (runs[node] ?? []) : [runs[node]?.at(run)].filter((one) => one !== undefined))
					.flatMap(({ outputs }) => outputs[output] ?? [])
					.map(({ json }) => json),
		};
	}

	/** Until it has ended, well or badly; a waiting execution has not. */
	async wait(id: string, options: WaitOptions = {}): Promise<Execution> {
		await waitFor(
			`execution ${id}`,
			async () => {
				const { status } = await this.#summary(id);
				return running.includes(status) ? undefined : status;
			},
			{ timeoutMs: 120_000, ...options },
		);
		return await this.get(id);
	}

	/** n8n's filter does not know ids: executions of sub-workflows would stand in the way. */
	async #summary(id: string): Promise<ExecutionSummary> {
		const { results } = await this.#client.get<{ results: ExecutionSummary[] }>('/executions', {
			limit: 1,
			lastId: String(Number(id) + 1),
		});
		const summary = results.find((one) => one.id === id);
		if (summary === undefined) throw new Error(`n8n did not keep execution ${id}`);
		return summary;
	}
}

function toRun({ executionStatus = '', executionTime = 0, data, error }: StoredRun): NodeRun {
	return {
		executionStatus,
		executionTimeMs: executionTime,
		outputs: (data?.main ?? []).map((items) => items ?? []),
		...(error !== undefined && { error: { ...error, description: error.description ?? '' } }),
	};
}

function toError({ message, description, node }: StoredError, lastNode: string | undefined) {
	const name = node?.name ?? lastNode;
	return {
		message,
		...(typeof description === 'string' && { description }),
		...(name !== undefined && { node: name }),
	};
}
