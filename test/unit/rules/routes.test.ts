import * as fc from 'fast-check';

import type { Order } from '../../../nodes/shared/model/order';
import type { OrderCriteria } from '../../../nodes/shared/rules/criteria';
import { datePattern } from '../../../nodes/shared/rules/deliveryDate';
import { applyRules, type OrderRules } from '../../../nodes/shared/rules/orderRules';
import { routesFor, routesForCancellation, SEND_TO, type Route } from '../../../nodes/shared/rules/routes';
import { anyOrder } from '../../support/builders/arbitraries';
import { buildLine, buildOrder, d } from '../../support/builders/order';
import { buildCriteria, buildFilter } from '../../support/builders/rules';

const now = '2026-03-01T10:00:00Z';
const route = (criteria: Partial<OrderCriteria>, match: Route['match'] = 'all'): Route => ({
	name: 'Route',
	match,
	criteria: buildCriteria(criteria),
});
const express = route({ tagsAny: ['express'] });
const large = route({ minAmount: d('20') });
const everything = route({});

describe('a route', () => {
	it.each<[string, Route, Partial<Order>, boolean]>([
		[
			'with all conditions met',
			route({ tagsAny: ['express'], countriesAllowed: ['DE'] }),
			{ tags: ['Express'] },
			true,
		],
		[
			'with one of all conditions missed',
			route({ tagsAny: ['express'], countriesAllowed: ['AT'] }),
			{ tags: ['express'] },
			false,
		],
		[
			'with one of any conditions met',
			route({ tagsAny: ['express'], countriesAllowed: ['AT'] }, 'any'),
			{ tags: ['express'] },
			true,
		],
		[
			'with none of any conditions met',
			route({ tagsAny: ['express'], countriesAllowed: ['AT'] }, 'any'),
			{},
			false,
		],
		['without conditions', everything, {}, true],
		['without conditions, any of them', route({}, 'any'), {}, true],
		[
			'for goods that need shipping only',
			route({ goods: 'onlyPhysical' }),
			{ lines: [buildLine(), buildLine({ id: '2', physical: false })] },
			false,
		],
		[
			'for gift cards only',
			route({ goods: 'noPhysical' }),
			{ lines: [buildLine({ physical: false })] },
			true,
		],
	])('%s takes the order or leaves it', (_what, tried, overrides, takes) => {
		expect(routesFor(buildOrder(overrides), [tried], 'firstRoute', now)).toEqual({
			matched: !takes,
			routes: takes ? [0] : [],
		});
	});

	it('takes the order away from those after it, or shares it', () => {
		const order = buildOrder({ tags: ['express'] });
		const routes = [route({ countriesAllowed: ['AT'] }), express, large];
		expect(routesFor(order, routes, 'firstRoute', now)).toEqual({ matched: false, routes: [1] });
		expect(routesFor(order, routes, 'allRoutes', now)).toEqual({ matched: false, routes: [1, 2] });
		expect(routesFor(order, routes, 'allRoutesAndMatched', now)).toEqual({ matched: true, routes: [1, 2] });
		expect(routesFor(order, [], 'allRoutes', now)).toEqual({ matched: true, routes: [] });
	});
});

describe('a cancellation', () => {
	it('follows the order although its status and amount have changed', () => {
		const cancelled = buildOrder({ paymentStatus: 'refunded', total: null, tags: ['express'] });
		const routes = [route({ paymentStatuses: ['paid'] }), express, everything];
		expect(routesForCancellation(cancelled, routes, 'firstRoute', now)).toEqual({
			matched: false,
			routes: [0, 1],
		});
		expect(routesForCancellation(cancelled, [large], 'firstRoute', now)).toEqual({
			matched: true,
			routes: [0],
		});
	});

	it('reaches every output that the import can have gone to', () => {
		const anyRoute = fc
			.record({
				match: fc.constantFrom('all', 'any'),
				paymentStatuses: fc.subarray(['paid', 'pending'] as const),
				tagsAny: fc.subarray(['express', 'gift']),
				countriesAllowed: fc.subarray(['DE', 'DK']),
				minAmount: fc.option(fc.constantFrom(d('100'), d('50000'))),
				maxAgeDays: fc.option(fc.constantFrom(100, 2000)),
			})
			.map(({ match, ...criteria }) => route(criteria, match));
		const changed = fc.record({
			paymentStatus: fc.constantFrom('refunded', 'voided', 'paid'),
			fulfillmentStatus: fc.constantFrom('unfulfilled', 'fulfilled'),
			total: fc.constant(null),
		});
		fc.assert(
			fc.property(
				anyOrder,
				fc.array(anyRoute, { maxLength: 4 }),
				fc.constantFrom(...SEND_TO),
				changed,
				(order, routes, sendTo, change) => {
					const before = routesFor(order, routes, sendTo, now);
					const after = routesForCancellation(
						{ ...order, ...change, cancelledAt: now },
						routes,
						sendTo,
						'2027-01-01T00:00:00Z',
					);
					if (before.matched) expect(after.matched).toBe(true);
					expect(after.routes).toEqual(expect.arrayContaining(before.routes));
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe('all rules together', () => {
	const pattern = datePattern('Lieferung: YYYY-MM-DD');
	const rules: OrderRules = {
		filter: buildFilter(),
		readDate: pattern.ok ? pattern.read : null,
		invalidDate: 'skip',
		routes: [express],
		sendTo: 'firstRoute',
	};

	it('give a matching order its action, delivery date and route', () => {
		const order = buildOrder({ tags: ['express', 'lieferung: 2026-03-05'] });
		expect(applyRules(order, rules, now)).toEqual({
			kind: 'matched',
			order: { ...order, action: 'import', deliveryDate: '2026-03-05' },
			destination: { matched: false, routes: [0] },
		});
	});

	it('hold an order back whose delivery date cannot be read', () => {
		const order = buildOrder({ tags: ['Lieferung: 2026-02-30'] });
		expect(applyRules(order, rules, now)).toEqual({
			kind: 'skipped',
			order,
			skip: {
				code: 'invalidDeliveryDate',
				message:
					'The tag "Lieferung: 2026-02-30" is no date in the form of the pattern; correct it in the shop',
			},
		});
		expect(applyRules(order, { ...rules, invalidDate: 'ignore' }, now)).toMatchObject({
			kind: 'matched',
			order: { deliveryDate: null },
		});
		const withGood = buildOrder({ tags: [...order.tags, 'Lieferung: 2026-03-05'] });
		expect(applyRules(withGood, rules, now)).toMatchObject({
			kind: 'matched',
			order: { deliveryDate: '2026-03-05' },
		});
	});

	it('cancel an order whatever its tags say', () => {
		const order = buildOrder({ cancelledAt: now, tags: ['Lieferung: 2026-02-30'] });
		expect(applyRules(order, rules, now)).toMatchObject({ kind: 'matched', order: { action: 'cancel' } });
	});

	it('send every order to at least one place', () => {
		fc.assert(
			fc.property(anyOrder, fc.constantFrom(...SEND_TO), (order, sendTo) => {
				const ruling = applyRules(
					order,
					{ ...rules, sendTo, routes: [express, large, route({ goods: 'noPhysical' })] },
					now,
				);
				if (ruling.kind === 'skipped') return expect(ruling.order).toBe(order);
				expect(ruling.destination.matched || ruling.destination.routes.length > 0).toBe(true);
			}),
		);
	});
});
