import { startShop, type Json, type Shop } from './woocommerceShop.ts';

let shop: Shop;
const SEED = {
	products: [
		{ id: 50, sku: 'SHOE', name: 'Shoe', regular_price: '100.00', stock: 7 },
		{ id: 51, sku: 'BOOK', name: 'E-book', regular_price: '12.99', virtual: true },
		{
			id: 60,
			name: 'Tee',
			attributes: [{ name: 'Colour', variation: true, options: ['Red'] }],
			variations: [
				{
					id: 61,
					sku: 'TEE-R',
					regular_price: '50',
					stock: 3,
					attributes: [{ name: 'Colour', option: 'Red' }],
				},
			],
		},
	],
	customers: [{ email: 'ann@example.com', first_name: 'Ann' }],
};
const LINES = [{ product_id: 50, quantity: 2 }];

const start = async (settings: object = {}): Promise<void> => {
	shop = await startShop(SEED, settings);
};
afterEach(() => shop.sandbox.stop());

const create = async (over: object = {}): Promise<Json> =>
	(await shop.call('POST', '/orders', { line_items: LINES, shipping: { country: 'DK' }, ...over })).body;
const put = async (id: number, body: object): Promise<Json> =>
	(await shop.call('PUT', `/orders/${id}`, body)).body;
const stockOf = async (id: number): Promise<number> => (await shop.get(`/products/${id}`)).stock_quantity;

describe('amounts', () => {
	it('stand on lines without tax, in a shop whose prices include it', async () => {
		await start();
		const order = await create({
			line_items: [...LINES, { product_id: 60, variation_id: 61, quantity: 1 }],
			shipping_lines: [{ method_id: 'flat_rate', method_title: 'GLS', total: '39.00' }],
			fee_lines: [{ name: 'Gift', total: '10.00' }],
		});
		expect(order.line_items).toMatchObject([
			{ total: '160.00', total_tax: '40.00', price: 80, sku: 'SHOE', variation_id: 0, parent_name: null },
			{
				total: '40.00',
				total_tax: '10.00',
				name: 'Tee - Red',
				product_id: 60,
				variation_id: 61,
				parent_name: 'Tee',
			},
		]);
		expect(order).toMatchObject({
			shipping_total: '39.00',
			shipping_tax: '9.75',
			cart_tax: '52.50',
			total: '311.25',
		});
		expect(order.total_tax).toBe('62.25');
		expect(order.tax_lines).toMatchObject([{ rate_code: 'DK-MOMS-1', rate_percent: 25, tax_total: '52.50' }]);
	});

	it('carry as many decimals as were asked for', async () => {
		await start();
		const { id } = await create({ line_items: [{ product_id: 51, quantity: 1 }] });
		expect((await shop.get(`/orders/${id}`)).line_items[0]).toMatchObject({
			total: '10.39',
			total_tax: '2.60',
		});
		const [precise] = await shop.get(`/orders?include=${id}&dp=4`);
		expect(precise.line_items[0]).toMatchObject({ total: '10.3920', total_tax: '2.5980' });
		expect(precise.total).toBe('12.9900');
	});

	it('are without tax where no rate fits the country', async () => {
		await start();
		expect(await create({ shipping: { country: 'NO' } })).toMatchObject({
			total: '160.00',
			total_tax: '0.00',
			tax_lines: [],
		});
	});
});

