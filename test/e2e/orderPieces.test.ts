import type { OrderSpec } from '../../sandbox/shopify/admin/specs.ts';
import { pulpoUser } from '../support/demo/accounts.ts';
import { must } from '../support/must.ts';
import { inExpectedWords, type PulpoState } from '../support/scenario/expected.ts';
import { KINDS } from '../support/scenario/kinds.ts';
import {
	FLOW,
	SALES_ORDERS,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
} from '../support/shopifyPulpo.ts';

jest.setTimeout(300_000);

const PLAIN = 160;
const SPLIT = 40;
const WRITES = /^(POST|PUT|PATCH|DELETE) (?!.*\/auth$)/;

interface Placed {
	id: number;
	name: string;
	lineIds: number[];
}

const shirt = { sku: 'SHIRT-M', price: '20.00' };
const mug = { sku: 'MUG-01', price: '8.50', quantity: 2 };
const at = (location: string, line: object) => ({ ...line, location });

// "Berlin" is a warehouse of the same name, "Main Street" stands in the settings, "Garage" nowhere.
const SPLIT_ORDER: OrderSpec = { lines: [at('Berlin', shirt), at('Main Street', mug)] };
const PARTLY_ELSEWHERE: OrderSpec = { lines: [at('Berlin', shirt), at('Garage', mug)] };
const THREE_PLACES: OrderSpec = {
	lines: [at('Berlin', shirt), at('Garage', mug), at('Main Street', shirt)],
};
const ONLY_MAIN_STREET: OrderSpec = { lines: [at('Main Street', shirt), at('Main Street', mug)] };
const WHOLE_IN_BERLIN: OrderSpec = { lines: [at('Berlin', shirt), at('Berlin', mug)] };
const UNKNOWN_PART: OrderSpec = {
	lines: [at('Berlin', shirt), at('Main Street', { sku: 'NOT-IN-PULPO', title: 'Odd thing', price: '1.00' })],
};

