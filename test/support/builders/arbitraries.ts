import * as fc from 'fast-check';

import type { Order, OrderLine } from '../../../nodes/shared/model/order.ts';
import type { Decimal } from '../../../nodes/shared/model/primitives.ts';
import { buildAddress, buildCharge, buildCustomer, buildLine, buildOrder, d } from './order.ts';

/** Decimals as vendors write them: whole, with trailing zeros, long, negative. */
export const anyDecimal: fc.Arbitrary<Decimal> = fc
	.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }))
	.map(([units, digits]) => d(pointAt(units, digits)));

export const anyCents: fc.Arbitrary<number> = fc.integer({ min: 0, max: 10_000_000 });

export function fromCents(cents: number): Decimal {
	return d(pointAt(BigInt(cents), 2));
}

const anyText = fc.oneof(
	fc.string({ maxLength: 20, unit: 'grapheme' }),
	fc.constantFrom('Straße 5', 'Årsmøde', '東京', ''),
);
const anyTime = fc
	.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
	.map((date) => date.toISOString());
const maybeText = fc.option(anyText);

export const anyLine: fc.Arbitrary<OrderLine> = fc
	.record({
		id: fc.integer({ min: 1, max: 999_999 }),
		sku: fc.option(fc.constantFrom('HAT-01', 'LAMP/2', 'Ä 7', 'GIFT')),
		name: anyText,
		shipped: fc.integer({ min: 0, max: 5 }),
		open: fc.integer({ min: 0, max: 5 }),
		removed: fc.integer({ min: 0, max: 5 }),
		physical: fc.boolean(),
		net: anyCents,
		tax: anyCents,
	})
	.map(({ id, sku, name, shipped, open, removed, physical, net, tax }) =>
		buildLine({
			id: String(id),
			sku,
			name,
			orderedQuantity: d(String(shipped + open + removed)),
			currentQuantity: d(String(shipped + open)),
			openQuantity: d(String(open)),
			physical,
			giftCard: !physical && sku === 'GIFT',
			unitPrice: null,
			total: { net: fromCents(net), tax: fromCents(tax), gross: fromCents(net + tax) },
		}),
	);

/** Valid orders whose sums are right, of all kinds: guests, no lines, shipped, cancelled, test, foreign. */
export const anyOrder: fc.Arbitrary<Order> = fc
	.record({
		id: fc.integer({ min: 1, max: 10 ** 12 }).map(String),
		part: fc.option(fc.integer({ min: 1, max: 5 })),
		createdAt: anyTime,
		updatedAt: anyTime,
		cancelledAt: fc.option(anyTime, { freq: 5 }),
		test: fc.boolean(),
		paymentStatus: fc.constantFrom<Order['paymentStatus']>(
			'pending',
			'authorized',
			'partiallyPaid',
			'paid',
			'partiallyRefunded',
			'refunded',
			'voided',
			'expired',
			'unknown',
		),
		fulfillmentStatus: fc.constantFrom<Order['fulfillmentStatus']>(
			'unfulfilled',
			'partiallyFulfilled',
			'fulfilled',
			'onHold',
			'scheduled',
			'inProgress',
			'requestDeclined',
			'notRequired',
			'unknown',
		),
		tags: fc.array(fc.oneof(anyText, fc.constantFrom('express', 'Gift', 'Lieferung: 2026-03-02')), {
			maxLength: 4,
		}),
		note: maybeText,
		currency: fc.constantFrom('EUR', 'DKK', 'HUF', 'JPY'),
		customer: fc.option(fc.constant(buildCustomer())),
		shippingAddress: fc.option(
			fc.constantFrom('DE', 'DK', 'HU', null).map((country) => buildAddress({ country })),
		),
		lines: fc.uniqueArray(anyLine, { maxLength: 5, selector: (line) => line.id }),
		shippingNet: anyCents,
		shippingTax: anyCents,
	})
	.map(({ shippingNet, shippingTax, ...fields }) => {
		const charge = buildCharge({
			total: {
				net: fromCents(shippingNet),
				tax: fromCents(shippingTax),
				gross: fromCents(shippingNet + shippingTax),
			},
		});
		const cents = (figure: 'net' | 'tax' | 'gross') =>
			[...fields.lines, charge].reduce(
				(total, { total: amount }) => total + inCents(amount?.[figure] ?? '0'),
				0,
			);
		return buildOrder({
			...fields,
			charges: [charge],
			total: { net: fromCents(cents('net')), tax: fromCents(cents('tax')), gross: fromCents(cents('gross')) },
		});
	});

function inCents(text: string): number {
	return Number(text.replace('.', ''));
}

function pointAt(units: bigint, digits: number): string {
	const sign = units < 0n ? '-' : '';
	const figures = String(units < 0n ? -units : units).padStart(digits + 1, '0');
	return digits === 0 ? sign + figures : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}
