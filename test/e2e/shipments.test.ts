import { must } from '../support/must.ts';
import { pause, waitFor } from '../support/n8n/wait.ts';
import { codeOf, placedAs, SHIPMENT_KINDS, type ShipmentKind } from '../support/scenario/shipmentKinds.ts';
import { templateFiles } from '../support/journal.ts';
import {
	addTemplate,
	startShopbridge,
	startShopifyPulpo,
	type Shopbridge,
	type ShopifyPulpo,
} from '../support/shopifyPulpo.ts';

jest.setTimeout(1_200_000);

const SHIPMENTS = 'shopifyPulpoShip1';
const AT_ONCE = 'shopifyPulpoShipNow1';
const FLOW = 'shopify-pulpo-shipments';
const HOST = 'n8n.example';
const ROUNDS = process.env['SHOPBRIDGE_FULL'] ? 26 : 19;
/** The last round is packed later. */
const FIRST = (ROUNDS - 1) * SHIPMENT_KINDS.length;

interface Placed {
	id: number;
	name: string;
}

interface ShopOrder extends Placed {
	note: string | null;
	fulfillmentStatus: string;
	fulfillments: Array<{
		status: string;
		tracking: Array<{ number: string | null }>;
		lines: Array<{ sku: string | null; quantity: number }>;
	}>;
}

