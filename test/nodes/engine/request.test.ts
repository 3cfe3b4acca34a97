import type { IDataObject } from 'n8n-workflow';

import { connect } from '../../../nodes/shared/http/request';
import type { Call, Endpoint } from '../../../nodes/shared/http/types';
import { keyCredential, probeNode } from '../../support/engine/probe.ts';
import { runNode } from '../../support/engine/runNode.ts';
import { startStub } from '../../support/engine/stub.ts';
import type { Stub, StubAnswer, StubRequest } from '../../support/engine/stub.ts';
import { attemptsAt, create, endpointAt, read } from './attempts';

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
		expect(first?.ok).toBe(true);
		expect(stub.to('/things')).toHaveLength(1);
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
				await connect(context, endpointAt(stub.url)).send(read);
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

	it('tells the poll back-off how long the vendor asks to wait', async () => {
		answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
		const run = await runNode({
			nodeType: probeNode(async (context) => {
				await connect(context, endpointAt(stub.url)).send(read);
				return [[]];
			}),
			credentialTypes: [keyCredential],
			credentials: { probeApi: { apiKey: 'key-12345678' } },
		});
		expect(run.error).toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 600_000 } });
	});

	it('keeps its words when the network is the reason', async () => {
		const run = await runNode({
			nodeType: probeNode(async (context) => {
				await connect(context, endpointAt('http://no-such-host.invalid')).send(read);
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
				await connect(context, endpointAt(stub.url)).send(read);
				return [[]];
			}),
			credentialTypes: [keyCredential],
		});
		expect(run.error).toMatchObject({ context: { problem: { code: 'credentialMissing' } } });
		expect(stub.requests).toHaveLength(0);
	});
});