describe('one order in PULPO WMS for each location of a Shopify order, in a real n8n', () => {
	let admin: Awaited<ReturnType<typeof startShopifyPulpo>>;
	let world: Shopbridge;
	let madrid: number;
	let firstStart: number;
	let firstTotals: Record<string, unknown>;
	let plain: Placed[];
	let split: Placed[];
	let partly: Placed[];
	let three: Placed[];
	let single: Placed[];
	let whole: Placed[];
	let unknown: Placed[];

	const kindOf = (index: number) => must(KINDS[index % KINDS.length], 'kind of order');
	const pulpo = async () => await admin.act<PulpoState>('pulpo', 'state');
	const place = async (orders: OrderSpec[]): Promise<Placed[]> => {
		const createdAt = new Date(Date.now() - 120_000).toISOString();
		const body = { orders: orders.map((order) => ({ createdAt, ...order, notify: false })) };
		return (await admin.act<{ orders: Placed[] }>('shopify', 'placeOrders', body)).orders;
	};
	const placeMany = async (count: number, order: OrderSpec) =>
		await place(Array.from({ length: count }, () => order));
	/** Number, warehouse, state and goods of everything that PULPO has of an order. */
	const arrived = async (order: Placed | undefined) => {
		const { sales_orders: orders, products } = await pulpo();
		const skus = new Map(products.map(({ id, sku }) => [id, sku]));
		const places = new Map([
			[admin.accounts.warehouseId, 'Berlin'],
			[madrid, 'Madrid'],
		]);
		return orders
			.filter(({ external_order_num: shopId }) => shopId === String(must(order, 'order').id))
			.map(({ order_num: number, warehouse_id: warehouse, state, items }) =>
				[
					number.replace(must(order, 'order').name, '#'),
					places.get(warehouse),
					state,
					...items.map((item) => `${item.quantity} ${skus.get(item.product_id)}`),
				].join(' '),
			)
			.sort();
	};
	const rowsOf = async (order: Placed | undefined) =>
		(
			await (
				await world.n8n.dataTable('shopbridge_orders')
			).rows({ number: must(order, 'order').name, flow: FLOW })
		).sort((a, b) => String(a['order_key']).localeCompare(String(b['order_key'])));
	const told = async (order: Placed | undefined) => {
		const [newest] = await world.n8n.executions({ workflowId: SALES_ORDERS });
		const { items } = await world.n8n.execution(must(newest, 'execution').id);
		return items('Outcomes')
			.filter(({ number }) => number === must(order, 'order').name)
			.map(({ outcome, reason }) => [outcome, (reason as { code: string } | null)?.code].join(' ').trim());
	};
	const move = async (order: Placed | undefined, spec: object) => {
		await admin.act('shopify', 'moveFulfillmentOrder', { id: must(order, 'order').id, ...spec });
	};
	const settled = async () => await new Promise((resolve) => setTimeout(resolve, 6_500));

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		await admin.act('shopify', 'seed', {
			locations: ['Berlin', 'Main Street', 'Garage'].map((name) => ({ name })),
			products: ['SHIRT-M', 'MUG-01'].map((sku) => ({
				title: sku,
				variants: [{ sku, price: '20.00', stock: { Berlin: 900, 'Main Street': 900, Garage: 900 } }],
			})),
		});
		const { users } = await admin.act<{ users: Array<{ id: number }> }>('pulpo', 'state');
		const seeded = await admin.act<{ warehouses: Record<string, number> }>('pulpo', 'seed', {
			warehouses: [{ name: 'Madrid', city: 'Madrid', country_code: 'ES' }],
			users: [{ ...pulpoUser, id: must(users[0], 'user').id }],
		});
		madrid = must(seeded.warehouses['Madrid'], 'warehouse');
		world = await startShopbridge(admin, {
			onePerLocation: true,
			locationWarehouses: `main street = ${madrid}, Back Yard = ${madrid}`,
			excludedTags: 'hold',
			financialStatuses: 'paid, partiallyPaid, partiallyRefunded',
			overlapMinutes: 60,
		});
		plain = await place(
			Array.from({ length: PLAIN }, (_, index) => ({ location: 'Berlin', ...kindOf(index).place(index) })),
		);
		split = await placeMany(SPLIT, SPLIT_ORDER);
		partly = await placeMany(5, PARTLY_ELSEWHERE);
		three = await placeMany(5, THREE_PLACES);
		single = await placeMany(5, ONLY_MAIN_STREET);
		whole = await placeMany(5, WHOLE_IN_BERLIN);
		unknown = await placeMany(2, UNKNOWN_PART);
		firstStart = Date.now();
		firstTotals = await world.run();
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('sends each location its part under its own number', async () => {
		for (const order of split)
			expect(await arrived(order)).toEqual(['#_1 Berlin queue 1 SHIRT-M', '#_2 Madrid queue 2 MUG-01']);
		const keys = (await pulpo()).sales_orders
			.filter(({ external_order_num: shopId }) => shopId === String(split[0]?.id))
			.map(({ attributes }) => attributes['key']);
		expect(keys.sort()).toEqual([
			`shopify:sandbox-shop:${split[0]?.id}:1`,
			`shopify:sandbox-shop:${split[0]?.id}:2`,
		]);
	});

	it('leaves out what a location sends that is no warehouse, and says so', async () => {
		for (const order of partly) expect(await arrived(order)).toEqual(['#_1 Berlin queue 1 SHIRT-M']);
		for (const order of three)
			expect(await arrived(order)).toEqual(['#_1 Berlin queue 1 SHIRT-M', '#_3 Madrid queue 1 SHIRT-M']);
		expect(await rowsOf(partly[0])).toMatchObject([
			{ outcome: 'created', target_number: `${partly[0]?.name}_1` },
			{ outcome: 'skipped', reason_code: 'locationNotMapped', reason: expect.stringContaining('"Garage"') },
		]);
	});

	it('keeps the number of an order that one location sends', async () => {
		for (const order of single) expect(await arrived(order)).toEqual(['# Madrid queue 1 SHIRT-M 2 MUG-01']);
		for (const order of whole) expect(await arrived(order)).toEqual(['# Berlin queue 1 SHIRT-M 2 MUG-01']);
	});

	it('treats orders of one location as ever, field by field', async () => {
		const state = await pulpo();
		const byNumber = new Map(state.sales_orders.map((order) => [order.order_num, order]));
		for (const [index, order] of plain.entries()) {
			const expectation = kindOf(index).expect(index);
			const there = byNumber.get(order.name);
			if ('arrives' in expectation)
				expect({
					number: order.name,
					...inExpectedWords(must(there, order.name), state, firstStart),
				}).toEqual({
					number: order.name,
					...expectation.arrives,
				});
			else {
				expect([order.name, there]).toEqual([order.name, undefined]);
				const code = 'skipped' in expectation ? expectation.skipped : 'unknownSku';
				expect(await rowsOf(order)).toMatchObject([{ reason_code: code }]);
			}
		}
		// 12 of 20 kinds arrive, 7 are skipped, 1 fails; split in two 40 + 5 + 5 + 2 times, and 10 of one location.
		expect(firstTotals).toMatchObject({
			created: 96 + 80 + 5 + 10 + 5 + 5 + 2,
			skipped: 56 + 5 + 5,
			failed: 8 + 2,
			unknown: 0,
		});
	});

	it('makes no write call when nothing has changed', async () => {
		await admin.clearCounts();
		expect(await world.run()).toMatchObject({ created: 0, updated: 0, cancelled: 0, unchanged: 203 });
		const counts = (await admin.counts()) as { pulpo?: { routes: Record<string, unknown> } };
		expect(Object.keys(counts.pulpo?.routes ?? {}).filter((route) => WRITES.test(route))).toEqual([]);
	});

	it('follows what moves to another warehouse until somebody picks it, and takes back what moves elsewhere', async () => {
		const [waiting, picked, gone] = split;
		// The window no longer holds these orders, and Shopify does not promise that a move changes them.
		await world.configure({ overlapMinutes: 0 });
		await world.run();
		await settled();
		await admin.act('pulpo', 'setOrderState', { order_num: `${picked?.name}_2`, state: 'picking' });
		await move(waiting, { part: 2, to: 'Berlin' });
		await move(picked, { part: 2, to: 'Berlin' });
		await move(gone, { part: 2, to: 'Garage' });
		await move(single[0], { to: 'Berlin' });
		await move(whole[0], { to: 'Main Street', lines: [{ sku: 'MUG-01', quantity: 2 }] });
		await settled();
		expect(await world.run()).toMatchObject({ created: 0, updated: 2, cancelled: 1 });

		expect(await arrived(waiting)).toEqual(['#_1 Berlin queue 1 SHIRT-M', '#_2 Berlin queue 2 MUG-01']);
		expect(await arrived(picked)).toEqual(['#_1 Berlin queue 1 SHIRT-M', '#_2 Madrid picking 2 MUG-01']);
		expect(await told(picked)).toEqual(['unchanged', 'skipped tooLateToMove']);
		expect(await arrived(gone)).toEqual(['#_1 Berlin queue 1 SHIRT-M', '#_2 Madrid cancelled 2 MUG-01']);
		expect(await rowsOf(gone)).toMatchObject([
			{ outcome: 'unchanged' },
			{ outcome: 'cancelled', reason_code: 'locationNotMapped' },
		]);
		expect(await arrived(single[0])).toEqual(['# Berlin queue 1 SHIRT-M 2 MUG-01']);
	});

	it('never splits an order that was imported whole', async () => {
		expect(await arrived(whole[0])).toEqual(['# Berlin queue 1 SHIRT-M 2 MUG-01']);
		expect(await told(whole[0])).toEqual(['skipped importedWhole', 'skipped importedWhole']);
	});

	it('cancels all parts of an order that was cancelled in the shop', async () => {
		await admin.act('shopify', 'cancelOrder', { id: split[3]?.id });
		await admin.act('shopify', 'cancelOrder', { id: whole[0]?.id });
		await settled();
		expect(await world.run()).toMatchObject({ created: 0, updated: 0 });
		expect(await arrived(split[3])).toEqual([
			'#_1 Berlin cancelled 1 SHIRT-M',
			'#_2 Madrid cancelled 2 MUG-01',
		]);
		expect(await arrived(whole[0])).toEqual(['# Berlin cancelled 1 SHIRT-M 2 MUG-01']);
	});

	it('tries the part that failed again, and that one alone', async () => {
		expect(await arrived(unknown[0])).toEqual(['#_1 Berlin queue 1 SHIRT-M']);
		await admin.act('pulpo', 'seed', { products: [{ sku: 'NOT-IN-PULPO', name: 'Odd thing' }] });
		// Two orders of two parts, and the eight plain ones that lacked the same product.
		expect(await world.run()).toMatchObject({ created: 10, failed: 0, status: 'FINISHED' });
		for (const order of unknown)
			expect(await arrived(order)).toEqual(['#_1 Berlin queue 1 SHIRT-M', '#_2 Madrid queue 1 NOT-IN-PULPO']);
	});

	it('ends well when others send all that a run has read', async () => {
		await admin.act('shopify', 'seed', {
			locations: [{ name: 'Service', isFulfillmentService: true }],
			scopes: ['read_orders', 'read_customers', 'read_products', 'read_merchant_managed_fulfillment_orders'],
		});
		const [order] = await place([{ lines: [at('Service', shirt)] }]);
		const run = await world.run({ mode: 'orders', orders: [must(order, 'order').name] });
		expect(run).toMatchObject({ status: 'FINISHED', created: 0 });
		expect(await arrived(order)).toEqual([]);
	});
});
