import * as fc from 'fast-check';

import { decimal } from '../../../nodes/shared/model/decimal';
import { checkOrder } from '../../../nodes/shared/model/orderCheck';
import { describeProblems } from '../../../nodes/shared/model/shape';
import { checkTotals } from '../../../nodes/shared/model/totals';
import { anyOrder, fromCents } from '../../support/builders/arbitraries';
import { buildCharge, buildLine, buildOrder, taxed } from '../../support/builders/order';

describe('checkOrder', () => {
	it('hands back a good order as it is', () => {
		const order = buildOrder();
		expect(checkOrder(order)).toEqual({ ok: true, order });
	});

	it('names every field that is missing or wrong', () => {
		const { currency, ...rest } = buildOrder({ lines: [{ ...buildLine(), openQuantity: 'two' as never }] });
		expect(currency).toBe('EUR');
		expect(checkOrder(rest)).toEqual({
			ok: false,
			problems: [
				{ path: 'currency', message: 'is missing' },
				{
					path: 'lines[0].openQuantity',
					message: 'expected a quantity of 0 or more as text such as "2", got "two"',
				},
			],
		});
	});

	it('refuses a key that belongs to another order', () => {
		const result = checkOrder(buildOrder({ key: 'shopify:lamp-shop:999' }));
		expect(result).toEqual({
			ok: false,
			problems: [{ path: 'key', message: 'does not fit "id", which is 5551234567' }],
		});
		expect(checkOrder(buildOrder({ key: 'shopify:lamp-shop:5551234567:1' })).ok).toBe(false);
		expect(checkOrder(buildOrder({ part: 1, key: 'shopify:lamp-shop:5551234567' })).ok).toBe(false);
	});

	it('refuses two lines with one id', () => {
		const result = checkOrder(buildOrder({ lines: [buildLine(), buildLine({ sku: 'LAMP' })] }));
		expect(result).toMatchObject({ ok: false, problems: [{ path: 'lines[1].id' }] });
	});

	it('takes an item that is no order for what it is', () => {
		for (const value of [null, undefined, 'order', 5, [], {}, { kind: 'product' }])
			expect(checkOrder(value).ok).toBe(false);
	});

	it('puts the first problems into one line', () => {
		const result = checkOrder({});
		expect(describeProblems(result.ok ? [] : result.problems, 2)).toMatch(
			/^kind: is missing; key: is missing; and \d+ more$/,
		);
	});
});

describe('checkTotals', () => {
	const cent = decimal('0.01');

	it('finds nothing in an order whose sums are right', () => {
		expect(checkTotals(buildOrder(), decimal('0'))).toEqual({
			ok: true,
			problems: [],
			differences: { net: '0', tax: '0', gross: '0' },
		});
		fc.assert(fc.property(anyOrder, (order) => checkTotals(order, decimal('0')).ok));
	});

	it('says by how much lines and charges differ from the total', () => {
		const order = buildOrder({ total: taxed('25.00', '4.75', '29.75'), charges: [] });
		expect(checkTotals(order, cent)).toMatchObject({
			ok: false,
			problems: [{ path: 'total.net' }, { path: 'total.tax' }, { path: 'total.gross' }],
			differences: { net: '-5', tax: '-0.95', gross: '-5.95' },
		});
	});

	it('lets a difference of exactly the tolerance pass and no more', () => {
		fc.assert(
			fc.property(
				anyOrder,
				fc.integer({ min: -50, max: 50 }),
				fc.integer({ min: 0, max: 50 }),
				(order, shift, allowed) => {
					const extra =
						shift < 0
							? taxed(`-0.${two(-shift)}`, '0', `-0.${two(-shift)}`)
							: taxed(`0.${two(shift)}`, '0', `0.${two(shift)}`);
					const changed = { ...order, charges: [...order.charges, buildCharge({ total: extra })] };
					expect(checkTotals(changed, fromCents(allowed)).ok).toBe(Math.abs(shift) <= allowed);
				},
			),
		);
	});

	it('finds net and tax that do not make gross', () => {
		const order = buildOrder({ lines: [buildLine({ total: taxed('20.00', '3.80', '23.90') })] });
		expect(checkTotals(order, cent).problems[0]).toEqual({
			path: 'lines[0].total',
			message: 'net 20.00 and tax 3.80 do not add up to gross 23.90',
		});
	});

	it('does not pass what cannot be checked', () => {
		expect(checkTotals(buildOrder({ total: null }), cent)).toMatchObject({ ok: false, differences: null });
		expect(checkTotals(buildOrder({ lines: [buildLine({ total: null })] }), cent)).toMatchObject({
			ok: false,
			problems: [{ path: 'lines[0].total' }],
		});
	});
});

function two(cents: number): string {
	return String(cents).padStart(2, '0');
}
