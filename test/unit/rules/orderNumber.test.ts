import * as fc from 'fast-check';

import { chooseCustomer } from '../../../nodes/shared/rules/fallbackCustomer';
import { orderNumber } from '../../../nodes/shared/rules/orderNumber';
import { buildCustomer, buildOrder } from '../../support/builders/order';

describe('the number that a target gets', () => {
	const order = buildOrder({ number: '#1042-X', bareNumber: '1042' });

	it.each([
		['shop', '', '', '#1042-X'],
		['bare', '', '', '1042'],
		['bare', 'SH-', '/26', 'SH-1042/26'],
		['shop', 'B2C ', '', 'B2C #1042-X'],
	] as const)('with base %s, prefix %p and suffix %p is %p', (base, prefix, suffix, expected) => {
		expect(orderNumber(order, { base, prefix, suffix })).toBe(expected);
	});

	it('tells the pieces of a split order apart', () => {
		expect(orderNumber({ ...order, part: 1 }, { base: 'bare', prefix: '', suffix: '' })).toBe('1042_1');
		expect(orderNumber({ ...order, part: 2 }, { base: 'bare', prefix: 'A', suffix: 'Z' })).toBe('A1042Z_2');
	});

	it('is another one for another order or piece', () => {
		const part = fc.option(fc.integer({ min: 1, max: 99 }));
		const text = fc.string({ maxLength: 5 });
		fc.assert(
			fc.property(fc.nat(), fc.nat(), part, part, text, text, (a, b, partA, partB, prefix, suffix) => {
				const rule = { base: 'bare', prefix, suffix } as const;
				const numberOf = (bare: number, piece: number | null) =>
					orderNumber({ number: `#${bare}`, bareNumber: String(bare), part: piece }, rule);
				fc.pre(!suffix.includes('_'));
				expect(numberOf(a, partA) === numberOf(b, partB)).toBe(a === b && partA === partB);
			}),
		);
	});
});

describe('the customer that an order goes to', () => {
	it("is the order's own", () => {
		const customer = buildCustomer();
		expect(chooseCustomer(buildOrder({ customer }), '60311')).toEqual({ use: 'own', customer });
	});

	it('is the fallback customer when the order has none', () => {
		expect(chooseCustomer(buildOrder({ customer: null }), ' 60311 ')).toEqual({
			use: 'fallback',
			id: '60311',
		});
	});

	it.each([null, '', '  '])('is nobody when the fallback is %p, and the reason says so', (fallback) => {
		expect(chooseCustomer(buildOrder({ customer: null }), fallback)).toEqual({
			use: 'none',
			reason: {
				code: 'noCustomer',
				message: 'Order #1042 has no customer and no fallback customer is chosen',
			},
		});
	});
});
