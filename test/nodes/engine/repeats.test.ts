import type { IDataObject } from 'n8n-workflow';

import type { Call, Endpoint } from '../../../nodes/shared/http/types';
import { startStub } from '../../support/engine/stub.ts';
import type { Stub, StubAnswer, StubRequest } from '../../support/engine/stub.ts';
import { attemptsAt, create, read } from './attempts';

let stub: Stub;
let answer: (request: StubRequest, index: number) => StubAnswer;

beforeEach(async () => {
	answer = () => ({ status: 200, body: {} });
	stub = await startStub((request, index) => answer(request, index));
});

afterEach(async () => {
	await stub.stop();
});

const attempts = async (calls: Call[], changes: Partial<Endpoint> = {}, credential: IDataObject = {}) =>
	await attemptsAt(stub.url, calls, changes, credential);

describe('repeats', () => {
	it('a read after 500 and a dropped connection, and counts', async () => {
		answer = (_request, index) => {
			if (index === 0) return { status: 500 };
			return index === 1 ? { drop: true } : { status: 200, body: { ok: 1 } };
		};
		const { first, counts } = await attempts([read]);
		expect(first).toMatchObject({ ok: true, reply: { body: { ok: 1 } } });
		expect(counts).toMatchObject({ sent: 3, retried: 2, rateLimited: 0 });
	});

	it.each([
		['500', { status: 500 }, 'ambiguous'],
		['503 with Retry-After', { status: 503, headers: { 'Retry-After': '0' } }, 'ambiguous'],
		['a dropped connection', { drop: true }, 'ambiguous'],
		['no answer in time', { hang: true }, 'ambiguous'],
	] as const)(
		'no create after %s: nobody knows whether it was carried out',
		async (_name, reply, decision) => {
			answer = () => reply;
			const { first } = await attempts([create]);
			expect(first).toMatchObject({ ok: false, decision, problem: { retryable: true } });
			expect(stub.requests).toHaveLength(1);
		},
	);

	it('a create after 429, and waits as asked', async () => {
		answer = (_request, index) =>
			index === 0 ? { status: 429, headers: { 'retry-after': '0.2' } } : { status: 201 };
		const startedAt = Date.now();
		const { first, counts } = await attempts([create]);
		expect(first?.ok).toBe(true);
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(195);
		expect(counts).toMatchObject({ sent: 2, retried: 0, rateLimited: 1 });
	});

	it('gives up at once when the asked wait does not fit the budget, and says how long it is', async () => {
		answer = () => ({ status: 429, headers: { 'retry-after': '3600' } });
		const { first } = await attempts([read]);
		expect(stub.requests).toHaveLength(1);
		expect(first).toMatchObject({
			ok: false,
			decision: 'fail',
			problem: { code: 'rateLimited', retryable: true },
		});
		expect(first && !first.ok && first.problem.message).toContain('3600 seconds');
	});

	it('gives up after the attempts of the endpoint', async () => {
		answer = () => ({ status: 502, body: '<html><title>Bad Gateway</title></html>' });
		const { first } = await attempts([read]);
		expect(stub.requests).toHaveLength(3);
		expect(first).toMatchObject({
			ok: false,
			decision: 'fail',
			problem: { code: 'vendorDown', vendorMessage: 'Bad Gateway', httpStatus: 502, retryable: true },
		});
	});

	it('a create when nothing listens: it was certainly not sent', async () => {
		const url = stub.url;
		await stub.stop();
		const { first, counts } = await attempts([create], { baseUrl: url });
		expect(first).toMatchObject({ ok: false, decision: 'fail', problem: { code: 'connectionRefused' } });
		expect(counts).toMatchObject({ sent: 3 });
	});

	it('judges by the call first, then by the vendor, then by the default table', async () => {
		answer = () => ({ status: 200, body: { errors: ['throttled'] } });
		const { results } = await attempts(
			[{ ...read, judge: () => ({ decision: 'absent', problem: { code: 'mine' } }) }, read],
			{ judge: () => ({ decision: 'conflict' }) },
		);
		expect(results).toMatchObject([
			{ ok: false, decision: 'absent', problem: { code: 'mine' } },
			{ ok: false, decision: 'conflict', problem: { code: 'conflict', vendorMessage: 'throttled' } },
		]);
	});
});

describe('redirects', () => {
	it('are followed by reads within the same server', async () => {
		answer = (request) =>
			request.path === '/things'
				? { status: 301, headers: { location: '/v2/things?x=1' } }
				: { status: 200, body: [1] };
		const { first } = await attempts([read]);
		expect(first).toMatchObject({ ok: true, reply: { body: [1] } });
		expect(stub.requests[1]?.url).toBe('/v2/things?x=1');
	});

	it('never lead to another server, where the key would leak', async () => {
		const other = await startStub(() => ({ status: 200 }));
		answer = () => ({ status: 302, headers: { location: `${other.url}/steal` } });
		const { first } = await attempts([read]);
		expect(first).toMatchObject({ ok: false, decision: 'fail', problem: { code: 'redirected' } });
		expect(other.requests).toHaveLength(0);
		await other.stop();
	});

	it('never turn a create into a read', async () => {
		answer = () => ({ status: 302, headers: { location: '/elsewhere' } });
		const { first } = await attempts([create]);
		expect(first).toMatchObject({ ok: false, decision: 'fail' });
		expect(stub.requests).toHaveLength(1);
	});
});
