import type { IDataObject } from 'n8n-workflow';

import { jsonOf, startTenant, type Tenant } from './pulpoTenant';

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
}

const ADDRESS = 'https://n8n.example/webhook/abc/webhook';
const SECRET = `${ADDRESS}?token=c0ffee`;

async function webhooks(): Promise<Webhook[]> {
	return (await pulpo.act<{ webhooks: Webhook[] }>('state')).webhooks;
}

async function operate(operation: string, parameters: IDataObject = {}) {
	const run = await pulpo.run({ parameters: { resource: 'webhook', operation, ...parameters } as never });
	return { run, items: jsonOf(run.outputs[0]) };
}

async function register(warehouseId: number, overrides: IDataObject = {}): Promise<void> {
	const body = {
		url: SECRET,
		method: 'POST',
		allowed_types: ['sales_order_finished'],
		warehouse_id: warehouseId,
		enabled: true,
		...overrides,
	};
	const parameters = { resource: 'customRequest', operation: 'send', method: 'POST', path: '/webhook/' };
	const run = await pulpo.run({ parameters: { ...parameters, sendBody: true, body: JSON.stringify(body) } });
	if (run.error) throw run.error;
}

describe('check and repair', () => {
	it('makes what is missing with the secret of the others, switches on, and removes what is doubled', async () => {
		await register(42, { enabled: false });
		await register(42, { enabled: false });
		const { items } = await operate('checkAndRepair', { address: ADDRESS });
		expect(items).toMatchObject([
			{
				outcome: 'updated',
				number: 'Berlin',
				changes: [{ field: 'enabled', before: false, after: true }],
			},
			{ outcome: 'cancelled', number: 'Berlin' },
			{ outcome: 'created', number: 'Madrid' },
		]);
		expect((await webhooks()).map(({ id: _id, ...hook }) => hook)).toMatchObject([
			{ url: SECRET, warehouse_id: 42, enabled: true, allowed_types: ['sales_order_finished'] },
			{ url: SECRET, warehouse_id: 43, enabled: true, allowed_types: ['sales_order_finished'] },
		]);
		const again = await operate('checkAndRepair', { address: ADDRESS });
		expect(again.items.map((item) => item['outcome'])).toEqual(['unchanged', 'unchanged']);
	});

	it('changes the events, leaves other addresses and warehouses alone', async () => {
		await register(42);
		await register(43);
		await register(42, { url: 'https://other.example/hook' });
		const events = ['packing_order_finished'];
		const { items } = await operate('checkAndRepair', { address: ADDRESS, warehouses: ['42'], events });
		expect(items).toMatchObject([
			{ outcome: 'updated', changes: [{ field: 'allowed_types', after: events }] },
		]);
		expect((await webhooks()).map((hook) => hook.allowed_types[0])).toEqual([
			'packing_order_finished',
			'sales_order_finished',
			'sales_order_finished',
		]);
	});

	it('sends nothing in a dry run, and says what it would do', async () => {
		await register(42, { enabled: false });
		const before = await webhooks();
		const { items } = await operate('checkAndRepair', { address: ADDRESS, dryRun: true });
		expect(items).toMatchObject([
			{ outcome: 'updated', dryRun: true },
			{ outcome: 'created', dryRun: true },
		]);
		expect(await webhooks()).toEqual(before);
	});

	it('fails for each warehouse when nobody said for which events', async () => {
		const { items } = await operate('checkAndRepair', { address: ADDRESS });
		expect(items).toMatchObject([
			{ outcome: 'failed', problem: { code: 'noEvents' } },
			{ outcome: 'failed', problem: { code: 'noEvents' } },
		]);
	});

	it('makes no second webhook when the answer to the first one is lost', async () => {
		await pulpo.fault({ kind: 'dropAfterWrite', method: 'POST', path: '/webhook', times: 1 });
		const parameters = { address: ADDRESS, warehouses: ['42'], events: ['sales_order_finished'] };
		const { items } = await operate('checkAndRepair', parameters);
		const [made, ...more] = await webhooks();
		expect(more).toEqual([]);
		expect(items).toMatchObject([{ outcome: 'created', target: { id: String(made?.id) } }]);
	});
});

it('lists webhooks without their secrets', async () => {
	await register(42);
	await register(43, { enabled: false });
	const { items, run } = await operate('getMany', { returnAll: true });
	expect(items).toMatchObject([
		{ warehouse_id: 42, url: `${ADDRESS}?***` },
		{ warehouse_id: 43, url: `${ADDRESS}?***` },
	]);
	expect(run.stored).not.toContain('c0ffee');
	const on = await operate('getMany', { filters: { enabled: true } });
	expect(on.items.map((item) => item['warehouse_id'])).toEqual([42]);
});

it('deletes a webhook; one that is gone counts as done', async () => {
	await register(42);
	const webhookId = String((await webhooks())[0]?.id);
	expect((await operate('delete', { webhookId, dryRun: true })).items).toMatchObject([
		{ outcome: 'cancelled', dryRun: true },
	]);
	expect(await webhooks()).toHaveLength(1);
	expect((await operate('delete', { webhookId })).items).toMatchObject([{ outcome: 'cancelled' }]);
	expect(await webhooks()).toEqual([]);
	expect((await operate('delete', { webhookId })).items).toMatchObject([{ outcome: 'unchanged' }]);
});

it('gives the log of calls, and asks PULPO to send failed ones again', async () => {
	await register(42, { allowed_types: ['sales_order_cancelled'], url: 'https://nobody.example/hook' });
	await pulpo.act('seed', {
		sales_orders: [
			{
				order_num: '#1',
				type: 'sales_order',
				warehouse_id: 42,
				third_party_id: 60311,
				priority: 2,
				delivery_date: '2026-03-02 00:00:00',
				ship_to: { name: 'Anna Berg', address: { street: 'Hauptstr. 5' } },
				items: [{ product_id: 70415, quantity: 1 }],
			},
		],
	});
	await pulpo.act('setOrderState', { order_num: '#1', state: 'cancelled' });
	await attempts(1);
	expect((await operate('getLogs', { filters: { eventType: 'sales_order_cancelled' } })).items).toHaveLength(
		1,
	);
	expect((await operate('getLogs', { filters: { eventType: 'sales_order_created' } })).items).toEqual([]);
	expect((await operate('retry')).items).toEqual([{ asked: true }]);
	await attempts(2);
});

/** Waits until the simulated PULPO has noted this many failed calls. */
async function attempts(count: number): Promise<void> {
	for (let round = 0; round < 200; round++) {
		const { items } = await operate('getLogs', { returnAll: true });
		if (items.filter((item) => item['response'] !== null).length === count) return;
	}
	throw new Error(`${count} failed calls did not come`);
}
