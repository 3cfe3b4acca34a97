import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosResponse } from 'axios';
import { startSandbox, type Sandbox } from '../../../sandbox/core/server.ts';
import { DEFAULT_KEY } from '../../../sandbox/woocommerce/defaults.ts';

/** A body as it came, without a type. */
export type Json = AxiosResponse['data'];

export interface Answer {
	status: number;
	body: Json;
	headers: Record<string, unknown>;
	/** The bytes before they were parsed. */
	text: string;
}

export interface CallOptions {
	headers?: Record<string, string>;
	/** Below the shop instead of below `/wp-json/wc/v3`. */
	fromRoot?: boolean;
	/** Wrong on purpose: left out of the traffic log. */
	wrong?: boolean;
	anonymous?: boolean;
}

/** A simulated shop, and a client that speaks to it over HTTP. */
export interface Shop {
	sandbox: Sandbox;
	call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
	get(path: string): Promise<Json>;
	/** Expects to be refused. */
	wrong(method: string, path: string, body?: unknown): Promise<Answer>;
	/** An action of the admin API of the shop. */
	act(action: string, body?: unknown): Promise<Json>;
	/** Any path of the admin API. */
	admin(path: string, body?: unknown): Promise<Json>;
	skuIds: Record<string, number>;
}

export const basic = (key = DEFAULT_KEY.consumerKey, secret = DEFAULT_KEY.consumerSecret): string =>
	`Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

export async function startShop(seed: object = {}, settings: object = {}, rateFactor = 1): Promise<Shop> {
	const sandbox = await startSandbox({ systems: ['woocommerce'], rateFactor });
	const http = axios.create({
		validateStatus: () => true,
		proxy: false,
		maxRedirects: 0,
		responseType: 'text',
		transformResponse: [(text: unknown) => text],
	});

	const call: Shop['call'] = async (method, path, body, options = {}) => {
		const { headers = {}, fromRoot = false, wrong = false, anonymous = false } = options;
		const answer = await http.request<string>({
			method,
			url: `${sandbox.urls.woocommerce}${fromRoot ? '' : '/wp-json/wc/v3'}${path}`,
			...(body === undefined ? {} : { data: body }),
			headers: {
				...(anonymous ? {} : { authorization: basic() }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...(wrong ? { 'x-sandbox-unlogged': '1' } : {}),
				...headers,
			},
		});
		const isJson = String(answer.headers['content-type']).startsWith('application/json');
		const parsed: unknown = isJson && answer.data !== '' ? JSON.parse(answer.data) : answer.data;
		return { status: answer.status, body: parsed, headers: answer.headers, text: answer.data };
	};
	const admin: Shop['admin'] = async (path, body) => {
		const method = body === undefined ? 'GET' : 'POST';
		const answer = await http.request<string>({ method, url: `${sandbox.adminUrl}${path}`, data: body });
		if (answer.status !== 200) throw new Error(answer.data);
		return JSON.parse(answer.data);
	};
	const act: Shop['act'] = (action, body = {}) => admin(`/admin/woocommerce/${action}`, body);
	await act('configure', settings);
	const seeded = await act('seed', seed);
	return {
		sandbox,
		call,
		get: async (path) => {
			const answer = await call('GET', path);
			if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
			return answer.body;
		},
		wrong: (method, path, body) => call(method, path, body, { wrong: true }),
		act,
		admin,
		skuIds: seeded.products,
	};
}

export interface Letter {
	url: string;
	headers: IncomingMessage['headers'];
	text: string;
	body: Json;
}

export interface Inbox {
	port: number;
	letters: Letter[];
	/** Without the pings. */
	signed(): Letter[];
	topics(): string[];
	stop(): Promise<void>;
}

/** The far end of webhooks; answers with the given statuses one after the other, then 200. */
export async function startInbox(statuses: number[] = []): Promise<Inbox> {
	const letters: Letter[] = [];
	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString('utf8');
		const isJson = request.headers['content-type'] === 'application/json';
		letters.push({
			url: request.url ?? '',
			headers: request.headers,
			text,
			body: isJson ? JSON.parse(text) : text,
		});
		response.writeHead(statuses.shift() ?? 200).end();
	};
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const signed = (): Letter[] => letters.filter(({ headers }) => headers['x-wc-webhook-id'] !== undefined);
	return {
		port: (server.address() as AddressInfo).port,
		letters,
		signed,
		topics: () => signed().map(({ headers }) => String(headers['x-wc-webhook-topic'])),
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Waits for something that happens by itself, such as a delivery. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	for (let turn = 0; turn < 400; turn += 1) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('did not happen');
}
