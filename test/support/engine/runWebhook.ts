import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	IHookFunctions,
	INodeExecutionData,
	IWebhookData,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { makeWorld } from './world.ts';
import type { TestedNode, World } from './world.ts';

export interface Delivered {
	headers?: Record<string, string>;
	/** The bytes as the vendor signs them. */
	rawBody: Buffer | string;
	query?: IDataObject;
}

export interface WebhookRun {
	/** What starts the execution; undefined when none starts. */
	items: INodeExecutionData[][] | undefined;
	/** What the node returned, as n8n gets it. */
	response: IWebhookResponseData;
	/** Status and body that the node itself sent; undefined when n8n answers. */
	sent: { status: number; body: unknown } | undefined;
}

/** Delivers one webhook to `webhook()` of a trigger node on n8n-core's own webhook context. */
export async function runWebhook(tested: TestedNode, delivered: Delivered): Promise<WebhookRun> {
	const world = makeWorld({ mode: 'webhook', ...withWebhookId(tested) });
	const sent: { status: number; body: unknown; done: boolean } = {
		status: 200,
		body: undefined,
		done: false,
	};
	world.additionalData.httpRequest = requestOf(delivered) as never;
	world.additionalData.httpResponse = responseInto(sent) as never;
	const context = new WebhookContext(
		world.workflow,
		world.node,
		world.additionalData,
		world.mode,
		webhookData(world),
		[],
		null,
	);
	const response = (await world.nodeType.webhook?.call(context as unknown as IWebhookFunctions)) ?? {};
	return {
		items: response.workflowData,
		response,
		sent: sent.done ? { status: sent.status, body: sent.body } : undefined,
	};
}

/**
 * Runs one step of the life cycle (`checkExists`, `create` or `delete`) on n8n-core's own hook context. Give the same
 * `staticData` object to the next step. The address is https://n8n.example/webhook/<webhookId>/<path>.
 */
export async function runHook(
	tested: TestedNode,
	step: 'checkExists' | 'create' | 'delete',
	group = 'default',
): Promise<boolean> {
	const world = makeWorld(withWebhookId(tested));
	const context = new HookContext(
		world.workflow,
		world.node,
		world.additionalData,
		world.mode,
		'activate',
		webhookData(world),
	);
	const method = world.nodeType.webhookMethods?.[group as 'default']?.[step];
	if (!method) throw new Error(`the node has no ${step}`);
	return await method.call(context as unknown as IHookFunctions);
}

function withWebhookId(tested: TestedNode): TestedNode {
	return { ...tested, settings: { webhookId: 'hook-id', ...tested.settings } };
}

function webhookData(world: World): IWebhookData {
	const description = (world.nodeType.description.webhooks?.[0] ?? {
		name: 'default',
		httpMethod: 'POST',
		path: 'webhook',
	}) as IWebhookDescription;
	return {
		httpMethod: 'POST',
		node: world.node.name,
		path: String(description.path),
		webhookDescription: description,
		workflowId: 'test-workflow',
		workflowExecuteAdditionalData: world.additionalData,
	};
}

function requestOf(delivered: Delivered): object {
	const rawBody = Buffer.from(delivered.rawBody);
	const headers = Object.fromEntries(
		Object.entries({ 'content-type': 'application/json', ...delivered.headers }).map(([name, value]) => [
			name.toLowerCase(),
			value,
		]),
	);
	return {
		method: 'POST',
		headers,
		rawBody,
		body: parsed(rawBody),
		query: delivered.query ?? {},
		params: {},
		readRawBody: async () => undefined,
		get: (name: string) => headers[name.toLowerCase()],
	};
}

function responseInto(sent: { status: number; body: unknown; done: boolean }): object {
	const response = {
		status: (status: number) => {
			sent.status = status;
			return response;
		},
		setHeader: () => response,
		writeHead: (status: number) => response.status(status),
		send: (body?: unknown) => finish(body),
		json: (body?: unknown) => finish(body),
		end: (body?: unknown) => finish(body),
	};
	function finish(body: unknown): object {
		sent.body = body;
		sent.done = true;
		return response;
	}
	return response;
}

function parsed(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString('utf8'));
	} catch {
		return {};
	}
}
