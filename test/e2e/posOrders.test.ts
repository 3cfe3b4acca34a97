import type { LineSpec, OrderSpec } from '../../sandbox/shopify/admin/specs.ts';
import { pulpoUser } from '../support/demo/accounts.ts';
import { must } from '../support/must.ts';
import type { PulpoOrder, PulpoState } from '../support/scenario/expected.ts';
import {
	addTemplate,
	FLOW,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
} from '../support/shopifyPulpo.ts';

jest.setTimeout(300_000);

const FILE = 'shopify-pulpo/pos-orders.json';
const POS = 'shopifyPulpoPos1';
const POS_FLOW = 'shopify-pulpo-pos-orders';
const OF_EACH_KIND = process.env['SHOPBRIDGE_FULL'] ? 125 : 25;
const WRITES = /^(POST|PUT|PATCH|DELETE) (?!.*\/auth$)/;

const line = (sku: string, quantity: number, more: Partial<LineSpec> = {}): LineSpec => ({
	sku,
	quantity,
	price: '10.00',
	...more,
});
const giftCard = line('GIFT-25', 1, { title: 'Gift card', giftCard: true, requiresShipping: false });
const atCounter = (pointOfSale: string, lines: LineSpec[], more: OrderSpec = {}): OrderSpec => ({
	pointOfSale,
	lines,
	customer: null,
	...more,
});

type Result =
	{ warehouse: 'Main Street' | 'Berlin'; items: Record<string, number> } | { skipped: string } | null;

/** How it is sold in the shop, and what the flow makes of it; null = it never reads it. */
const KINDS: Record<string, { place: OrderSpec; expect: Result }> = {
	'sold where the warehouse has the same name': {
		place: atCounter('Main Street', [line('SHIRT-M', 1), line('MUG-01', 2)]),
		expect: { warehouse: 'Main Street', items: { 'SHIRT-M': 1, 'MUG-01': 2 } },
	},
	'sold where the settings name the warehouse, with a gift card': {
		place: atCounter('Harbour', [giftCard, line('MUG-01', 3)]),
		expect: { warehouse: 'Berlin', items: { 'MUG-01': 3 } },
	},
	'partly taken back before it was booked': {
		place: atCounter('Main Street', [line('SHIRT-M', 3, { removed: 1 })]),
		expect: { warehouse: 'Main Street', items: { 'SHIRT-M': 2 } },
	},
	'sold where no warehouse is': {
		place: atCounter('Fair Stand', [line('MUG-01', 1)]),
		expect: { skipped: 'locationNotMapped' },
	},
	'not paid yet': {
		place: atCounter('Main Street', [line('MUG-01', 1)], { financialStatus: 'PENDING' }),
		expect: { skipped: 'paymentStatus' },
	},
	'sold out in the warehouse': {
		place: atCounter('Main Street', [line('LONG-01', 1)]),
		expect: { skipped: 'outOfStock' },
	},
	'sold at the counter, to be sent to the customer': {
		place: {
			sourceName: 'pos',
			customer: { firstName: 'Anna', lastName: 'Berg', email: 'anna@customers.example' },
			shippingAddress: {
				lastName: 'Berg',
				address1: 'Hauptstr. 5',
				zip: '10115',
				city: 'Berlin',
				countryCode: 'DE',
			},
			lines: [line('SHIRT-M', 1)],
		},
		expect: { skipped: 'notOverTheCounter' },
	},
	'sold by the web shop and sent': {
		place: {
			customer: { firstName: 'Web', lastName: 'Shop', email: 'web@customers.example' },
			fulfillmentStatus: 'FULFILLED',
			lines: [line('SHIRT-M', 1)],
		},
		expect: null,
	},
};
const NAMES = Object.keys(KINDS);

interface Placed {
	id: number;
	name: string;
	kind: string;
}

interface State extends PulpoState {
	users: Array<{ id: number }>;
	warehouses: Array<{ id: number; name: string }>;
	stock: Array<{ product_id: number; warehouse_id: number; storage: number }>;
}

