import type {
	FulfillmentState,
	WireFulfillmentOrder,
	WireOrderShipment,
} from '../../../nodes/Shopify/client/fulfillmentWire';
import { noteWithBlock } from '../../../nodes/Shopify/mapping/noteBlock';
import { planShipments, type FulfilRules, type ShipmentPlan } from '../../../nodes/Shopify/mapping/shipment';
import { trackingAdded, trackingOf } from '../../../nodes/Shopify/mapping/shipmentTracking';
import type { Parcel, Shipment } from '../../../nodes/shared/model/shipment';
import { d } from '../../support/builders/order';
import { buildShipment } from '../../support/builders/records';

const RULES: FulfilRules = {
	withoutTracking: 'send',
	onHold: 'fail',
	unknownLines: 'fail',
	notifyCustomer: true,
	carriers: new Map(),
};

type Line = [lineId: number, remaining: number, total: number];

function piece(id: number, lines: Line[], more: Partial<WireFulfillmentOrder> = {}): WireFulfillmentOrder {
	return {
		id: `gid://shopify/FulfillmentOrder/${id}`,
		status: 'OPEN',
		requestStatus: 'UNSUBMITTED',
		orderId: 'gid://shopify/Order/1',
		orderName: '#1042',
		createdAt: '2026-11-25T09:00:00Z',
		updatedAt: '2026-11-25T09:00:00Z',
		fulfillAt: null,
		fulfillBy: null,
		assignedLocation: { name: 'Wien', location: { id: 'gid://shopify/Location/7' } },
		deliveryMethod: { methodType: 'SHIPPING' },
		supportedActions: [{ action: 'CREATE_FULFILLMENT' }],
		fulfillmentHolds: [],
		lineItems: {
			pageInfo: { hasNextPage: false, endCursor: null },
			nodes: lines.map(([lineId, remainingQuantity, totalQuantity]) => ({
				id: `gid://shopify/FulfillmentOrderLineItem/${id}${lineId}`,
				sku: `S-${lineId}`,
				totalQuantity,
				remainingQuantity,
				requiresShipping: true,
				lineItem: { id: `gid://shopify/LineItem/${lineId}` },
			})),
		},
		...more,
	};
}

function state(pieces: WireFulfillmentOrder[], fulfillments: WireOrderShipment[] = []): FulfillmentState {
	return {
		id: 'gid://shopify/Order/1',
		legacyResourceId: '1',
		name: '#1042',
		cancelledAt: null,
		fulfillmentOrders: pieces,
		fulfillments,
	};
}

const parcel = (trackingNumber: string | null, more: Partial<Parcel> = {}): Parcel => ({
	id: null,
	carrier: 'DHL',
	service: null,
	trackingNumber,
	trackingUrl: null,
	weightGrams: null,
	lines: null,
	...more,
});

function shipment(
	id: string,
	sent: Array<[lineId: number | string, quantity: number, soFar?: number]>,
	more: Partial<Shipment> = {},
): Shipment {
	const line = (lineId: number | string, quantity: number) => ({
		orderLineId: typeof lineId === 'number' ? String(lineId) : null,
		productId: null,
		sku: typeof lineId === 'number' ? `S-${lineId}` : lineId,
		name: null,
		quantity: d(String(quantity)),
		lotNumbers: [],
		serialNumbers: [],
	});
	return buildShipment({
		id,
		lines: sent.map(([lineId, quantity]) => line(lineId, quantity)),
		shippedSoFar: sent.map(([lineId, quantity, soFar = quantity]) => line(lineId, soFar)),
		parcels: [parcel(`T${id}`)],
		...more,
	});
}

function plan(
	now: FulfillmentState,
	shipments: Shipment[],
	rules: Partial<FulfilRules> = {},
	part: number | null = null,
): ShipmentPlan[] {
	return planShipments(
		now,
		shipments.map((one) => ({ shipment: one, part })),
		{ ...RULES, ...rules },
	);
}

/** Units of each fulfillment, or the code of why there is none. */
const result = (one: ShipmentPlan | undefined): unknown => {
	if (one?.kind === 'create')
		return one.units.map(({ taken }) => taken.reduce((total, { quantity }) => total + quantity, 0));
	if (one?.kind === 'fail') return one.problem.code;
	if (one?.kind === 'skip') return one.reason.code;
	return one?.kind;
};

