import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Clock } from '../../../nodes/shared/http/clock';
import { systemClock } from '../../../nodes/shared/http/clock';
import { flattenMessages } from '../../../nodes/shared/http/flatten';
import { fixedPace, noPace } from '../../../nodes/shared/http/pace';
import { connect } from '../../../nodes/shared/http/request';
import type { Call, Endpoint, RequestContext } from '../../../nodes/shared/http/types';

/** Time that only moves when somebody waits. */
class TestClock implements Clock {
	ms = 0;
	waits: number[] = [];
	stopAtMs = Number.POSITIVE_INFINITY;

	now = () => this.ms;
	random = () => 0.5;
	pause = async (ms: number) => {
		this.waits.push(ms);
		this.ms += ms;
		return this.ms < this.stopAtMs;
	};
}

type Answer = { statusCode: number; headers?: Record<string, string>; body?: string };

function contextWith(answers: Answer[], seen: IHttpRequestOptions[] = []): RequestContext {
	return {
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				seen.push(options);
				return answers.shift() ?? { statusCode: 200, headers: {}, body: '{}' };
			},
		},
		getCredentials: async () => ({}),
		getNode: () => ({ name: 'x' }),
	} as never;
}

let endpoint: Endpoint;

const freshEndpoint = (): Endpoint => ({
	title: 'Probe',
	credentialType: 'probeApi',
	baseUrl: 'https://a.example',
	sessionToken: false,
	timeoutMs: 1000,
	vendorMessage: flattenMessages,
	pace: noPace(),
	retries: { attempts: 4, budgetMs: 60_000, firstDelayMs: 1000, longestDelayMs: 3000 },
});

beforeEach(() => {
	endpoint = freshEndpoint();
});

const read: Call = { method: 'GET', path: '/things', replay: 'safe', purpose: 'read things' };
const busy = (after?: string): Answer => ({
	statusCode: 429,
	headers: after ? { 'retry-after': after } : {},
	body: '',
});

describe('the request pipeline', () => {
	it('backs off longer with each repeat', async () => {
		const clock = new TestClock();
		const answers = Array.from({ length: 3 }, () => ({ statusCode: 500 }));
		expect(await connect(contextWith(answers), endpoint, clock).attempt(read)).toMatchObject({ ok: true });
		expect(clock.waits).toEqual([750, 1500, 2250]);
	});

	it('does not count waits that the vendor asks for as failed attempts', async () => {
		const clock = new TestClock();
		const connection = connect(contextWith(Array.from({ length: 8 }, () => busy('5'))), endpoint, clock);
		expect(await connection.attempt(read)).toMatchObject({ ok: true });
		expect(connection.counts).toEqual({ sent: 9, retried: 0, rateLimited: 8, waitedMs: clock.ms });
		expect(clock.waits.every((ms) => ms >= 5000 && ms <= 5500)).toBe(true);
	});

	it('ends within its budget when the vendor asks to wait for no time, for ever', async () => {
		const clock = new TestClock();
		const seen: IHttpRequestOptions[] = [];
		const context = contextWith(
			Array.from({ length: 5000 }, () => busy('0')),
			seen,
		);
		expect(await connect(context, endpoint, clock).attempt(read)).toMatchObject({
			ok: false,
			decision: 'fail',
		});
		expect(clock.ms).toBeLessThanOrEqual(60_000);
		expect(seen.length).toBeLessThanOrEqual(601);
	});

	it('keeps the pace over all calls of a session', async () => {
		const clock = new TestClock();
		const connection = connect(
			contextWith([]),
			{ ...endpoint, pace: fixedPace({ requests: 2, perMs: 1000 }) },
			clock,
		);
		for (let index = 0; index < 5; index++) await connection.attempt(read);
		expect(clock.ms).toBe(2000);
	});

	it('stops while waiting when the user stops the run, and sends nothing more', async () => {
		const clock = new TestClock();
		clock.stopAtMs = 1;
		const seen: IHttpRequestOptions[] = [];
		const attempt = await connect(contextWith([{ statusCode: 500 }], seen), endpoint, clock).attempt(read);
		expect(attempt).toMatchObject({ ok: false, decision: 'fail', problem: { code: 'stopped' } });
		expect(seen).toHaveLength(1);
	});

	it('lets only 401 throw when there is a session to renew, and nothing otherwise', async () => {
		const seen: IHttpRequestOptions[] = [];
		const context = contextWith([], seen);
		await connect(context, endpoint).attempt(read);
		await connect(context, { ...endpoint, sessionToken: true }).attempt(read);
		expect(seen.map((options) => options.ignoreHttpStatusErrors)).toEqual([
			true,
			{ ignore: true, except: [401] },
		]);
		expect(seen.every((options) => options.disableFollowRedirect && options.returnFullResponse)).toBe(true);
	});

	it('sends text as it is and leaves out query values that are not set', async () => {
		const seen: IHttpRequestOptions[] = [];
		await connect(contextWith([], seen), endpoint).attempt({
			...read,
			method: 'POST',
			body: '<x/>',
			headers: { 'Content-Type': 'text/xml' },
			query: { a: undefined, b: false },
		});
		expect(seen[0]).toMatchObject({
			body: '<x/>',
			headers: { 'Content-Type': 'text/xml' },
			qs: { b: false },
		});
		expect(Object.keys(seen[0]?.qs ?? {})).toEqual(['b']);
	});
});

describe('the system clock', () => {
	it('ends a pause early when the signal fires', async () => {
		const controller = new AbortController();
		const pause = systemClock.pause(60_000, controller.signal);
		controller.abort();
		expect(await pause).toBe(false);
		expect(await systemClock.pause(0, controller.signal)).toBe(false);
		expect(await systemClock.pause(1)).toBe(true);
	});
});
