import { at, makeShop } from './shopifySupport';

const ORDER = `query($id: ID!) { order(id: $id) {
	updatedAt tags note poNumber cancelledAt cancelReason closedAt edited displayFinancialStatus displayFulfillmentStatus
	customAttributes { key value } shippingAddress { city zip } metafield(namespace: "wms", key: "sales_order_id") { value }
	currentTotalPriceSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } }
	refunds { note refundLineItems(first: 5) { nodes { quantity lineItem { sku } } } }
	fulfillments { status trackingInfo { number } fulfillmentLineItems(first: 5) { nodes { quantity } } }
	lineItems(first: 9) { nodes { sku quantity currentQuantity unfulfilledQuantity refundableQuantity nonFulfillableQuantity } } } }`;

const two = {
	lines: [
		{ sku: 'A', quantity: 3, price: '10.00' },
		{ sku: 'B', price: '5.00' },
	],
	shipping: { price: '4.90' },
};

function shopWithOrder(spec = {}) {
	const shop = makeShop();
	const [order] = shop.place({ ...two, ...spec });
	const id = order?.gid ?? '';
	const read = async () => at(await shop.graphql(ORDER, { id }), 'data', 'order');
	const mutate = async (text: string, variables: object = {}) => shop.graphql(text, { id, ...variables });
	return { shop, id, name: order?.name, read, mutate };
}