describe('creating orders', () => {
	it('makes an empty line of an unknown product, and an empty order of nothing', async () => {
		await start();
		const order = await create({
			line_items: [{ product_id: 999, quantity: 1 }, { sku: 'NONE' }, { sku: 'shoe' }],
		});
		expect(order.line_items.map(({ product_id: id }: Json) => id)).toEqual([0, 0, 50]);
		expect(order.line_items[0]).toMatchObject({ total: '0.00', sku: null });
		expect((await shop.call('POST', '/orders', {})).body).toMatchObject({
			status: 'pending',
			total: '0.00',
			line_items: [],
		});
	});

	it('ignores dates and number', async () => {
		await start();
		const order = await create({
			date_created: '2020-01-01T00:00:00',
			number: 'X-1',
			date_paid: '2020-01-01T00:00:00',
		});
		expect(order.number).toBe(String(order.id));
		expect(order.date_created.slice(0, 4)).not.toBe('2020');
	});

	it('refuses an unknown customer, a wrong e-mail and amounts that are not text', async () => {
		await start();
		const refused = async (body: object): Promise<Json> => (await shop.wrong('POST', '/orders', body)).body;
		expect((await refused({ customer_id: 999 })).code).toBe('woocommerce_rest_invalid_customer_id');
		expect((await refused({ billing: { email: 'nomail' } })).data.params.billing).toBe(
			'Invalid email address.',
		);
		expect((await refused({ line_items: [{ product_id: 50, total: 10 }] })).data.params.line_items).toBe(
			'line_items[0][total] is not of type string.',
		);
		expect((await refused({ status: 'wc-completed' })).data.details.status.code).toBe('rest_not_in_enum');
	});

	it('is paid with set_paid: processing, or completed when nothing has to be sent', async () => {
		await start();
		expect(await create({ set_paid: true })).toMatchObject({
			status: 'processing',
			date_paid: expect.any(String),
		});
		const virtual = await create({ set_paid: true, line_items: [{ product_id: 51, quantity: 1 }] });
		expect(virtual).toMatchObject({ status: 'completed', needs_processing: false });
	});

	it('sets no date of payment for cash on delivery', async () => {
		await start();
		expect((await create({ status: 'processing', payment_method: 'cod' })).date_paid).toBeNull();
		expect((await create({ status: 'processing', payment_method: 'bacs' })).date_paid).not.toBeNull();
	});
});

describe('stock of orders', () => {
	it('goes down on hold, comes back with cancelled, stays with the trash', async () => {
		await start();
		const { id } = await create({ status: 'pending' });
		expect(await stockOf(50)).toBe(7);
		await put(id, { status: 'on-hold' });
		expect(await stockOf(50)).toBe(5);
		await put(id, { status: 'cancelled' });
		expect(await stockOf(50)).toBe(7);
		await put(id, { status: 'processing' });
		await shop.call('DELETE', `/orders/${id}`);
		expect(await stockOf(50)).toBe(5);
	});

	it('follows edited lines, while the totals stay', async () => {
		await start();
		const order = await create({ status: 'processing' });
		const [line] = order.line_items;
		const more = await put(order.id, { line_items: [{ id: line.id, quantity: 3 }] });
		expect(more.line_items[0]).toMatchObject({ quantity: 3, total: '160.00' });
		expect(await stockOf(50)).toBe(4);
		const none = await put(order.id, { line_items: [{ id: line.id, quantity: 0 }] });
		expect(none.line_items).toEqual([]);
		expect(await stockOf(50)).toBe(7);
		const foreign = await shop.wrong('PUT', `/orders/${order.id}`, {
			line_items: [{ id: 999, quantity: 1 }],
		});
		expect(foreign.body.code).toBe('woocommerce_rest_invalid_item_id');
	});
});

