import * as fc from 'fast-check';

import type { Order } from '../../../nodes/shared/model/order';
import { checkOrder } from '../../../nodes/shared/model/orderCheck';
import type { OrderCriteria } from '../../../nodes/shared/rules/criteria';
import { decide } from '../../../nodes/shared/rules/orderFilter';
import { anyOrder } from '../../support/builders/arbitraries';
import { buildAddress, buildLine, buildOrder, d, taxed } from '../../support/builders/order';
import { buildFilter } from '../../support/builders/rules';

const now = '2026-03-01T10:00:00Z';
const giftCard = buildLine({
	id: '88009',
	sku: 'GIFT-25',
	name: 'Gift card',
	physical: false,
	giftCard: true,
});
const gone = { currentQuantity: d('0'), openQuantity: d('0') };

function skipReason(order: Order, criteria: Partial<OrderCriteria>) {
	const decision = decide(order, buildFilter({ criteria }), now);
	return decision.action === 'skip' ? decision.reason : null;
}

describe('an order that meets the rules', () => {
	it('is imported, and says so', () => {
		expect(decide(buildOrder(), buildFilter(), now)).toEqual({
			action: 'import',
			reason: { code: 'matched', message: 'Order meets all rules' },
			order: buildOrder({ action: 'import' }),
		});
	});

	it('loses lines that need no shipping', () => {
		const order = buildOrder({ lines: [giftCard, buildLine()] });
		expect(decide(order, buildFilter(), now).order.lines).toEqual([buildLine()]);
		expect(decide(order, buildFilter({ physicalOnly: false }), now).order.lines).toEqual([
			giftCard,
			buildLine(),
		]);
	});
});

describe('an order is cancelled', () => {
	it.each([
		[
			'it was cancelled in the shop',
			{ cancelledAt: '2026-03-01T09:45:00Z' },
			'cancelled',
			'Order was cancelled in the shop at 2026-03-01T09:45:00Z',
		],
		[
			'it was refunded',
			{ paymentStatus: 'refunded' },
			'cancelPaymentStatus',
			'Payment status is refunded, so the order is cancelled',
		],
		[
			'every unit was removed',
			{ lines: [buildLine(gone)] },
			'nothingLeft',
			'Nothing of the order is left: every unit was removed or refunded',
		],
		[
			'only a gift card remains',
			{ lines: [buildLine(gone), giftCard] },
			'nothingLeft',
			'Nothing of the order is left: every unit was removed or refunded',
		],
	] as const)('when %s', (_why, overrides, code, message) => {
		const order = buildOrder(overrides as Partial<Order>);
		expect(decide(order, buildFilter(), now)).toEqual({
			action: 'cancel',
			reason: { code, message },
			order: { ...order, action: 'cancel' },
		});
	});

	it('when its fulfillment status is one of those to cancel', () => {
		const filter = buildFilter({ cancelFulfillmentStatuses: ['requestDeclined'] });
		expect(decide(buildOrder({ fulfillmentStatus: 'requestDeclined' }), filter, now)).toMatchObject({
			action: 'cancel',
			reason: { code: 'cancelFulfillmentStatus' },
		});
	});

	it('when it comes in as one to cancel, such as a piece that went to another location', () => {
		const piece = buildOrder({ action: 'cancel', part: 2, fulfillmentStatus: 'notRequired' });
		expect(decide(piece, buildFilter(), now)).toMatchObject({
			action: 'cancel',
			reason: { code: 'cancelled' },
			order: { action: 'cancel', part: 2 },
		});
	});

	it('even when other rules would skip it: it may have been imported before', () => {
		const order = buildOrder({
			cancelledAt: now,
			test: true,
			createdAt: '2020-01-01T00:00:00Z',
			tags: ['hold'],
		});
		const filter = buildFilter({ criteria: { createdFrom: '2026-01-01T00:00:00Z', tagsNone: ['hold'] } });
		expect(decide(order, filter, now).action).toBe('cancel');
	});

	it('unless cancellations are not passed on', () => {
		const decision = decide(buildOrder({ cancelledAt: now }), buildFilter({ passCancellations: false }), now);
		expect(decision).toMatchObject({ action: 'skip', reason: { code: 'cancelled' } });
	});

	it('not because it has no lines at all', () => {
		expect(decide(buildOrder({ lines: [] }), buildFilter(), now)).toMatchObject({ action: 'skip' });
	});
});

