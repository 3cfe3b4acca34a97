import { judgeGraphql } from '../../../nodes/Shopify/client/graphql';
import { fullShape, grown, shrunk } from '../../../nodes/Shopify/client/pageShape';
import type { Replay } from '../../../nodes/shared/http/types';

const cost = (requestedQueryCost: number, currentlyAvailable = 1500) => ({
	cost: {
		requestedQueryCost,
		actualQueryCost: null,
		throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
	},
});
const judge = (body: unknown, replay: Replay = 'safe', partial = false, status = 200) =>
	judgeGraphql({ status, headers: {}, body }, replay, partial);
const failing = (code: string, more: object = {}) => ({
	errors: [{ message: code, extensions: { code }, ...more }],
	extensions: cost(190, 90),
});

it('takes an answer without errors', () => {
	expect(judge({ data: { orders: {} } })).toEqual({ decision: 'ok' });
});

it('waits until the bucket holds what the query costs', () => {
	expect(judge({ ...failing('THROTTLED'), extensions: cost(590, 90) })).toEqual({
		decision: 'wait',
		waitMs: 5000,
	});
	expect(judge({ ...failing('THROTTLED'), extensions: cost(100, 90) })).toEqual({
		decision: 'wait',
		waitMs: 1000,
	});
});

it('does not wait for a query that can never fit', () => {
	expect(judge({ ...failing('THROTTLED'), extensions: cost(2500, 90) })).toMatchObject({
		problem: { code: 'queryTooDear' },
	});
});

it('repeats an internal error only when that is safe', () => {
	expect(judge(failing('INTERNAL_SERVER_ERROR'))?.decision).toBe('retry');
	expect(judge(failing('INTERNAL_SERVER_ERROR'), 'never')?.decision).toBe('ambiguous');
});

it('refuses an answer whose search terms were dropped', () => {
	const body = {
		data: { orders: {} },
		extensions: {
			search: [
				{
					path: ['orders'],
					warnings: [{ field: '30', message: 'Invalid search field for this query.', code: 'invalid_field' }],
				},
			],
		},
	};
	expect(judge(body)).toMatchObject({ decision: 'fail', problem: { code: 'searchTermIgnored' } });
});

it('refuses half an answer when customer data is withheld', () => {
	const body = {
		data: { orders: { nodes: [{ email: null }] } },
		errors: [
			{
				message: 'This app is not approved to access the Customer object',
				path: ['orders', 'nodes', '0', 'customer'],
				extensions: { code: 'ACCESS_DENIED' },
			},
		],
	};
	expect(judge(body)).toMatchObject({ decision: 'fail', problem: { code: 'protectedCustomerData' } });
});

it('names the missing scope', () => {
	const body = {
		data: null,
		errors: [
			{
				message: 'Access denied for customer field.',
				path: ['orders', 'nodes', 0, 'customer'],
				extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers` access scope.' },
			},
		],
	};
	expect(judge(body)).toMatchObject({
		problem: { code: 'accessDenied', message: expect.stringContaining('read_customers') },
	});
});

it('keeps the rest of a batch when one alias failed', () => {
	const body = { data: { m0: {}, m1: null }, errors: [{ message: 'boom', path: ['m1'] }] };
	expect(judge(body, 'safe', true)).toEqual({ decision: 'ok' });
	expect(judge(body, 'safe', false)?.decision).toBe('fail');
});

it('reads errors that are a text', () => {
	expect(judge({ errors: 'Not Found' }, 'safe', false, 404)).toMatchObject({
		decision: 'fail',
		problem: { code: 'shopNotFound' },
	});
	expect(judge({ errors: 'x' })).toMatchObject({
		problem: { message: 'Shopify did not accept the query: x' },
	});
});

describe('the shape of a page', () => {
	const refusal = (times: number) => ({
		errors: [
			{
				message: `Query cost is ${1000 * times}, which exceeds the single query max cost limit (1000)`,
				extensions: { code: 'MAX_COST_EXCEEDED' },
			},
		],
	});

	it('asks for fewer lines first', () => {
		const shape = fullShape(250);
		expect(shrunk(shape, refusal(2))).toBe(true);
		expect(shape).toEqual({ first: 250, lines: 10 });
	});

	it('then for fewer orders', () => {
		const shape = fullShape(250);
		expect(shrunk(shape, refusal(5))).toBe(true);
		expect(shape).toEqual({ first: 40, lines: 10 });
	});

	it('gives up when it cannot ask for less', () => {
		const shape = { first: 1, lines: 1 };
		expect(shrunk(shape, refusal(2))).toBe(false);
	});

	it('always ends', () => {
		const shape = fullShape(250);
		let steps = 0;
		while (shrunk(shape, {}) && steps < 100) steps++;
		expect(shape).toEqual({ first: 1, lines: 1 });
		expect(steps).toBeLessThan(30);
	});

	it('grows as far as the cost allows', () => {
		const shape = { first: 50, lines: 10 };
		grown(shape, { extensions: cost(300) }, 250);
		expect(shape.first).toBe(150);
		grown(shape, { extensions: cost(100) }, 250);
		expect(shape.first).toBe(250);
	});
});