describe('what becomes of a shipment', () => {
	it('takes what was sent so far less what the shop shows as sent', () => {
		const cases: Array<[remaining: number, units: unknown]> = [
			[5, [2]],
			[3, [2]],
			[2, [1]],
			[1, 'unchanged'],
			[0, 'unchanged'],
		];
		for (const [remaining, units] of cases) {
			const now = state([piece(81, [[1, remaining, 5]])]);
			expect(result(plan(now, [shipment('9', [[1, 2, 4]])])[0])).toEqual(units);
		}
	});

	it('names fulfillment order lines, carrier and numbers as Shopify wants them', () => {
		const [one] = plan(state([piece(81, [[1, 2, 2]])]), [shipment('9', [[1, 2]])]);
		expect(one?.kind === 'create' && one.units.map(({ input }) => input)).toEqual([
			{
				notifyCustomer: true,
				trackingInfo: { company: 'DHL', numbers: ['T9'] },
				lineItemsByFulfillmentOrder: [
					{
						fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/81',
						fulfillmentOrderLineItems: [{ id: 'gid://shopify/FulfillmentOrderLineItem/811', quantity: 2 }],
					},
				],
			},
		]);
	});

	it('keeps to the piece of the key and does not count those without delivery', () => {
		const none = piece(80, [[9, 1, 1]], { deliveryMethod: { methodType: 'NONE' } });
		const now = state([none, piece(81, [[1, 1, 1]]), piece(82, [[1, 3, 3]])]);
		const [one] = plan(now, [shipment('9', [[1, 3]])], {}, 2);
		expect(one?.kind === 'create' && one.units[0]?.taken.map(({ pieceId }) => pieceId)).toEqual([
			'gid://shopify/FulfillmentOrder/82',
		]);
		expect(result(plan(now, [shipment('9', [[1, 1]])], {}, 3)[0])).toBe('noFulfillmentOrder');
	});

	it('takes from closed, scheduled, cancelled and held ones nothing', () => {
		const of = (status: string, more: Partial<WireFulfillmentOrder> = {}) =>
			state([piece(81, [[1, 2, 2]], { status, ...more })]);
		const due = [shipment('9', [[1, 1]])];
		expect(result(plan(of('SCHEDULED'), due)[0])).toBe('notFulfillable');
		expect(result(plan(of('ON_HOLD'), due)[0])).toBe('onHold');
		expect(result(plan(of('ON_HOLD'), due, { onHold: 'release' })[0])).toEqual([1]);
		expect(result(plan(of('OPEN', { supportedActions: [{ action: 'MOVE' }] }), due)[0])).toBe(
			'notFulfillable',
		);
		expect(result(plan(of('CANCELLED'), due)[0])).toBe('unknownLine');
		expect(result(plan(state([piece(81, [[1, 0, 1]])]), [shipment('9', [[1, 1, 2]])])[0])).toBe(
			'nothingRemaining',
		);
	});

	it('finds a line by its SKU when the warehouse does not know its ID, also in two lines', () => {
		const twice = piece(81, [
			[1, 1, 1],
			[2, 2, 2],
		]);
		for (const node of twice.lineItems.nodes) node.sku = 'HAT';
		expect(result(plan(state([twice]), [shipment('9', [['HAT', 3]])])[0])).toEqual([3]);
		expect(result(plan(state([twice]), [shipment('9', [['CAP', 1]])])[0])).toBe('unknownLine');
	});

	it('refuses broken quantities', () => {
		expect(result(plan(state([piece(81, [[1, 2, 2]])]), [shipment('9', [[1, 1.5]])])[0])).toBe(
			'brokenQuantity',
		);
	});

	it('without the figures of the warehouse a known tracking number means done', () => {
		const done: WireOrderShipment = {
			id: 'gid://shopify/Fulfillment/5',
			name: '#1042-F1',
			status: 'SUCCESS',
			createdAt: '2026-11-25T10:00:00Z',
			trackingInfo: [{ company: 'DHL', number: 'T9', url: null }],
			fulfillmentLineItems: {
				pageInfo: { hasNextPage: false, endCursor: null },
				nodes: [{ quantity: 1, lineItem: { id: 'gid://shopify/LineItem/1' } }],
			},
		};
		const one = shipment('9', [[1, 1]], { shippedSoFar: null });
		expect(result(plan(state([piece(81, [[1, 1, 2]])], [done]), [one])[0])).toBe('unchanged');
		const cancelled = { ...done, status: 'CANCELLED' };
		expect(result(plan(state([piece(81, [[1, 1, 2]])], [cancelled]), [one])[0])).toEqual([1]);
	});

	it('decides the shipments of an order in the order in which they left', () => {
		const early = shipment('2', [[1, 1, 1]], { shippedAt: '2026-11-25T08:00:00Z' });
		const late = shipment('1', [[1, 2, 3]], { shippedAt: '2026-11-25T09:00:00Z' });
		expect(plan(state([piece(81, [[1, 3, 3]])]), [late, early]).map(result)).toEqual([[2], [1]]);
		expect(plan(state([piece(81, [[1, 2, 3]])]), [late, early]).map(result)).toEqual([[2], 'unchanged']);
	});
});

describe('tracking', () => {
	it('pairs links with numbers: parcels with a link come first', () => {
		const carriers = new Map([
			['post', { company: 'Österreichische Post', trackingUrl: 'https://p.example/{number}' }],
		]);
		const parcels = [
			parcel('1', { carrier: 'Own Van' }),
			parcel('a b', { carrier: 'POST' }),
			parcel('3', { carrier: 'POST', trackingUrl: 'not a link' }),
		];
		expect(trackingOf(parcels, carriers)).toEqual({
			company: 'Österreichische Post, Own Van',
			numbers: ['a b', '3', '1'],
			urls: ['https://p.example/a%20b', 'https://p.example/3'],
		});
		expect(trackingOf([parcel(null)], carriers)).toBeNull();
	});

	it('adds what is missing and keeps what is there', () => {
		const before = [{ company: 'DHL', number: '1', url: 'https://d.example/1' }];
		expect(trackingAdded(before, [parcel('1'), parcel('2')], new Map())).toEqual({
			company: 'DHL',
			numbers: ['1', '2'],
			urls: ['https://d.example/1'],
		});
		expect(trackingAdded(before, [parcel('1')], new Map())).toBeNull();
	});
});

it('a block in a note ends where people write on', () => {
	const note = noteWithBlock('Ring', 'S 1', 'a\nb');
	expect(note).toBe('Ring\n[S 1]\n  a\n  b');
	expect(noteWithBlock(`${note}\nThanks`, 'S 1', 'c')).toBe('Ring\n[S 1]\n  c\nThanks');
});
