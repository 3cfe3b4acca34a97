import type { DemoOrder } from '../../support/demo/orders.ts';
import { printed, reportOn } from '../../support/demo/report.ts';

const arrival = (items: Array<{ sku: string; quantity: number }>): DemoOrder['expected'] => ({
	arrives: {
		customer: 'fallback',
		criterium: '',
		deliveryDate: null,
		notes: '',
		shipTo: { name: '', company: '', street: '', zip: '', city: '', country: '' },
		items,
	},
});

const placed: DemoOrder[] = [
	{ name: '#1', kind: 'paid', key: 'shopify:shop:11', expected: arrival([{ sku: 'MUG', quantity: 2 }]) },
	{ name: '#2', kind: 'pending', key: 'shopify:shop:12', expected: { skipped: 'paymentStatus' } },
	{ name: '#3', kind: 'odd', key: 'shopify:shop:13', expected: { failed: 'ODD' } },
];
const mug = { orderNum: '#1', items: [{ sku: 'MUG', quantity: 2 }] };
const journal = [
	{ orderKey: 'shopify:shop:11', outcome: 'created', reason: '' },
	{ orderKey: 'shopify:shop:12', outcome: 'skipped', reason: 'Payment status is pending' },
	{ orderKey: 'shopify:shop:13', outcome: 'failed', reason: 'SKU "ODD" is unknown' },
];

describe('the report of npm start', () => {
	it('is good when every expected order arrived once and the others are accounted for', () => {
		const report = reportOn(placed, [mug], journal);
		expect(report.good).toBe(true);
		expect(report.lines).toEqual([
			{ name: '#1', kind: 'paid', became: 'created', why: '2 x MUG', wrong: '' },
			{ name: '#2', kind: 'pending', became: 'skipped', why: 'Payment status is pending', wrong: '' },
			{ name: '#3', kind: 'odd', became: 'failed', why: 'SKU "ODD" is unknown', wrong: '' },
		]);
		expect(printed(report)).toContain('3 placed: 1 created, 1 skipped, 1 failed');
	});

	it.each([
		['is missing', [], 'did not arrive'],
		['came twice', [mug, mug], 'arrived 2 times'],
		['came with other lines', [{ ...mug, items: [{ sku: 'MUG', quantity: 1 }] }], 'should hold 2 x MUG'],
	])('is not good when an order %s', (_, arrived, wrong) => {
		const report = reportOn(placed, arrived, journal);
		expect(report.good).toBe(false);
		expect(report.lines[0]?.wrong).toBe(wrong);
		expect(printed(report)).toContain('1 are not as expected');
	});

	it('is not good when an order arrived that should be skipped', () => {
		const report = reportOn(placed, [mug, { orderNum: '#2', items: [] }], journal);
		expect(report.lines[1]?.wrong).toBe('arrived, but should be skipped');
	});

	it('is not good when nobody can say what became of an order', () => {
		const report = reportOn(placed, [mug], journal.slice(0, 2));
		expect(report.lines[2]).toMatchObject({ became: 'nothing', wrong: 'should be failed' });
	});

	it('is not good when an order arrived that nobody placed', () => {
		const report = reportOn(placed, [mug, { orderNum: '#99', items: [] }], journal);
		expect(report).toMatchObject({ good: false, strangers: ['#99'] });
		expect(printed(report)).toContain('#99 is in PULPO WMS, but nobody placed it');
	});
});
