import { must } from '../support/must.ts';
import { pause } from '../support/n8n/wait.ts';
import type { PulpoState } from '../support/scenario/expected.ts';
import { placedAs, SHIPMENT_KINDS } from '../support/scenario/shipmentKinds.ts';
import {
	addTemplate,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
	type ShopifyPulpo,
} from '../support/shopifyPulpo.ts';

jest.setTimeout(600_000);

const STATUS = 'shopifyPulpoStatus1';
const FLOW = 'shopify-pulpo-status-updates';
const TAG = 'In PULPO WMS';
const ORDERS = 200;
/** Every tenth order is not paid and never comes to PULPO WMS. */
const isPaid = (index: number) => index % 10 !== 9;
const WRITES = /^(POST|PUT|PATCH|DELETE) (?!.*\/auth$)/;

interface Placed {
	id: number;
	name: string;
}

describe('status updates from PULPO WMS to Shopify in a real n8n', () => {
	let admin: ShopifyPulpo;
	let world: Shopbridge;
	let placed: Placed[];

	const configure = async (settings: Record<string, boolean | number | string> = {}) =>
		await addTemplate(world, admin, 'shopify-pulpo/status-updates.json', { overlapMinutes: 60, ...settings });
	const run = async (asked: object = {}) => must((await world.call(STATUS, [asked]))[0], 'totals of the run');
	const tags = async () => {
		const { orders } = await admin.act<{ orders: Array<{ name: string; tags: string[] }> }>(
			'shopify',
			'state',
		);
		return new Map(orders.map((order) => [order.name, [...order.tags].sort()]));
	};
	const order = (index: number) => must(placed[index], 'order').name;
	const setState = async (index: number, state: string) =>
		await admin.act('pulpo', 'setOrderState', { order_num: order(index), state });
	const rows = async () => await (await world.n8n.dataTable('shopbridge_orders')).rows({ flow: FLOW });
	const settled = async () => await pause(6_500);
	const writesTo = async (system: 'pulpo' | 'shopify'): Promise<string[]> => {
		const counts = (await admin.counts()) as Record<string, { routes: Record<string, unknown> } | undefined>;
		const routes = Object.keys(counts[system]?.routes ?? {});
		return routes.filter((route) => (system === 'shopify' ? /mutation/ : WRITES).test(route));
	};

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		world = await startShopbridge(admin, { overlapMinutes: 60 });
		await configure();
		const kind = must(SHIPMENT_KINDS[0], 'kind');
		const { orders } = await admin.act<{ orders: Placed[] }>('shopify', 'placeOrders', {
			orders: Array.from({ length: ORDERS }, (_, index) => ({
				...placedAs(kind, index),
				tags: ['express'],
				...(isPaid(index) ? {} : { financialStatus: 'PENDING' }),
			})),
		});
		placed = orders;
		expect(await world.run()).toMatchObject({ created: 180, skipped: 20 });
		await settled();
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('only shows what it would do in a dry run', async () => {
		await configure({ dryRun: true });
		expect(await run()).toMatchObject({ dryRun: true, updated: 180 });
		expect(await writesTo('shopify')).toEqual([]);
		expect(await rows()).toEqual([]);
		await configure();
	});

	it('marks the orders that are in PULPO WMS, and no others', async () => {
		expect(await run()).toMatchObject({ status: 'FINISHED', updated: 180, failed: 0 });
		const now = await tags();
		for (const [index, { name }] of placed.entries())
			expect([name, now.get(name)]).toEqual([name, isPaid(index) ? [TAG, 'express'] : ['express']]);
		const { sales_orders: inPulpo } = await admin.act<PulpoState>('pulpo', 'state');
		const byKey = new Map((await rows()).map((row) => [row['order_key'], row]));
		for (const { id, order_num: number } of inPulpo)
			expect(byKey.get(`pulpo:43:${id}`)).toMatchObject({ number, outcome: 'updated' });
	});

	it('writes nothing in a second run, and its tags set nothing going in PULPO WMS', async () => {
		await admin.clearCounts();
		expect(await run()).toMatchObject({ updated: 0, unchanged: 180 });
		expect(await writesTo('shopify')).toEqual([]);
		expect(await world.run()).toMatchObject({ created: 0, updated: 0, unchanged: 180 });
		expect(await writesTo('pulpo')).toEqual([]);
	});

	it('tags the state in PULPO WMS and takes the tag of the state before off', async () => {
		await configure({ stateTags: 'picking = In Picking, ended = Sent' });
		await setState(0, 'picking');
		await settled();
		expect(await run()).toMatchObject({ updated: 1, unchanged: 179 });
		expect((await tags()).get(order(0))).toEqual([TAG, 'In Picking', 'express']);
		await setState(0, 'packing');
		await setState(0, 'ended');
		await settled();
		await run();
		expect((await tags()).get(order(0))).toEqual([TAG, 'Sent', 'express']);
	});

	it('tries again what Shopify refused, by the ID of the order', async () => {
		await configure({ stateTags: 'picking = In Picking', overlapMinutes: 0 });
		await setState(1, 'picking');
		await settled();
		await admin.faults([{ system: 'shopify', kind: 'status', status: 500, body: 'tagsAdd' }]);
		expect(await run()).toMatchObject({ failed: 1 });
		await admin.clearFaults();
		expect((await rows()).filter(({ outcome }) => outcome === 'failed')).toMatchObject([
			{ number: order(1) },
		]);
		expect(await run()).toMatchObject({ status: 'FINISHED', updated: 1 });
		expect((await tags()).get(order(1))).toEqual([TAG, 'In Picking', 'express']);
	});

	it('leaves an order alone that was cancelled in PULPO WMS before it was marked', async () => {
		const [late] = (
			await admin.act<{ orders: Placed[] }>('shopify', 'placeOrders', {
				orders: [placedAs(must(SHIPMENT_KINDS[0], 'kind'), 900)],
			})
		).orders;
		const { name } = must(late, 'order');
		await world.run();
		await admin.act('pulpo', 'setOrderState', { order_num: name, state: 'cancelled' });
		await settled();
		await run();
		expect((await tags()).get(name)).toEqual([]);
	});
});
