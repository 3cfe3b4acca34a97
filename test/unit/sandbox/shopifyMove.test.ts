import { at } from './shopifySupport';
import { shopWithTwo } from './shopifyPieces';

const MOVE = `mutation($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) {
    movedFulfillmentOrder { id status assignedLocation { name } } originalFulfillmentOrder { id status } userErrors { field message code } } }`;
const HOLD = `mutation($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
    fulfillmentHold { id reason heldByRequestingApp } fulfillmentOrder { status supportedActions { action } } remainingFulfillmentOrder { status } userErrors { field message code } } }`;
const RELEASE = `mutation($id: ID!, $ids: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $ids) {
    fulfillmentOrder { status } userErrors { code } } }`;
const PROGRESS = `mutation($id: ID!) { fulfillmentOrderReportProgress(id: $id) { fulfillmentOrder { status } userErrors { code } } }`;
const CANCEL = `mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } } }`;
const TRACK = `mutation($id: ID!, $t: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $t) {
    fulfillment { trackingInfo { company number url } } userErrors { field message } } }`;

const stocked = { Wien: 10, Graz: 10 };

/** A and B are kept at both locations. */
function stockedShop() {
	const shop = shopWithTwo();
	const locations = Object.fromEntries(shop.seeded.locations.map(({ name, gid }) => [name, gid]));
	shop.seed({
		products: ['A', 'B'].map((sku) => ({ title: sku, variants: [{ sku, stock: stocked }] })),
	});
	const move = (id: string | undefined, to: string, lines?: { id: string | undefined; quantity: number }[]) =>
		shop.mutate(MOVE, { id, to: locations[to], ...(lines ? { lines } : {}) });
	return { ...shop, move };
}

