import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { WebhookHeaders, WebhookJudge, Verdict } from '../http/webhook';

/** The bytes of the body as received. n8n reads them only when asked to. */
export async function rawBodyOf(context: IWebhookFunctions): Promise<Buffer> {
	const request: unknown = context.getRequestObject();
	if (isReadable(request)) await request.readRawBody();
	return hasRawBody(request) ? request.rawBody : Buffer.alloc(0);
}

/** Judges the webhook that has just come in. */
export async function judgeWebhook(
	context: IWebhookFunctions,
	judge: WebhookJudge,
	secrets: readonly string[],
): Promise<{ verdict: Verdict; rawBody: Buffer; headers: WebhookHeaders }> {
	const rawBody = await rawBodyOf(context);
	const headers: WebhookHeaders = { ...context.getHeaderData() };
	return { verdict: judge(rawBody, headers, secrets), rawBody, headers };
}

/** 401 and no execution. */
export function refuseWebhook(context: IWebhookFunctions): IWebhookResponseData {
	return answerWebhook(context, 401, 'Signature refused');
}

/** This status and no execution. n8n would leave the caller hanging unless the node itself answers. */
export function answerWebhook(
	context: IWebhookFunctions,
	status: number,
	text: string,
): IWebhookResponseData {
	const response: unknown = context.getResponseObject();
	if (isAnswerable(response)) response.status(status).send(text);
	return { noWebhookResponse: true };
}

/** 200 and no execution, for events that nobody asked for. */
export function ignoreWebhook(): IWebhookResponseData {
	return { webhookResponse: 'ignored' };
}

/** Starts an execution with these items. */
export function acceptWebhook(items: INodeExecutionData[]): IWebhookResponseData {
	return { workflowData: [items] };
}

interface Answerable {
	status(code: number): { send(body: string): unknown };
}

function isAnswerable(value: unknown): value is Answerable {
	return (
		typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'function'
	);
}

function isReadable(value: unknown): value is { readRawBody(): Promise<void> } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'readRawBody' in value &&
		typeof value.readRawBody === 'function'
	);
}

function hasRawBody(value: unknown): value is { rawBody: Buffer } {
	return typeof value === 'object' && value !== null && 'rawBody' in value && Buffer.isBuffer(value.rawBody);
}