describe('simulated Shopify: writes to an order', () => {
	it('adds and removes tags without regard to case, and moves updatedAt', async () => {
		const { shop, read, mutate } = shopWithOrder({ tags: ['B2C'] });
		shop.advance(61_500);
		await mutate(
			'mutation($id: ID!) { tagsAdd(id: $id, tags: ["b2c", "wms-exported"]) { userErrors { message } } }',
		);
		expect(await read()).toMatchObject({ tags: ['B2C', 'wms-exported'], updatedAt: '2026-11-22T06:01:01Z' });
		await mutate(
			'mutation($id: ID!) { tagsRemove(id: $id, tags: ["WMS-Exported"]) { userErrors { message } } }',
		);
		expect(at(await read(), 'tags')).toEqual(['B2C']);
	});

	it('runs aliased mutations one by one, each with its own errors', async () => {
		const { mutate, read } = shopWithOrder();
		const { data } = await mutate(`mutation($id: ID!) {
			o1: tagsAdd(id: $id, tags: ["x"]) { userErrors { field message } }
			o2: tagsAdd(id: "gid://shopify/Order/1", tags: ["x"]) { userErrors { field message } } }`);
		expect(data).toEqual({
			o1: { userErrors: [] },
			o2: { userErrors: [{ field: ['id'], message: 'Order does not exist' }] },
		});
		expect(at(await read(), 'tags')).toEqual(['x']);
	});

	it('updates note, PO number, attributes, address and tags', async () => {
		const { mutate, read, id } = shopWithOrder();
		const text =
			'mutation($input: OrderInput!) { orderUpdate(input: $input) { order { id } userErrors { field message } } }';
		const input = {
			id,
			note: 'Bitte läuten',
			poNumber: 'PO-7',
			tags: ['new'],
			customAttributes: [{ key: 'wms', value: '81' }],
			shippingAddress: { city: 'Graz', zip: '8010' },
		};
		expect(at(await mutate(text, { input }), 'data', 'orderUpdate', 'userErrors')).toEqual([]);
		expect(await read()).toMatchObject({
			note: 'Bitte läuten',
			poNumber: 'PO-7',
			tags: ['new'],
			customAttributes: [{ key: 'wms', value: '81' }],
			shippingAddress: { city: 'Graz', zip: '8010' },
		});
		const tooLong = await mutate(text, { input: { id, note: 'x'.repeat(5001) } });
		expect(at(tooLong, 'data', 'orderUpdate')).toMatchObject({
			order: null,
			userErrors: [{ field: ['note'] }],
		});
	});

	it('writes metafields all or none and refuses more than 25', async () => {
		const { mutate, read, id } = shopWithOrder();
		const text =
			'mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { value } userErrors { field code elementIndex } } }';
		const good = {
			ownerId: id,
			namespace: 'wms',
			key: 'sales_order_id',
			type: 'single_line_text_field',
			value: '81',
		};
		const bad = { ...good, key: 'lines', type: 'number_integer', value: 'many' };
		expect(at(await mutate(text, { m: [good, bad] }), 'data', 'metafieldsSet')).toEqual({
			metafields: null,
			userErrors: [{ field: ['metafields', '1', 'value'], code: 'INVALID_VALUE', elementIndex: 1 }],
		});
		expect(at(await read(), 'metafield')).toBeNull();
		await mutate(text, { m: [good] });
		expect(at(await read(), 'metafield')).toEqual({ value: '81' });
		const many = await mutate(text, { m: Array.from({ length: 26 }, () => good) });
		expect(many.errors?.[0]?.extensions).toMatchObject({ code: 'MAX_INPUT_SIZE_EXCEEDED' });
	});

	it('cancels in a job, once, and never what is shipped', async () => {
		const { shop, mutate, read } = shopWithOrder();
		const text = `mutation($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: { originalPaymentMethodsRefund: true }) {
			job { id done } orderCancelUserErrors { code field message } } }`;
		const { data } = await mutate(text);
		expect(at(data, 'orderCancel')).toMatchObject({ job: { done: false }, orderCancelUserErrors: [] });
		expect(at(await read(), 'cancelledAt')).toBeNull();
		shop.advance(1000);
		const job = await shop.graphql('query($job: ID!) { job(id: $job) { done } }', {
			job: at(data, 'orderCancel', 'job', 'id'),
		});
		expect(job.data).toEqual({ job: { done: true } });
		expect(await read()).toMatchObject({
			cancelledAt: '2026-11-22T06:00:01Z',
			cancelReason: 'CUSTOMER',
			displayFinancialStatus: 'REFUNDED',
			displayFulfillmentStatus: 'FULFILLMENT_NOT_REQUIRED',
		});
		expect(at(await mutate(text), 'data', 'orderCancel', 'orderCancelUserErrors')).toMatchObject([
			{ code: 'INVALID' },
		]);
		const shipped = shopWithOrder({ fulfillmentStatus: 'FULFILLED' });
		expect(at(await shipped.mutate(text), 'data', 'orderCancel', 'orderCancelUserErrors')).toMatchObject([
			{ code: 'INVALID' },
		]);
	});

	it('closes, opens and marks as paid', async () => {
		const { mutate, read, id } = shopWithOrder({ financialStatus: 'PENDING' });
		const run = (name: string) =>
			mutate(`mutation { ${name}(input: { id: "${id}" }) { order { id } userErrors { field message } } }`);
		await run('orderClose');
		expect(at(await read(), 'closedAt')).toBe('2026-11-22T06:00:00Z');
		await run('orderOpen');
		await run('orderMarkAsPaid');
		expect(await read()).toMatchObject({ closedAt: null, displayFinancialStatus: 'PAID' });
		expect(at(await run('orderMarkAsPaid'), 'data', 'orderMarkAsPaid', 'userErrors')).toHaveLength(1);
	});
});

