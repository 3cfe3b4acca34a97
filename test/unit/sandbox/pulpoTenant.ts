import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/core/server.ts';

/** A body as it came, without a type. */
export type Json = AxiosResponse['data'];

export interface Answer {
	status: number;
	body: Json;
	headers: Record<string, unknown>;
}

export const UNLOGGED = { 'x-sandbox-unlogged': '1' };
export const LOGIN = { grant_type: 'password', username: 'api_shop', password: 'pw-1', scope: 'default' };

/** A sandbox with one PULPO tenant, and a client that speaks to it over HTTP. */
export interface PulpoTenant {
	sandbox: Sandbox;
	http: AxiosInstance;
	customerId: number;
	productIds: Record<string, number>;
	admin(path: string, body?: unknown, method?: string): Promise<Json>;
	/** Without a token. */
	raw(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	logIn(): Promise<void>;
	/** With the token of the last login. */
	call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** A request that is wrong on purpose: left out of the traffic log. */
	wrong(method: string, path: string, body?: unknown): Promise<Answer>;
	state(): Promise<Json>;
}

const SEED = {
	warehouses: [
		{ id: 42, name: 'Berlin', priority: 1 },
		{ id: 50, name: 'Hamburg', priority: 2 },
		{ id: 60, name: 'Closed to us', priority: 3 },
	],
	users: [{ username: 'api_shop', password: 'pw-1', warehouses: [42, 50] }],
	shipping_methods: [{ id: 7, name: 'DHL Paket', carrier: 'dhl', service: 'paket' }],
	third_parties: [{ name: 'Anna Berg', identifier_number: 'shopify:acme:7001' }],
	products: [
		{ sku: 'HAT-01', name: 'Hat', barcodes: ['4006381333931'], stock: { Berlin: 10, Hamburg: 4 } },
		{ sku: 'MUG-02', name: 'Mug', stock: 3 },
	],
};

export async function startTenant(
	options: SandboxOptions = {},
	extraSeed: object = {},
): Promise<PulpoTenant> {
	const sandbox = await startSandbox({ systems: ['pulpo'], ...options });
	const http = axios.create({
		validateStatus: () => true,
		proxy: false,
		maxRedirects: 0,
		transitional: { silentJSONParsing: true },
	});
	let token = '';

	const send = async (
		method: string,
		url: string,
		data: unknown,
		headers: Record<string, string>,
	): Promise<Answer> => {
		const answer = await http.request({ method, url, data, headers });
		return { status: answer.status, body: answer.data, headers: answer.headers };
	};
	const raw: PulpoTenant['raw'] = (method, path, body, headers = {}) =>
		send(method, `${sandbox.urls.pulpo}/api/v1${path}`, body, headers);
	const admin: PulpoTenant['admin'] = async (path, body, method = body === undefined ? 'GET' : 'POST') =>
		(await send(method, `${sandbox.adminUrl}${path}`, body, {})).body;

	const seeded = await admin('/admin/pulpo/seed', { ...SEED, ...extraSeed });
	const tenant: PulpoTenant = {
		sandbox,
		http,
		customerId: seeded.third_parties['shopify:acme:7001'],
		productIds: seeded.products,
		admin,
		raw,
		logIn: async () => {
			token = (await raw('POST', '/auth', LOGIN)).body.access_token;
		},
		call: (method, path, body, headers = {}) =>
			raw(method, path, body, { authorization: `Bearer ${token}`, ...headers }),
		wrong: (method, path, body) => tenant.call(method, path, body, UNLOGGED),
		state: () => admin('/admin/pulpo/state', {}),
	};
	await tenant.logIn();
	return tenant;
}

/** A valid body of a new sales order. */
export function newOrder(tenant: PulpoTenant, orderNum: string, over: object = {}): Json {
	return {
		order_num: orderNum,
		type: 'sales_order',
		warehouse_id: 42,
		third_party_id: tenant.customerId,
		priority: 2,
		delivery_date: '2026-03-02 00:00:00',
		ship_to: {
			name: 'Anna Berg',
			address: { street: 'Hauptstr. 5', zip: '10115', city: 'Berlin', country: 'DE' },
		},
		items: [{ product_id: tenant.productIds['HAT-01'], quantity: 3, line_order_id: '88001' }],
		...over,
	};
}

/** Waits for something that happens by itself, such as a delivery. */
export async function until<T>(read: () => Promise<T> | T, done: (value: T) => boolean): Promise<T> {
	for (let turn = 0; turn < 400; turn += 1) {
		const value = await read();
		if (done(value)) return value;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('did not happen');
}
