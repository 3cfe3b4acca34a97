import { newOrder, startTenant, until, type PulpoTenant, type Json } from './pulpoTenant.ts';
import { startReceiver } from './receiver.ts';

const DAY = 86_400_000;
let tenant: PulpoTenant;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

async function start(statuses: number[], config: object = {}, rateFactor = 1): Promise<void> {
	receiver = await startReceiver(statuses);
	tenant = await startTenant({ rateFactor, routes: { 'n8n.example': receiver.port } }, { config });
	await listenAt('https://n8n.example/webhook/abc?token=s3');
}

const listenAt = (url: string): Promise<unknown> =>
	tenant.call('POST', '/webhook/', {
		url,
		method: 'POST',
		allowed_types: ['sales_order_created'],
		warehouse_id: 42,
	});
const place = (orderNum: string): Promise<unknown> =>
	tenant.call('POST', '/sales/orders', newOrder(tenant, orderNum));
const deliveries = (): Promise<Json[]> => tenant.admin('/deliveries');
const numbers = (): string[] => receiver.received.map(({ body }) => body.data.order_num);

afterEach(async () => {
	await tenant.sandbox.stop();
	await receiver.stop();
});

describe('webhook deliveries', () => {
	it('go to the loopback port behind the public host, with path and query as registered', async () => {
		await start([]);
		await place('#1');
		const [delivery] = await until(deliveries, (list) => list[0]?.state === 'delivered');
		expect(receiver.received[0]).toMatchObject({ url: '/webhook/abc?token=s3', host: 'n8n.example' });
		expect(delivery).toMatchObject({
			system: 'pulpo',
			label: 'sales_order_created',
			attempts: [{ status: 200, body: 'thanks' }],
		});
	});

	it('never leave this machine', async () => {
		await start([]);
		await listenAt('https://elsewhere.example/hook');
		await place('#1');
		const list = await until(deliveries, (all) => all.every(({ attempts }) => attempts.length > 0));
		expect(list[1]).toMatchObject({
			state: 'givenUp',
			attempts: [{ problem: 'no route to host elsewhere.example' }],
		});
	});

	it('are repeated on the schedule of the vendor, and given up after it', async () => {
		await start([500, 503, 500], { webhookRetryDelaysMs: [DAY, DAY] });
		await place('#1');
		for (const tries of [1, 2]) {
			await until(deliveries, (list) => list[0]?.attempts.length === tries);
			await tenant.admin('/clock', { advanceMs: DAY });
		}
		const [delivery] = await until(deliveries, (list) => list[0]?.state === 'givenUp');
		expect(delivery.attempts.map(({ status }: { status: number }) => status)).toEqual([500, 503, 500]);
	});

	it('are repeated N times faster with rateFactor N', async () => {
		await start([500], { webhookRetryDelaysMs: [60_000] }, 1_000);
		await place('#1');
		const [delivery] = await until(deliveries, (list) => list[0]?.state === 'delivered');
		expect(delivery.attempts).toHaveLength(2);
	});

	it('all arrive when many come at once', async () => {
		await start([]);
		const rows = Array.from({ length: 150 }, (_, index) => newOrder(tenant, `#${index}`));
		await tenant.call('POST', '/sales/bulk/orders', rows);
		await until(numbers, (list) => list.length === 150);
		expect(new Set(numbers()).size).toBe(150);
	});

	it('can be doubled, lost, reversed and replayed', async () => {
		await start([]);
		await tenant.admin('/deliveries/weather', { duplicateShare: 1 });
		await place('#1');
		await until(
			() => numbers(),
			(list) => list.length === 2,
		);
		await tenant.admin('/deliveries/weather', { lostShare: 1 });
		await place('#2');
		await tenant.admin('/deliveries/weather', { reorderBy: 3 });
		for (const orderNum of ['#3', '#4', '#5']) await place(orderNum);
		await until(
			() => numbers(),
			(list) => list.length === 5,
		);
		expect(numbers()).toEqual(['#1', '#1', '#5', '#4', '#3']);
		const list = await deliveries();
		expect(list.find(({ state }) => state === 'lost').body).toContain('"#2"');
		await tenant.admin('/deliveries/replay', { id: list[0].id });
		await until(
			() => numbers(),
			(all) => all.length === 6,
		);
		expect(receiver.received[5]?.body.id).toBe(receiver.received[0]?.body.id);
	});
});
