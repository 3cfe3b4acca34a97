import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PulpoWmsApi } from '../../credentials/PulpoWmsApi.credentials';
import { PulpoWmsTrigger } from '../../nodes/Pulpo/PulpoWmsTrigger.node';
import { checkReturn } from '../../nodes/shared/model/return';
import { checkShipment } from '../../nodes/shared/model/shipment';
import { runPoll, type PollRun } from '../support/engine/runPoll';
import { runHook, runWebhook, type WebhookRun } from '../support/engine/runWebhook';
import { buildOrder } from '../support/builders/order';
import { startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
});
afterAll(async () => {
	await pulpo.stop();
});

interface Webhook {
	id: number;
	url: string;
	warehouse_id: number;
	enabled: boolean;
	allowed_types: string[];
	client_id: number | null;
}

interface EventLog {
	event_type: string;
	payload: string;
}

const ADDRESS = 'https://n8n.example/webhook/hook-id/webhook';

function trigger(parameters: INodeParameters, staticData: IDataObject = {}, mode?: 'manual') {
	return {
		nodeType: PulpoWmsTrigger,
		credentialTypes: [PulpoWmsApi],
		credentials: { pulpoWmsApi: pulpo.credential() as never },
		parameters,
		staticData,
		...(mode ? { mode } : {}),
	};
}

async function webhooks(): Promise<Webhook[]> {
	return (await pulpo.act<{ webhooks: Webhook[] }>('state')).webhooks;
}

/** The bodies that the simulated PULPO sent for events of one type. */
async function sent(type: string): Promise<string[]> {
	const { event_logs: logs } = await pulpo.act<{ event_logs: EventLog[] }>('state');
	return logs.filter((log) => log.event_type === type).map(({ payload }) => payload);
}

const SHIPPED = { mode: 'webhook', events: ['packing_order_finished', 'sales_order_finished'] };

/** A trigger whose webhooks PULPO has, and how it takes what PULPO sends. */
async function listening(parameters: INodeParameters) {
	const staticData: IDataObject = {};
	await runHook(trigger(parameters, staticData), 'create');
	const [hook] = await webhooks();
	const token = new URL(hook?.url ?? '').searchParams.get('token') ?? '';
	return {
		staticData,
		token,
		take: async (rawBody: string | undefined, query: IDataObject = { token }): Promise<WebhookRun> =>
			await runWebhook(trigger(parameters, staticData), { rawBody: rawBody ?? '', query }),
	};
}

function json(run: WebhookRun | PollRun): IDataObject[] {
	const items = 'items' in run ? run.items : run.outputs;
	return (items?.[0] ?? []).map((item) => item.json);
}

const order = (id: string) => buildOrder({ id, number: `#${id}` });

async function shipOne(): Promise<void> {
	await pulpo.import([order('1042')]);
	await pulpo.act('ship', { order_num: '#1042' });
}

