import { newOrder, startTenant, until, type PulpoTenant, type Json } from './pulpoTenant.ts';
import { startReceiver } from './receiver.ts';

let tenant: PulpoTenant;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

const URL = 'https://n8n.example/webhook/abc?token=s3';
const HOOK = {
	url: URL,
	method: 'POST',
	allowed_types: ['sales_order_finished', 'sales_order_cancelled'],
	warehouse_id: 42,
	enabled: true,
};

beforeEach(async () => {
	receiver = await startReceiver();
	tenant = await startTenant({ routes: { 'n8n.example': receiver.port } });
});
afterEach(async () => {
	await tenant.sandbox.stop();
	await receiver.stop();
});

const place = async (orderNum: string, over: object = {}): Promise<Json> =>
	(await tenant.call('POST', '/sales/orders', newOrder(tenant, orderNum, over))).body;
const finish = (orderNum: string): Promise<Json> =>
	tenant.admin('/admin/pulpo/setOrderState', { order_num: orderNum, state: 'ended' });
const arrived = (count: number): Promise<Json[]> =>
	until(
		() => receiver.received,
		(list) => list.length >= count,
	);

describe('registering', () => {
	it('answers with a list of one, whose id is text', async () => {
		const made = await tenant.call('POST', '/webhook/', HOOK);
		expect(made).toMatchObject({ status: 201, body: { webhooks: [{ id: '901', ...HOOK }] } });
		expect(
			(await tenant.call('GET', `/webhook/?url=${encodeURIComponent(URL)}&warehouse_id=42`)).body.webhooks,
		).toHaveLength(1);
		const put = await tenant.call('PUT', '/webhook/901', { ...HOOK, enabled: false });
		expect(put).toMatchObject({ status: 200, body: { id: '901', enabled: false } });
		expect((await tenant.call('DELETE', '/webhook/901')).status).toBe(200);
		expect((await tenant.call('GET', '/webhook/901')).status).toBe(400);
		expect((await tenant.call('DELETE', '/webhook/901')).status).toBe(400);
	});

	it.each([
		[{ url: 'http://n8n.example/a' }, { url: 'must use https' }],
		[{ url: 'https://localhost:5678/a' }, { url: 'must use the default port' }],
		[{ method: 'PATCH' }, { method: 'is invalid' }],
		[{ allowed_types: ['order_shipped'] }, { allowed_types: '0: is invalid' }],
		[{ allowed_types: [] }, { allowed_types: "can't be blank" }],
		[{ warehouse_id: 60 }, { warehouse_id: 'is not assigned to the user' }],
		[{ secret: 'x' }, { secret: 'is not a known field' }],
	])('refuses %j', async (over, problem) => {
		const answer = await tenant.wrong('POST', '/webhook/', { ...HOOK, ...over });
		expect(answer).toMatchObject({ status: 400, body: { errors: [problem] } });
	});
});

describe('events', () => {
	it('carry the entity as it can be read, in the envelope of the vendor', async () => {
		await tenant.call('POST', '/webhook/', HOOK);
		const { id } = await place('#1042');
		await finish('#1042');
		const [{ body, url, headers }] = await arrived(1);
		expect(url).toBe('/webhook/abc?token=s3');
		expect(headers['content-type']).toBe('application/json');
		expect(body).toMatchObject({
			type: 'sales_order_finished',
			status: 'triggered',
			warehouse_id: 42,
			warehouse_name: 'Berlin',
			data: {
				id,
				order_num: '#1042',
				type: 'sales_order',
				state: 'ended',
				items: [{ fulfilled_quantity: 3 }],
			},
		});
		expect(body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(body.data).toEqual((await tenant.call('GET', `/sales/orders/${id}`)).body);
	});

	it('go only to enabled webhooks of that warehouse and type', async () => {
		await tenant.call('POST', '/webhook/', HOOK);
		await tenant.call('POST', '/webhook/', { ...HOOK, enabled: false });
		await place('#1', { warehouse_id: 50 });
		await finish('#1');
		const { id } = await place('#2');
		await tenant.call('POST', `/sales/orders/${id}/cancel`);
		const [event] = await arrived(1);
		expect(event.body).toMatchObject({ type: 'sales_order_cancelled', data: { order_num: '#2' } });
		expect((await tenant.state()).event_logs).toHaveLength(1);
	});

	it('come twice when the same address is registered twice', async () => {
		await tenant.call('POST', '/webhook/', HOOK);
		await tenant.call('POST', '/webhook/', HOOK);
		await place('#1');
		await finish('#1');
		const [first, second] = await arrived(2);
		expect(first.body.id).toBe(second.body.id);
	});

	it('tell of every step of an order', async () => {
		const types = [
			'sales_order_created',
			'sales_order_updated',
			'sales_order_cancelled',
			'sales_order_finished',
		];
		await tenant.call('POST', '/webhook/', { ...HOOK, allowed_types: types });
		const { id } = await place('#1');
		await arrived(1);
		await tenant.call('PUT', `/sales/orders/${id}`, newOrder(tenant, '#1', { priority: 9 }));
		await arrived(2);
		await finish('#1');
		const events = await arrived(3);
		expect(events.map(({ body }) => body.type)).toEqual([
			'sales_order_created',
			'sales_order_updated',
			'sales_order_finished',
		]);
	});

	it('carry the secret of a webhook client in a header', async () => {
		const client = {
			name: 'n8n',
			type: 'api_key',
			credentials: [{ type: 'api_key', label: 'X-API-KEY', location: 'header', value: 's3cret' }],
		};
		const { body } = await tenant.call('POST', '/webhook/clients', client);
		await tenant.call('POST', '/webhook/', { ...HOOK, client_id: body.webhook_clients[0].id });
		await place('#1');
		await finish('#1');
		expect((await arrived(1))[0].headers['x-api-key']).toBe('s3cret');
	});

	it('leave a log, and are sent again on request when they failed', async () => {
		await tenant.call('POST', '/webhook/', { ...HOOK, url: 'https://down.example/hook' });
		await place('#1');
		await finish('#1');
		const failed = await until(
			async () => (await tenant.call('GET', '/webhook/logs?event_status=failed&limit=5')).body.event_logs,
			(logs) => logs.length === 1,
		);
		expect(failed[0]).toMatchObject({ webhook_id: '901', code: null });
		await tenant.admin('/routes', { 'down.example': receiver.port });
		expect((await tenant.call('POST', '/webhook/retry')).status).toBe(200);
		expect((await arrived(1))[0].body.type).toBe('sales_order_finished');
	});
});
