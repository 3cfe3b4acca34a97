import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8n, WorkflowJson } from '../n8n/index.ts';
import { repositoryRoot } from '../n8n/paths.ts';
import { type Accounts, fallbackCustomer, warehouseName } from './accounts.ts';

export const mainJob = 'shopifyPulpoOrders1';

export interface Choices {
	accounts: Accounts;
	/** Values of the template's Settings node by name. */
	settings?: Record<string, boolean | number | string>;
}

/** Imports, sets up and publishes the journal and the templates of Shopify and PULPO WMS; returns their ids. */
export async function installTemplates(n8n: N8n, choices: Choices): Promise<string[]> {
	const files = [...(await templateFiles('journal')), ...(await templateFiles('shopify-pulpo'))];
	const ids = await n8n.importWorkflows(files, { change: (workflow) => choose(workflow, choices) });
	await succeed(n8n, 'shopbridgeSetUp1');
	await n8n.publish(ids);
	return ids;
}

/** Runs a workflow by hand and fails with n8n's words when it fails. */
export async function succeed(n8n: N8n, id: string) {
	const run = await n8n.runWorkflow(id, { timeoutMs: 600_000 });
	if (run.status === 'success') return run;
	const { message = '', description = '', node = '' } = run.error ?? {};
	throw new Error(`Workflow ${id} ended with ${run.status} in "${node}": ${message} ${description}`);
}

async function templateFiles(folder: string): Promise<string[]> {
	const path = join(repositoryRoot(), 'workflows', folder);
	const names = await readdir(path);
	return names.filter((name) => name.endsWith('.json')).map((name) => join(path, name));
}

/** What the template's notes ask a user to choose. */
export function choose(workflow: WorkflowJson, { accounts, settings = {} }: Choices): void {
	for (const node of workflow.nodes) {
		if ('warehouse' in node.parameters) {
			node.parameters['warehouse'] = chosen(accounts.warehouseId, warehouseName);
		}
		if ('fallbackCustomer' in node.parameters) {
			node.parameters['fallbackCustomer'] = chosen(accounts.fallbackCustomerId, fallbackCustomer);
		}
	}
	if (workflow.id === mainJob) changeSettings(workflow, settings);
}

const chosen = (id: number, name: string) => ({
	__rl: true,
	mode: 'list',
	value: String(id),
	cachedResultName: name,
});

interface Assignment {
	name: string;
	value: unknown;
}

/** Types values into the Settings node. */
export function changeSettings(
	workflow: WorkflowJson,
	values: Record<string, boolean | number | string>,
): void {
	const node = workflow.nodes.find(({ name }) => name === 'Settings');
	const holder = node?.parameters['assignments'] as { assignments?: Assignment[] } | undefined;
	for (const [name, value] of Object.entries(values)) {
		const assignment = holder?.assignments?.find((one) => one.name === name);
		if (assignment === undefined) throw new Error(`Workflow "${workflow.name}" has no setting "${name}"`);
		assignment.value = value;
	}
}