describe('an order is skipped', () => {
	it.each<[string, Partial<Order>, Partial<OrderCriteria>, string, string]>([
		[
			'its payment status',
			{ paymentStatus: 'pending' },
			{ paymentStatuses: ['paid', 'partiallyPaid'] },
			'paymentStatus',
			'Payment status is pending; only paid, partiallyPaid are imported',
		],
		[
			'its fulfillment status',
			{ fulfillmentStatus: 'fulfilled' },
			{ fulfillmentStatuses: ['unfulfilled'] },
			'fulfillmentStatus',
			'Fulfillment status is fulfilled; only unfulfilled is imported',
		],
		[
			'a missing tag',
			{ tags: ['B2C'] },
			{ tagsAll: ['b2c', 'released', 'checked'] },
			'requiredTag',
			'Order does not have the required tags "released", "checked"',
		],
		[
			'none of the tags',
			{ tags: ['b2b'] },
			{ tagsAny: ['express', 'b2c'] },
			'requiredTag',
			'Order has none of the tags "express", "b2c"',
		],
		[
			'an excluded tag',
			{ tags: [' HOLD '] },
			{ tagsNone: ['hold'] },
			'excludedTag',
			'Order has the excluded tag "hold"',
		],
		[
			'its country',
			{},
			{ countriesAllowed: ['AT', 'CH'] },
			'country',
			'Order goes to DE; only AT, CH are served',
		],
		[
			'an excluded country',
			{},
			{ countriesDenied: ['DE'] },
			'country',
			'Order goes to DE, which is excluded',
		],
		[
			'no country',
			{ shippingAddress: null, billingAddress: null },
			{ countriesAllowed: ['DE'] },
			'country',
			'Order has no country; only DE are served',
		],
		['a small amount', {}, { minAmount: d('29.76') }, 'amount', 'Order total is 29.75 EUR, less than 29.76'],
		['a large amount', {}, { maxAmount: d('29.74') }, 'amount', 'Order total is 29.75 EUR, more than 29.74'],
		[
			'an unknown amount',
			{ total: null },
			{ minAmount: d('1') },
			'amount',
			'The total of order #1042 is not known',
		],
		[
			'its youth',
			{},
			{ minAgeMinutes: 31 },
			'tooNew',
			'Order is 30 minutes old; orders are held for 31 minutes',
		],
		[
			'its age',
			{ createdAt: '2026-02-19T09:00:00Z' },
			{ maxAgeDays: 10 },
			'tooOld',
			'Order is 10 days old; the limit is 10 days',
		],
		[
			'the start date',
			{},
			{ createdFrom: '2026-03-01T11:00:00+01:00' },
			'beforeStartDate',
			'Order was placed at 2026-03-01T09:30:00Z, before the start date 2026-03-01T11:00:00+01:00',
		],
		['a test payment', { test: true }, {}, 'testOrder', 'Order was placed with a test payment'],
		[
			'gift cards only',
			{ lines: [giftCard] },
			{},
			'noPhysicalGoods',
			'Order has no goods that must be shipped',
		],
		[
			'all of it being shipped',
			{ lines: [buildLine({ openQuantity: d('0') })] },
			{},
			'nothingToShip',
			'Nothing of the order remains to be shipped',
		],
	])('because of %s', (_why, overrides, criteria, code, message) => {
		expect(skipReason(buildOrder(overrides), criteria)).toEqual({ code, message });
	});

	it('and stays as it came', () => {
		const order = buildOrder({ paymentStatus: 'pending', lines: [giftCard, buildLine()] });
		expect(decide(order, buildFilter(), now).order).toBe(order);
	});
});

