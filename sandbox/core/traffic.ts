import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { SandboxRequest, SystemId } from './types.ts';

export interface Exchange {
	system: SystemId;
	at: number;
	request: SandboxRequest;
	status: number;
	responseHeaders: Record<string, string>;
	responseBody: string | null;
	/** Set when the answer comes from fault injection; the kind of the fault. */
	fault?: string;
}

export interface TrafficLog {
	write(exchange: Exchange): void;
	close(): void;
}

const SECRET_HEADER = /authorization|token|secret|api-?key|cookie/i;
const SECRET_FIELD = 'password|client_secret|access_token|refresh_token';
const JSON_SECRET = new RegExp(`("(?:${SECRET_FIELD})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'g');
const FORM_SECRET = new RegExp(`(^|&)(${SECRET_FIELD})=[^&]*`, 'g');
const URL_SECRET = /([?&](?:token|secret|key)=)[^&"\\\s]+/g;

/** JSON Lines; one write per line, so that several sandboxes may share a file. */
export function openTrafficLog(file: string | undefined): TrafficLog {
	if (!file) return { write: () => undefined, close: () => undefined };
	mkdirSync(dirname(resolve(file)), { recursive: true });
	const handle = openSync(file, 'a');
	return {
		write: (exchange) => void writeSync(handle, `${JSON.stringify(toLine(exchange))}\n`),
		close: () => closeSync(handle),
	};
}

function toLine({ system, at, request, status, responseHeaders, responseBody, fault }: Exchange): object {
	const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
	return {
		system,
		at: new Date(at).toISOString(),
		method: request.method,
		path: request.rawUrl.split(/[?#]/)[0],
		query: request.query,
		headers: maskHeaders(request.headers),
		body: request.rawBody.length === 0 ? null : maskBody(request.text, isForm),
		status,
		responseHeaders,
		responseBody: responseBody === null ? null : maskBody(responseBody, false),
		fault: fault !== undefined,
		...(fault === undefined ? {} : { injected: fault }),
	};
}

function maskHeaders(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, SECRET_HEADER.test(name) ? '***' : value]),
	);
}

export function maskBody(text: string, isForm: boolean): string {
	if (isForm) return text.replace(FORM_SECRET, '$1$2=***');
	return text.replace(JSON_SECRET, '$1"***"').replace(URL_SECRET, '$1***');
}
