import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newOrder, startTenant, UNLOGGED, type PulpoTenant, type Json } from './pulpoTenant.ts';

let folder: string;
let tenant: PulpoTenant;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sandbox-traffic-'));
	tenant = await startTenant({ trafficFile: join(folder, 'deep', 'traffic.jsonl') });
});
afterEach(async () => {
	await tenant.sandbox.stop();
	rmSync(folder, { recursive: true });
});

const lines = (): Json[] =>
	readFileSync(join(folder, 'deep', 'traffic.jsonl'), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('traffic log', () => {
	it('writes an exchange as it was, with names in lower case and repeated query names as lists', async () => {
		await tenant.call('GET', '/sales/orders?order_num%5B%5D=%231&order_num%5B%5D=%232&limit=5');
		const line = lines().at(-1);
		expect(line).toMatchObject({
			system: 'pulpo',
			method: 'GET',
			path: '/api/v1/sales/orders',
			query: { 'order_num[]': ['#1', '#2'], limit: '5' },
			body: null,
			status: 200,
			responseBody: '{"sales_orders":[],"total_results":null}',
			fault: false,
		});
		expect(Number.isNaN(Date.parse(line.at))).toBe(false);
		expect(line.responseHeaders['content-type']).toMatch(/^application\/json/);
	});

	it('keeps secrets out and bodies valid', async () => {
		const text = readFileSync(join(folder, 'deep', 'traffic.jsonl'), 'utf8');
		const [login] = lines();
		expect(JSON.parse(login.body)).toEqual({
			grant_type: 'password',
			username: 'api_shop',
			password: '***',
			scope: 'default',
		});
		expect(JSON.parse(login.responseBody)).toEqual({
			access_token: '***',
			expires_in: 43200,
			scope: 'default',
			token_type: 'bearer',
		});
		await tenant.call('GET', '/iam/users/me');
		expect(lines().at(-1).headers.authorization).toBe('***');
		await tenant.call('POST', '/webhook/', {
			url: 'https://n8n.example/webhook/1?token=very-secret',
			method: 'POST',
			allowed_types: ['sales_order_finished'],
			warehouse_id: 42,
		});
		expect(JSON.parse(lines().at(-1).body).url).toBe('https://n8n.example/webhook/1?token=***');
		for (const secret of ['pw-1', 'very-secret']) expect(text).not.toContain(secret);
	});

	it('marks injected faults and leaves out what is marked as unlogged', async () => {
		await tenant.admin('/faults', { system: 'pulpo', kind: 'dropAfterWrite', times: 1 });
		await expect(tenant.call('POST', '/sales/orders', newOrder(tenant, '#1'))).rejects.toThrow();
		expect(lines().at(-1)).toMatchObject({ fault: true, injected: 'dropAfterWrite', responseBody: null });
		const before = lines().length;
		await tenant.call('GET', '/nothing/here', undefined, UNLOGGED);
		expect(lines()).toHaveLength(before);
	});
});

describe('request counts', () => {
	it('counts per method and path template and per status, until they are cleared', async () => {
		await tenant.admin('/counts', undefined, 'DELETE');
		await tenant.call('GET', '/sales/orders/1');
		await tenant.call('GET', '/sales/orders/2');
		await tenant.call('GET', '/warehouses/');
		const { pulpo } = await tenant.admin('/counts');
		expect(pulpo.total).toBe(3);
		expect(pulpo.statuses).toEqual({ 200: 1, 400: 2 });
		expect(pulpo.routes['GET /api/v1/sales/orders/{id}']).toEqual({ count: 2, statuses: { 400: 2 } });
		await tenant.admin('/counts', undefined, 'DELETE');
		expect(await tenant.admin('/counts')).toEqual({});
	});
});
