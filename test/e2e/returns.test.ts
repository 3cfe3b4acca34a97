import type { OrderSpec } from '../../sandbox/shopify/admin/specs.ts';
import { must } from '../support/must.ts';
import {
	addTemplate,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
	type ShopifyPulpo,
} from '../support/shopifyPulpo.ts';
import type { SettingValues } from '../support/demo/templates.ts';

jest.setTimeout(600_000);

const RETURNS = 'shopifyPulpoReturns1';
const FLOW = 'shopify-pulpo-returns';
const OF_EACH_KIND = process.env['SHOPBRIDGE_FULL'] ? 125 : 50;
const NOTE = 'Back in Berlin';

interface Received {
	sku: string;
	quantity: number;
	state?: 'accepted' | 'rejected';
	reason?: string;
}

/** What came back of an order with one shirt at 20.00 and two mugs at 8.50; refund by hand, null = none. */
const KINDS: Record<string, { back: Received[]; refund: string | null }> = {
	'the shirt': { back: [{ sku: 'SHIRT-M', quantity: 1, reason: 'Too small' }], refund: '20.00' },
	'both mugs': { back: [{ sku: 'MUG-01', quantity: 2 }], refund: '17.00' },
	'one mug, broken': { back: [{ sku: 'MUG-01', quantity: 1, state: 'rejected' }], refund: null },
	nothing: { back: [], refund: null },
};
const NAMES = Object.keys(KINDS);

interface ShopOrder {
	id: number;
	name: string;
	refunds: Array<{
		note: string | null;
		notified: boolean;
		amount: string;
		shipping: string;
		lines: Array<{ quantity: number; restockType: string; locationId: number | null }>;
	}>;
	returns: Array<{ status: string; lines: Array<{ quantity: number; note: string }> }>;
}

interface ShopState {
	orders: ShopOrder[];
	locations: Array<{ id: number; name: string }>;
	variants: Array<{ sku: string; inventoryItemId: number }>;
	inventoryLevels: Array<{ inventoryItemId: number; locationId: number; quantities: { available: number } }>;
}

interface Placed {
	id: number;
	name: string;
	kind: string;
}

