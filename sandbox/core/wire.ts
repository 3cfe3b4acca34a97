import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxRequest, SandboxResponse } from './types.ts';

export async function readRequest(message: IncomingMessage): Promise<SandboxRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	const rawBody = Buffer.concat(chunks);
	const rawUrl = message.url ?? '/';
	const [rawPath = '/', rawQuery = ''] = splitOnce(rawUrl, '?');
	return {
		method: (message.method ?? 'GET').toUpperCase(),
		path: decodePath(rawPath),
		rawUrl,
		query: parseQuery(rawQuery),
		headers: Object.fromEntries(
			Object.entries(message.headers).map(([name, value]) => [
				name,
				Array.isArray(value) ? value.join(', ') : (value ?? ''),
			]),
		),
		rawBody,
		text: rawBody.toString('utf8'),
	};
}

function splitOnce(text: string, mark: string): string[] {
	const index = text.indexOf(mark);
	return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

export function parseQuery(text: string): Record<string, string | string[]> {
	const query: Record<string, string | string[]> = {};
	for (const [name, value] of new URLSearchParams(text)) {
		const before = query[name];
		query[name] = before === undefined ? value : [before, value].flat();
	}
	return query;
}

export interface WireAnswer {
	status: number;
	headers: Record<string, string>;
	bytes: Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';

export function toWire({ status, headers = {}, body }: SandboxResponse): WireAnswer {
	const named = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	if (body === undefined) return { status, headers: named, bytes: Buffer.alloc(0) };
	if (Buffer.isBuffer(body)) return { status, headers: named, bytes: body };
	if (typeof body === 'string') return { status, headers: named, bytes: Buffer.from(body, 'utf8') };
	return {
		status,
		headers: { 'content-type': JSON_TYPE, ...named },
		bytes: Buffer.from(JSON.stringify(body), 'utf8'),
	};
}

export function send(response: ServerResponse, { status, headers, bytes }: WireAnswer): void {
	const hasBody = status !== 204 && status !== 304;
	response.writeHead(status, hasBody ? { ...headers, 'content-length': String(bytes.length) } : headers);
	response.end(hasBody ? bytes : undefined);
}
