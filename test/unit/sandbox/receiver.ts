import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './pulpoTenant.ts';

export interface Received {
	url: string;
	host: string;
	headers: Record<string, unknown>;
	body: Json;
}

/** The far end of webhooks; answers with the given statuses one after the other, then 200. */
export async function startReceiver(
	statuses: number[] = [],
): Promise<{ port: number; received: Received[]; stop(): Promise<void> }> {
	const received: Received[] = [];
	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString('utf8');
		received.push({
			url: request.url ?? '',
			host: request.headers.host ?? '',
			headers: request.headers,
			body: JSON.parse(text),
		});
		response.writeHead(statuses.shift() ?? 200).end('thanks');
	};
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		received,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
