import { makeShop } from './shopifySupport';
import type { OrderSpec } from '../../../sandbox/shopify/admin/specs.ts';

const SUBSCRIBE = `mutation($t: WebhookSubscriptionTopic!) { webhookSubscriptionCreate(topic: $t, webhookSubscription: {uri: "https://n8n.example.org/hook"}) {
  userErrors { message } } }`;

/** A shop with one order in Wien that tells of these topics. */
async function listening(topics: string[], spec: OrderSpec = {}) {
	const shop = makeShop();
	shop.seed({
		locations: [{ name: 'Wien' }, { name: 'Graz' }],
		products: [{ title: 'A', variants: [{ sku: 'A', stock: { Wien: 10, Graz: 10 } }] }],
	});
	const [order] = shop.place({ lines: [{ sku: 'A', quantity: 2 }], ...spec });
	for (const t of topics) await shop.graphql(SUBSCRIBE, { t });
	const heard = () =>
		shop.deliveries.map(({ label, body }) => ({ label, body: JSON.parse(String(body)) as unknown }));
	const ids = () => {
		const state = shop.act('state');
		return {
			pieces: state.orders[0]?.fulfillmentOrders.map(({ gid }) => gid) ?? [],
			places: state.locations.map(({ id }) => `gid://shopify/Location/${id}`),
		};
	};
	return { ...shop, order, name: order?.name, heard, ids };
}

describe('simulated Shopify: what the shop tells of orders under way', () => {
	it('tells of a move with both fulfilment orders and both locations', async () => {
		const shop = await listening(['FULFILLMENT_ORDERS_MOVED', 'INVENTORY_LEVELS_UPDATE']);
		shop.act('moveFulfillmentOrder', { name: shop.name, to: 'Graz', lines: [{ sku: 'A', quantity: 1 }] });
		const { pieces, places } = shop.ids();
		const [moved, from, to] = shop.heard();
		expect(moved).toEqual({
			label: 'fulfillment_orders/moved',
			body: {
				original_fulfillment_order: { id: pieces[0], status: 'open', assigned_location_id: places[0] },
				moved_fulfillment_order: { id: pieces[1], status: 'open', assigned_location_id: places[1] },
				destination_location_id: places[1],
				fulfillment_order_line_items_requested: [{ id: expect.any(String), quantity: 1 }],
				source_location: { id: places[0] },
			},
		});
		expect([from, to]).toMatchObject([
			{ label: 'inventory_levels/update', body: { available: 9 } },
			{ label: 'inventory_levels/update', body: { available: 9 } },
		]);
	});

	it('tells of routing, of holds and of cancelled fulfilment orders', async () => {
		const shop = await listening([
			'FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE',
			'FULFILLMENT_ORDERS_PLACED_ON_HOLD',
			'FULFILLMENT_ORDERS_HOLD_RELEASED',
			'FULFILLMENT_ORDERS_CANCELLED',
		]);
		const { name } = shop;
		shop.act('holdFulfillmentOrder', { name, reason: 'INCORRECT_ADDRESS', notes: 'street?' });
		shop.act('releaseFulfillmentOrder', { name });
		shop.act('cancelOrder', { name });
		const [id] = shop.ids().pieces;
		expect(shop.heard()).toMatchObject([
			{
				label: 'fulfillment_orders/placed_on_hold',
				body: {
					fulfillment_order: { id, status: 'on_hold' },
					created_fulfillment_hold: { reason: 'incorrect_address', reason_notes: 'street?' },
				},
			},
			{ label: 'fulfillment_orders/hold_released', body: { fulfillment_order: { id, status: 'open' } } },
			{ label: 'fulfillment_orders/cancelled', body: { fulfillment_order: { id, status: 'cancelled' } } },
		]);
		const [next] = shop.place({ lines: [{ sku: 'A' }] });
		expect(shop.heard().at(-1)).toMatchObject({ label: 'fulfillment_orders/order_routing_complete' });
		expect(next?.name).toBe('#1002');
	});

	it('tells of fulfilments with their lines and tracking, one per location', async () => {
		const shop = await listening(['FULFILLMENTS_CREATE', 'ORDERS_FULFILLED'], {
			lines: [{ sku: 'A' }, { sku: 'B', location: 'Graz' }],
		});
		const tracking = [{ company: 'GLS', number: '1', url: null }];
		shop.act('fulfillOrder', { name: shop.name, tracking });
		expect(shop.heard()).toMatchObject([
			{ label: 'orders/fulfilled', body: { fulfillment_status: 'fulfilled' } },
			{
				label: 'fulfillments/create',
				body: {
					order_id: shop.order?.id,
					status: 'success',
					tracking_number: '1',
					tracking_urls: [],
					line_items: [{ sku: 'A', quantity: 1 }],
				},
			},
			{ label: 'fulfillments/create', body: { line_items: [{ sku: 'B' }] } },
		]);
	});

	it('tells of refunds and returns', async () => {
		const shop = await listening(['REFUNDS_CREATE', 'RETURNS_APPROVE'], { fulfillmentStatus: 'FULFILLED' });
		const { name } = shop;
		shop.act('createReturn', { name, lines: [{ sku: 'A', quantity: 1 }], reason: 'DEFECTIVE' });
		shop.act('refundOrder', { name, lines: [{ sku: 'A', quantity: 1, location: 'Graz' }] });
		expect(shop.heard()).toMatchObject([
			{
				label: 'returns/approve',
				body: {
					status: 'open',
					order: { id: shop.order?.id },
					return_line_items: [{ quantity: 1, return_reason: 'defective' }],
				},
			},
			{
				label: 'refunds/create',
				body: {
					order_id: shop.order?.id,
					refund_line_items: [{ restock_type: 'return', line_item: { sku: 'A' } }],
					transactions: [{ kind: 'refund', amount: '10.00' }],
				},
			},
		]);
	});

	it('asks the scopes of its own for topics of fulfilments', async () => {
		const shop = makeShop();
		shop.seed({ scopes: ['read_orders'] });
		const { data } = await shop.graphql(SUBSCRIBE, { t: 'FULFILLMENTS_CREATE' });
		expect(JSON.stringify(data)).not.toContain('"userErrors":[]');
	});

	it('forgets subscriptions as after failed deliveries', async () => {
		const shop = await listening(['ORDERS_CREATE', 'ORDERS_UPDATED']);
		shop.act('deleteSubscriptions', { topic: 'ORDERS_CREATE' });
		shop.place({});
		expect(shop.heard()).toEqual([]);
		expect(shop.act('state').webhookSubscriptions).toMatchObject([{ topic: 'ORDERS_UPDATED' }]);
	});

	it('hands an order of the point of sale over at once', async () => {
		const shop = await listening([], { pointOfSale: 'Graz' });
		expect(shop.act('state').orders[0]).toMatchObject({
			sourceName: 'pos',
			shippingAddress: null,
			fulfillmentStatus: 'FULFILLED',
			fulfillmentOrders: [{ location: 'Graz', status: 'CLOSED' }],
			fulfillments: [{ location: 'Graz', lines: [{ sku: 'A', quantity: 2 }] }],
		});
	});
});