describe('limits', () => {
	it('let the limit itself pass', () => {
		expect(skipReason(buildOrder(), { minAmount: d('29.75'), maxAmount: d('29.750') })).toBeNull();
		expect(skipReason(buildOrder(), { minAgeMinutes: 30 })).toBeNull();
		expect(skipReason(buildOrder({ createdAt: '2026-02-19T10:00:00Z' }), { maxAgeDays: 10 })).toBeNull();
		expect(skipReason(buildOrder(), { createdFrom: '2026-03-01T10:30:00+01:00' })).toBeNull();
	});

	it('compare amounts as decimals', () => {
		const order = buildOrder({ total: taxed('9', '0', '9') });
		expect(skipReason(order, { minAmount: d('10') })).not.toBeNull();
		expect(skipReason(order, { maxAmount: d('10') })).toBeNull();
	});

	it('take the billing address when there is no delivery address', () => {
		const order = buildOrder({ shippingAddress: null, billingAddress: buildAddress({ country: 'AT' }) });
		expect(skipReason(order, { countriesAllowed: ['AT'] })).toBeNull();
	});

	it('do not exclude an unknown country', () => {
		expect(
			skipReason(buildOrder({ shippingAddress: null, billingAddress: null }), { countriesDenied: ['DE'] }),
		).toBeNull();
	});

	it('find tags whatever their capitals', () => {
		expect(
			skipReason(buildOrder({ tags: ['Grün', 'EXPRESS'] }), { tagsAll: ['grÜN', 'express'] }),
		).toBeNull();
	});

	it('let everything pass when they are not set', () => {
		expect(
			skipReason(buildOrder({ paymentStatus: 'pending' }), { paymentStatuses: [], fulfillmentStatuses: [] }),
		).toBeNull();
	});
});

describe('whatever the order and the rules', () => {
	const anyFilter = fc
		.record({
			physicalOnly: fc.boolean(),
			openOnly: fc.boolean(),
			includeTestOrders: fc.boolean(),
			passCancellations: fc.boolean(),
			criteria: fc.record({
				paymentStatuses: fc
					.subarray(['paid', 'partiallyPaid', 'authorized', 'partiallyRefunded'] as const)
					.map((list) => [...list]),
				tagsAny: fc.subarray(['express', 'gift']),
				tagsNone: fc.subarray(['EXPRESS']),
				countriesAllowed: fc.subarray(['DE', 'DK']),
				minAgeMinutes: fc.option(fc.nat(600)),
			}),
		})
		.map(buildFilter);

	it('the decision is about one order, complete, and the same when asked again', () => {
		fc.assert(
			fc.property(anyOrder, anyFilter, (order, filter) => {
				const before = JSON.stringify(order);
				const decision = decide(order, filter, now);
				expect(decide(order, filter, now)).toEqual(decision);
				expect(JSON.stringify(order)).toBe(before);
				expect(decision.reason.message).not.toBe('');
				expect(checkOrder(decision.order).ok).toBe(true);
				expect(decision.order.key).toBe(order.key);
				if (decision.action === 'skip') expect(decision.order).toBe(order);
				else expect(decision.order.action).toBe(decision.action);
			}),
		);
	});

	it('what is imported meets every rule', () => {
		fc.assert(
			fc.property(anyOrder, anyFilter, (order, filter) => {
				const decision = decide(order, filter, now);
				if (decision.action !== 'import') return;
				const { lines } = decision.order;
				const { paymentStatuses, countriesAllowed } = filter.criteria;
				expect(order.cancelledAt).toBeNull();
				if (filter.physicalOnly) expect(lines.every((line) => line.physical)).toBe(true);
				if (filter.openOnly) expect(lines.some((line) => Number(line.openQuantity) > 0)).toBe(true);
				if (!filter.includeTestOrders) expect(order.test).toBe(false);
				if (paymentStatuses.length > 0) expect(paymentStatuses).toContain(order.paymentStatus);
				if (countriesAllowed.length > 0)
					expect(countriesAllowed).toContain(
						(order.shippingAddress ?? order.billingAddress)?.country ?? order.billingAddress?.country,
					);
			}),
		);
	});

	it('what is cancelled in the shop never goes on as an import', () => {
		fc.assert(
			fc.property(anyOrder, anyFilter, (order, filter) => {
				const decision = decide({ ...order, cancelledAt: now }, filter, now);
				expect(decision.action).toBe(filter.passCancellations ? 'cancel' : 'skip');
			}),
		);
	});
});
