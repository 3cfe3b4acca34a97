import type { IDataObject } from 'n8n-workflow';

import { connect } from '../../../nodes/shared/http/request';
import { fixedPace } from '../../../nodes/shared/http/pace';
import { flattenMessages } from '../../../nodes/shared/http/flatten';
import type { Attempt, Call, Endpoint } from '../../../nodes/shared/http/types';
import { keyCredential, probeNode, sessionCredential } from '../../support/engine/probe.ts';
import { runNode } from '../../support/engine/runNode.ts';
import type { NodeRun } from '../../support/engine/runNode.ts';
import { startStub } from '../../support/engine/stub.ts';
import type { Stub, StubAnswer, StubRequest } from '../../support/engine/stub.ts';

let stub: Stub;
let answer: (request: StubRequest, index: number) => StubAnswer;

beforeEach(async () => {
	answer = () => ({ status: 200, body: {} });
	stub = await startStub((request, index) => answer(request, index));
});

afterEach(async () => {
	await stub.stop();
});

const read: Call = { method: 'GET', path: '/things', replay: 'safe', purpose: 'read things' };
const create: Call = {
	method: 'POST',
	path: '/things',
	body: { a: 1 },
	replay: 'never',
	purpose: 'create a thing',
};

function endpoint(changes: Partial<Endpoint> = {}): Endpoint {
	return {
		title: 'Probe',
		credentialType: 'probeApi',
		baseUrl: stub.url,
		sessionToken: false,
		timeoutMs: 300,
		vendorMessage: flattenMessages,
		pace: fixedPace({ requests: 1000, perMs: 1000 }),
		retries: { attempts: 3, budgetMs: 5000, firstDelayMs: 1, longestDelayMs: 2 },
		...changes,
	};
}

/** Makes the calls in one node run; the node emits what became of each. */
async function attempts(calls: Call[], changes: Partial<Endpoint> = {}, credential: IDataObject = {}) {
	const results: Attempt[] = [];
	const connections: Array<{ sent: number }> = [];
	const run: NodeRun = await runNode({
		nodeType: probeNode(async (context) => {
			const connection = connect(context, endpoint(changes));
			connections.push(connection.counts);
			for (const call of calls) results.push(await connection.attempt(call));
			return [[]];
		}),
		credentialTypes: [changes.sessionToken ? sessionCredential : keyCredential],
		credentials: { probeApi: { baseUrl: stub.url, apiKey: 'key-12345678', ...credential } as never },
	});
	if (run.error) throw run.error;
	return { results, first: results[0] as Attempt, run, counts: connections[0] };
}

describe('a call through n8n', () => {
	it('carries the credential, the query and the JSON body', async () => {
		answer = () => ({ status: 201, headers: { 'X-Left': '7' }, body: { id: 5 } });
		const { first } = await attempts([{ ...create, query: { 'a b': 'ü&', id: [1, 2] } }]);
		expect(first).toMatchObject({
			ok: true,
			reply: { status: 201, body: { id: 5 }, headers: { 'x-left': '7' } },
		});
		expect(stub.requests[0]).toMatchObject({ method: 'POST', json: { a: 1 }, path: '/things' });
		expect(stub.requests[0]?.headers).toMatchObject({
			'x-key': 'key-12345678',
			'content-type': 'application/json',
		});
		expect(stub.requests[0]?.query.getAll('id[]')).toEqual(['1', '2']);
		expect(stub.requests[0]?.query.get('a b')).toBe('ü&');
	});

	it('sends an empty object as a body', async () => {
		await attempts([{ ...create, body: {} }]);
		expect(stub.requests[0]?.text).toBe('{}');
		expect(stub.requests[0]?.headers['content-type']).toBe('application/json');
	});

	it('gives an empty answer as undefined and text as it is', async () => {
		answer = (_request, index) => (index === 0 ? { status: 204 } : { status: 200, body: 'hello' });
		const { results } = await attempts([read, read]);
		expect(results.map((result) => result.ok && result.reply.body)).toEqual([undefined, 'hello']);
	});
});