describe('webhook', () => {
	it('gives the unified shipment of a packing order, read again', async () => {
		const { take } = await listening(SHIPPED);
		await shipOne();
		const [body] = await sent('packing_order_finished');
		const items = json(await take(body));
		expect(items).toHaveLength(1);
		expect(checkShipment(items[0])).toMatchObject({ ok: true });
		expect(items[0]).toMatchObject({
			kind: 'shipment',
			orderKey: 'shopify:lamp-shop:1042',
			status: 'shipped',
			parcels: [{ carrier: 'dhl', trackingNumber: expect.stringContaining('TR') as string }],
			event: { via: 'webhook', type: 'packing_order_finished', warehouseId: '42', warehouseName: 'Berlin' },
		});
	});

	it('gives the sales order with the key of the shop, as it is now', async () => {
		const { take } = await listening(SHIPPED);
		await shipOne();
		const [body = ''] = await sent('sales_order_finished');
		const stale = body.replace('"state":"ended"', '"state":"queue"');
		expect(json(await take(stale))).toMatchObject([
			{ order_num: '#1042', state: 'ended', orderKey: 'shopify:lamp-shop:1042' },
		]);
	});

	it('gives shipments for events of sales orders and of labels', async () => {
		const events = ['sales_order_finished', 'shipment_tracking_updated'];
		const { take } = await listening({ ...SHIPPED, events, output: 'shipments' });
		await shipOne();
		for (const type of events) {
			const [body] = await sent(type);
			expect(json(await take(body))).toMatchObject([
				{ kind: 'shipment', orderNumber: '#1042', event: { type } },
			]);
		}
	});

	it('gives each affected product once, with its warehouse', async () => {
		const { take } = await listening({ ...SHIPPED, output: 'products' });
		await shipOne();
		const [body] = await sent('sales_order_finished');
		expect(json(await take(body))).toMatchObject([
			{
				kind: 'stockChange',
				key: 'pulpo:43:70415',
				productId: '70415',
				sku: 'HAT-01',
				location: { id: '42', name: 'Berlin' },
			},
		]);
	});

	it('hands on what PULPO sent without reading anything', async () => {
		const { take } = await listening({ ...SHIPPED, output: 'event' });
		await shipOne();
		await pulpo.clearCounts();
		const [body] = await sent('sales_order_finished');
		expect(json(await take(body))).toMatchObject([
			{ kind: 'event', data: { order_num: '#1042' }, event: { type: 'sales_order_finished' } },
		]);
		expect(await pulpo.calls()).toEqual({});
	});

	it.each([
		['a wrong secret', { token: 'guessed' }],
		['no secret', {}],
		['a list of secrets', { token: ['a', 'b'] }],
	])('answers 401 to %s and starts nothing', async (_name, query) => {
		const { take } = await listening(SHIPPED);
		await shipOne();
		const [body] = await sent('sales_order_finished');
		const run = await take(body, query);
		expect(run.sent?.status).toBe(401);
		expect(run.items).toBeUndefined();
	});

	it('answers 401 before its webhooks were ever made', async () => {
		const run = await runWebhook(trigger(SHIPPED), { rawBody: '{}', query: { token: '' } });
		expect(run.sent?.status).toBe(401);
	});

	it('starts nothing for a repeat, for other events and for other warehouses', async () => {
		const { take } = await listening({ ...SHIPPED, warehouses: ['42'] });
		await shipOne();
		const [body = ''] = await sent('sales_order_finished');
		expect(json(await take(body))).toHaveLength(1);
		expect(json(await take(body))).toEqual([]);
		const other = (changes: object) => JSON.stringify({ ...JSON.parse(body), id: 'e2', ...changes });
		expect(json(await take(other({ type: 'sales_order_created' })))).toEqual([]);
		expect(json(await take(other({ warehouse_id: 43 })))).toEqual([]);
		expect(json(await take('no json'))).toEqual([]);
		expect(json(await take(other({})))).toHaveLength(1);
	});

	it('answers 503 when the record cannot be read, and takes the repeat', async () => {
		const { take } = await listening(SHIPPED);
		await shipOne();
		const [body] = await sent('sales_order_finished');
		await pulpo.fault({ kind: 'status', status: 403, path: '/sales/orders', times: 1 });
		expect((await take(body)).sent?.status).toBe(503);
		expect(json(await take(body))).toHaveLength(1);
	});

	it('gives the unified return of a receipt', async () => {
		const { take } = await listening({ ...SHIPPED, events: ['incoming_good_created'] });
		await shipOne();
		await pulpo.act('receiveReturn', { order_num: '#1042', items: [{ sku: 'HAT-01', quantity: 1 }] });
		const [body] = await sent('incoming_good_created');
		const items = json(await take(body));
		expect(items).toHaveLength(1);
		expect(checkReturn(items[0])).toMatchObject({ ok: true });
		expect(items[0]).toMatchObject({ orderKey: 'shopify:lamp-shop:1042', lines: [{ accepted: true }] });
	});

	it('takes receipts of the chosen kinds only', async () => {
		const events = ['incoming_good_created'];
		const body = (kind: string, id: string) =>
			JSON.stringify({
				id,
				type: 'incoming_good_created',
				warehouse_id: 42,
				warehouse_name: 'Berlin',
				data: { id: 1, document_type: kind, items: [{ product_id: 70415 }, { product_id: 70415 }] },
			});
		const purchases = await listening({
			...SHIPPED,
			events,
			output: 'products',
			receipts: ['purchaseOrder'],
		});
		expect(json(await purchases.take(body('purchase_order', '1')))).toMatchObject([{ productId: '70415' }]);
		expect(json(await purchases.take(body('return', '2')))).toEqual([]);
		const noReturns = await listening({ ...SHIPPED, events, output: 'products', stockOfReturns: false });
		expect(json(await noReturns.take(body('none', '3')))).toHaveLength(1);
		expect(json(await noReturns.take(body('return', '4')))).toEqual([]);
	});
});

