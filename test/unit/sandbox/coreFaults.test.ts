import { newOrder, startTenant, type PulpoTenant, type Json } from './pulpoTenant.ts';

let tenant: PulpoTenant;

beforeAll(async () => {
	tenant = await startTenant();
});
afterAll(() => tenant.sandbox.stop());
beforeEach(() => tenant.admin('/faults', undefined, 'DELETE'));

const inject = (fault: object): Promise<Json> => tenant.admin('/faults', { system: 'pulpo', ...fault });
const orderNums = async (): Promise<string[]> =>
	(await tenant.state()).sales_orders.map((order: { order_num: string }) => order.order_num);

describe('injected faults', () => {
	it('answers the given status without carrying the request out', async () => {
		await inject({
			kind: 'status',
			status: 503,
			headers: { 'Retry-After': '7' },
			responseBody: { down: true },
			method: 'POST',
		});
		const answer = await tenant.call('POST', '/sales/orders', newOrder(tenant, 'status'));
		expect(answer).toMatchObject({ status: 503, body: { down: true }, headers: { 'retry-after': '7' } });
		expect(await orderNums()).not.toContain('status');
	});

	it.each(['timeoutBeforeWrite', 'dropBeforeWrite'])('%s: no answer, nothing written', async (kind) => {
		await inject({ kind, path: '/sales/orders$', times: 1, delayMs: 20 });
		await expect(tenant.call('POST', '/sales/orders', newOrder(tenant, kind))).rejects.toThrow();
		expect(await orderNums()).not.toContain(kind);
	});

	it.each(['timeoutAfterWrite', 'dropAfterWrite'])('%s: no answer, but written', async (kind) => {
		await inject({ kind, path: '/sales/orders$', times: 1, delayMs: 20 });
		await expect(tenant.call('POST', '/sales/orders', newOrder(tenant, kind))).rejects.toThrow();
		expect(await orderNums()).toContain(kind);
		const again = await tenant.call('POST', '/sales/orders', newOrder(tenant, kind));
		expect(again.status).toBe(422);
	});

	it('holds a time-out open until the client gives up', async () => {
		await inject({ kind: 'timeoutBeforeWrite', times: 1 });
		await expect(
			tenant.http.get(`${tenant.sandbox.urls.pulpo}/api/v1/`, { timeout: 50 }),
		).rejects.toMatchObject({ code: 'ECONNABORTED' });
	});

	it('hits only what method, path and body name, and only so often', async () => {
		await inject({
			kind: 'status',
			status: 500,
			method: 'POST',
			path: 'bulk/orders$',
			body: '"#13"',
			times: 1,
		});
		expect((await tenant.call('GET', '/sales/orders')).status).toBe(200);
		expect((await tenant.call('POST', '/sales/bulk/orders', [newOrder(tenant, '#12')])).status).toBe(201);
		expect((await tenant.call('POST', '/sales/bulk/orders', [newOrder(tenant, '#13')])).status).toBe(500);
		expect((await tenant.call('POST', '/sales/bulk/orders', [newOrder(tenant, '#13')])).status).toBe(201);
		expect((await tenant.admin('/faults'))[0].hits).toBe(1);
	});

	it('hits the given share of requests, the same ones for the same seed', async () => {
		const run = async (): Promise<number[]> => {
			const other = await startTenant({ seed: 5 });
			await other.admin('/faults', { system: 'pulpo', kind: 'status', status: 500, share: 0.3 });
			const statuses = [];
			for (let turn = 0; turn < 60; turn += 1)
				statuses.push((await other.call('GET', '/warehouses/')).status);
			await other.sandbox.stop();
			return statuses;
		};
		const first = await run();
		const failed = first.filter((status) => status === 500).length;
		expect(failed).toBeGreaterThan(6);
		expect(failed).toBeLessThan(32);
		expect(await run()).toEqual(first);
	});

	it('adds latency without changing the answer', async () => {
		await inject({ kind: 'latency', delayMs: 30, times: 1 });
		const before = Date.now();
		expect((await tenant.call('GET', '/warehouses/')).status).toBe(200);
		expect(Date.now() - before).toBeGreaterThanOrEqual(29);
	});

	it('refuses a fault that makes no sense', async () => {
		expect(await inject({ kind: 'status' })).toEqual({ error: 'a status fault needs "status"' });
		expect(await inject({ kind: 'earthquake' })).toEqual({ error: 'unknown kind of fault "earthquake"' });
	});

	it('lets go of held connections when it stops', async () => {
		const other = await startTenant();
		await other.admin('/faults', { system: 'pulpo', kind: 'timeoutBeforeWrite' });
		const held = other.call('GET', '/warehouses/');
		held.catch(() => undefined);
		await new Promise((resolve) => setTimeout(resolve, 30));
		await other.sandbox.stop();
		await expect(held).rejects.toThrow();
	});
});
