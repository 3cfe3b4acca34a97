import { buildAddress, buildCustomer, buildLine, buildOrder, d } from '../support/builders/order';
import { fallback, startTenant, type Tenant } from './pulpoTenant';

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

const orderNo = (number: number, overrides: Parameters<typeof buildOrder>[0] = {}) =>
	buildOrder({
		id: String(5_000_000 + number),
		number: `#${number}`,
		bareNumber: String(number),
		...overrides,
	});

describe('creating', () => {
	it('writes an order into PULPO field by field as its page describes it', async () => {
		const order = buildOrder({
			tags: ['express', 'gift'],
			note: 'Ring twice',
			deliveryDate: '2026-03-02',
			lines: [
				buildLine({ id: '88001', sku: 'HAT-01', quantity: '3' }),
				buildLine({ id: '88002', sku: 'MUG-01', quantity: '0.5' }),
			],
		});
		const [outcome] = await pulpo.import([order], {
			tagsIntoCriterium: true,
			shippingMethods: { method: [{ shopMethod: 'dhl paket', shippingMethodId: 7 }] },
			options: { channel: 'shopify' },
		});

		const { sales_orders: orders, third_parties: parties } = await pulpo.state();
		const customer = parties.find((party) => party.identifier_number === 'shopify:lamp-shop:7001');
		expect(outcome).toEqual({
			outcome: 'created',
			key: 'shopify:lamp-shop:5551234567',
			number: '#1042',
			target: { system: 'pulpo', id: String(orders[0]?.id), number: '#1042' },
			reason: null,
			problem: null,
			changes: [],
			dryRun: false,
		});
		expect(orders).toHaveLength(1);
		expect(orders[0]).toMatchObject({
			order_num: '#1042',
			type: 'sales_order',
			state: 'queue',
			warehouse_id: 42,
			third_party_id: customer?.id,
			shipping_method_id: 7,
			priority: 2,
			criterium: 'express,gift',
			channel: 'shopify',
			external_order_num: '5551234567',
			delivery_date: '2026-03-02T00:00:00',
			notes: 'Ring twice',
			attributes: { source: 'shopify', order_id: '5551234567', key: 'shopify:lamp-shop:5551234567' },
			ship_to: {
				name: 'Anna Berg',
				company_name: '',
				phone_number: '+49301234',
				address: {
					street: 'Hauptstr. 5',
					house_nr: '',
					zip: '10115',
					city: 'Berlin',
					state: '',
					country: 'DE',
					country_alpha2: 'DE',
					country_code: '276',
					email: 'anna@example.com',
				},
			},
		});
		expect((orders[0]?.['items'] as object[]).map((item) => ({ ...item }))).toMatchObject([
			{ product_id: 70415, quantity: 3, line_order_id: '88001' },
			{ product_id: 70416, quantity: 0.5, line_order_id: '88002' },
		]);
		expect(customer).toMatchObject({
			name: 'Anna Berg',
			identifier_type: 'shop',
			third_type: 'C',
			tenant_id: 43,
			email: 'anna@example.com',
			erp_id: '7001',
			attributes: {
				addresses: [{ name: 'Anna Berg', address: { street: 'Hauptstr. 5', country_code: '276' } }],
			},
		});
	});

	it('needs the fewest calls: two look-ups, four bulk creates and one log-in for 200 new orders', async () => {
		const orders = Array.from({ length: 200 }, (_, index) =>
			orderNo(2000 + index, { customer: buildCustomer({ id: String(index % 40) }) }),
		);
		const outcomes = await pulpo.import(orders);
		expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['created']));
		expect((await pulpo.state()).sales_orders).toHaveLength(200);
		expect((await pulpo.state()).third_parties).toHaveLength(41);
		expect(await pulpo.calls()).toEqual({
			'POST /auth': 1,
			'GET /sales/orders': 2,
			'GET /inventory/products': 1,
			// One asks alone whether the bracket filter can be trusted.
			'GET /iam/third_parties': 2,
			'GET /iam/users/me': 1,
			'POST /iam/bulk/third_parties': 1,
			'POST /sales/bulk/orders': 4,
		});
	});

	it('creates one customer for several orders, and finds it the next time', async () => {
		await pulpo.import([orderNo(1), orderNo(2)]);
		await pulpo.import([orderNo(3)]);
		const { sales_orders: orders, third_parties: parties } = await pulpo.state();
		expect(parties.filter((party) => party.identifier_number === 'shopify:lamp-shop:7001')).toHaveLength(1);
		expect(new Set(orders.map((order) => order['third_party_id'])).size).toBe(1);
	});

	it('sends orders without customer to the fallback customer and keeps the real address', async () => {
		const guest = buildOrder({ customer: null, shippingAddress: buildAddress({ name: 'Ben Gast' }) });
		const [refused] = await pulpo.import([guest]);
		expect(refused).toMatchObject({ outcome: 'failed', problem: { code: 'noCustomer', retryable: false } });
		const [outcome] = await pulpo.import([guest], fallback);
		expect(outcome?.outcome).toBe('created');
		expect((await pulpo.state()).sales_orders).toMatchObject([
			{ third_party_id: 60311, ship_to: { name: 'Ben Gast' } },
		]);
	});

	it('numbers with prefix, suffix and piece', async () => {
		await pulpo.import([buildOrder({ number: '#1042-X', part: 2 })], {
			orderNumber: 'bare',
			numberPrefix: 'DE-',
			numberSuffix: '/B',
		});
		expect((await pulpo.state()).sales_orders.map((order) => order.order_num)).toEqual(['DE-1042/B_2']);
	});

	it('sends only what is still open and takes the start of the run as delivery date', async () => {
		const order = buildOrder({
			lines: [
				buildLine({ id: '1', orderedQuantity: d('5'), currentQuantity: d('4'), openQuantity: d('3') }),
				buildLine({ id: '2', sku: 'MUG-01', openQuantity: d('0') }),
			],
		});
		const before = new Date().toISOString().slice(0, 19);
		await pulpo.import([order]);
		const [written] = (await pulpo.state()).sales_orders;
		expect(written?.['items']).toMatchObject([{ line_order_id: '1', quantity: 3 }]);
		expect(String(written?.['delivery_date']) >= before).toBe(true);
	});
});

