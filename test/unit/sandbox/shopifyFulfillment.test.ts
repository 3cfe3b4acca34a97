import { at, listAt, makeShop } from './shopifySupport';

const QUERY = `query FulfillmentOrders($id: ID!) { order(id: $id) { id name
  fulfillmentOrders(first: 20) { nodes { id status requestStatus assignedLocation { name location { id } } supportedActions { action } fulfillmentHolds { id reason }
    lineItems(first: 100) { pageInfo { hasNextPage endCursor } nodes { id sku remainingQuantity totalQuantity inventoryItemId lineItem { id } } } } }
  fulfillments(first: 20) { id status trackingInfo { company number url } } } }`;

describe('simulated Shopify: fulfilment orders', () => {
	it('shows what is left to ship', async () => {
		const shop = makeShop();
		shop.seed({ locations: [{ name: 'Wien' }] });
		const [order] = shop.place({ lines: [{ sku: 'A', quantity: 3 }] });
		shop.act('fulfillOrder', { id: order?.id, lines: [{ sku: 'A', quantity: 1 }] });
		const { data, errors } = await shop.graphql(QUERY, { id: order?.gid });
		expect(errors).toBeUndefined();
		expect(at(data, 'order', 'fulfillmentOrders', 'nodes')).toMatchObject([
			{
				status: 'IN_PROGRESS',
				assignedLocation: { name: 'Wien' },
				supportedActions: ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MOVE', 'HOLD'].map((action) => ({
					action,
				})),
				fulfillmentHolds: [],
				lineItems: { nodes: [{ sku: 'A', totalQuantity: 3, remainingQuantity: 2 }] },
			},
		]);
		const [line] = listAt(data, 'order', 'fulfillmentOrders', 'nodes', 0, 'lineItems', 'nodes');
		expect(at(line, 'lineItem', 'id')).toBe(`gid://shopify/LineItem/${order?.lineIds[0]}`);
		expect(at(line, 'id')).not.toContain(String(order?.lineIds[0]));
	});

	it('shows none, without an error, when the scope is missing', async () => {
		const shop = makeShop();
		const [order] = shop.place({});
		shop.seed({ scopes: ['read_orders', 'read_third_party_fulfillment_orders'] });
		const { data, errors } = await shop.graphql(QUERY, { id: order?.gid });
		expect(errors).toBeUndefined();
		expect(at(data, 'order', 'fulfillmentOrders', 'nodes')).toEqual([]);
	});

	it('lists open ones across orders and closed ones on demand', async () => {
		const shop = makeShop();
		shop.place({}, { fulfillmentStatus: 'FULFILLED' }, { fulfillmentStatus: 'ON_HOLD' });
		const list = async (args: string) => {
			const { data } = await shop.graphql(
				`{ fulfillmentOrders(first: 9, ${args}) { nodes { orderName status } } }`,
			);
			return at(data, 'fulfillmentOrders', 'nodes');
		};
		expect(await list('includeClosed: false')).toEqual([
			{ orderName: '#1001', status: 'OPEN' },
			{ orderName: '#1003', status: 'ON_HOLD' },
		]);
		expect(await list('includeClosed: true, query: "status:closed"')).toEqual([
			{ orderName: '#1002', status: 'CLOSED' },
		]);
	});
});
