import type { PackBox } from '../../../sandbox/pulpo/packing/pack.ts';
import type { LineSpec, OrderSpec } from '../../../sandbox/shopify/admin/specs.ts';

/** One packing order. */
interface Packed {
	/** Piece of the order, when it was divided by location. */
	part?: number;
	boxes: PackBox[];
	/** What is missing will never be sent. */
	short?: boolean;
}

/** One kind of order: what is sold, what the warehouse packs, and what the shop must show; written by hand from the vendors' pages. */
export interface ShipmentKind {
	name: string;
	lines: LineSpec[];
	pack: (number: string) => Packed[];
	status: 'FULFILLED' | 'PARTIALLY_FULFILLED' | 'UNFULFILLED';
	/** Each fulfillment: units by SKU, and its tracking numbers. */
	fulfillments: (number: string) => string[];
	/** Outcome in the journal; null = the flow never sees the order. */
	outcome: 'created' | 'unchanged' | 'skipped' | null;
	/** Lines of the note below the title of the block. */
	note?: (number: string) => string[];
}

const line = (sku: string, quantity: number, more: Partial<LineSpec> = {}): LineSpec => ({
	sku,
	quantity,
	price: '10.00',
	...more,
});

const label = (code: string) => ({
	carrier_code: 'dhl',
	tracking_code: code,
	tracking_url: `https://track.example/${code}`,
});

export const codeOf = (number: string, parcel: string) => `${number.replace('#', 'DHL')}${parcel}`;

export const SHIPMENT_KINDS: ShipmentKind[] = [
	{
		name: 'whole, in one parcel',
		lines: [line('SHIRT-M', 1), line('MUG-01', 2)],
		pack: (n) => [{ boxes: [{ tracking: label(codeOf(n, 'A')) }] }],
		status: 'FULFILLED',
		fulfillments: (n) => [`1 SHIRT-M, 2 MUG-01 by ${codeOf(n, 'A')}`],
		outcome: 'created',
	},
	{
		name: 'in part, the rest comes later',
		lines: [line('SHIRT-M', 3), line('MUG-01', 1)],
		pack: (n) => [{ boxes: [{ items: [{ sku: 'SHIRT-M', quantity: 2 }], tracking: label(codeOf(n, 'A')) }] }],
		status: 'PARTIALLY_FULFILLED',
		fulfillments: (n) => [`2 SHIRT-M by ${codeOf(n, 'A')}`],
		outcome: 'created',
	},
	{
		name: 'two parcels',
		lines: [line('SHIRT-M', 2), line('MUG-01', 1)],
		pack: (n) => [
			{
				boxes: [
					{ items: [{ sku: 'SHIRT-M', quantity: 2 }], tracking: label(codeOf(n, 'A')) },
					{ items: [{ sku: 'MUG-01', quantity: 1 }], tracking: label(codeOf(n, 'B')) },
				],
			},
		],
		status: 'FULFILLED',
		fulfillments: (n) => [`2 SHIRT-M by ${codeOf(n, 'A')}`, `1 MUG-01 by ${codeOf(n, 'B')}`],
		outcome: 'created',
	},
	{
		name: 'one line in two shipments',
		lines: [line('SHIRT-M', 5)],
		pack: (n) => [
			{ boxes: [{ items: [{ sku: 'SHIRT-M', quantity: 3 }], tracking: label(codeOf(n, 'A')) }] },
			{ boxes: [{ items: [{ sku: 'SHIRT-M', quantity: 2 }], tracking: label(codeOf(n, 'B')) }] },
		],
		status: 'FULFILLED',
		fulfillments: (n) => [`3 SHIRT-M by ${codeOf(n, 'A')}`, `2 SHIRT-M by ${codeOf(n, 'B')}`],
		outcome: 'created',
	},
	{
		name: 'lots and serial numbers',
		lines: [line('CREAM-LOT', 3), line('RADIO-SN', 2)],
		pack: (n) => [
			{
				boxes: [
					{
						items: [
							{ sku: 'CREAM-LOT', quantity: 3, lots: ['L-17'] },
							{ sku: 'RADIO-SN', quantity: 2, serials: [`${n}-1`, `${n}-2`] },
						],
						tracking: label(codeOf(n, 'A')),
					},
				],
			},
		],
		status: 'FULFILLED',
		fulfillments: (n) => [`3 CREAM-LOT, 2 RADIO-SN by ${codeOf(n, 'A')}`],
		outcome: 'created',
		note: (n) => ['CREAM-LOT: lot L-17', `RADIO-SN: serial ${n}-1, ${n}-2`],
	},
	{
		name: 'two pieces, both sent',
		lines: [line('SHIRT-M', 2, { location: 'Wien' }), line('MUG-01', 1, { location: 'Graz' })],
		pack: (n) => [
			{ part: 2, boxes: [{ tracking: label(codeOf(n, 'B')) }] },
			{ part: 1, boxes: [{ tracking: label(codeOf(n, 'A')) }] },
		],
		status: 'FULFILLED',
		fulfillments: (n) => [`2 SHIRT-M by ${codeOf(n, 'A')}`, `1 MUG-01 by ${codeOf(n, 'B')}`],
		outcome: 'created',
	},
	{
		name: 'two pieces, one sent',
		lines: [line('SHIRT-M', 2, { location: 'Wien' }), line('SHIRT-M', 1, { location: 'Graz' })],
		pack: (n) => [{ part: 2, boxes: [{ tracking: label(codeOf(n, 'B')) }] }],
		status: 'PARTIALLY_FULFILLED',
		fulfillments: (n) => [`1 SHIRT-M by ${codeOf(n, 'B')}`],
		outcome: 'created',
	},
	{
		name: 'fulfilled in the shop by hand before',
		lines: [line('SHIRT-M', 2)],
		pack: (n) => [{ boxes: [{ tracking: label(codeOf(n, 'A')) }] }],
		status: 'FULFILLED',
		fulfillments: () => ['2 SHIRT-M by HAND'],
		outcome: 'unchanged',
	},
	{
		name: 'label that failed',
		lines: [line('SHIRT-M', 1)],
		pack: () => [{ boxes: [{ tracking: { carrier_code: 'dhl', error_message: 'Postcode unknown' } }] }],
		status: 'UNFULFILLED',
		fulfillments: () => [],
		outcome: 'skipped',
	},
	{
		name: 'ended short',
		lines: [line('SHIRT-M', 3)],
		pack: (n) => [
			{
				boxes: [{ items: [{ sku: 'SHIRT-M', quantity: 1 }], tracking: label(codeOf(n, 'A')) }],
				short: true,
			},
		],
		status: 'PARTIALLY_FULFILLED',
		fulfillments: (n) => [`1 SHIRT-M by ${codeOf(n, 'A')}`],
		outcome: 'created',
	},
	{
		name: 'not packed yet',
		lines: [line('SHIRT-M', 1)],
		pack: () => [],
		status: 'UNFULFILLED',
		fulfillments: () => [],
		outcome: null,
	},
];

export const placedAs = ({ name, lines }: ShipmentKind, index: number): OrderSpec => ({
	createdAt: new Date(Date.now() - 120_000).toISOString(),
	customer: { firstName: 'Anna', lastName: 'Berg', email: `${index}@customers.example` },
	shippingAddress: {
		firstName: 'Anna',
		lastName: 'Berg',
		address1: 'Hauptstr. 5',
		zip: '10115',
		city: 'Berlin',
		countryCode: 'DE',
	},
	note: name,
	lines,
	notify: false,
});