describe('simulated Shopify: moving fulfilment orders', () => {
	it('keeps the id of one that moves as a whole', async () => {
		const shop = stockedShop();
		const order = shop.placeOne({ sku: 'A', quantity: 2 }, { sku: 'B' });
		const [piece] = await shop.pieces(order);
		expect(await shop.move(piece?.id, 'Graz')).toMatchObject({
			movedFulfillmentOrder: { id: piece?.id, status: 'OPEN', assignedLocation: { name: 'Graz' } },
			originalFulfillmentOrder: { id: piece?.id },
			userErrors: [],
		});
		expect(await shop.pieces(order)).toMatchObject([{ location: 'Graz', lines: piece?.lines ?? [] }]);
	});

	it('makes a new one for some of the lines, or for what is left after a shipment', async () => {
		const shop = stockedShop();
		const order = shop.placeOne({ sku: 'A', quantity: 3 }, { sku: 'B' });
		const [piece] = await shop.pieces(order);
		await shop.move(piece?.id, 'Graz', [{ id: piece?.lines[0]?.id, quantity: 2 }]);
		expect(await shop.pieces(order)).toMatchObject([
			{
				id: piece?.id,
				location: 'Wien',
				status: 'OPEN',
				lines: [
					{ sku: 'A', left: '1/1' },
					{ sku: 'B', left: '1/1' },
				],
			},
			{ location: 'Graz', status: 'OPEN', lines: [{ sku: 'A', left: '2/2' }] },
		]);
		const other = shop.placeOne({ sku: 'A', quantity: 3 });
		const [shipped] = await shop.pieces(other);
		await shop.fulfil([[shipped, [{ id: shipped?.lines[0]?.id, quantity: 1 }]]]);
		await shop.move(shipped?.id, 'Graz');
		expect(await shop.pieces(other)).toMatchObject([
			{ id: shipped?.id, location: 'Wien', status: 'CLOSED', lines: [{ left: '0/1' }] },
			{ location: 'Graz', status: 'OPEN', lines: [{ left: '2/2' }] },
		]);
	});

	it('puts moved lines together with what is open at the new location, and closes what was there', async () => {
		const shop = stockedShop();
		const order = shop.placeOne({ sku: 'A', quantity: 2 }, { sku: 'B', location: 'Graz' });
		const [wien, graz] = await shop.pieces(order);
		await shop.move(wien?.id, 'Graz', [{ id: wien?.lines[0]?.id, quantity: 1 }]);
		expect(await shop.pieces(order)).toMatchObject([
			{ id: wien?.id, status: 'OPEN', lines: [{ left: '1/1' }] },
			{ id: graz?.id, status: 'CLOSED', lines: [] },
			{
				location: 'Graz',
				lines: [
					{ sku: 'B', left: '1/1' },
					{ sku: 'A', left: '1/1' },
				],
			},
		]);
		const { data } = await shop.graphql(
			'query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 9, displayable: true) { nodes { id } } } }',
			{ id: order.gid },
		);
		expect(at(data, 'order', 'fulfillmentOrders', 'nodes')).toHaveLength(2);
	});

	it('does not move to where the item is not stocked, nor what is reported as in progress or closed', async () => {
		const shop = stockedShop();
		const unstocked = shop.placeOne({ sku: 'ONLY-WIEN' });
		const [first] = await shop.pieces(unstocked);
		expect(await shop.move(first?.id, 'Graz')).toMatchObject({
			userErrors: [{ field: ['newLocationId'], message: 'The items are not stocked at the new location.' }],
		});
		const order = shop.placeOne({ sku: 'A' });
		const [piece] = await shop.pieces(order);
		expect(await shop.mutate(PROGRESS, { id: piece?.id })).toEqual({
			fulfillmentOrder: { status: 'IN_PROGRESS' },
			userErrors: [],
		});
		expect(await shop.move(piece?.id, 'Graz')).toMatchObject({
			userErrors: [{ code: 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS' }],
		});
		await shop.fulfil([[piece]]);
		expect(await shop.move(piece?.id, 'Graz')).toMatchObject({
			userErrors: [{ field: ['id'], message: 'A closed fulfillment order cannot be moved.' }],
		});
	});

	it('holds, refuses to ship meanwhile, and releases by the hold', async () => {
		const shop = stockedShop();
		const order = shop.placeOne({ sku: 'A', quantity: 2 });
		const [piece] = await shop.pieces(order);
		const held = await shop.mutate(HOLD, { id: piece?.id, hold: { reason: 'OTHER', handle: 'wms' } });
		expect(held).toMatchObject({
			fulfillmentHold: { reason: 'OTHER', heldByRequestingApp: true },
			fulfillmentOrder: { status: 'ON_HOLD' },
			userErrors: [],
		});
		expect(await shop.read(order)).toMatchObject({ displayFulfillmentStatus: 'ON_HOLD' });
		expect(
			await shop.mutate(HOLD, { id: piece?.id, hold: { reason: 'OTHER', handle: 'wms' } }),
		).toMatchObject({
			userErrors: [{ code: 'DUPLICATE_FULFILLMENT_HOLD_HANDLE' }],
		});
		expect(await shop.fulfil([[piece]])).toMatchObject({ fulfillment: null });
		expect(await shop.mutate(RELEASE, { id: piece?.id, ids: ['gid://shopify/FulfillmentHold/1'] })).toEqual({
			fulfillmentOrder: { status: 'ON_HOLD' },
			userErrors: [],
		});
		const ids = [at(held, 'fulfillmentHold', 'id')];
		expect(await shop.mutate(RELEASE, { id: piece?.id, ids })).toEqual({
			fulfillmentOrder: { status: 'OPEN' },
			userErrors: [],
		});
	});

	it('gives the units of a cancelled fulfilment to a new fulfilment order, or back to one still open', async () => {
		const shop = stockedShop();
		const order = shop.placeOne({ sku: 'A', quantity: 2 });
		const [piece] = await shop.pieces(order);
		const part = [{ id: piece?.lines[0]?.id, quantity: 1 }];
		const first = await shop.fulfil([[piece, part]]);
		await shop.mutate(CANCEL, { id: at(first, 'fulfillment', 'id') });
		expect(await shop.pieces(order)).toMatchObject([{ status: 'OPEN', lines: [{ left: '2/2' }] }]);
		const second = await shop.fulfil([[piece]]);
		expect(await shop.mutate(CANCEL, { id: at(second, 'fulfillment', 'id') })).toEqual({
			fulfillment: { status: 'CANCELLED' },
			userErrors: [],
		});
		expect(await shop.pieces(order)).toMatchObject([
			{ id: piece?.id, status: 'CLOSED', lines: [] },
			{ status: 'OPEN', lines: [{ left: '2/2' }] },
		]);
		expect(await shop.read(order)).toMatchObject({ displayFulfillmentStatus: 'UNFULFILLED' });
	});

	it('replaces tracking, and takes either one number or several', async () => {
		const shop = stockedShop();
		const order = shop.placeOne({ sku: 'A' });
		const [piece] = await shop.pieces(order);
		const both = { number: '1', numbers: ['1'] };
		expect(await shop.fulfil([[piece]], { trackingInfo: both })).toMatchObject({ fulfillment: null });
		const id = at(await shop.fulfil([[piece]]), 'fulfillment', 'id');
		expect(await shop.mutate(TRACK, { id, t: { company: 'GLS', number: '77' } })).toEqual({
			fulfillment: { trackingInfo: [{ company: 'GLS', number: '77', url: null }] },
			userErrors: [],
		});
	});

	it('shrinks, cancels and grows with edits, refunds and the cancelled order', async () => {
		const shop = stockedShop();
		const order = shop.placeOne({ sku: 'A', quantity: 3 }, { sku: 'B', location: 'Graz' });
		const { name } = order;
		shop.act('editOrder', {
			name,
			lines: [{ sku: 'A', quantity: 2 }],
			addLines: [{ sku: 'C', location: 'Graz' }],
		});
		shop.act('refundOrder', { name, lines: [{ sku: 'B', quantity: 1 }] });
		expect(await shop.pieces(order)).toMatchObject([
			{ status: 'OPEN', lines: [{ sku: 'A', left: '2/2' }] },
			{ status: 'OPEN', lines: [{ sku: 'C', left: '1/1' }] },
		]);
		shop.act('cancelOrder', { name });
		expect(await shop.pieces(order)).toMatchObject([
			{ status: 'CANCELLED', lines: [] },
			{ status: 'CANCELLED', lines: [] },
		]);
	});
});
