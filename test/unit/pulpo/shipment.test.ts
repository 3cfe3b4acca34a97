import { orderRowOf, type Row } from '../../../nodes/Pulpo/client/wire';
import type { Packing } from '../../../nodes/Pulpo/client/shipments';
import { shipmentsOf } from '../../../nodes/Pulpo/mapping/shipment';

/** Two lines of the same product. */
function orderWith(state: string, parts: Row[] = []) {
	const items = [
		{ product_id: 1, quantity: 2, line_order_id: 'a', product: { id: 1, sku: 'HAT-01', name: 'Hat' } },
		{ product_id: 1, quantity: 3, line_order_id: 'b', product: { id: 1, sku: 'HAT-01', name: 'Hat' } },
	];
	const row = {
		id: 5,
		order_num: '#1',
		state,
		attributes: {},
		items,
		fulfillment_orders: parts,
		warehouse_id: 42,
	};
	const order = orderRowOf(row);
	if (order === null) throw new Error('no order');
	return order;
}

function packing(id: number, end: string, packed: number, more: Partial<Packing> = {}): Packing {
	const items = [{ product_id: 1, requested_quantity: packed, packed_quantity: packed }];
	const row = {
		id,
		sales_order_id: 5,
		fulfillment_order_id: 30 + id,
		end_date: end,
		warehouse_id: 42,
		items,
	};
	return { id, salesOrderId: '5', state: 'ended', row, boxes: [], ...more };
}

const none = new Map<string, string>();

it('shares what no box tells out among lines of one product, over all shipments', () => {
	const packings = [packing(2, '2026-03-02T10:00:00', 2), packing(1, '2026-03-01T10:00:00', 3)];
	const shipments = shipmentsOf({ order: orderWith('ended'), packings }, 43, none);
	expect(
		shipments.map(({ id, lines }) => [id, lines.map((line) => [line.orderLineId, line.quantity])]),
	).toEqual([
		[
			'1',
			[
				['a', '2'],
				['b', '1'],
			],
		],
		['2', [['b', '2']]],
	]);
	expect(shipments.map(({ completesOrder, shippedAt }) => [completesOrder, shippedAt])).toEqual([
		[false, '2026-03-01T10:00:00Z'],
		[true, '2026-03-02T10:00:00Z'],
	]);
});

it('orders shipments of the same second by id', () => {
	const packings = [packing(12, '2026-03-01T10:00:00', 1), packing(3, '2026-03-01T10:00:00', 1)];
	const ids = shipmentsOf({ order: orderWith('ended'), packings }, 43, none).map(({ id }) => id);
	expect(ids).toEqual(['3', '12']);
});

it.each([
	['ended', [], 'shipped'],
	['shipping', [], 'packed'],
	['packing', [{ id: 31, state: 'ended' }], 'shipped'],
	['packing', [{ id: 31, state: 'packing' }], 'packed'],
])('in an order that is %s with the parts %j a packed one is %s', (state, parts, status) => {
	const packings = [packing(1, '2026-03-01T10:00:00', 1)];
	expect(shipmentsOf({ order: orderWith(state, parts), packings }, 43, none)).toMatchObject([{ status }]);
});

it('gives one parcel for each label of a box, the goods in the first', () => {
	const box = {
		row: { id: 9, items: [{ product_id: 1, quantity: 1, line_order_id: 'b' }] },
		trackings: [
			{ id: 1, carrier_code: 'dhl', tracking_code: 'X1', error_message: null },
			{ id: 2, carrier_code: 'dhl', tracking_code: 'X2' },
			{ id: 3, carrier_code: 'dhl', tracking_code: '', error_message: 'no label' },
		],
	};
	const packings = [packing(1, '2026-03-01T10:00:00', 1, { boxes: [box] })];
	const [shipment] = shipmentsOf({ order: orderWith('ended'), packings }, 43, none);
	expect(shipment?.parcels).toMatchObject([
		{ id: '9', trackingNumber: 'X1', lines: [{ orderLineId: 'b', quantity: '1' }] },
		{ id: '9:2', trackingNumber: 'X2', lines: [] },
	]);
});

it('takes lot numbers by batch id when the box does not hold the batch', () => {
	const item = { product_id: 1, quantity: 1, line_order_id: 'a', batches: [{ batch_id: 77, quantity: 1 }] };
	const packings = [
		packing(1, '2026-03-01T10:00:00', 1, { boxes: [{ row: { id: 9, items: [item] }, trackings: [] }] }),
	];
	const [shipment] = shipmentsOf({ order: orderWith('ended'), packings }, 43, new Map([['77', 'L-7']]));
	expect(shipment?.lines).toMatchObject([{ lotNumbers: ['L-7'] }]);
});