describe('life cycle', () => {
	it('makes one webhook for each warehouse of the user, finds them again and takes them away', async () => {
		const setting = trigger(SHIPPED, {});
		expect(await runHook(setting, 'checkExists')).toBe(false);
		await runHook(setting, 'create');
		await runHook(setting, 'create');
		const made = await webhooks();
		expect(made.map((hook) => hook.warehouse_id)).toEqual([42, 43]);
		expect(made[0]).toMatchObject({ allowed_types: SHIPPED.events, enabled: true, client_id: null });
		expect(made[0]?.url).toMatch(new RegExp(`^${ADDRESS}\\?token=[0-9a-f]{64}$`));
		expect(await runHook(setting, 'checkExists')).toBe(true);
		await runHook(setting, 'delete');
		expect(await webhooks()).toEqual([]);
		expect(await runHook(setting, 'delete')).toBe(true);
	});

	it('makes one for the chosen warehouse only, and none when it only polls', async () => {
		await runHook(trigger({ ...SHIPPED, warehouses: [43] }), 'create');
		expect((await webhooks()).map((hook) => hook.warehouse_id)).toEqual([43]);
		expect(await runHook(trigger({ ...SHIPPED, mode: 'poll' }), 'checkExists')).toBe(true);
		expect(await webhooks()).toHaveLength(1);
	});

	it('sets a webhook right in place when events were chosen anew, and removes doubled ones', async () => {
		const staticData: IDataObject = {};
		await runHook(trigger(SHIPPED, staticData), 'create');
		const [first] = await webhooks();
		const body = {
			url: first?.url,
			method: 'POST',
			allowed_types: ['sales_order_created'],
			warehouse_id: 42,
		};
		await pulpo.run({
			parameters: {
				resource: 'customRequest',
				operation: 'send',
				method: 'POST',
				path: '/webhook/',
				sendBody: true,
				body: JSON.stringify(body),
			},
		});
		expect(await webhooks()).toHaveLength(3);
		await runHook(trigger({ ...SHIPPED, events: ['sales_order_cancelled'] }, staticData), 'create');
		const after = await webhooks();
		expect(after.map((hook) => [hook.id, hook.warehouse_id, hook.allowed_types])).toEqual([
			[first?.id, 42, ['sales_order_cancelled']],
			[(first?.id ?? 0) + 1, 43, ['sales_order_cancelled']],
		]);
	});

	it('sends the secret in a header too when that is chosen, and then asks for both', async () => {
		const parameters = { ...SHIPPED, options: { headerAuth: true } };
		const { take, staticData, token } = await listening(parameters);
		const { webhook_clients: clients } = await pulpo.act<{ webhook_clients: Array<{ id: number }> }>('state');
		expect(clients).toMatchObject([
			{ credentials: [{ label: 'X-API-KEY', location: 'header', value: token }] },
		]);
		expect((await webhooks()).map((hook) => hook.client_id)).toEqual([clients[0]?.id, clients[0]?.id]);
		await shipOne();
		const [body = ''] = await sent('sales_order_finished');
		expect((await take(body)).sent?.status).toBe(401);
		const delivered = { rawBody: body, query: { token }, headers: { 'X-API-KEY': token } };
		expect(json(await runWebhook(trigger(parameters, staticData), delivered))).toHaveLength(1);
		await runHook(trigger(parameters, staticData), 'delete');
		expect(await pulpo.act('state')).toMatchObject({ webhooks: [], webhook_clients: [] });
	});

	it('makes a webhook again at a poll time that was removed or switched off in PULPO', async () => {
		const staticData: IDataObject = {};
		await runHook(trigger(SHIPPED, staticData), 'create');
		const [gone, off] = await webhooks();
		const send = async (method: string, id: number | undefined, body: object) =>
			await pulpo.run({
				parameters: {
					resource: 'customRequest',
					operation: 'send',
					method,
					path: `/webhook/${id}`,
					...(method === 'PUT' ? { sendBody: true, body: JSON.stringify(body) } : {}),
				},
			});
		await send('DELETE', gone?.id, {});
		await send('PUT', off?.id, { enabled: false });
		expect((await webhooks()).filter((hook) => hook.enabled)).toEqual([]);
		staticData['hooksCheckedAtMs'] = 0;
		expect(await runPoll(trigger(SHIPPED, staticData))).toEqual({ outputs: null, error: undefined });
		const healed = (await webhooks()).filter((hook) => hook.enabled && hook.url === gone?.url);
		expect(healed.map((hook) => hook.warehouse_id).sort()).toEqual([42, 43]);
	});
});

