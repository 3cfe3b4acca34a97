import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson, WorkflowNode } from './workflows.ts';

const packageName = 'n8n-nodes-harnessprobe';
export const probeNode = `${packageName}.probe`;
export const probeCredential = 'harnessProbeApi';

const nodeSource = `
class Probe {
	constructor() {
		this.description = {
			displayName: 'Probe', name: 'probe', group: ['transform'], version: 1, description: 'Adds a word',
			defaults: { name: 'Probe' }, inputs: ['main'], outputs: ['main'],
			credentials: [{ name: '${probeCredential}', required: true }],
			properties: [{ displayName: 'Word', name: 'word', type: 'string', default: '' }],
		};
	}
	async execute() {
		const { token } = await this.getCredentials('${probeCredential}');
		const word = this.getNodeParameter('word', 0);
		if (word === 'fail') throw new (require('n8n-workflow').NodeOperationError)(this.getNode(), 'The word was fail');
		return [this.getInputData().map(({ json }, item) => ({ json: { ...json, word, token }, pairedItem: { item } }))];
	}
}
module.exports = { Probe };
`;

const credentialSource = `
class HarnessProbeApi {
	constructor() {
		this.name = '${probeCredential}';
		this.displayName = 'Harness Probe API';
		this.properties = [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Token', name: 'token', type: 'string', typeOptions: { password: true }, default: '' },
		];
		this.authenticate = { type: 'generic', properties: { headers: { authorization: '=Bearer {{$credentials.token}}' } } };
		this.test = { request: { baseURL: '={{$credentials.url}}', url: '/me' } };
	}
}
module.exports = { HarnessProbeApi };
`;

/** A package as small as can be, for what must hold for any package. Returns its folder. */
export async function probePackage(parent: string): Promise<string> {
	const folder = join(parent, packageName);
	await mkdir(folder, { recursive: true });
	const n8n = {
		n8nNodesApiVersion: 1,
		nodes: ['Probe.node.js'],
		credentials: ['HarnessProbeApi.credentials.js'],
	};
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ name: packageName, version: '1.0.0', keywords: ['n8n-community-node-package'], n8n }),
	);
	await writeFile(join(folder, 'Probe.node.js'), nodeSource);
	await writeFile(join(folder, 'HarnessProbeApi.credentials.js'), credentialSource);
	return folder;
}

export const tableName = 'harness_calls';

/** Webhook -> sub-workflow: the way every integration takes. */
export function webhookWorkflow(childId: string): WorkflowJson {
	return workflow('harnessWebhook01', 'Webhook', [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			parameters: { httpMethod: 'POST', path: 'harness', responseMode: 'lastNode' },
		},
		{
			name: 'Call',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.3,
			parameters: {
				workflowId: { __rl: true, mode: 'list', value: childId },
				workflowInputs: { mappingMode: 'defineBelow', value: {} },
				options: {},
			},
		},
	]);
}

/** Called with an item: adds the probe's word, and writes one row. */
export function recordingWorkflow(word = 'hello'): WorkflowJson {
	return workflow('harnessRecord001', 'Record', [
		{
			name: 'When Called',
			type: 'n8n-nodes-base.executeWorkflowTrigger',
			typeVersion: 1.1,
			parameters: { inputSource: 'passthrough' },
		},
		{ name: 'Probe', type: probeNode, typeVersion: 1, parameters: { word } },
		{
			name: 'Write',
			type: 'n8n-nodes-base.dataTable',
			typeVersion: 1.1,
			parameters: {
				resource: 'row',
				operation: 'insert',
				dataTableId: { __rl: true, mode: 'name', value: tableName },
				columns: {
					mappingMode: 'defineBelow',
					value: {
						number: '={{ $json.body?.number ?? $json.number }}',
						word: '={{ $json.word }}',
						token: '={{ $json.token }}',
					},
					matchingColumns: [],
					schema: [],
				},
				options: {},
			},
		},
	]);
}

/** A workflow whose nodes follow one another. */
function workflow(
	id: string,
	name: string,
	nodes: Array<Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters'>>,
): WorkflowJson {
	const placed: WorkflowNode[] = nodes.map((node, index) => ({
		...node,
		id: `${id}-${index}`,
		position: [220 * index, 0],
	}));
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map((node, index) => [nodes[index]?.name, { main: [[{ node: node.name, type: 'main', index: 0 }]] }]),
	);
	return { id, name: `Harness: ${name}`, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}
