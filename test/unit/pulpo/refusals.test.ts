import {
	namesField,
	readBulk,
	refusalsOf,
	refusalText,
	vendorWords,
} from '../../../nodes/Pulpo/client/refusals';
import { chunksOf } from '../../../nodes/Pulpo/client/lookup';
import { orderRowOf, rowsOf } from '../../../nodes/Pulpo/client/wire';
import { bareRange, listOf, timeRange } from '../../../nodes/Pulpo/resources/queries';
import type { Attempt } from '../../../nodes/shared/http/types';

function answered(status: number, body: unknown): Attempt {
	const reply = { status, headers: {}, body };
	if (status < 300) return { ok: true, reply };
	const problem = {
		code: 'refused',
		message: 'm',
		hint: null,
		vendorMessage: null,
		httpStatus: status,
		retryable: false,
	};
	return { ok: false, decision: 'fail', problem, reply };
}

it.each([
	[{ errors: { message: 'unauthorized' } }, 'unauthorized'],
	[
		{ errors: [{ order_num: 'has already been taken' }, { priority: 'is invalid' }] },
		'order_num: has already been taken; priority: is invalid',
	],
	[
		{ errors: { order_num: ['has already been taken', 'is too long'] } },
		'order_num: has already been taken; order_num: is too long',
	],
	[{ errors: ['invalid_location_id'] }, 'invalid_location_id'],
	[{ errors: 'nope' }, 'nope'],
	[
		{ errors: { ship_to: { address: { street: "can't be blank" } } } },
		"ship_to.address.street: can't be blank",
	],
	['Bad Gateway', 'Bad Gateway'],
	[undefined, null],
	[{ errors: [] }, null],
])('reads the words of %j', (body, words) => {
	expect(vendorWords(body)).toBe(words);
});

describe('the answer to a bulk call', () => {
	it('is read like a success when a 400 carries created rows', () => {
		const answer = readBulk(
			answered(400, {
				created: [{ id: 1, order_num: '#1' }],
				errors: { '#2': { third_party_id: 'does not exist' } },
			}),
			'order_num',
		);
		expect(answer?.ids).toEqual(new Map([['#1', 1]]));
		expect(answer?.refused).toEqual(
			new Map([['#2', [{ field: 'third_party_id', message: 'does not exist' }]]]),
		);
		expect(answer?.general).toEqual([]);
	});

	it('keeps errors that name no row apart', () => {
		expect(readBulk(answered(400, { errors: [{ body: 'is invalid' }] }), 'order_num')).toMatchObject({
			general: [{ field: 'body', message: 'is invalid' }],
		});
	});

	it('is none for other failures', () => {
		expect(readBulk(answered(422, {}), 'order_num')).toBeNull();
	});
});

it('knows a refusal of the business key by its column', () => {
	expect(namesField(refusalsOf({ order_num: ['x'] }), 'order_num')).toBe(true);
	expect(namesField(refusalsOf({ external_order_num: ['x'] }), 'order_num')).toBe(false);
	expect(refusalText(refusalsOf({ a: 'x', b: ['x'] }))).toBe('a: x; b: x');
});

it('reads lists that are wrapped, bare or named otherwise', () => {
	expect(rowsOf({ sales_orders: [{ id: 1 }], total_results: null }, 'sales_orders')).toEqual([{ id: 1 }]);
	expect(rowsOf([{ id: 1 }], 'x')).toEqual([{ id: 1 }]);
	expect(rowsOf({ stocks: [{ id: 1 }] }, 'x')).toEqual([{ id: 1 }]);
	expect(rowsOf('gateway', 'x')).toEqual([]);
});

it('reads attributes as an object, as JSON text, and tells when they are not there', () => {
	const row = { id: '7', order_num: '#1', state: 'queue' };
	expect(orderRowOf({ ...row, attributes: { key: 'k' } })).toMatchObject({ id: 7, attributes: { key: 'k' } });
	expect(orderRowOf({ ...row, attributes: '{"key":"k"}' })?.attributes).toEqual({ key: 'k' });
	expect(orderRowOf({ ...row, attributes: null })?.attributes).toEqual({});
	expect(orderRowOf(row)?.attributes).toBeUndefined();
	expect(orderRowOf({ id: 7 })).toBeNull();
});

it('cuts look-ups at a hundred values and at the length of a request line', () => {
	const short = Array.from({ length: 250 }, (_, index) => `#${index}`);
	expect(chunksOf(short, 'order_num').map((chunk) => chunk.length)).toEqual([100, 100, 50]);
	const long = Array.from({ length: 100 }, (_, index) => `${'x'.repeat(240)}${index}`);
	for (const chunk of chunksOf(long, 'sku')) {
		const query = chunk.map((value) => `sku%5B%5D=${value}`).join('&');
		expect(query.length).toBeLessThanOrEqual(7000);
	}
	expect(chunksOf(long, 'sku').flat()).toEqual(long);
});

it('writes ranges of times and days as the vendor takes them', () => {
	const zone = 'Europe/Berlin';
	expect(timeRange('2026-03-01T10:00:00+02:00', '', zone)).toBe('gte:2026-03-01T08:00:00Z');
	expect(timeRange('2026-03-01 10:00:00', '2026-03-02T10:00:00Z', zone)).toBe(
		'between:2026-03-01T09:00:00Z,2026-03-02T10:00:00Z',
	);
	expect(timeRange('', '2026-03-02T10:00:00Z', zone)).toBe('lte:2026-03-02T10:00:00Z');
	expect(timeRange(undefined, 'soon', zone)).toBeUndefined();
	expect(bareRange('2026-03-01T10:00:00Z', '')).toBe('gte:2026-03-01');
	expect(listOf(' #1, ,#2 ')).toEqual(['#1', '#2']);
	expect(listOf('')).toBeUndefined();
});
