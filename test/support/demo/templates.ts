import { installJournal, templateFiles } from '../journal.ts';
import type { N8n, WorkflowJson } from '../n8n/index.ts';
import { type Accounts, counterCustomer, fallbackCustomer, warehouseName } from './accounts.ts';

export const mainJob = 'shopifyPulpoOrders1';

export type SettingValues = Record<string, boolean | number | string>;

export interface Choices {
	accounts: Accounts;
	/** Values of the template's Settings node by name. */
	settings?: SettingValues;
}

/** Imports, sets up and publishes the journal and the templates of Shopify and PULPO WMS. */
export async function installTemplates(n8n: N8n, choices: Choices): Promise<void> {
	await installJournal(n8n);
	const files = await templateFiles('shopify-pulpo');
	const ids = await n8n.importWorkflows(files, { change: (workflow) => choose(workflow, choices) });
	await n8n.publish(ids);
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
		if ('customer' in node.parameters) {
			node.parameters['customer'] = chosen(accounts.counterCustomerId, counterCustomer);
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
export function changeSettings(workflow: WorkflowJson, values: SettingValues): void {
	const node = workflow.nodes.find(({ name }) => name === 'Settings');
	const holder = node?.parameters['assignments'] as { assignments?: Assignment[] } | undefined;
	for (const [name, value] of Object.entries(values)) {
		const assignment = holder?.assignments?.find((one) => one.name === name);
		if (assignment === undefined) throw new Error(`Workflow "${workflow.name}" has no setting "${name}"`);
		assignment.value = value;
	}
}