describe('returns from PULPO WMS to Shopify in a real n8n', () => {
	let admin: ShopifyPulpo;
	let world: Shopbridge;
	let placed: Placed[];
	let totals: Array<Record<string, unknown>>;
	let stock: { before: unknown; after: unknown };

	const configure = async (settings: SettingValues = {}) =>
		await addTemplate(world, admin, 'shopify-pulpo/returns.json', {
			refundProduct: true,
			staffNote: NOTE,
			...settings,
		});
	const run = async (asked: object = {}) =>
		must((await world.call(RETURNS, [asked]))[0], 'totals of the run');
	const shop = async () => await admin.act<ShopState>('shopify', 'state');
	const orderNamed = async (name: string) =>
		must(
			(await shop()).orders.find((order) => order.name === name),
			`order ${name}`,
		);
	const rows = async (name: string) =>
		await (await world.n8n.dataTable('shopbridge_orders')).rows({ number: name, flow: FLOW });
	const place = async (kinds: string[], more: OrderSpec = {}): Promise<Placed[]> => {
		const createdAt = new Date(Date.now() - 120_000).toISOString();
		const orders = kinds.map(() => ({
			createdAt,
			taxesIncluded: true,
			shipping: { price: '4.90' },
			customer: { firstName: 'Anna', lastName: 'Berg', email: 'anna@customers.example' },
			lines: [
				{ sku: 'SHIRT-M', quantity: 1, price: '20.00' },
				{ sku: 'MUG-01', quantity: 2, price: '8.50' },
			],
			notify: false,
			...more,
		}));
		const answer = await admin.act<{ orders: Array<{ id: number; name: string }> }>(
			'shopify',
			'placeOrders',
			{
				orders,
			},
		);
		return answer.orders.map(({ id, name }, index) => ({ id, name, kind: kinds[index] ?? '' }));
	};
	/** Sent to PULPO WMS, shipped there and in the shop. */
	const ship = async (orders: Placed[], asked: object = {}) => {
		await world.run(asked);
		await admin.act('pulpo', 'ship', { order_num: orders.map(({ name }) => name) });
		for (const { id } of orders) await admin.act('shopify', 'fulfillOrder', { id });
	};
	const sendBack = async (name: string, items: Received[], more: object = {}) =>
		await admin.act<{ sequence_number: string }>('pulpo', 'receiveReturn', {
			order_num: name,
			items,
			...more,
		});
	const shipped = async (): Promise<Placed> => {
		const orders = await place(['the shirt']);
		await ship(orders, { mode: 'orders', orders: orders.map(({ name }) => name) });
		return must(orders[0], 'order');
	};
	const inStock = async (sku: string, locationId: number) => {
		const { variants, inventoryLevels } = await shop();
		const item = variants.find((variant) => variant.sku === sku)?.inventoryItemId;
		const level = inventoryLevels.find(
			(one) => one.inventoryItemId === item && one.locationId === locationId,
		);
		return must(level, `level of ${sku}`).quantities.available;
	};

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 20 });
		world = await startShopbridge(admin);
		await configure();
		placed = await place(
			Array.from({ length: OF_EACH_KIND * NAMES.length }, (_, index) => NAMES[index % NAMES.length] ?? ''),
		);
		await ship(placed);
		for (const { name, kind } of placed) {
			const back = KINDS[kind]?.back ?? [];
			if (back.length > 0) await sendBack(name, back);
		}
		await settled();
		const before = (await shop()).inventoryLevels;
		// Shopify carries out what it is asked and its answer never comes; two runs start at once.
		await admin.faults(
			['refundCreate', 'returnCreate'].map((body) => ({
				system: 'shopify' as const,
				kind: 'timeoutAfterWrite' as const,
				body,
				delayMs: 1_500,
				times: 3,
			})),
		);
		totals = await Promise.all([run(), run()]);
		await admin.clearFaults();
		totals.push(await run());
		stock = { before, after: (await shop()).inventoryLevels };
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('refunds and registers every return exactly once, with lost answers and two runs at once', async () => {
		const orders = new Map((await shop()).orders.map((order) => [order.name, order]));
		for (const { name, kind } of placed) {
			const { back, refund } = must(KINDS[kind], 'kind');
			const order = must(orders.get(name), name);
			const got = {
				kind,
				refunds: order.refunds.map(({ amount, shipping }) => [amount, shipping]),
				returns: order.returns.map(({ status, lines }) => [status, lines.map(({ quantity }) => quantity)]),
			};
			expect(got).toEqual({
				kind,
				refunds: refund === null ? [] : [[refund, '0.00']],
				returns: back.length === 0 ? [] : [['OPEN', back.map(({ quantity }) => quantity)]],
			});
		}
		const sum = (name: string) => totals.reduce((total, one) => total + Number(one[name] ?? 0), 0);
		expect([sum('created'), sum('failed'), sum('unknown')]).toEqual([3 * OF_EACH_KIND, 0, 0]);
	});

	it('keeps one row for each return, under the number of its order, and tells the staff where it comes from', async () => {
		const order = must(
			placed.find(({ kind }) => kind === 'the shirt'),
			'order',
		);
		const [row, ...others] = await rows(order.name);
		expect(others).toEqual([]);
		expect(row).toMatchObject({
			target_number: order.name,
			outcome: expect.stringMatching(/^(created|unchanged)$/),
		});
		const { refunds, returns } = await orderNamed(order.name);
		expect(refunds[0]?.note).toBe(`${NOTE} [${String(row?.['order_key'])}]`);
		expect(returns[0]?.lines[0]?.note).toContain('Too small');
	});

	it('tells the customer of the refund only when told so', async () => {
		const { orders } = await shop();
		expect(new Set(orders.flatMap(({ refunds }) => refunds.map(({ notified }) => notified)))).toEqual(
			new Set([false]),
		);
		const { name } = await shipped();
		const receipt = await sendBack(name, [{ sku: 'SHIRT-M', quantity: 1 }]);
		await configure({ notifyCustomer: true });
		expect(await run({ mode: 'orders', orders: [receipt.sequence_number] })).toMatchObject({ created: 1 });
		expect((await orderNamed(name)).refunds).toMatchObject([{ notified: true }]);
		await configure();
	});

	it('leaves the stock of the shop alone as long as restocking is off', async () => {
		expect(stock.after).toEqual(stock.before);
	});

	it('does nothing more at the next run', async () => {
		await settled();
		// One more came back for the test above.
		expect(await run({ mode: 'range', daysBack: 1 })).toMatchObject({
			created: 0,
			unchanged: 3 * OF_EACH_KIND + 1,
			status: 'FINISHED',
		});
	});

	it('tries again what failed, by its receipt, when its time has passed', async () => {
		const [order] = await place(['the shirt']);
		const { id, name } = must(order, 'order');
		await world.run({ mode: 'orders', orders: [name] });
		await admin.act('pulpo', 'ship', { order_num: name });
		await sendBack(name, [{ sku: 'SHIRT-M', quantity: 1 }]);
		await configure({ overlapMinutes: 0 });
		await settled();
		expect(await run()).toMatchObject({ failed: 1, created: 0 });
		expect((await rows(name))[0]).toMatchObject({ outcome: 'failed', reason_code: 'notReturnable' });
		await admin.act('shopify', 'fulfillOrder', { id });
		expect(await run()).toMatchObject({ failed: 0, created: 1, status: 'FINISHED' });
		expect((await orderNamed(name)).refunds.map(({ amount }) => amount)).toEqual(['20.00']);
	});

	it('waits until the warehouse is done with a receipt', async () => {
		const { name } = await shipped();
		await sendBack(name, [{ sku: 'SHIRT-M', quantity: 1 }], { open: true });
		await settled();
		expect(await run()).toMatchObject({ skipped: 1, created: 0 });
		expect((await rows(name))[0]).toMatchObject({ outcome: 'skipped', reason_code: 'stillReceiving' });
		await configure({ overlapMinutes: 0, waitMinutes: 0 });
		expect(await run()).toMatchObject({ created: 1 });
		expect((await orderNamed(name)).returns).toHaveLength(1);
	});

	it('puts accepted goods back into stock at the location of the warehouse, only when told so', async () => {
		const { name } = await shipped();
		const [location] = (await shop()).locations;
		const { id } = must(location, 'location');
		const before = await inStock('SHIRT-M', id);
		await sendBack(name, [
			{ sku: 'SHIRT-M', quantity: 1 },
			{ sku: 'MUG-01', quantity: 1, state: 'rejected' },
		]);
		await configure({ overlapMinutes: 0, restock: true, restockLocations: '1 = 1' });
		await settled();
		expect(await run()).toMatchObject({ failed: 1, created: 0 });
		expect((await rows(name))[0]).toMatchObject({ reason_code: 'locationNotMapped' });
		await configure({
			overlapMinutes: 0,
			restock: true,
			restockLocations: `${admin.accounts.warehouseId} = ${id}`,
		});
		expect(await run()).toMatchObject({ failed: 0, created: 1 });
		expect((await orderNamed(name)).refunds[0]?.lines).toMatchObject([
			{ quantity: 1, restockType: 'RETURN', locationId: id },
		]);
		expect(await inStock('SHIRT-M', id)).toBe(before + 1);
	});

	it('pays the shipping costs back when told so, and only shows it in a dry run', async () => {
		const { name } = await shipped();
		const receipt = await sendBack(name, [{ sku: 'MUG-01', quantity: 1 }]);
		const asked = { mode: 'orders', orders: [receipt.sequence_number] };
		const settings = { refundShipping: true, registerReturn: false, overlapMinutes: 0 };
		await configure({ ...settings, dryRun: true });
		expect(await run(asked)).toMatchObject({ dryRun: true, created: 1, failed: 0 });
		expect([(await orderNamed(name)).refunds, await rows(name)]).toEqual([[], []]);
		await configure(settings);
		expect(await run(asked)).toMatchObject({ created: 1 });
		expect((await orderNamed(name)).refunds).toMatchObject([{ amount: '13.40', shipping: '4.90' }]);
		expect((await orderNamed(name)).returns).toEqual([]);
	});

	/** A run reads up to five seconds ago. */
	async function settled(): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, 6_500));
	}
});
