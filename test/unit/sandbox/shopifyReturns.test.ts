import { at, listAt, makeShop } from './shopifySupport';

const RETURNABLE = `query($id: ID!) { returnableFulfillments(first: 5, orderId: $id) { nodes { fulfillment { id }
  returnableFulfillmentLineItems(first: 5) { nodes { quantity fulfillmentLineItem { id lineItem { sku } } } } } } }`;
const CREATE = `mutation($r: ReturnInput!) { returnCreate(returnInput: $r) { return { id name status totalQuantity
  returnLineItems(first: 5) { nodes { id quantity returnReasonNote ... on ReturnLineItem { fulfillmentLineItem { lineItem { sku } } } } }
  reverseFulfillmentOrders(first: 5) { nodes { status lineItems(first: 5) { nodes { id totalQuantity dispositions { type } } } } } }
  userErrors { field message code } } }`;
const DISPOSE = `mutation($d: [ReverseFulfillmentOrderDisposeInput!]!) { reverseFulfillmentOrderDispose(dispositionInputs: $d) {
  reverseFulfillmentOrderLineItems { dispositions { type quantity location { name } } } userErrors { field code } } }`;
const CLOSE =
	'mutation($id: ID!) { returnClose(id: $id) { return { status closedAt } userErrors { field code } } }';
const READ =
	'query($id: ID!) { order(id: $id) { returnStatus returns(first: 5) { nodes { id name status } } } }';

async function shippedOrder() {
	const shop = makeShop();
	shop.seed({ locations: [{ name: 'Wien' }] });
	const [order] = shop.place({ lines: [{ sku: 'A', quantity: 2 }], fulfillmentStatus: 'FULFILLED' });
	const call = async (text: string, variables: unknown) => {
		const { data, errors } = await shop.graphql(text, variables);
		expect(errors).toBeUndefined();
		return Object.values(data as Record<string, unknown>)[0];
	};
	const returnable = async () => listAt(await call(RETURNABLE, { id: order?.gid }), 'nodes');
	const [first] = await returnable();
	const partId = at(first, 'returnableFulfillmentLineItems', 'nodes', 0, 'fulfillmentLineItem', 'id');
	const create = (quantity: number, more: object = {}) =>
		call(CREATE, {
			r: {
				orderId: order?.gid,
				returnLineItems: [{ fulfillmentLineItemId: partId, quantity, ...more }],
			},
		});
	const read = () => call(READ, { id: order?.gid });
	return { ...shop, order, call, returnable, create, read };
}

describe('simulated Shopify: returns', () => {
	it('opens one over shipped units, and those cannot come back twice', async () => {
		const shop = await shippedOrder();
		expect(await shop.create(1, { returnReason: 'DEFECTIVE', returnReasonNote: 'torn' })).toMatchObject({
			return: {
				name: '#1001-R1',
				status: 'OPEN',
				totalQuantity: 1,
				returnLineItems: {
					nodes: [{ quantity: 1, returnReasonNote: 'torn', fulfillmentLineItem: { lineItem: { sku: 'A' } } }],
				},
				reverseFulfillmentOrders: {
					nodes: [{ status: 'OPEN', lineItems: { nodes: [{ totalQuantity: 1 }] } }],
				},
			},
			userErrors: [],
		});
		expect(await shop.read()).toMatchObject({ returnStatus: 'IN_PROGRESS' });
		expect(await shop.returnable()).toMatchObject([
			{ returnableFulfillmentLineItems: { nodes: [{ quantity: 1 }] } },
		]);
		expect(await shop.create(2)).toMatchObject({
			return: null,
			userErrors: [{ field: ['returnInput', 'returnLineItems', '0', 'quantity'], code: 'INVALID' }],
		});
		await shop.create(1);
		expect(await shop.returnable()).toEqual([]);
	});

	it('wants a note for the reason "other" and refuses what was not shipped', async () => {
		const shop = await shippedOrder();
		expect(await shop.create(1, { returnReason: 'OTHER' })).toMatchObject({
			userErrors: [{ code: 'BLANK' }],
		});
		const id = 'gid://shopify/FulfillmentLineItem/1';
		expect(await shop.create(1, { fulfillmentLineItemId: id })).toMatchObject({
			userErrors: [{ code: 'NOT_FOUND' }],
		});
	});

	it('puts restocked units back on the shelf, then closes', async () => {
		const shop = await shippedOrder();
		const onHand = () => shop.act('state').inventoryLevels[0]?.quantities['on_hand'];
		const created = await shop.create(2);
		const lineId = at(
			created,
			...['return', 'reverseFulfillmentOrders', 'nodes', 0, 'lineItems', 'nodes', 0, 'id'],
		);
		const locationId = `gid://shopify/Location/${shop.act('state').locations[0]?.id}`;
		const line = { reverseFulfillmentOrderLineItemId: lineId, quantity: 1 };
		expect(await shop.call(DISPOSE, { d: [{ ...line, dispositionType: 'RESTOCKED' }] })).toMatchObject({
			userErrors: [{ field: ['dispositionInputs', '0', 'locationId'], code: 'BLANK' }],
		});
		const before = onHand() ?? 0;
		const d = [
			{ ...line, dispositionType: 'RESTOCKED', locationId },
			{ ...line, dispositionType: 'NOT_RESTOCKED' },
		];
		expect(await shop.call(DISPOSE, { d })).toMatchObject({
			reverseFulfillmentOrderLineItems: [
				{ dispositions: [{ type: 'RESTOCKED', location: { name: 'Wien' } }, { type: 'NOT_RESTOCKED' }] },
			],
			userErrors: [],
		});
		expect(onHand()).toBe(before + 1);
		expect(await shop.call(DISPOSE, { d })).toMatchObject({ userErrors: [{ code: 'INVALID' }] });
		expect(await shop.read()).toMatchObject({ returnStatus: 'INSPECTION_COMPLETE' });
		const id = at(created, 'return', 'id');
		expect(await shop.call(CLOSE, { id })).toEqual({
			return: { status: 'CLOSED', closedAt: '2026-11-22T06:00:00Z' },
			userErrors: [],
		});
		expect(await shop.read()).toMatchObject({ returnStatus: 'RETURNED', returns: { nodes: [{ id }] } });
	});

	it('needs the scope for returns', async () => {
		const shop = await shippedOrder();
		shop.seed({ scopes: ['write_orders'] });
		const { errors } = await shop.graphql(CLOSE, { id: 'gid://shopify/Return/1' });
		expect(errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED' });
	});
});
