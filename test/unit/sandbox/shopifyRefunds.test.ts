import { randomUUID } from 'node:crypto';
import { at, listAt, makeShop } from './shopifySupport';
import type { OrderSpec } from '../../../sandbox/shopify/admin/specs.ts';

const REFUND = `mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id note totalRefundedSet { shopMoney { amount } } transactions(first: 5) { nodes { kind amountSet { shopMoney { amount } } } }
    refundLineItems(first: 9) { nodes { quantity restockType restocked lineItem { sku } location { name } } } }
  order { displayFinancialStatus lineItems(first: 9) { nodes { currentQuantity unfulfilledQuantity } } }
  userErrors { field message } } }`;
const STOCK = `query($sku: String!) { productVariants(first: 1, query: $sku) { nodes { inventoryItem { inventoryLevels(first: 5) { nodes {
  location { name } quantities(names: ["available", "committed", "on_hand"]) { name quantity } } } } } } }`;

/** One order of three units of A at 10.00 and postage of 4.90, paid. */
function shopWithOrder(spec: OrderSpec = {}) {
	const shop = makeShop();
	shop.seed({
		locations: [{ name: 'Wien' }, { name: 'Graz' }],
		products: [{ title: 'A', variants: [{ sku: 'A', stock: { Wien: 10, Graz: 10 } }] }],
	});
	const [order] = shop.place({
		lines: [{ sku: 'A', quantity: 3, price: '10.00' }],
		shipping: { price: '4.90' },
		...spec,
	});
	const line = { lineItemId: `gid://shopify/LineItem/${order?.lineIds[0]}`, quantity: 1 };
	const pay = (amount: string) => ({
		orderId: order?.gid,
		kind: 'REFUND',
		gateway: 'shopify_payments',
		amount,
	});
	async function refund(input: object, key: string = randomUUID()): Promise<unknown> {
		const { data, errors } = await shop.graphql(REFUND, { input: { orderId: order?.gid, ...input }, key });
		expect(errors).toBeUndefined();
		return at(data, 'refundCreate');
	}
	/** Location -> available/committed/on hand. */
	async function stock(): Promise<Record<string, string>> {
		const { data } = await shop.graphql(STOCK, { sku: 'sku:A' });
		const levels = listAt(data, 'productVariants', 'nodes', 0, 'inventoryItem', 'inventoryLevels', 'nodes');
		return Object.fromEntries(
			levels.map((level) => [
				String(at(level, 'location', 'name')),
				listAt(level, 'quantities')
					.map((entry) => String(at(entry, 'quantity')))
					.join('/'),
			]),
		);
	}
	return { ...shop, order, line, pay, refund, stock };
}