describe('status and notes', () => {
	it('notes the change and the day of completion; repeating it is harmless', async () => {
		await start();
		const { id } = await create({ status: 'processing' });
		expect((await put(id, { status: 'completed' })).date_completed).not.toBeNull();
		await put(id, { status: 'completed' });
		const notes = await shop.get(`/orders/${id}/notes`);
		expect(notes.map(({ note }: Json) => note)).toEqual([
			'Order status changed from Processing to Completed.',
		]);
	});

	it('keeps notes for the customer apart, and a note does not touch the order', async () => {
		await start();
		const { id, date_modified_gmt: before } = await create();
		await shop.admin('/clock', { advanceMs: 5000 });
		const made = await shop.call('POST', `/orders/${id}/notes`, { note: 'Sent', customer_note: true });
		expect(made).toMatchObject({ status: 201, body: { author: 'WooCommerce', customer_note: true } });
		expect(await shop.get(`/orders/${id}/notes?type=internal`)).toHaveLength(0);
		expect((await shop.get(`/orders/${id}`)).date_modified_gmt).toBe(before);
		expect((await shop.wrong('POST', `/orders/${id}/notes`, {})).body.data.params).toEqual(['note']);
	});

	it('knows the statuses of plugins', async () => {
		await start({ extraStatuses: { packed: 'Packed' } });
		const packed = await shop.wrong('POST', '/orders', { status: 'packed' });
		expect(packed.body.status).toBe('packed');
		expect(await shop.get('/orders/statuses')).toContainEqual({ slug: 'packed', name: 'Packed' });
	});

	it('takes a wrong status inside a batch for pending', async () => {
		await start();
		const { id } = await create({ status: 'processing' });
		const { body } = await shop.call(
			'POST',
			'/orders/batch',
			{ update: [{ id, status: 'bogus' }, { id: 9 }] },
			{ wrong: true },
		);
		expect(body.update[0].status).toBe('pending');
		expect(body.update[1].error).toMatchObject({
			code: 'woocommerce_rest_shop_order_invalid_id',
			data: { status: 400 },
		});
	});
});

describe('refunds', () => {
	const line = (order: Json, quantity: number, amount: number, tax: number): object => ({
		id: order.line_items[0].id,
		quantity,
		refund_total: amount,
		refund_tax: [{ id: 1, refund_total: tax }],
	});

	it('have negative quantities and amounts and put the pieces back', async () => {
		await start();
		const order = await create({ status: 'processing' });
		const body = {
			amount: '100.00',
			reason: 'damaged',
			api_refund: false,
			line_items: [line(order, 1, 80, 20)],
		};
		const { status, body: refund } = await shop.call('POST', `/orders/${order.id}/refunds`, body);
		expect(status).toBe(201);
		expect(refund).toMatchObject({ amount: '100.00', refunded_payment: false });
		expect(refund.line_items[0]).toMatchObject({
			quantity: -1,
			total: '-80.00',
			total_tax: '-20.00',
			price: 80,
		});
		expect(refund.line_items[0].meta_data[0]).toMatchObject({
			key: '_refunded_item_id',
			value: String(order.line_items[0].id),
		});
		expect(await stockOf(50)).toBe(6);
		const after = await shop.get(`/orders/${order.id}`);
		expect(after.refunds).toEqual([{ id: refund.id, reason: 'damaged', total: '-100.00' }]);
		expect(after.line_items[0].quantity).toBe(2);
		expect(await shop.get('/refunds')).toMatchObject([{ id: refund.id, parent_id: order.id }]);
	});

	it('are refused with a bare 500 when the gateway cannot, or when it is too much', async () => {
		await start();
		const { id } = await create({ status: 'processing', payment_method: 'bacs' });
		const refused = async (body: object): Promise<Json> =>
			(await shop.wrong('POST', `/orders/${id}/refunds`, body)).body;
		expect(await refused({ amount: '5.00' })).toMatchObject({
			code: 'woocommerce_rest_cannot_create_order_refund',
			data: 500,
		});
		expect(await refused({ amount: '5000.00', api_refund: false })).toMatchObject({
			message: 'Invalid refund amount.',
			data: 500,
		});
		expect((await refused({ amount: 5 })).data.params.amount).toBe('amount is not of type string.');
	});

	it('go through a gateway that can', async () => {
		await start();
		const { id } = await create({ status: 'processing', payment_method: 'card_gateway' });
		const { body } = await shop.call('POST', `/orders/${id}/refunds`, { amount: '5.00' });
		expect(body.refunded_payment).toBe(true);
	});

	it('are made by the status "refunded" alone, for what is left and without restock', async () => {
		await start();
		const { id } = await create({ status: 'processing' });
		const order = await put(id, { status: 'refunded' });
		expect(order.refunds).toMatchObject([{ total: '-200.00' }]);
		expect(await stockOf(50)).toBe(5);
	});
});

