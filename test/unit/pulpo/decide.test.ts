import { decide } from '../../../nodes/Pulpo/resources/salesOrder/import/decide';
import { planImports, type Job } from '../../../nodes/Pulpo/resources/salesOrder/import/plan';
import type { ImportSettings } from '../../../nodes/Pulpo/resources/salesOrder/import/settings';
import type { OrderRow } from '../../../nodes/Pulpo/client/wire';
import type { Order } from '../../../nodes/shared/model/order';
import { buildLine, buildOrder } from '../../support/builders/order';

const settings: ImportSettings = {
	warehouseId: 42,
	merchantId: null,
	merchantChannelId: null,
	priority: 2,
	channel: '',
	tagsIntoCriterium: false,
	tagsLeftOut: [],
	sendNote: true,
	shippingMethods: new Map(),
	defaultShippingMethod: null,
	identifierType: 'shop',
	unknownSku: 'fail',
	standInSku: '',
	unknownCustomer: 'create',
	numbering: { base: 'shop', prefix: '', suffix: '' },
	fallbackCustomer: null,
	adoptExisting: false,
	recreateCancelled: false,
	findRenamed: false,
	dryRun: false,
	bulkSize: 50,
	bulkTimeoutMs: 1000,
	requestsPerMinute: 0,
};

function job(overrides: Partial<Order> = {}): Job {
	const [planned] = planImports([buildOrder(overrides)], settings).jobs;
	if (!planned) throw new Error('not planned');
	return planned;
}

const KEY = 'shopify:lamp-shop:5551234567';
const row = (state: string, attributes: Record<string, unknown> = {}, id = 5001): OrderRow => ({
	id,
	number: '#1042',
	state,
	attributes,
	row: {},
});
const ours = (state: string, hash = 'old') => row(state, { key: KEY, hash });
const sameHash = (planned: Job) => (planned.kind === 'import' ? planned.draft.hash : '');

function verdict(planned: Job, rows: OrderRow[], more: Partial<ImportSettings> = {}): string {
	const step = decide(planned, rows, { ...settings, ...more });
	if (step.kind !== 'done') return step.kind;
	const { outcome, reason, problem } = step.outcome;
	return [outcome, reason?.code ?? problem?.code].filter(Boolean).join(' ');
}

it.each([
	['queue', 'update'],
	['paused', 'update'],
	['picking', 'skipped tooLateToUpdate'],
	['packing', 'skipped tooLateToUpdate'],
	['shipping', 'skipped tooLateToUpdate'],
	['ended', 'skipped tooLateToUpdate'],
	['something new', 'skipped tooLateToUpdate'],
	['cancelled', 'skipped cancelledInPulpo'],
])('an edited order that is in state %s: %s', (state, expected) => {
	expect(verdict(job(), [ours(state)])).toBe(expected);
});

it.each([
	['queue', 'cancel'],
	['paused', 'cancel'],
	['picking', 'cancel'],
	['packing', 'cancel'],
	['something new', 'cancel'],
	['ended', 'skipped alreadyShipped'],
	['cancelled', 'unchanged'],
])('a cancelled order that is in state %s: %s', (state, expected) => {
	expect(verdict(job({ action: 'cancel' }), [ours(state)])).toBe(expected);
});

it('creates what is not there, and cancels nothing that is not there', () => {
	expect(verdict(job(), [])).toBe('create');
	expect(verdict(job({ action: 'cancel' }), [])).toBe('skipped neverImported');
});

it('leaves an unchanged order alone in every state', () => {
	const planned = job();
	for (const state of ['queue', 'picking', 'ended']) {
		expect(verdict(planned, [ours(state, sameHash(planned))])).toBe('unchanged');
	}
});

it('never touches an order that is not ours', () => {
	expect(verdict(job(), [row('queue')])).toBe('skipped existsAlready');
	expect(verdict(job({ action: 'cancel' }), [row('queue')])).toBe('skipped existsAlready');
	expect(verdict(job(), [row('queue', { key: 'shopify:other:1' })])).toBe('failed numberTaken');
	expect(verdict(job({ action: 'cancel' }), [row('queue', { key: 'shopify:other:1' })])).toBe(
		'failed numberTaken',
	);
	expect(verdict(job(), [row('queue', { key: 'shopify:other:1' })], { adoptExisting: true })).toBe(
		'failed numberTaken',
	);
	expect(verdict(job(), [row('queue')], { adoptExisting: true })).toBe('update');
});

it('prefers our own order among several with one number', () => {
	const rows = [row('queue', {}, 1), ours('ended', 'x'), row('cancelled', { key: KEY }, 9)];
	expect(verdict(job(), rows)).toBe('skipped tooLateToUpdate');
});

it('follows the action of Order Rules, and the shop where there is none', () => {
	expect(job({ cancelledAt: '2026-03-02T00:00:00Z' }).kind).toBe('cancel');
	expect(job({ cancelledAt: '2026-03-02T00:00:00Z', action: 'import' }).kind).toBe('import');
	expect(job({ action: 'cancel', shippingAddress: null, lines: [] }).kind).toBe('cancel');
});

it('takes of equal versions the later one', () => {
	const plan = planImports([buildOrder({ note: 'a' }), buildOrder({ note: 'b' })], settings);
	expect(plan.jobs.map(({ item }) => item)).toEqual([1]);
	expect(plan.settled.get(0)?.reason?.code).toBe('duplicateInRun');
});

it('explains what is no order, without more words than a person reads', () => {
	const { settled } = planImports(
		[{ ...buildOrder(), lines: [buildLine({ sku: 5 as never })], currency: 'euro' }, null],
		settings,
	);
	expect(settled.get(0)).toMatchObject({
		outcome: 'failed',
		number: '#1042',
		key: KEY,
		problem: { code: 'invalidOrder' },
	});
	expect(settled.get(0)?.problem?.message).toContain('lines[0].sku');
	expect(settled.get(1)?.outcome).toBe('failed');
});

it('refuses a number that PULPO cannot hold', () => {
	const plan = planImports([buildOrder()], {
		...settings,
		numbering: { base: 'shop', prefix: 'x'.repeat(255), suffix: '' },
	});
	expect(plan.settled.get(0)?.problem?.code).toBe('number');
});