describe('a refused credential', () => {
	it('is sent once when there is no session to renew', async () => {
		answer = () => ({ status: 401, body: { message: 'bad key key-12345678' } });
		const { first } = await attempts([create]);
		expect(stub.requests).toHaveLength(1);
		expect(first).toMatchObject({
			ok: false,
			decision: 'fail',
			problem: { code: 'unauthorized', vendorMessage: 'bad key ***' },
		});
	});

	it('logs in again once and repeats when the session ended', async () => {
		answer = (request) => {
			if (request.path === '/login') return { status: 200, body: { token: 'fresh' } };
			return request.headers['authorization'] === 'Bearer fresh'
				? { status: 200, body: { ok: true } }
				: { status: 401 };
		};
		const { first, run } = await attempts([create], { sessionToken: true }, { sessionToken: 'old' });
		expect(first).toMatchObject({ ok: true });
		expect(stub.to('/things')).toHaveLength(2);
		expect(stub.to('/login')).toHaveLength(1);
		expect(run.credentials['probeApi']).toMatchObject({ sessionToken: 'fresh' });
	});

	it('ends as relogin when the fresh session is refused too', async () => {
		answer = (request) =>
			request.path === '/login' ? { status: 200, body: { token: 'fresh' } } : { status: 401 };
		const { first } = await attempts([create], { sessionToken: true }, { sessionToken: 'old' });
		expect(first).toMatchObject({ ok: false, decision: 'relogin' });
		expect(stub.to('/things')).toHaveLength(2);
	});

	it('says that the login was refused, and does not take that for an answer to the call', async () => {
		answer = (request) =>
			request.path === '/login' ? { status: 400, body: { error: 'wrong user' } } : { status: 200 };
		const { first } = await attempts([create], { sessionToken: true });
		expect(first).toMatchObject({
			ok: false,
			decision: 'fail',
			reply: null,
			problem: { code: 'unauthorized', vendorMessage: 'wrong user' },
		});
		expect(stub.to('/things')).toHaveLength(0);
	});

	it('tries again when the login fails for the moment, even for a create', async () => {
		let logins = 0;
		answer = (request) => {
			if (request.path !== '/login') return { status: 201 };
			logins++;
			return logins === 1 ? { status: 503 } : { status: 200, body: { token: 'fresh' } };
		};
		const { first } = await attempts([create], { sessionToken: true });
		expect(first.ok).toBe(true);
		expect(stub.to('/things')).toHaveLength(1);
	});
});

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
		expect(first.ok).toBe(true);
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
		expect(!first.ok && first.problem.message).toContain('3600 seconds');
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

describe('send', () => {
	it('throws a NodeApiError in plain words, with the reason for poll back-off and without secrets', async () => {
		answer = () => ({
			status: 403,
			body: {
				error: { message: 'scope missing for key-12345678' },
				pdf: 'https://files.example/a.pdf?sig=abc',
			},
		});
		const run = await runNode({
			nodeType: probeNode(async (context) => {
				await connect(context, endpoint()).send(read);
				return [[]];
			}),
			credentialTypes: [keyCredential],
			credentials: { probeApi: { apiKey: 'key-12345678' } },
		});
		expect(run.error).toMatchObject({
			name: 'NodeApiError',
			message: 'Probe does not allow this credential to read things',
			httpCode: '403',
			failure: { cause: 'configuration-invalid' },
			context: { problem: { code: 'forbidden', vendorMessage: 'scope missing for ***' } },
		});
		expect(run.error?.description).toContain('Probe says: scope missing for ***');
		expect(run.stored).not.toContain('key-12345678');
		expect(run.stored).not.toContain('a.pdf');
	});

	it('keeps its words when the network is the reason', async () => {
		const run = await runNode({
			nodeType: probeNode(async (context) => {
				await connect(context, endpoint({ baseUrl: 'http://no-such-host.invalid' })).send(read);
				return [[]];
			}),
			credentialTypes: [keyCredential],
			credentials: { probeApi: { apiKey: 'key-12345678' } },
		});
		expect(run.error?.message).toBe('There is no server named no-such-host.invalid (read things)');
	});

	it('says that the credential is missing, and sends nothing', async () => {
		const run = await runNode({
			nodeType: probeNode(async (context) => {
				await connect(context, endpoint()).send(read);
				return [[]];
			}),
			credentialTypes: [keyCredential],
		});
		expect(run.error).toMatchObject({ context: { problem: { code: 'credentialMissing' } } });
		expect(stub.requests).toHaveLength(0);
	});
});