describe('finding orders', () => {
	it('lists unfinished checkouts too, unless the statuses are named', async () => {
		await start();
		await shop.act('placeOrders', { orders: [{ status: 'checkout-draft' }, {}] });
		await create({ status: 'completed' });
		expect(await shop.get('/orders')).toHaveLength(3);
		expect(await shop.get('/orders?status=processing,completed')).toHaveLength(2);
		expect(await shop.get('/orders?status[]=completed')).toHaveLength(1);
		const wrong = await shop.wrong('GET', '/orders?status=wc-completed');
		expect(wrong.body.data.params.status).toContain(
			'status[0] is not one of any, trash, auto-draft, pending',
		);
	});

	it('searches people and item names; the transaction only in the new order storage', async () => {
		await start();
		await create({ transaction_id: 'PSP-77', billing: { first_name: 'Zoë', last_name: 'Dam' } });
		for (const [search, count] of [
			['zoë dam', 1],
			['shoe', 1],
			['psp-77', 1],
			['SHOE-SKU', 0],
		] as const)
			expect(await shop.get(`/orders?search=${encodeURIComponent(search)}`)).toHaveLength(count);
		await shop.act('configure', { hpos: false });
		expect(await shop.get('/orders?search=PSP-77')).toHaveLength(0);
	});

	it('ignores filters that it does not know', async () => {
		await start();
		await create();
		expect((await shop.wrong('GET', '/orders?number=none&email=none')).body).toHaveLength(1);
	});

	it('shows the number of a plugin beside the id', async () => {
		await start({ orderNumberPrefix: 'W-' });
		const order = await create();
		expect(order.number).toBe(`W-${order.id}`);
	});
});

describe('parts that a shop may have', () => {
	it('tracking of a plugin', async () => {
		await start();
		const { id } = await create();
		const path = `/wp-json/wc-shipment-tracking/v3/orders/${id}/shipment-trackings`;
		const track = async (): Promise<Json> =>
			shop.call('POST', path, { tracking_number: 'T1', tracking_provider: 'GLS' }, { fromRoot: true });
		expect((await track()).status).toBe(404);
		await shop.act('configure', { shipmentTracking: true });
		expect(await track()).toMatchObject({
			status: 201,
			body: { tracking_number: 'T1', tracking_link: 'https://gls.example/T1' },
		});
	});

	it('fulfillments, which leave the status alone', async () => {
		await start({ fulfillments: true });
		const order = await create({ status: 'processing' });
		const items = [{ item_id: order.line_items[0].id, qty: 2 }];
		const made = await shop.call('POST', `/orders/${order.id}/fulfillments`, {
			status: 'fulfilled',
			is_fulfilled: true,
			entity_type: 'WC_Order',
			entity_id: String(order.id),
			meta_data: [
				{ key: '_items', value: items },
				{ key: '_tracking_number', value: 'T' },
			],
		});
		expect(made.status).toBe(201);
		const after = await shop.get(`/orders/${order.id}`);
		expect(after).toMatchObject({
			status: 'processing',
			meta_data: [{ key: '_fulfillment_status', value: 'fulfilled' }],
		});
	});
});

describe('customers', () => {
	it('are found by e-mail and refused when the e-mail is there already', async () => {
		await start();
		expect(await shop.get('/customers?email=ANN@example.com')).toMatchObject([
			{ first_name: 'Ann', role: 'customer' },
		]);
		expect((await shop.wrong('POST', '/customers', { email: 'ann@example.com' })).body.code).toBe(
			'registration-error-email-exists',
		);
		expect((await shop.wrong('POST', '/customers', { first_name: 'a' })).body.code).toBe(
			'rest_missing_callback_param',
		);
		expect(await shop.get('/customers')).toHaveLength(1);
		expect(await shop.get('/customers?role=all')).toHaveLength(2);
	});

	it('are deleted only by force', async () => {
		await start();
		const [{ id }] = await shop.get('/customers');
		expect((await shop.wrong('DELETE', `/customers/${id}`)).status).toBe(501);
		expect((await shop.call('DELETE', `/customers/${id}?force=true`)).status).toBe(200);
	});
});