describe('point of sale orders from Shopify to PULPO WMS in a real n8n', () => {
	let admin: Awaited<ReturnType<typeof startShopifyPulpo>>;
	let world: Shopbridge;
	let placed: Placed[];
	let totals: Record<string, unknown>;

	const state = async () => await admin.act<State>('pulpo', 'state');
	const ofKind = (kind: string) => placed.filter((order) => order.kind === kind);
	const bookedAs = async (name: string) =>
		(await state()).sales_orders.filter((order) => order.order_num === name);
	const row = async (name: string, flow = POS_FLOW) =>
		(await (await world.n8n.dataTable('shopbridge_orders')).rows({ number: name, flow }))[0];
	const rowsByNumber = async () => {
		const rows = await (await world.n8n.dataTable('shopbridge_orders')).rows({ flow: POS_FLOW });
		return new Map(rows.map((one) => [one['number'], one]));
	};
	const run = async (asked: object = {}) => must((await world.call(POS, [asked]))[0], 'totals of the run');
	const place = async (kinds: string[]): Promise<Placed[]> => {
		const createdAt = new Date(Date.now() - 120_000).toISOString();
		const { orders } = await admin.act<{ orders: Array<{ id: number; name: string }> }>(
			'shopify',
			'placeOrders',
			{
				orders: kinds.map((kind) => ({ createdAt, ...KINDS[kind]?.place, notify: false })),
			},
		);
		return orders.map(({ id, name }, index) => ({ id, name, kind: kinds[index] ?? '' }));
	};
	const storage = async (sku: string, warehouse: string): Promise<number> => {
		const { products, warehouses, stock } = await state();
		const product = products.find((one) => one.sku === sku)?.id;
		const place = warehouses.find(({ name }) => name === warehouse)?.id;
		return must(
			stock.find((level) => level.product_id === product && level.warehouse_id === place),
			`stock of ${sku} at ${warehouse}`,
		).storage;
	};
	const setStorage = async (sku: string, warehouse: string, amount: number) => {
		const id = (await state()).warehouses.find(({ name }) => name === warehouse)?.id;
		await admin.act('pulpo', 'setStock', { sku, warehouse_id: id, storage: amount });
	};
	/** One more that the user of the credential may work in. */
	const addWarehouse = async (name: string) => {
		const [user] = (await state()).users;
		await admin.act('pulpo', 'seed', { warehouses: [{ name }], users: [{ ...pulpoUser, id: user?.id }] });
	};
	const itemsOf = (order: PulpoOrder, { products }: State) =>
		Object.fromEntries(
			order.items.map(({ product_id: id, quantity }) => [
				products.find((one) => one.id === id)?.sku,
				quantity,
			]),
		);

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		await admin.act('shopify', 'seed', {
			locations: [{ name: 'Main Street' }, { name: 'Harbour' }, { name: 'Fair Stand' }],
		});
		await addWarehouse('Main Street');
		for (const sku of ['SHIRT-M', 'MUG-01']) await setStorage(sku, 'Main Street', 10_000);
		for (const sku of ['SHIRT-M', 'MUG-01']) await setStorage(sku, 'Berlin', 10_000);
		await setStorage('LONG-01', 'Main Street', 0);
		world = await startShopbridge(admin);
		await addTemplate(world, admin, FILE, { locationWarehouses: `Harbour = ${admin.accounts.warehouseId}` });
		placed = await place(
			Array.from({ length: OF_EACH_KIND * NAMES.length }, (_, index) => NAMES[index % NAMES.length] ?? ''),
		);
		totals = await run();
		// The flow of the sales orders reads the same orders, as in every shop that has both.
		await world.run();
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('books every sale over the counter once, in the warehouse of its location, and says why it leaves others out', async () => {
		const now = await state();
		const rows = await rowsByNumber();
		const warehouses = new Map(now.warehouses.map(({ id, name }) => [id, name]));
		for (const { name, kind } of placed) {
			const expected = KINDS[kind]?.expect ?? null;
			const sales = now.sales_orders.filter(
				(order) => order.order_num === name && order.type === 'POS_external',
			);
			if (expected === null) expect([kind, sales, rows.get(name)]).toEqual([kind, [], undefined]);
			else if ('skipped' in expected) {
				expect([kind, sales]).toEqual([kind, []]);
				expect(rows.get(name)).toMatchObject({ outcome: 'skipped', reason_code: expected.skipped });
			} else {
				expect([kind, sales.length, rows.get(name)?.['reason']]).toEqual([kind, 1, '']);
				const sale = must(sales[0], 'sale');
				expect(sale).toMatchObject({ state: 'ended', third_party_id: admin.accounts.counterCustomerId });
				expect([warehouses.get(sale.warehouse_id), itemsOf(sale, now)]).toEqual([
					expected.warehouse,
					expected.items,
				]);
				expect(rows.get(name)).toMatchObject({ outcome: 'created', target_number: name });
			}
		}
		expect(totals).toMatchObject({
			status: 'FINISHED',
			created: 3 * OF_EACH_KIND,
			skipped: 4 * OF_EACH_KIND,
			failed: 0,
		});
	});

	it('takes the stock of each sale once', async () => {
		expect(await storage('SHIRT-M', 'Main Street')).toBe(10_000 - 3 * OF_EACH_KIND);
		expect(await storage('MUG-01', 'Main Street')).toBe(10_000 - 2 * OF_EACH_KIND);
		expect(await storage('MUG-01', 'Berlin')).toBe(10_000 - 3 * OF_EACH_KIND);
	});

	it('leaves to the flow of the sales orders what is sent, and that flow sends no sale twice', async () => {
		const sent = (await state()).sales_orders.filter(({ type }) => type === 'sales_order');
		expect(sent.map((order) => order.order_num).sort()).toEqual(
			ofKind('sold at the counter, to be sent to the customer')
				.map(({ name }) => name)
				.sort(),
		);
		const sold = must(ofKind('sold where the warehouse has the same name')[0], 'sale');
		expect(await row(sold.name, FLOW)).toMatchObject({
			outcome: 'skipped',
			reason_code: 'fulfillmentStatus',
		});
	});

	it('does not book what the warehouse has sent to the customer', async () => {
		const order = must(ofKind('sold at the counter, to be sent to the customer')[0], 'order');
		await admin.act('pulpo', 'setOrderState', { order_num: order.name, state: 'ended' });
		await admin.act('shopify', 'fulfillOrder', { id: order.id });
		expect(await run({ mode: 'orders', orders: [order.name] })).toMatchObject({ skipped: 1, created: 0 });
		expect(await bookedAs(order.name)).toMatchObject([{ type: 'sales_order' }]);
	});

	it('does not book an order of the web shop when it is asked for by number', async () => {
		const order = must(ofKind('sold by the web shop and sent')[0], 'order');
		expect(await run({ mode: 'orders', orders: [order.name] })).toMatchObject({ skipped: 1, created: 0 });
		expect(await row(order.name)).toMatchObject({ reason_code: 'otherSource' });
		expect(await bookedAs(order.name)).toEqual([]);
	});

	it('tries again what was out of stock, and books it when the stock is corrected', async () => {
		expect(await run()).toMatchObject({ created: 0, status: 'FINISHED' });
		await setStorage('LONG-01', 'Main Street', OF_EACH_KIND);
		// Its time has left the window: it is read again because it waits.
		await addTemplate(world, admin, FILE, { overlapMinutes: 0 });
		expect(await run()).toMatchObject({ created: OF_EACH_KIND, failed: 0, status: 'FINISHED' });
		const rows = await rowsByNumber();
		const booked = (await state()).sales_orders.map((order) => order.order_num);
		for (const { name } of ofKind('sold out in the warehouse')) {
			expect(booked.filter((number) => number === name)).toEqual([name]);
			expect(rows.get(name)).toMatchObject({ outcome: 'created', reason: '' });
		}
		expect(await storage('LONG-01', 'Main Street')).toBe(0);
	});

	it('only shows what it would book in a dry run', async () => {
		const [sale] = await place(['sold where the warehouse has the same name']);
		const { name } = must(sale, 'sale');
		await addTemplate(world, admin, FILE, { dryRun: true });
		await admin.clearCounts();
		expect(await run({ mode: 'orders', orders: [name] })).toMatchObject({ dryRun: true, created: 1 });
		const counts = (await admin.counts()) as { pulpo?: { routes: Record<string, unknown> } };
		expect(Object.keys(counts.pulpo?.routes ?? {}).filter((route) => WRITES.test(route))).toEqual([]);
		expect([await bookedAs(name), await row(name)]).toEqual([[], undefined]);
	});

	it('books each sale once when answers are lost and two runs start at once', async () => {
		await addTemplate(world, admin, FILE, { overlapMinutes: 60 });
		const before = await storage('MUG-01', 'Main Street');
		const sales = await place(Array.from({ length: 60 }, () => 'sold where the warehouse has the same name'));
		await admin.faults([
			{
				system: 'pulpo',
				kind: 'dropAfterWrite',
				method: 'POST',
				path: '/sales/bulk/orders/quick$',
				times: 2,
			},
		]);
		await Promise.all([run(), run()]);
		await run();
		const numbers = (await state()).sales_orders.map((order) => order.order_num);
		for (const { name } of sales) expect(numbers.filter((number) => number === name)).toEqual([name]);
		// 60 of this test and the one of the dry run.
		expect(await storage('MUG-01', 'Main Street')).toBe(before - 2 * 61);
	});
});
