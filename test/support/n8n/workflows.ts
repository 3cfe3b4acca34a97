import { readFile } from 'node:fs/promises';
import type { RestClient } from './client.ts';
import type { CredentialStore } from './credentials.ts';
import { waitFor } from './wait.ts';

export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion?: number;
	position?: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id?: string | null; name?: string }>;
	webhookId?: string;
	disabled?: boolean;
	[setting: string]: unknown;
}

export interface WorkflowJson {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export interface ImportOptions {
	/** Changes a workflow before it is imported: what a user would set by hand. */
	change?: (workflow: WorkflowJson) => void;
	/** Credential type -> id of an imported credential; without it the first credential of the type is taken. */
	credentials?: Record<string, string>;
}

interface NodeType {
	name: string;
	group?: string[];
	credentials?: Array<{ name: string }>;
}

/** Imports and publishes workflows. Ids in the files are kept, so sub-workflow references stay right. */
export class WorkflowStore {
	readonly #client: RestClient;
	readonly #credentials: CredentialStore;
	readonly #imported = new Map<string, WorkflowJson>();
	#types: Promise<NodeType[]> | undefined;

	constructor(client: RestClient, credentials: CredentialStore) {
		this.#client = client;
		this.#credentials = credentials;
	}

	async nodeTypes(): Promise<NodeType[]> {
		this.#types ??= this.#client.raw.get<NodeType[]>('/types/nodes.json').then(({ data }) => data);
		return await this.#types;
	}

	/** Files or workflows as objects; returns their ids in the same order. One that is there already is replaced. */
	async import(
		sources: ReadonlyArray<string | WorkflowJson>,
		options: ImportOptions = {},
	): Promise<string[]> {
		const ids: string[] = [];
		for (const source of sources) {
			const workflow: WorkflowJson =
				typeof source === 'string' ? JSON.parse(await readFile(source, 'utf8')) : structuredClone(source);
			options.change?.(workflow);
			await this.#fillCredentials(workflow, options.credentials ?? {});
			ids.push(await this.#save(workflow));
		}
		return ids;
	}

	/** Called workflows are published before those that call them: n8n demands it. */
	async publish(ids: readonly string[]): Promise<void> {
		for (const id of this.#childrenFirst(ids)) {
			const { versionId } = await this.get(id);
			await this.#client.post(`/workflows/${id}/activate`, { versionId });
			await this.#published(id);
		}
	}

	/** n8n publishes from a queue: for a moment the old version still runs. */
	async #published(id: string): Promise<void> {
		await waitFor(`the publication of ${id}`, async () => {
			const { status } = await this.#client.get<{ status: string }>(`/workflows/${id}/publication-status`);
			return status === 'in_progress' ? undefined : status;
		});
	}

	async unpublish(ids: readonly string[]): Promise<void> {
		for (const id of ids) await this.#client.post(`/workflows/${id}/deactivate`);
	}

	async get(id: string): Promise<WorkflowJson & { versionId: string; active: boolean }> {
		return await this.#client.get(`/workflows/${id}`);
	}

	/** Where a webhook trigger listens, below /webhook/. */
	async webhookPath(id: string, nodeName: string): Promise<string> {
		const node = (await this.get(id)).nodes.find(({ name }) => name === nodeName);
		if (node === undefined) throw new Error(`Workflow ${id} has no node "${nodeName}"`);
		if (node.type === 'n8n-nodes-base.webhook') return String(node.parameters['path']);
		return `${node.webhookId ?? ''}/webhook`;
	}

	async #save(workflow: WorkflowJson): Promise<string> {
		const { name, nodes, connections, settings = {}, meta, pinData } = workflow;
		const body = { name, nodes, connections, settings, meta, pinData };
		const known = workflow.id !== undefined && this.#imported.has(workflow.id);
		const { id } = known
			? await this.#client.patch<{ id: string }>(`/workflows/${workflow.id}`, body)
			: await this.#client.post<{ id: string }>('/workflows', { ...body, id: workflow.id });
		this.#imported.set(id, workflow);
		return id;
	}

	/** Templates name no credential; a user chooses one per node, and so does this. */
	async #fillCredentials(workflow: WorkflowJson, chosen: Record<string, string>): Promise<void> {
		const types = new Map((await this.nodeTypes()).map((type) => [type.name, type]));
		for (const node of workflow.nodes) {
			const wanted = (types.get(node.type)?.credentials ?? []).map(({ name }) => name);
			for (const type of new Set([...wanted, ...Object.keys(node.credentials ?? {})])) {
				const id = node.credentials?.[type]?.id ?? chosen[type];
				const stored = typeof id === 'string' ? this.#credentials.byId(id) : this.#credentials.byType(type);
				if (stored === undefined) continue;
				node.credentials = { ...node.credentials, [type]: { id: stored.n8nId, name: stored.name } };
			}
		}
	}

	#childrenFirst(ids: readonly string[]): string[] {
		const wanted = new Set(ids);
		const ordered = new Set<string>();
		const visit = (id: string, above: readonly string[]) => {
			if (!wanted.has(id) || ordered.has(id) || above.includes(id)) return;
			for (const child of calledBy(this.#imported.get(id))) visit(child, [...above, id]);
			ordered.add(id);
		};
		for (const id of ids) visit(id, []);
		return [...ordered];
	}
}

/** Ids of the workflows that a workflow calls: as sub-workflow, as tool or as its error workflow. */
function calledBy(workflow: WorkflowJson | undefined): string[] {
	if (workflow === undefined) return [];
	const called = workflow.nodes.map(({ parameters }) => parameters['workflowId']).map(idOf);
	const errorWorkflow = workflow.settings?.['errorWorkflow'];
	if (typeof errorWorkflow === 'string') called.push(errorWorkflow);
	return called.filter((id) => id !== undefined);
}

function idOf(reference: unknown): string | undefined {
	if (typeof reference === 'string') return reference;
	if (typeof reference !== 'object' || reference === null || !('value' in reference)) return undefined;
	return typeof reference.value === 'string' ? reference.value : undefined;
}
