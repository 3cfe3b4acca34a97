import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8n, WorkflowJson } from './n8n/index.ts';
import { repositoryRoot } from './n8n/paths.ts';
import { succeed } from './succeed.ts';

export const JOURNAL = {
	setUp: 'shopbridgeSetUp1',
	startRun: 'shopbridgeStart1',
	claim: 'shopbridgeClaim1',
	record: 'shopbridgeRecord1',
	finishRun: 'shopbridgeFinish1',
	settle: 'shopbridgeSettle1',
	failures: 'shopbridgeFails1',
	flowFailed: 'shopbridgeError1',
	runAgain: 'shopbridgeAgain1',
	purge: 'shopbridgePurge1',
};

/** Imports and publishes the journal's workflows and runs its set-up, as the README tells a user to. */
export async function installJournal(n8n: N8n): Promise<void> {
	await n8n.importWorkflows(await templateFiles('journal'));
	await n8n.publish(Object.values(JOURNAL));
	await succeed(n8n, JOURNAL.setUp);
}

/** The workflows of one folder below workflows/. */
export async function templateFiles(folder: string): Promise<string[]> {
	const path = join(repositoryRoot(), 'workflows', folder);
	const names = await readdir(path);
	return names.filter((name) => name.endsWith('.json')).map((name) => join(path, name));
}

const DOOR = 'test-call-workflow';

/** A webhook that hands `items` to the workflow `workflow` and answers with its last items: a production call from outside. */
const door: WorkflowJson = {
	id: 'testCallWorkflow1',
	name: 'Test: call a workflow',
	nodes: [
		{
			name: 'Call',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			webhookId: DOOR,
			parameters: {
				httpMethod: 'POST',
				path: DOOR,
				responseMode: 'lastNode',
				responseData: 'allEntries',
				options: {},
			},
		},
		{
			name: 'Items',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			position: [200, 0],
			parameters: { jsCode: 'return $json.body.items.map((json) => ({ json }));' },
		},
		{
			name: 'Run',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			position: [400, 0],
			parameters: {
				workflowId: { __rl: true, mode: 'id', value: "={{ $('Call').first().json.body.workflow }}" },
				workflowInputs: { mappingMode: 'defineBelow', value: {}, matchingColumns: [], schema: [] },
				options: {},
			},
		},
	],
	connections: {
		Call: { main: [[{ node: 'Items', type: 'main', index: 0 }]] },
		Items: { main: [[{ node: 'Run', type: 'main', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
};

export type Caller = (workflow: string, items: object[]) => Promise<Array<Record<string, unknown>>>;

/** Makes a caller that runs published workflows in production mode and returns what their last node put out. */
export async function installCaller(n8n: N8n): Promise<Caller> {
	await n8n.importWorkflows([door]);
	await n8n.publish(['testCallWorkflow1']);
	await n8n.waitForWebhook(DOOR);
	return async (workflow, items) => {
		const { status, body } = await n8n.callWebhook(DOOR, { workflow, items });
		if (status !== 200 || !Array.isArray(body))
			throw new Error(`${workflow} answered ${status}: ${JSON.stringify(body)}`);
		return body;
	};
}