describe('simulated Shopify: what a merchant does', () => {
	it('keeps the ordered quantity when an edit takes units off', async () => {
		const { shop, read, name } = shopWithOrder();
		shop.act('editOrder', {
			name,
			lines: [
				{ sku: 'A', quantity: 1 },
				{ sku: 'B', quantity: 0 },
			],
			note: 'changed',
		});
		expect(await read()).toMatchObject({
			edited: true,
			note: 'changed',
			currentTotalPriceSet: { shopMoney: { amount: '14.90' } },
			lineItems: {
				nodes: [
					{
						sku: 'A',
						quantity: 3,
						currentQuantity: 1,
						unfulfilledQuantity: 1,
						refundableQuantity: 1,
						nonFulfillableQuantity: 2,
					},
					{ sku: 'B', quantity: 1, currentQuantity: 0, unfulfilledQuantity: 0 },
				],
			},
		});
	});

	it('refunds units and then everything', async () => {
		const { shop, read, name } = shopWithOrder();
		shop.act('refundOrder', { name, lines: [{ sku: 'A', quantity: 1 }], note: 'broken' });
		expect(await read()).toMatchObject({
			displayFinancialStatus: 'PARTIALLY_REFUNDED',
			totalRefundedSet: { shopMoney: { amount: '10.00' } },
			refunds: [{ note: 'broken', refundLineItems: { nodes: [{ quantity: 1, lineItem: { sku: 'A' } }] } }],
			lineItems: { nodes: [{ sku: 'A', quantity: 3, currentQuantity: 2, unfulfilledQuantity: 2 }, {}] },
		});
		shop.act('refundOrder', { name });
		expect(await read()).toMatchObject({
			displayFinancialStatus: 'REFUNDED',
			displayFulfillmentStatus: 'FULFILLMENT_NOT_REQUIRED',
			totalRefundedSet: { shopMoney: { amount: '39.90' } },
		});
	});

	it('calls a wholly refunded order UNFULFILLED before 2026-10', async () => {
		const { shop, name } = shopWithOrder();
		shop.act('refundOrder', { name });
		const { body } = await shop.graphqlRaw(
			'{ orders(first: 1) { nodes { displayFulfillmentStatus } } }',
			{},
			{},
			'2026-07',
		);
		expect(at(JSON.parse(JSON.stringify(body)), 'data', 'orders', 'nodes')).toEqual([
			{ displayFulfillmentStatus: 'UNFULFILLED' },
		]);
	});

	it('ships a part and the rest', async () => {
		const { shop, read, name } = shopWithOrder();
		shop.act('fulfillOrder', {
			name,
			lines: [{ sku: 'A', quantity: 2 }],
			tracking: [{ company: 'DHL', number: '0034', url: null }],
		});
		expect(await read()).toMatchObject({
			displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
			fulfillments: [
				{
					status: 'SUCCESS',
					trackingInfo: [{ number: '0034' }],
					fulfillmentLineItems: { nodes: [{ quantity: 2 }] },
				},
			],
			lineItems: { nodes: [{ currentQuantity: 3, unfulfilledQuantity: 1 }, { unfulfilledQuantity: 1 }] },
		});
		shop.act('fulfillOrder', { name });
		expect(at(await read(), 'displayFulfillmentStatus')).toBe('FULFILLED');
	});

	it('generates every kind of order, the same each time', async () => {
		const shop = makeShop();
		const other = makeShop();
		const { orders } = shop.act('generateOrders', { count: 60, minutesBack: 10 });
		expect(other.act('generateOrders', { count: 60, minutesBack: 10 }).orders).toEqual(orders);
		expect(new Set(orders.map(({ kind }) => kind)).size).toBe(28);
		const byKind = (kind: string) => {
			const name = orders.find((order) => order.kind === kind)?.name;
			return shop.act('state').orders.find((order) => order.name === name);
		};
		expect(byKind('cancelled')).toMatchObject({ financialStatus: 'REFUNDED', cancelReason: 'CUSTOMER' });
		expect(byKind('manyLines')?.lines).toHaveLength(60);
		expect(byKind('noLines')?.lines).toEqual([]);
		expect(byKind('edited')?.lines).toMatchObject([
			{ quantity: 4, currentQuantity: 2 },
			{ currentQuantity: 0 },
		]);
		expect(byKind('noAddress')).toMatchObject({ customerId: null, shippingAddress: null });
		expect(shop.deliveries).toEqual([]);
	});
});