describe('poll', () => {
	const start = { startDate: '2020-01-01T00:00:00Z' };

	it('gives each shipment once', async () => {
		const parameters = { mode: 'poll', events: ['packing_order_finished'], options: start };
		const staticData: IDataObject = {};
		await shipOne();
		const first = await pollUntilSeen(parameters, staticData);
		expect(json(first)).toMatchObject([
			{ kind: 'shipment', orderNumber: '#1042', event: { via: 'poll', type: 'packing_order_finished' } },
		]);
		expect(await runPoll(trigger(parameters, staticData))).toEqual({ outputs: null, error: undefined });
	});

	/** The newest seconds are left for the next poll. */
	async function pollUntilSeen(parameters: INodeParameters, staticData: IDataObject): Promise<PollRun> {
		const real = Date.now;
		const ahead = real() + 60_000;
		const now = jest.spyOn(Date, 'now').mockImplementation(() => ahead);
		try {
			return await runPoll(trigger(parameters, staticData));
		} finally {
			now.mockRestore();
		}
	}

	it('loses none and doubles none when more than a page changed within one second', async () => {
		await pulpo.import(Array.from({ length: 230 }, (_, index) => order(String(index + 1))));
		await pulpo.act('ship', { all: true });
		const parameters = { mode: 'poll', events: ['sales_order_finished'], output: 'event', options: start };
		const found = json(await pollUntilSeen(parameters, {})).map((item) => item['id']);
		expect(found).toHaveLength(230);
		expect(new Set(found).size).toBe(230);
	});

	it('gives finished and cancelled sales orders as chosen', async () => {
		await pulpo.import([order('1'), order('2'), order('3')]);
		await pulpo.act('ship', { order_num: '#1' });
		await pulpo.act('setOrderState', { order_num: '#2', state: 'cancelled' });
		const events = ['sales_order_finished', 'sales_order_cancelled'];
		const run = await pollUntilSeen({ mode: 'poll', events, options: start }, {});
		const found = json(run).map((item) => [item['order_num'], (item['event'] as IDataObject)['type']]);
		expect(found.sort()).toEqual([
			['#1', 'sales_order_finished'],
			['#2', 'sales_order_cancelled'],
		]);
	});

	it('gives the products whose stock moved, each once', async () => {
		await pulpo.import([order('1'), order('2')]);
		await pulpo.act('ship', { all: true });
		const parameters = { mode: 'poll', events: ['sales_order_finished'], output: 'products', options: start };
		const run = await pollUntilSeen(parameters, {});
		expect(run.error).toBeUndefined();
		expect(json(run)).toMatchObject([{ kind: 'stockChange', productId: '70415', location: { id: '42' } }]);
	});

	it('leaves out receipts that do not count, and stock that came with them', async () => {
		await shipOne();
		await pulpo.act('receiveReturn', { order_num: '#1042', items: [{ sku: 'HAT-01', quantity: 1 }] });
		await pulpo.act('receive', { warehouse: 43, items: [{ sku: 'MUG-01', quantity: 5 }] });
		const found = async (parameters: INodeParameters) =>
			json(await pollUntilSeen({ mode: 'poll', events: ['incoming_good_created'], ...parameters }, {}));
		expect(await found({ receipts: ['return'], options: start })).toMatchObject([{ kind: 'return' }]);
		expect(await found({ receipts: ['stockTransfer'], options: start })).toMatchObject([
			{ document_type: 'none', warehouse_id: 43 },
		]);
		const products = await found({ output: 'products', stockOfReturns: false, options: start });
		const mug = products.filter((item) => item['productId'] === '70416');
		expect(mug).toMatchObject([{ location: { id: '43' }, event: { type: 'incoming_good_created' } }]);
	});

	it('gives a sample in the editor and leaves the watermark alone', async () => {
		await shipOne();
		const staticData = {};
		const run = await runPoll(trigger({ ...SHIPPED, options: start }, staticData, 'manual'));
		expect(json(run)).toHaveLength(1);
		expect(staticData).not.toHaveProperty('poll');
	});
});
