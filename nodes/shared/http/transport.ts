import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { joinUrl, sameOrigin } from './encode';
import { secretsOf } from './redact';
import { deliveryOf, replyOf } from './trouble';
import type { Delivery } from './trouble';
import type { Call, Endpoint, RequestContext } from './types';

const REDIRECTS = 3;

/** Sends a call once over n8n's own request helper and never throws. */
export async function deliver(context: RequestContext, endpoint: Endpoint, call: Call): Promise<Delivery> {
	let url = joinUrl(endpoint.baseUrl, call.path);
	let delivery = await deliverTo(context, endpoint, call, url, true);
	for (let hop = 0; hop < REDIRECTS && 'reply' in delivery; hop++) {
		const next = redirectOf(call, delivery.reply.status, delivery.reply.headers['location'], url);
		if (next === undefined) break;
		url = next;
		delivery = await deliverTo(context, endpoint, call, url, false);
	}
	return delivery;
}

/** The signal that fires when the user stops the run; only node runs have one. */
export function cancelSignal(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** The secret values of the credential, to be taken out of everything that a vendor echoes. */
export async function credentialSecrets(context: RequestContext, credentialType: string): Promise<string[]> {
	return await context.getCredentials(credentialType).then(secretsOf, () => []);
}

async function deliverTo(
	context: RequestContext,
	endpoint: Endpoint,
	call: Call,
	url: string,
	withQuery: boolean,
): Promise<Delivery> {
	try {
		const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			endpoint.credentialType,
			optionsOf(endpoint, call, url, withQuery),
		);
		const reply = replyOf(answer);
		return reply
			? { reply }
			: { trouble: { code: 'other', sent: 'maybe', detail: 'no readable answer', loginReply: null } };
	} catch (error) {
		return deliveryOf(error, url);
	}
}

/**
 * n8n sends a 401 twice by itself, whether or not the credential can log in again. So with a session token only 401 may
 * throw (then n8n logs in and repeats), and without one nothing may.
 */
function optionsOf(endpoint: Endpoint, call: Call, url: string, withQuery: boolean): IHttpRequestOptions {
	const headers: IDataObject = { ...endpoint.headers, ...call.headers };
	const body = bodyOf(call.body);
	if (body !== undefined && typeof call.body !== 'string' && !hasHeader(headers, 'content-type')) {
		headers['Content-Type'] = 'application/json';
	}
	if (!hasHeader(headers, 'accept')) headers['Accept'] = 'application/json';
	const query = withQuery ? queryOf(call.query) : undefined;
	return {
		method: call.method,
		url,
		headers,
		timeout: call.timeoutMs ?? endpoint.timeoutMs,
		arrayFormat: endpoint.arrayFormat ?? 'brackets',
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: endpoint.sessionToken ? { ignore: true, except: [401] } : true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
		...(body === undefined ? {} : { body }),
		...(query === undefined ? {} : { qs: query }),
	};
}

/** As text: n8n drops empty objects, and the vendor gets exactly these bytes on every repeat. */
function bodyOf(body: unknown): string | undefined {
	if (body === undefined || typeof body === 'string') return body;
	return JSON.stringify(body);
}

function queryOf(query: Call['query']): IDataObject | undefined {
	const set = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
	return set.length === 0 ? undefined : Object.fromEntries(set);
}

/** Reads follow redirects within the vendor's host only: elsewhere the credential would leak, and a POST would become a GET. */
function redirectOf(
	call: Call,
	status: number,
	location: string | undefined,
	from: string,
): string | undefined {
	if (call.method !== 'GET' || ![301, 302, 307, 308].includes(status) || !location) return undefined;
	if (!URL.canParse(location, from)) return undefined;
	const target = new URL(location, from).href;
	return sameOrigin(target, from) && target !== from ? target : undefined;
}

function hasHeader(headers: IDataObject, name: string): boolean {
	return Object.keys(headers).some((header) => header.toLowerCase() === name);
}
