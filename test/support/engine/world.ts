import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { TestCredentials } from './credentials.ts';
import { INPUT_TYPE, SECOND_INPUT_TYPE, START_TYPE, TESTED_TYPE, TestNodeTypes } from './nodeTypes.ts';

process.env['N8N_USER_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'engine-'));
process.env['N8N_LOG_LEVEL'] ??= 'silent';

export interface TestedNode {
	/** The node class, or an instance of it. */
	nodeType: INodeType | (new () => INodeType);
	/** Decrypted data by credential type. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	/** Credential classes or instances. */
	credentialTypes?: Array<ICredentialType | (new () => ICredentialType)>;
	parameters?: INodeParameters;
	items?: Array<IDataObject | INodeExecutionData>;
	/** Items of the second input, for nodes that have two. */
	secondItems?: Array<IDataObject | INodeExecutionData>;
	/** Further node settings: onError, retryOnFail, maxTries, typeVersion, webhookId. */
	settings?: Partial<INode>;
	/** Static data of the node, kept by reference: give the same object to the next run to go on with it. */
	staticData?: IDataObject;
	mode?: WorkflowExecuteMode;
}

export interface World {
	workflow: Workflow;
	node: INode;
	nodeType: INodeType;
	credentials: TestCredentials;
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
}

export const TESTED_NODE = 'Tested';

/** Everything that n8n-core needs to run one node as a real n8n would. */
export function makeWorld(tested: TestedNode): World {
	const nodeType = made(tested.nodeType);
	const types = (tested.credentialTypes ?? []).map(made);
	const mode = tested.mode ?? 'trigger';
	const node: INode = {
		id: 'tested-node',
		name: TESTED_NODE,
		type: TESTED_TYPE,
		typeVersion: latestVersion(nodeType),
		position: [200, 0],
		parameters: tested.parameters ?? {},
		credentials: Object.fromEntries(
			Object.keys(tested.credentials ?? {}).map((name) => [name, { id: `id-${name}`, name }]),
		),
		...tested.settings,
	};
	const isTrigger = nodeType.description.inputs.length === 0;
	const workflow = new Workflow({
		id: 'test-workflow',
		name: 'Test',
		...(isTrigger ? { nodes: [node], connections: {} } : inputsOf(node, tested.secondItems !== undefined)),
		active: true,
		nodeTypes: new TestNodeTypes(nodeType, itemsOf(tested.items), itemsOf(tested.secondItems)),
		settings: { executionOrder: 'v1' },
		staticData: {},
	});
	if (tested.staticData) workflow.staticData[`node:${TESTED_NODE}`] = tested.staticData;
	const credentials = new TestCredentials(types, tested.credentials ?? {});
	return {
		workflow,
		node: workflow.getNode(TESTED_NODE) ?? node,
		nodeType,
		credentials,
		additionalData: additionalDataFor(workflow, credentials, mode),
		mode,
	};
}

/** The run starts at the node "Input". */
function inputsOf(node: INode, two: boolean): { nodes: INode[]; connections: IConnections } {
	const input = (name: string, type: string): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	});
	const to = (name: string, index = 0) => ({ node: name, type: NodeConnectionTypes.Main, index });
	if (!two) {
		return {
			nodes: [input('Input', INPUT_TYPE), node],
			connections: { Input: { main: [[to(TESTED_NODE)]] } },
		};
	}
	return {
		nodes: [input('Input', START_TYPE), input('First', INPUT_TYPE), input('Second', SECOND_INPUT_TYPE), node],
		connections: {
			Input: { main: [[to('First'), to('Second')]] },
			First: { main: [[to(TESTED_NODE)]] },
			Second: { main: [[to(TESTED_NODE, 1)]] },
		},
	};
}

function additionalDataFor(
	workflow: Workflow,
	credentialsHelper: TestCredentials,
	mode: WorkflowExecuteMode,
): IWorkflowExecuteAdditionalData {
	const data = {
		credentialsHelper,
		externalSecretsProxy: new ExternalSecretsProxy(),
		hooks: new ExecutionLifecycleHooks(mode, '1', {
			id: workflow.id,
			name: 'Test',
			active: true,
			activeVersionId: null,
			isArchived: false,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			nodes: [],
			connections: {},
		}),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: 'https://n8n.example/rest',
		instanceBaseUrl: 'https://n8n.example',
		formBaseUrl: 'https://n8n.example/form',
		formWaitingBaseUrl: 'https://n8n.example/form-waiting',
		formTestBaseUrl: 'https://n8n.example/form-test',
		webhookBaseUrl: 'https://n8n.example/webhook',
		webhookWaitingBaseUrl: 'https://n8n.example/webhook-waiting',
		webhookTestBaseUrl: 'https://n8n.example/webhook-test',
		mcpBaseUrl: 'https://n8n.example/mcp',
		mcpTestBaseUrl: 'https://n8n.example/mcp-test',
		variables: {},
		executeWorkflow: refused('executeWorkflow'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		logAiEvent: () => undefined,
		startRunnerTask: refused('startRunnerTask'),
	};
	return data;
}

function refused(name: string): () => Promise<never> {
	return async () => {
		throw new Error(`${name} is not there in tests of one node`);
	};
}

function itemsOf(items: TestedNode['items']): INodeExecutionData[] {
	return (items ?? [{}]).map((item, index) =>
		isItem(item) ? item : { json: item, pairedItem: { item: index } },
	);
}

function isItem(item: IDataObject | INodeExecutionData): item is INodeExecutionData {
	return 'json' in item && typeof item['json'] === 'object' && Object.keys(item).every(isItemKey);
}

function isItemKey(key: string): boolean {
	return ['json', 'binary', 'pairedItem'].includes(key);
}

function made<T>(value: T | (new () => T)): T {
	return typeof value === 'function' ? new (value as new () => T)() : value;
}

function latestVersion(nodeType: INodeType): number {
	const { version } = nodeType.description;
	return Array.isArray(version) ? Math.max(...version) : version;
}
