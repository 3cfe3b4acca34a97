import { shopWithTwo } from './shopifyPieces';

const refusal = (message: string) => ({
	fulfillment: null,
	userErrors: [{ field: ['fulfillment'], message }],
});

describe('simulated Shopify: shipping by fulfilment orders', () => {
	it('makes one fulfilment order per location that ships lines of the order', async () => {
		const shop = shopWithTwo();
		const order = shop.placeOne(
			{ sku: 'A', quantity: 3 },
			{ sku: 'B', location: 'Graz' },
			{ sku: 'C', quantity: 2 },
		);
		expect(await shop.pieces(order)).toMatchObject([
			{
				status: 'OPEN',
				location: 'Wien',
				lines: [
					{ sku: 'A', left: '3/3' },
					{ sku: 'C', left: '2/2' },
				],
			},
			{ status: 'OPEN', location: 'Graz', lines: [{ sku: 'B', left: '1/1' }] },
		]);
	});

	it('ships what is named, with tracking, and the rest when nothing is named', async () => {
		const shop = shopWithTwo();
		const order = shop.placeOne({ sku: 'A', quantity: 3 }, { sku: 'B' });
		const [piece] = await shop.pieces(order);
		const trackingInfo = {
			company: 'DHL',
			numbers: ['1', '2'],
			urls: ['https://example.org/1', 'https://example.org/2'],
		};
		expect(
			await shop.fulfil([[piece, [{ id: piece?.lines[0]?.id, quantity: 2 }]]], { trackingInfo }),
		).toMatchObject({
			fulfillment: {
				status: 'SUCCESS',
				totalQuantity: 2,
				trackingInfo: [
					{ company: 'DHL', number: '1', url: 'https://example.org/1' },
					{ company: 'DHL', number: '2', url: 'https://example.org/2' },
				],
			},
			userErrors: [],
		});
		expect(await shop.read(order)).toMatchObject({ displayFulfillmentStatus: 'PARTIALLY_FULFILLED' });
		expect(await shop.pieces(order)).toMatchObject([
			{ status: 'IN_PROGRESS', lines: [{ left: '1/3' }, { left: '1/1' }] },
		]);
		expect(await shop.fulfil([[piece]])).toMatchObject({ fulfillment: { totalQuantity: 2 } });
		expect(await shop.read(order)).toMatchObject({ displayFulfillmentStatus: 'FULFILLED' });
		expect(await shop.pieces(order)).toMatchObject([
			{ status: 'CLOSED', lines: [{ left: '0/3' }, { left: '0/1' }] },
		]);
	});

	it('refuses what is closed, on hold, too much, of another order or at another location', async () => {
		const shop = shopWithTwo();
		const order = shop.placeOne({ sku: 'A', quantity: 2 }, { sku: 'B', location: 'Graz' });
		const other = shop.placeOne({ sku: 'A' });
		const [wien, graz] = await shop.pieces(order);
		const [foreign] = await shop.pieces(other);
		expect(await shop.fulfil([[wien, [{ id: wien?.lines[0]?.id, quantity: 3 }]]])).toEqual(
			refusal('Invalid fulfillment order line item quantity requested.'),
		);
		expect(await shop.fulfil([[wien], [graz]])).toEqual(
			refusal('All fulfillment orders must be assigned to the same location.'),
		);
		expect(await shop.fulfil([[wien], [foreign]])).toEqual(
			refusal('All fulfillment orders must belong to the same order.'),
		);
		const lineId = `gid://shopify/LineItem/${order.lineIds[0]}`;
		expect(await shop.fulfil([[wien, [{ id: lineId, quantity: 1 }]]])).toEqual(
			refusal(`Fulfillment order line item does not exist: ${lineId}`),
		);
		await shop.fulfil([[wien]]);
		expect(await shop.fulfil([[wien]])).toEqual(
			refusal(`Fulfillment order ${wien?.id.split('/').at(-1)} has an unfulfillable status= closed.`),
		);
		shop.act('editOrder', { name: other.name, fulfillmentStatus: 'ON_HOLD' });
		expect(await shop.fulfil([[foreign]])).toEqual(
			refusal(`Fulfillment order ${foreign?.id.split('/').at(-1)} has an unfulfillable status= on_hold.`),
		);
	});

	it('takes up to 512 lines of a fulfilment order in one call', async () => {
		const shop = shopWithTwo();
		const order = shop.placeOne(...Array.from({ length: 2 }, () => ({ sku: 'A', quantity: 1 })));
		const [piece] = await shop.pieces(order);
		const many = (count: number) =>
			Array.from({ length: count }, () => ({ id: piece?.lines[0]?.id, quantity: 1 }));
		expect(await shop.fulfil([[piece, many(513)]])).toEqual(
			refusal('At most 512 line items can be given per fulfillment order.'),
		);
		expect(await shop.fulfil([[piece, many(251)]])).toEqual(
			refusal('Fulfillment order line items must be unique.'),
		);
	});
});
