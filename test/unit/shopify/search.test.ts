import fc from 'fast-check';

import {
	EVERY_ORDER,
	fitsFilter,
	hasName,
	orderNameSearch,
	orderSearch,
	quoted,
} from '../../../nodes/Shopify/client/search';
import { wireOrder } from './wireOrder';

it("builds the import query of the vendor's page", () => {
	expect(
		orderSearch({
			...EVERY_ORDER,
			status: 'open',
			test: 'exclude',
			updatedSince: '2026-11-22T05:45:00Z',
			updatedUntil: '2026-11-22T06:00:00Z',
			payment: ['paid', 'partiallyPaid'],
			fulfillment: ['unfulfilled', 'partiallyFulfilled'],
			tagsAny: ['b2c', 'express'],
			tagsNone: ['pulpo-imported'],
		}),
	).toBe(
		"status:open AND test:false AND updated_at:>='2026-11-22T05:45:00Z' AND updated_at:<='2026-11-22T06:00:00Z'" +
			' AND (financial_status:paid OR financial_status:partially_paid)' +
			' AND (fulfillment_status:unfulfilled OR fulfillment_status:partial)' +
			" AND (tag:'b2c' OR tag:'express') AND tag_not:'pulpo-imported'",
	);
});

it('leaves the string out when everything is wanted', () => {
	expect(orderSearch(EVERY_ORDER)).toBeNull();
});

it("puts one choice without brackets and the user's own terms into brackets", () => {
	expect(
		orderSearch({
			...EVERY_ORDER,
			payment: ['paid'],
			tagsAll: ['a', 'b'],
			locationId: '7',
			query: "sku:'X' OR sku:'Y'",
		}),
	).toBe("financial_status:paid AND tag:'a' AND tag:'b' AND location_id:7 AND (sku:'X' OR sku:'Y')");
});

it('leaves a status that Shopify cannot search for to the local check', () => {
	const filter = { ...EVERY_ORDER, fulfillment: ['unfulfilled', 'inProgress'] as const };
	expect(orderSearch(filter)).toBeNull();
	expect(fitsFilter(wireOrder({ displayFulfillmentStatus: 'IN_PROGRESS' }), filter)).toBe(true);
	expect(fitsFilter(wireOrder({ displayFulfillmentStatus: 'FULFILLED' }), filter)).toBe(false);
});

it('escapes only the backslash and the quote inside quotes', () => {
	expect(quoted('Lieferung: 2026-12-24')).toBe("'Lieferung: 2026-12-24'");
	expect(quoted("Ada's \\ (new)")).toBe("'Ada\\'s \\\\ (new)'");
});

it('never lets a value end its own quotes', () => {
	fc.assert(
		fc.property(fc.string(), (value) => {
			const inside = quoted(value).slice(1, -1);
			expect(inside.replace(/\\[\\']/g, '')).not.toMatch(/['\\]/);
			expect(inside.replace(/\\([\\'])/g, '$1')).toBe(value);
		}),
	);
});

it('finds an order by its number with and without prefix', () => {
	expect(orderNameSearch('1001')).toBe("name:'1001' OR name:'#1001'");
	expect(orderNameSearch('EN1001')).toBe("name:'EN1001' OR name:'#EN1001'");
	expect(hasName({ name: '#1001', number: 1001 }, '1001')).toBe(true);
	expect(hasName({ name: 'EN1001', number: 1001 }, '1001')).toBe(true);
	expect(hasName({ name: '#10010', number: 10010 }, '1001')).toBe(false);
});

it.each([
	['status', { status: 'open' }, { closedAt: '2026-11-22T00:00:00Z' }],
	['status', { status: 'cancelled' }, { cancelledAt: null }],
	['test', { test: 'exclude' }, { test: true }],
	['test', { test: 'only' }, { test: false }],
	['payment', { payment: ['paid'] }, { displayFinancialStatus: 'REFUNDED' }],
	['payment', { payment: ['paid'] }, { displayFinancialStatus: null }],
	['all tags', { tagsAll: ['express', 'b2b'] }, { tags: ['express'] }],
	['any tag', { tagsAny: ['b2b'] }, { tags: ['express'] }],
	['no tag', { tagsNone: ['EXPRESS'] }, { tags: ['express'] }],
	['source', { sourceName: 'pos' }, { sourceName: 'web' }],
	['updated', { updatedSince: '2026-11-22T00:00:00Z' }, { updatedAt: '2026-11-21T23:59:59Z' }],
] as const)('refuses what came back although its %s does not fit', (_name, filter, order) => {
	expect(fitsFilter(wireOrder(order as never), { ...EVERY_ORDER, ...filter })).toBe(false);
});

it('compares tags without regard to capitals', () => {
	expect(
		fitsFilter(wireOrder({ tags: ['Express', 'b2b'] }), { ...EVERY_ORDER, tagsAll: ['EXPRESS', 'B2B'] }),
	).toBe(true);
});
