import { decide } from '../../../nodes/Pulpo/resources/salesOrder/import/decide';
import type { Job } from '../../../nodes/Pulpo/resources/salesOrder/import/jobs';
import { planImports } from '../../../nodes/Pulpo/resources/salesOrder/import/plan';
import type { ImportSettings } from '../../../nodes/Pulpo/resources/salesOrder/import/settings';
import { WarehouseBook } from '../../../nodes/Pulpo/rooms/warehouseOfLocation';
import type { OrderRow } from '../../../nodes/Pulpo/client/wire';
import type { Order } from '../../../nodes/shared/model/order';
import { buildLine, buildOrder } from '../../support/builders/order';

const settings: ImportSettings = {
	warehouses: { from: 'fixed', id: 42 },
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

function plan(inputs: unknown[], more: Partial<ImportSettings> = {}) {
	const changed = { ...settings, ...more };
	return planImports(inputs, changed, new WarehouseBook(changed.warehouses));
}

function job(overrides: Partial<Order> = {}): Job {
	const [planned] = plan([buildOrder(overrides)]).jobs;
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
	const planned = plan([buildOrder({ note: 'a' }), buildOrder({ note: 'b' })]);
	expect(planned.jobs.map(({ item }) => item)).toEqual([1]);
	expect(planned.settled.get(0)?.reason?.code).toBe('duplicateInRun');
});

it('explains what is no order, without more words than a person reads', () => {
	const { settled } = plan([
		{ ...buildOrder(), lines: [buildLine({ sku: 5 as never })], currency: 'euro' },
		null,
	]);
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
	const planned = plan([buildOrder()], {
		numbering: { base: 'shop', prefix: 'x'.repeat(255), suffix: '' },
	});
	expect(planned.settled.get(0)?.problem?.code).toBe('number');
});

describe('where a location decides', () => {
	const byLocation: Partial<ImportSettings> = {
		warehouses: { from: 'location', mapped: new Map([['901', 42]]), withoutLocation: null },
	};
	const planned = (overrides: Partial<Order>): Job => {
		const [first] = plan([buildOrder(overrides)], byLocation).jobs;
		if (!first) throw new Error('not planned');
		return first;
	};
	const here = { location: { id: '901', name: 'Main Street' } };
	const elsewhere = { location: { id: '777', name: 'Elsewhere' } };
	const inWarehouse = (state: string, id: number, hash = 'old') => ({
		...ours(state, hash),
		row: { warehouse_id: id },
	});

	it.each([
		['queue', 'update'],
		['paused', 'update'],
		['picking', 'skipped tooLateToMove'],
		['ended', 'skipped tooLateToMove'],
	])('a piece that moved to another warehouse while in state %s: %s', (state, expected) => {
		expect(verdict(planned(here), [inWarehouse(state, 43)], byLocation)).toBe(expected);
	});

	it('does not speak of a move where only something else changed', () => {
		expect(verdict(planned(here), [inWarehouse('picking', 42)], byLocation)).toBe('skipped tooLateToUpdate');
	});

	it.each([
		['queue', 'cancel'],
		['picking', 'cancel'],
		['ended', 'skipped alreadyShipped'],
		['cancelled', 'skipped locationNotMapped'],
	])('a piece that moved to an unknown location while in state %s: %s', (state, expected) => {
		expect(verdict(planned(elsewhere), [inWarehouse(state, 42)], byLocation)).toBe(expected);
	});

	it('skips what is sent from an unknown location and never was in PULPO', () => {
		expect(verdict(planned(elsewhere), [], byLocation)).toBe('skipped locationNotMapped');
	});

	it('takes nothing back because the shop names no location', () => {
		const { jobs, settled } = plan([buildOrder({ location: null })], byLocation);
		expect(jobs).toEqual([]);
		expect(settled.get(0)).toMatchObject({ outcome: 'skipped', reason: { code: 'noLocation' } });
	});

	it('gives a piece the fingerprint of its warehouse', () => {
		const there = plan([buildOrder(here)], { warehouses: { from: 'fixed', id: 42 } }).jobs[0];
		expect(sameHash(planned(here))).toBe(there && sameHash(there));
		const moved = plan([buildOrder(here)], { warehouses: { from: 'fixed', id: 43 } }).jobs[0];
		expect(sameHash(planned(here))).not.toBe(moved && sameHash(moved));
	});
});