describe('a second run', () => {
	it('makes no write call when nothing changed', async () => {
		const orders = [orderNo(1), orderNo(2), orderNo(3, { customer: null })];
		await pulpo.import(orders, fallback);
		await pulpo.clearCounts();
		const outcomes = await pulpo.import(orders, fallback);
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
		expect(await pulpo.calls()).toEqual({ 'GET /sales/orders': 1 });
	});

	it('takes progress of the shipment for no change', async () => {
		await pulpo.import([buildOrder()]);
		await pulpo.act('setOrderState', { order_num: '#1042', state: 'ended' });
		const shipped = buildOrder({
			fulfillmentStatus: 'fulfilled',
			lines: [buildLine({ openQuantity: d('0') })],
		});
		expect(await pulpo.import([shipped])).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('updates an edited order while it waits, and says what changed', async () => {
		await pulpo.import([buildOrder()]);
		const before = (await pulpo.state()).sales_orders[0];
		const edited = buildOrder({
			updatedAt: '2026-03-01T12:00:00Z',
			shippingAddress: buildAddress({ street: 'Nebenstr. 7' }),
			lines: [buildLine({ quantity: '5' }), buildLine({ id: '88009', sku: 'MUG-01', quantity: '1' })],
		});
		const [outcome] = await pulpo.import([edited]);
		expect(outcome).toMatchObject({
			outcome: 'updated',
			target: { id: String(before?.id), number: '#1042' },
		});
		expect(outcome?.changes).toEqual([
			{ field: 'ship_to.address.street', before: 'Hauptstr. 5', after: 'Nebenstr. 7' },
			{ field: 'items[88001].quantity', before: 2, after: 5 },
			{ field: 'items[88009]', before: null, after: { product_id: 70416, quantity: 1 } },
		]);
		const [after] = (await pulpo.state()).sales_orders;
		expect(after).toMatchObject({
			delivery_date: before?.['delivery_date'],
			ship_to: { address: { street: 'Nebenstr. 7' } },
			items: [
				{ line_order_id: '88001', quantity: 5 },
				{ line_order_id: '88009', quantity: 1 },
			],
		});
		expect(await pulpo.import([edited])).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('leaves an edited order alone once the warehouse works on it', async () => {
		await pulpo.import([buildOrder()]);
		await pulpo.act('setOrderState', { order_num: '#1042', state: 'picking' });
		const [outcome] = await pulpo.import([buildOrder({ lines: [buildLine({ quantity: '5' })] })]);
		expect(outcome).toMatchObject({ outcome: 'skipped', reason: { code: 'tooLateToUpdate' } });
		expect((await pulpo.state()).sales_orders[0]?.['items']).toMatchObject([{ quantity: 2 }]);
	});

	it('fails with the words of PULPO when it refuses an update', async () => {
		await pulpo.import([buildOrder()]);
		await pulpo.fault({
			kind: 'status',
			status: 403,
			method: 'PUT',
			responseBody: { errors: [{ state: 'is picking' }] },
		});
		const [refused] = await pulpo.import([buildOrder({ note: 'New' })]);
		expect(refused).toMatchObject({ outcome: 'failed', problem: { vendorMessage: 'state: is picking' } });
	});
});

describe('cancelling', () => {
	const cancelled = (overrides: Parameters<typeof buildOrder>[0] = {}) =>
		buildOrder({ action: 'cancel', ...overrides });

	it('cancels an order that was cancelled in the shop, once', async () => {
		await pulpo.import([buildOrder()]);
		expect(await pulpo.import([cancelled()])).toMatchObject([
			{ outcome: 'cancelled', changes: [{ field: 'state', before: 'queue', after: 'cancelled' }] },
		]);
		expect((await pulpo.state()).sales_orders).toMatchObject([{ state: 'cancelled' }]);
		await pulpo.clearCounts();
		expect(await pulpo.import([cancelled()])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(await pulpo.calls()).toEqual({ 'GET /sales/orders': 1 });
	});

	it('cancels without an action too when the shop cancelled the order', async () => {
		await pulpo.import([buildOrder()]);
		expect(await pulpo.import([buildOrder({ cancelledAt: '2026-03-02T00:00:00Z' })])).toMatchObject([
			{ outcome: 'cancelled' },
		]);
	});

	it('skips a cancelled order that never was in PULPO', async () => {
		expect(await pulpo.import([cancelled({ shippingAddress: null })])).toMatchObject([
			{ outcome: 'skipped', reason: { code: 'neverImported' } },
		]);
	});

	it('cancels many with one call', async () => {
		const orders = [1, 2, 3, 4].map((number) => orderNo(number));
		await pulpo.import(orders);
		await pulpo.clearCounts();
		const outcomes = await pulpo.import(orders.map((order) => ({ ...order, action: 'cancel' as const })));
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('cancelled'));
		expect(await pulpo.calls()).toEqual({ 'GET /sales/orders': 1, 'POST /sales/bulk/orders/cancel': 1 });
	});

	it('says for each order when the warehouse no longer cancels it', async () => {
		const orders = [1, 2, 3].map((number) => orderNo(number));
		await pulpo.import(orders);
		await pulpo.act('setOrderState', { order_num: '#1', state: 'packing' });
		await pulpo.act('setOrderState', { order_num: '#3', state: 'ended' });
		const outcomes = await pulpo.import(orders.map((order) => ({ ...order, action: 'cancel' as const })));
		expect(outcomes).toMatchObject([
			{ outcome: 'failed', problem: { code: 'tooLateToCancel', retryable: false } },
			{ outcome: 'cancelled' },
			{ outcome: 'skipped', reason: { code: 'alreadyShipped' } },
		]);
	});

	it('does not send an order again that people cancelled in PULPO', async () => {
		await pulpo.import([buildOrder()]);
		await pulpo.act('setOrderState', { order_num: '#1042', state: 'cancelled' });
		expect(await pulpo.import([buildOrder()])).toMatchObject([
			{ outcome: 'skipped', reason: { code: 'cancelledInPulpo' } },
		]);
		expect(await pulpo.import([buildOrder()], { options: { recreateCancelled: true } })).toMatchObject([
			{ outcome: 'failed', problem: { code: 'numberTakenByCancelled' } },
		]);
	});

	it('finds a cancelled and renamed order by its key when asked to', async () => {
		await pulpo.act('configure', { renameOnCancellation: true });
		await pulpo.import([buildOrder()]);
		await pulpo.import([cancelled()]);
		const found = await pulpo.import([buildOrder()], { options: { findRenamed: true } });
		expect(found).toMatchObject([{ outcome: 'skipped', reason: { code: 'cancelledInPulpo' } }]);
		const again = await pulpo.import([buildOrder()], { options: { recreateCancelled: true } });
		expect(again).toMatchObject([{ outcome: 'created', target: { number: '#1042' } }]);
	});
});

describe('orders that are not ours', () => {
	const byHand = {
		order_num: '#1042',
		type: 'sales_order',
		warehouse_id: 42,
		third_party_id: 60311,
		priority: 5,
	};
	const rest = {
		delivery_date: '2026-03-01 00:00:00',
		ship_to: { name: 'Hand', address: { street: 'Weg 1' } },
		items: [{ product_id: 70415, quantity: 1 }],
	};

	it('leaves an order alone that somebody made by hand', async () => {
		await pulpo.act('seed', { sales_orders: [{ ...byHand, ...rest }] });
		expect(await pulpo.import([buildOrder()])).toMatchObject([
			{ outcome: 'skipped', reason: { code: 'existsAlready' } },
		]);
		expect(await pulpo.import([buildOrder({ action: 'cancel' })])).toMatchObject([
			{ outcome: 'skipped', reason: { code: 'existsAlready' } },
		]);
		expect((await pulpo.state()).sales_orders).toMatchObject([
			{ priority: 5, state: 'queue', attributes: {} },
		]);
	});

	it('adopts it when told so', async () => {
		await pulpo.act('seed', { sales_orders: [{ ...byHand, ...rest, attributes: { colour: 'red' } }] });
		expect(await pulpo.import([buildOrder()], { options: { adoptExisting: true } })).toMatchObject([
			{ outcome: 'updated' },
		]);
		expect((await pulpo.state()).sales_orders).toMatchObject([
			{ priority: 2, attributes: { colour: 'red', key: 'shopify:lamp-shop:5551234567' } },
		]);
	});

	it('refuses a number that belongs to another shop', async () => {
		await pulpo.import([buildOrder()]);
		const other = buildOrder({
			account: 'other-shop',
			customer: buildCustomer({ key: 'shopify:other-shop:1' }),
		});
		expect(await pulpo.import([other])).toMatchObject([
			{ outcome: 'failed', problem: { code: 'numberTaken', retryable: false } },
		]);
		const both = [orderNo(7), { ...orderNo(7), account: 'other-shop', key: 'shopify:other-shop:5000007' }];
		expect(await pulpo.import(both)).toMatchObject([
			{ outcome: 'created' },
			{ outcome: 'failed', problem: { code: 'numberTaken' } },
		]);
		expect((await pulpo.state()).sales_orders).toHaveLength(2);
	});
});

describe('input that cannot be sent', () => {
	it('names what is wrong and goes on with the others', async () => {
		const outcomes = await pulpo.import([
			{ hello: 'world' },
			orderNo(1, { shippingAddress: buildAddress({ street: ' ' }) }),
			orderNo(2, { lines: [] }),
			orderNo(3, {
				lines: [
					buildLine({ sku: 'NO-1' }),
					buildLine({ id: '2', sku: 'NO-2' }),
					buildLine({ id: '3', sku: null }),
				],
			}),
			orderNo(4),
		]);
		expect(outcomes).toMatchObject([
			{ outcome: 'failed', problem: { code: 'invalidOrder' } },
			{ outcome: 'failed', problem: { code: 'noStreet' } },
			{ outcome: 'skipped', reason: { code: 'nothingToShip' } },
			{
				outcome: 'failed',
				problem: {
					code: 'unknownSku',
					message:
						'Order #3 was not sent to PULPO WMS: SKU "NO-1", "NO-2" are unknown there; "Hat" has no SKU in the shop',
				},
			},
			{ outcome: 'created' },
		]);
	});

	it('leaves unknown lines out, or puts a stand-in product in, when told so', async () => {
		const lines = [buildLine(), buildLine({ id: '88002', sku: 'NO-1', name: 'Scarf', quantity: '4' })];
		const [skipped] = await pulpo.import([orderNo(1, { lines })], { options: { unknownSku: 'skip' } });
		expect(skipped).toMatchObject({
			outcome: 'created',
			reason: {
				code: 'linesLeftOut',
				message: 'Left out because PULPO WMS does not know the SKU: NO-1 "Scarf"',
			},
		});
		await pulpo.import([orderNo(2, { lines })], {
			options: { unknownSku: 'standIn', standInSku: 'UNKNOWN' },
		});
		const orders = (await pulpo.state()).sales_orders;
		expect(orders[0]?.['items']).toMatchObject([{ product_id: 70415 }]);
		expect(orders[1]?.['items']).toMatchObject([
			{ product_id: 70415 },
			{ product_id: 70499, quantity: 4, notes: 'NO-1 "Scarf"' },
		]);
	});

	it('uses the newest of two versions of an order', async () => {
		const outcomes = await pulpo.import([
			buildOrder({ updatedAt: '2026-03-02T00:00:00Z', note: 'new' }),
			buildOrder({ updatedAt: '2026-03-01T00:00:00Z', note: 'old' }),
		]);
		expect(outcomes).toMatchObject([
			{ outcome: 'created' },
			{ outcome: 'skipped', reason: { code: 'duplicateInRun' } },
		]);
		expect((await pulpo.state()).sales_orders).toMatchObject([{ notes: 'new' }]);
	});

	it('stops before anything is sent when the warehouse is no ID', async () => {
		const warehouse = { __rl: true, mode: 'id', value: '={{ "" }}' };
		const run = await pulpo.run({
			parameters: { resource: 'salesOrder', operation: 'import', warehouse },
			items: [{}],
		});
		expect(run.error?.message).toBe('No warehouse is chosen');
		expect(await pulpo.calls()).toEqual({});
	});

	it('sends failed orders to the error output and the others on', async () => {
		const run = await pulpo.run({
			parameters: {
				resource: 'salesOrder',
				operation: 'import',
				warehouse: { __rl: true, mode: 'id', value: '42' },
			},
			items: [orderNo(1, { customer: null }), orderNo(2)] as never,
			onError: 'continueErrorOutput',
		});
		expect(run.outputs.map((items) => items.length)).toEqual([1, 1]);
		expect(run.outputs[0]?.[0]).toMatchObject({ json: { outcome: 'created' }, pairedItem: { item: 1 } });
		expect(run.outputs[1]?.[0]?.json).toMatchObject({ details: { problem: { code: 'noCustomer' } } });
	});
});

it('shows in a dry run what would happen and sends nothing', async () => {
	await pulpo.import([orderNo(1), orderNo(2)]);
	await pulpo.clearCounts();
	const outcomes = await pulpo.import(
		[
			orderNo(1, { note: 'Changed' }),
			orderNo(2, { action: 'cancel' }),
			orderNo(3, { customer: buildCustomer({ id: '999' }) }),
		],
		{ dryRun: true },
	);
	expect(outcomes).toMatchObject([
		{ outcome: 'updated', dryRun: true, changes: [{ field: 'notes', before: null, after: 'Changed' }] },
		{ outcome: 'cancelled', dryRun: true },
		{ outcome: 'created', dryRun: true, target: { id: null, number: '#3' } },
	]);
	expect(outcomes[2]?.changes).toContainEqual({
		field: 'third_party_id',
		before: null,
		after: 'new customer shopify:lamp-shop:999',
	});
	expect(Object.keys(await pulpo.calls()).filter((call) => !call.startsWith('GET'))).toEqual([]);
});