describe('simulated Shopify: refunds', () => {
	it('cancels open units, gives money back by its transactions and frees the stock', async () => {
		const shop = shopWithOrder();
		expect(await shop.stock()).toEqual({ Wien: '7/3/10', Graz: '10/0/10' });
		const { line, pay } = shop;
		expect(
			await shop.refund({
				note: 'sold out',
				refundLineItems: [{ ...line, restockType: 'CANCEL' }],
				transactions: [pay('10.00')],
			}),
		).toMatchObject({
			refund: {
				note: 'sold out',
				totalRefundedSet: { shopMoney: { amount: '10.00' } },
				transactions: { nodes: [{ kind: 'REFUND', amountSet: { shopMoney: { amount: '10.00' } } }] },
				refundLineItems: {
					nodes: [{ quantity: 1, restockType: 'CANCEL', restocked: true, lineItem: { sku: 'A' } }],
				},
			},
			order: {
				displayFinancialStatus: 'PARTIALLY_REFUNDED',
				lineItems: { nodes: [{ currentQuantity: 2, unfulfilledQuantity: 2 }] },
			},
			userErrors: [],
		});
		expect(await shop.stock()).toEqual({ Wien: '8/2/10', Graz: '10/0/10' });
	});

	it('puts returned units on the shelf of the named location and leaves others off it', async () => {
		const shop = shopWithOrder({ fulfillmentStatus: 'FULFILLED' });
		const before = await shop.stock();
		expect(before).toEqual({ Wien: '7/0/7', Graz: '10/0/10' });
		const graz = at(shop.act('state').locations[1], 'id');
		const locationId = `gid://shopify/Location/${String(graz)}`;
		expect(
			await shop.refund({
				refundLineItems: [
					{ ...shop.line, restockType: 'RETURN', locationId },
					{ ...shop.line, restockType: 'NO_RESTOCK' },
				],
			}),
		).toMatchObject({
			refund: {
				refundLineItems: {
					nodes: [
						{ restocked: true, location: { name: 'Graz' } },
						{ restocked: false, location: null },
					],
				},
				totalRefundedSet: { shopMoney: { amount: '0.00' } },
			},
			order: { displayFinancialStatus: 'PAID', lineItems: { nodes: [{ currentQuantity: 1 }] } },
		});
		expect(await shop.stock()).toEqual({ Wien: '7/0/7', Graz: '11/0/11' });
	});

	it('refunds shipping once', async () => {
		const shop = shopWithOrder();
		const whole = { shipping: { fullRefund: true }, transactions: [shop.pay('4.90')] };
		expect(await shop.refund(whole)).toMatchObject({ userErrors: [] });
		expect(await shop.refund({ shipping: { amount: '1.00' } })).toMatchObject({
			refund: null,
			userErrors: [{ field: ['shipping'] }],
		});
	});

	it('refuses more units or more money than there are', async () => {
		const shop = shopWithOrder();
		expect(await shop.refund({ refundLineItems: [{ ...shop.line, quantity: 4 }] })).toMatchObject({
			refund: null,
			userErrors: [
				{
					field: ['refundLineItems', '0', 'quantity'],
					message: 'Quantity cannot refund more items than were purchased.',
				},
			],
		});
		expect(await shop.refund({ transactions: [shop.pay('34.91')] })).toMatchObject({
			refund: null,
			userErrors: [{ field: ['transactions'] }],
		});
		expect(await shop.refund({ transactions: [shop.pay('34.90')] })).toMatchObject({
			order: { displayFinancialStatus: 'REFUNDED' },
		});
	});

	it('demands the idempotency key and answers a repetition with the first refund', async () => {
		const shop = shopWithOrder();
		const input = { orderId: shop.order?.gid, transactions: [shop.pay('1.00')] };
		const { errors } = await shop.graphql(
			'mutation($input: RefundInput!) { refundCreate(input: $input) { refund { id } } }',
			{ input },
		);
		expect(errors?.[0]?.message).toBe('The @idempotent directive is required for the refundCreate mutation.');
		const first = await shop.refund(input, 'k1');
		expect(at(await shop.refund(input, 'k1'), 'refund', 'id')).toBe(at(first, 'refund', 'id'));
		expect(await shop.refund({ transactions: [shop.pay('2.00')] }, 'k1')).toMatchObject({
			refund: null,
			userErrors: [
				{
					field: null,
					message: 'The same idempotency key cannot be used with different operation parameters.',
				},
			],
		});
		expect(shop.act('state').orders[0]?.refunds).toHaveLength(1);
		shop.advance(24 * 3_600_000);
		expect(at(await shop.refund(input, 'k1'), 'refund', 'id')).not.toBe(at(first, 'refund', 'id'));
	});

	it('takes no key a second time after it ended in an error', async () => {
		const shop = shopWithOrder();
		const input = { transactions: [shop.pay('99.00')] };
		await shop.refund(input, 'k2');
		expect(await shop.refund(input, 'k2')).toMatchObject({
			userErrors: [
				{ message: 'A previous request with this idempotency key failed. Retry with a new idempotency key.' },
			],
		});
	});
});
