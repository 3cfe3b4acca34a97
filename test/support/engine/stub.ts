import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface StubRequest {
	method: string;
	/** Path with query, as sent. */
	url: string;
	path: string;
	query: URLSearchParams;
	headers: Record<string, string>;
	/** As received. */
	text: string;
	/** Parsed JSON; undefined when there is none. */
	json: unknown;
}

export type StubAnswer =
	| { status: number; headers?: Record<string, string>; body?: unknown }
	/** Closes the connection without an answer. */
	| { drop: true }
	/** Never answers. */
	| { hang: true };

export interface Stub {
	url: string;
	/** Every request so far, oldest first. */
	requests: StubRequest[];
	/** Requests to one path. */
	to(path: string): StubRequest[];
	stop(): Promise<void>;
}

/** A tiny HTTP server on loopback that stands for a vendor and remembers what it got. */
export async function startStub(answer: (request: StubRequest, index: number) => StubAnswer): Promise<Stub> {
	const requests: StubRequest[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((incoming, response) => {
		void receive(incoming).then((request) => {
			requests.push(request);
			reply(incoming, response, answer(request, requests.length - 1));
		});
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${portOf(server)}`,
		requests,
		to: (path) => requests.filter((request) => request.path === path),
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

async function receive(incoming: IncomingMessage): Promise<StubRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Buffer));
	const text = Buffer.concat(chunks).toString('utf8');
	const url = new URL(incoming.url ?? '/', 'http://stub');
	return {
		method: incoming.method ?? '',
		url: incoming.url ?? '',
		path: url.pathname,
		query: url.searchParams,
		headers: Object.fromEntries(
			Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
		),
		text,
		json: jsonOf(text),
	};
}

function reply(incoming: IncomingMessage, response: ServerResponse, answer: StubAnswer): void {
	if ('hang' in answer) return;
	if ('drop' in answer) {
		incoming.socket.destroy();
		return;
	}
	const isText = typeof answer.body === 'string';
	const body = answer.body === undefined ? '' : isText ? String(answer.body) : JSON.stringify(answer.body);
	response.writeHead(answer.status, {
		...(isText || answer.body === undefined ? {} : { 'content-type': 'application/json' }),
		...answer.headers,
	});
	response.end(body);
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}