describe('shipments from PULPO WMS to Shopify in a real n8n', () => {
	let admin: ShopifyPulpo;
	let world: Shopbridge;
	let placed: Placed[];

	const kindOf = (index: number) => must(SHIPMENT_KINDS[index % SHIPMENT_KINDS.length], 'kind of shipment');
	const ofKind = (name: string, turn = 0) =>
		must(placed.filter((_, index) => kindOf(index).name === name)[turn], `order of the kind "${name}"`);
	const configure = async (settings: Record<string, boolean | number | string> = {}) =>
		await addTemplate(world, admin, 'shopify-pulpo/shipments.json', {
			lotAndSerialNumbersIntoNote: true,
			overlapMinutes: 60,
			...settings,
		});
	const run = async (asked: object = {}) =>
		must((await world.call(SHIPMENTS, [asked]))[0], 'totals of the run');
	const shop = async () =>
		new Map(
			(await admin.act<{ orders: ShopOrder[] }>('shopify', 'state')).orders.map((order) => [
				order.name,
				order,
			]),
		);
	const shopOrder = async (name: string) => must((await shop()).get(name), `order ${name}`);
	const row = async (name: string) =>
		(await (await world.n8n.dataTable('shopbridge_orders')).rows({ number: name, flow: FLOW }))[0];
	const pack = async (number: string, kind: ShipmentKind) => {
		for (const { part, boxes, short } of kind.pack(number))
			await admin.act('pulpo', 'pack', {
				order_num: part === undefined ? number : `${number}_${part}`,
				boxes,
				...(short === undefined ? {} : { short }),
			});
	};
	const packRest = async (number: string, parcel: string) =>
		await admin.act('pulpo', 'pack', {
			order_num: number,
			boxes: [{ tracking: { carrier_code: 'dhl', tracking_code: codeOf(number, parcel) } }],
		});
	/** Runs read up to five seconds ago, and times in PULPO are whole seconds. */
	const settled = async () => await pause(6_500);
	const shopWrites = async (): Promise<string[]> => {
		const { shopify } = (await admin.counts()) as { shopify?: { routes: Record<string, unknown> } };
		return Object.keys(shopify?.routes ?? {}).filter((route) => route.includes('mutation'));
	};
	const inWords = ({ fulfillments }: ShopOrder) =>
		fulfillments.map(({ lines, tracking }) => {
			const goods = lines.map(({ sku, quantity }) => `${quantity} ${sku ?? ''}`).join(', ');
			return `${goods} by ${tracking.map(({ number }) => number).join(', ')}`;
		});
	const expectAsKind = (order: ShopOrder, kind: ShipmentKind) =>
		expect([kind.name, order.fulfillmentStatus, inWords(order).sort()]).toEqual([
			kind.name,
			kind.status,
			kind.fulfillments(order.name).sort(),
		]);

	beforeAll(async () => {
		admin = await startShopifyPulpo({ rateFactor: 5 });
		await admin.act('shopify', 'seed', { locations: [{ name: 'Wien' }, { name: 'Graz' }] });
		await admin.act('pulpo', 'seed', {
			products: [
				{ sku: 'CREAM-LOT', name: 'Cream', management_type: 'lot', stock: 100_000 },
				{ sku: 'RADIO-SN', name: 'Radio', management_type: 'serial', stock: 100_000 },
			],
		});
		const { locations } = await admin.act<{ locations: Array<{ name: string }> }>('shopify', 'state');
		world = await startShopbridge(
			admin,
			{
				onePerLocation: true,
				locationWarehouses: locations.map(({ name }) => `${name} = ${admin.accounts.warehouseId}`).join(', '),
			},
			{ webhookUrl: `https://${HOST}/` },
		);
		await admin.route(HOST, Number(new URL(world.n8n.url).port));
		await configure();
		placed = (
			await admin.act<{ orders: Placed[] }>('shopify', 'placeOrders', {
				orders: Array.from({ length: ROUNDS * SHIPMENT_KINDS.length }, (_, index) =>
					placedAs(kindOf(index), index),
				),
			})
		).orders;
		expect(await world.run()).toMatchObject({ status: 'FINISHED', failed: 0 });
		for (const [index, { name }] of placed.slice(0, FIRST).entries()) {
			const kind = kindOf(index);
			if (kind.name.startsWith('fulfilled in the shop'))
				await admin.act('shopify', 'fulfillOrder', {
					name,
					tracking: [{ company: 'DHL', number: 'HAND', url: null }],
				});
			await pack(name, kind);
		}
		await settled();
	});

	afterAll(async () => {
		await world?.n8n.stop();
		await admin?.stop();
	});

	it('only shows what it would do in a dry run', async () => {
		await configure({ dryRun: true });
		expect(await run()).toMatchObject({ dryRun: true, created: 9 * (ROUNDS - 1), failed: 0 });
		expect(await shopWrites()).toEqual([]);
		const { name } = ofKind('whole, in one parcel');
		const [newest] = await world.n8n.executions({ workflowId: SHIPMENTS });
		const outcomes = (await world.n8n.execution(must(newest, 'execution').id)).items('Outcomes');
		expect(outcomes.find(({ number }) => number === name)).toMatchObject({
			outcome: 'created',
			dryRun: true,
			changes: expect.arrayContaining([{ field: 'unfulfilled SHIRT-M', before: 1, after: 0 }]),
		});
		expect(await row(name)).toBeUndefined();
	});

	it('leaves every order in the right state, none fulfilled twice, although answers of Shopify were lost', async () => {
		await configure();
		await admin.faults([
			{ system: 'shopify', kind: 'timeoutAfterWrite', delayMs: 1_500, times: 3, body: 'fulfillmentCreate' },
		]);
		const totals = await run();
		await admin.clearFaults();
		// Eight of eleven kinds are fulfilled; one of them is two orders in PULPO WMS.
		expect(totals).toMatchObject({
			status: 'FINISHED',
			created: 9 * (ROUNDS - 1),
			unchanged: ROUNDS - 1,
			skipped: ROUNDS - 1,
			failed: 0,
			unknown: 0,
		});
		const orders = await shop();
		for (const [index, { name }] of placed.slice(0, FIRST).entries()) {
			const order = must(orders.get(name), name);
			expectAsKind(order, kindOf(index));
			if (kindOf(index).outcome === null) expect(await row(name)).toBeUndefined();
		}
		const rows = await (await world.n8n.dataTable('shopbridge_orders')).rows({ flow: FLOW });
		for (const [index, { name }] of placed.slice(0, FIRST).entries()) {
			const own = rows.filter(({ number }) => number === name);
			const outcomes = new Set(own.map(({ outcome }) => outcome));
			expect([name, [...outcomes]]).toEqual([name, [kindOf(index).outcome].filter((one) => one !== null)]);
		}
	});

	it('writes lot and serial numbers below the note of the customer', async () => {
		const { name } = ofKind('lots and serial numbers');
		const { note } = await shopOrder(name);
		const [customers, title, ...lines] = (note ?? '').split('\n');
		expect(customers).toBe('lots and serial numbers');
		expect(title).toMatch(/^\[Shipment PA-.+\]$/);
		expect(lines.map((text) => text.trim())).toEqual(
			SHIPMENT_KINDS.find((kind) => kind.note !== undefined)?.note?.(name),
		);
	});

	it('writes nothing in a second run', async () => {
		await admin.clearCounts();
		expect(await run()).toMatchObject({ created: 0, updated: 0, failed: 0 });
		expect(await shopWrites()).toEqual([]);
	});

	it('waits for a label that failed, says so, and fulfills when the tracking number comes', async () => {
		const { name } = ofKind('label that failed');
		expect(await row(name)).toMatchObject({
			outcome: 'skipped',
			reason_code: 'noTrackingYet',
			reason: expect.stringContaining('Postcode unknown'),
		});
		// The window no longer holds it: it is read again because it waits.
		await configure({ overlapMinutes: 0 });
		await admin.act('pulpo', 'track', {
			order_num: name,
			carrier_code: 'dhl',
			tracking_code: codeOf(name, 'L'),
			error_message: null,
		});
		expect(await run()).toMatchObject({ created: 1 });
		expect(inWords(await shopOrder(name))).toEqual([`1 SHIRT-M by ${codeOf(name, 'L')}`]);
		expect(await row(name)).toMatchObject({ outcome: 'created' });
	});

	it('two runs at once fulfill each shipment once', async () => {
		for (const [index, { name }] of placed.entries()) if (index >= FIRST) await pack(name, kindOf(index));
		await settled();
		await Promise.all([run(), run()]);
		await run();
		const orders = await shop();
		for (const [index, { name }] of placed.entries()) {
			const kind = kindOf(index);
			if (index < FIRST || kind.name.startsWith('fulfilled in the shop')) continue;
			expectAsKind(must(orders.get(name), name), kind);
		}
	});

	it('runs single orders again by the number of the shop without fulfilling twice', async () => {
		const { name } = ofKind('one line in two shipments');
		expect(await run({ mode: 'orders', orders: [name] })).toMatchObject({ created: 0, unchanged: 1 });
		expect(inWords(await shopOrder(name))).toHaveLength(2);
	});

	it('fulfills at once what PULPO WMS packs, by the flow that listens for it', async () => {
		const [file] = (await templateFiles('shopify-pulpo')).filter((name) =>
			/shipments-at-once\.json$/.test(name),
		);
		await world.n8n.importWorkflows([must(file, 'template')], {
			change: (workflow) => {
				// As it comes it asks every minute; with a public address it is called.
				const { parameters } = must(workflow.nodes[0], 'trigger');
				expect(parameters).toMatchObject({ mode: 'poll', pollTimes: { item: [{ mode: 'everyMinute' }] } });
				parameters['mode'] = 'webhook';
			},
		});
		await world.n8n.publish([AT_ONCE]);
		// n8n keeps the secret of a webhook a moment after it was made.
		await waitFor('the webhook in PULPO WMS', async () => {
			const { webhooks } = await admin.act<{ webhooks: object[] }>('pulpo', 'state');
			return webhooks.length > 0 ? true : undefined;
		});
		await pause(3_000);
		const { name } = ofKind('in part, the rest comes later');
		await packRest(name, 'R');
		const order = await waitFor('the rest in the shop', async () => {
			const now = await shopOrder(name);
			return now.fulfillmentStatus === 'FULFILLED' ? now : undefined;
		});
		expect(inWords(order)).toEqual([
			`2 SHIRT-M by ${codeOf(name, 'A')}`,
			`1 SHIRT-M, 1 MUG-01 by ${codeOf(name, 'R')}`,
		]);
	});
});
