import axios from 'axios';
import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, IHttpRequestHelper, IHttpRequestOptions, INode } from 'n8n-workflow';

import { PulpoWmsApi } from '../../credentials/PulpoWmsApi.credentials';
import { startStub, type StubAnswer } from '../support/engine';
import { startTenant, type Tenant } from './pulpoTenant';

const node: INode = {
	id: 'n',
	name: 'Temp-Node',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
});
afterAll(async () => {
	await pulpo.stop();
});

/** As n8n's request helper answers with returnFullResponse. */
async function httpRequest(options: IHttpRequestOptions) {
	const answer = await axios.request({
		method: options.method ?? 'GET',
		url: options.url,
		data: options.body,
		headers: options.headers as Record<string, string>,
		validateStatus: () => true,
		proxy: false,
	});
	return { body: answer.data as unknown, headers: answer.headers, statusCode: answer.status };
}

const helpers = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;

const logIn = async (credential: IDataObject) =>
	await new PulpoWmsApi().preAuthentication.call(helpers, credential as never);

/** What n8n's credential test shows: the status text of the answer, or the message when there was none. */
async function refusal(credential: IDataObject): Promise<string> {
	const error = await logIn(credential).then(
		() => new Error('logged in'),
		(thrown: unknown) => new NodeApiError(node, thrown as never),
	);
	const response = (error.cause as { response?: { statusText: string } } | undefined)?.response;
	return response?.statusText ?? error.message;
}

async function withStub(
	answer: StubAnswer,
	credential: IDataObject = {},
): Promise<{ message: string; requests: number }> {
	const stub = await startStub(() => answer);
	const message = await refusal(pulpo.credential({ baseUrl: stub.url, ...credential }));
	await stub.stop();
	return { message, requests: stub.requests.length };
}

describe('the credential test', () => {
	it('asks who the user is after logging in with JSON', async () => {
		const stub = await startStub(() => ({
			status: 200,
			body: { access_token: 'abc', expires_in: 43200, scope: 'default', token_type: 'bearer' },
		}));
		await expect(logIn(pulpo.credential({ baseUrl: `${stub.url}/api/v1/` }))).resolves.toEqual({
			sessionToken: 'abc',
		});
		expect(stub.requests).toMatchObject([
			{
				method: 'POST',
				path: '/api/v1/auth',
				json: { grant_type: 'password', password: 'correct-horse-battery', scope: 'default' },
			},
		]);
		expect(stub.requests[0]?.headers['content-type']).toMatch(/^application\/json/);
		expect(new PulpoWmsApi().test.request).toMatchObject({ url: '/iam/users/me' });
		await stub.stop();
	});

	it('finds the base URL of each environment', () => {
		const expression = String(new PulpoWmsApi().test.request.baseURL).slice(3, -2);
		const baseUrl = (credential: IDataObject): unknown =>
			new Function('$credentials', `return ${expression}`)(credential);
		expect(baseUrl({ environment: 'live' })).toBe('https://eu.pulpo.co/api/v1');
		expect(baseUrl({ environment: 'test' })).toBe('https://eu-show.pulpo.co/api/v1');
		expect(baseUrl({ environment: 'custom', baseUrl: ' http://127.0.0.1:4011/ ' })).toBe(
			'http://127.0.0.1:4011/api/v1',
		);
		expect(baseUrl({ environment: 'custom', baseUrl: 'http://127.0.0.1:4011/api/v1' })).toBe(
			'http://127.0.0.1:4011/api/v1',
		);
	});

	it('says that the user name or the password is wrong, or the environment', async () => {
		const message = await refusal(pulpo.credential({ password: 'nonsense' }));
		expect(message).toContain('did not accept the user name or the password');
		expect(message).toContain('users of the live and the test environment are not the same');
		expect(message).not.toContain('nonsense');
	});

	it('says that log-ins are blocked for a while', async () => {
		expect((await withStub({ status: 403 })).message).toContain('has blocked log-ins');
		expect((await withStub({ status: 429 })).message).toContain('has blocked log-ins');
	});

	it('says that there is no PULPO WMS at the address', async () => {
		expect((await withStub({ status: 404, body: '<html></html>' })).message).toContain(
			'There is no PULPO WMS at this address',
		);
		expect((await withStub({ status: 200, body: '<html>shop</html>' })).message).toContain(
			'There is no PULPO WMS at this address',
		);
	});

	it('says that the address cannot be reached', async () => {
		expect(await refusal(pulpo.credential({ baseUrl: 'http://127.0.0.1:9' }))).toBe(
			'PULPO WMS could not be reached at 127.0.0.1:9: nothing answers there. Check the environment and the internet connection of n8n.',
		);
		expect(await refusal(pulpo.credential({ baseUrl: 'no address' }))).toContain('is not a web address');
	});

	it('says that the user has no warehouse', () => {
		expect(new PulpoWmsApi().test.rules).toMatchObject([
			{ type: 'responseSuccessBody', properties: { key: 'warehouses.length', value: 0 } },
		]);
	});
});

describe('logging in', () => {
	it('happens once for many that ask at the same time', async () => {
		const credential = pulpo.credential();
		const tokens = await Promise.all(Array.from({ length: 10 }, async () => await logIn(credential)));
		expect(new Set(tokens.map((token) => token.sessionToken)).size).toBe(1);
		expect((await pulpo.state()).logins).toHaveLength(1);
	});

	it('happens again when the shared token has ended', async () => {
		const { sessionToken } = await logIn(pulpo.credential());
		await logIn(pulpo.credential({ sessionToken }));
		expect((await pulpo.state()).logins).toHaveLength(2);
	});

	it('is not tried again right after a refusal or a ban', async () => {
		for (const status of [401, 403, 429]) {
			const stub = await startStub(() => ({ status, body: { errors: { message: 'unauthorized' } } }));
			const credential = pulpo.credential({ baseUrl: stub.url });
			for (let attempt = 0; attempt < 5; attempt++) await refusal(credential);
			expect(stub.requests).toHaveLength(1);
			await refusal({ ...credential, password: 'another-password' });
			expect(stub.requests).toHaveLength(2);
			await stub.stop();
		}
	});

	it('is tried again after a fault of PULPO itself', async () => {
		const stub = await startStub((_request, index) =>
			index === 0 ? { status: 500 } : { status: 200, body: { access_token: 'abc' } },
		);
		const credential = pulpo.credential({ baseUrl: stub.url });
		expect(await refusal(credential)).toContain('has a fault of its own at the moment (status 500)');
		await expect(logIn(credential)).resolves.toEqual({ sessionToken: 'abc' });
		await stub.stop();
	});
});
