import { LOGIN, startTenant, UNLOGGED, type PulpoTenant, type Json } from './pulpoTenant.ts';

const HOUR = 3_600_000;
let tenant: PulpoTenant;

const start = async (options: object = {}, config: object = {}): Promise<void> => {
	tenant = await startTenant(options, { config });
};
afterEach(() => tenant.sandbox.stop());

const logInAs = (over: object): Promise<Json> => tenant.raw('POST', '/auth', { ...LOGIN, ...over }, UNLOGGED);
const whoAmI = async (): Promise<number> => (await tenant.wrong('GET', '/iam/users/me')).status;

describe('login', () => {
	it('gives a bearer token that opens the other calls', async () => {
		await start();
		const answer = await tenant.raw('POST', '/auth', LOGIN);
		expect(answer).toMatchObject({
			status: 200,
			body: { expires_in: 43200, scope: 'default', token_type: 'bearer' },
		});
		expect((await tenant.call('GET', '/iam/users/me')).body).toMatchObject({
			username: 'api_shop',
			tenant_id: 43,
			warehouses: [
				{ id: 42, name: 'Berlin' },
				{ id: 50, name: 'Hamburg' },
			],
			merchants: [],
		});
	});

	it('never shows the password', async () => {
		await start();
		expect((await tenant.call('GET', '/iam/users/me')).body.password).toBeUndefined();
		expect(JSON.stringify(await tenant.state())).not.toContain('pw-1');
	});

	it.each([
		['wrong password', { password: 'nope' }],
		['unknown user', { username: 'nobody' }],
	])('refuses a %s with 401', async (_what, over) => {
		await start();
		expect(await logInAs(over)).toMatchObject({ status: 401, body: { errors: { message: 'unauthorized' } } });
	});

	it('names what is missing with 400, scope included, and takes an empty scope', async () => {
		await start();
		expect(await logInAs({ scope: undefined, password: undefined })).toMatchObject({
			status: 400,
			body: { errors: [{ password: "can't be blank" }, { scope: "can't be blank" }] },
		});
		expect((await logInAs({ grant_type: 'refresh_token' })).status).toBe(400);
		expect((await logInAs({ scope: '' })).status).toBe(200);
	});

	it('bans a caller that asks for a token per call, for a while', async () => {
		await start();
		for (let login = 2; login <= 5; login += 1) expect((await logInAs({})).status).toBe(200);
		expect((await logInAs({})).status).toBe(403);
		await tenant.admin('/clock', { advanceMs: 120_000 });
		expect((await logInAs({})).status).toBe(403);
		expect(await whoAmI()).toBe(200);
		await tenant.admin('/clock', { advanceMs: 600_000 });
		expect((await logInAs({})).status).toBe(200);
		const statuses = (await tenant.state()).logins.map(({ status }: { status: number }) => status);
		expect(statuses).toEqual([200, 200, 200, 200, 200, 403, 403, 200]);
	});

	it('lets five logins a minute pass for ever', async () => {
		await start();
		for (let minute = 0; minute < 3; minute += 1) {
			await tenant.admin('/clock', { advanceMs: 61_000 });
			for (let login = 0; login < 5; login += 1) expect((await logInAs({})).status).toBe(200);
		}
	});
});

describe('token', () => {
	it('works for an hour although the answer promises twelve', async () => {
		await start();
		await tenant.admin('/clock', { advanceMs: HOUR - 60_000 });
		expect(await whoAmI()).toBe(200);
		await tenant.admin('/clock', { advanceMs: 60_000 });
		expect(await whoAmI()).toBe(401);
	});

	it('lives N times shorter with rateFactor N', async () => {
		await start({ rateFactor: 60 });
		await tenant.admin('/clock', { advanceMs: 50_000 });
		expect(await whoAmI()).toBe(200);
		await tenant.admin('/clock', { advanceMs: 10_000 });
		expect(await whoAmI()).toBe(401);
	});

	it('ends with the logout', async () => {
		await start();
		expect((await tenant.call('POST', '/auth/logout')).status).toBe(200);
		expect(await whoAmI()).toBe(401);
	});

	it('can be taken away by the admin API', async () => {
		await start();
		await tenant.admin('/admin/pulpo/revokeTokens', {});
		expect(await whoAmI()).toBe(401);
		await tenant.logIn();
		expect(await whoAmI()).toBe(200);
	});

	it.each([
		'GET /iam/users/me',
		'GET /warehouses/',
		'POST /sales/bulk/orders',
		'POST /webhook/',
		'GET /no/such/place',
	])('is wanted by %s', async (route) => {
		await start();
		const [method = '', path = ''] = route.split(' ');
		const answer = await tenant.raw(method, path, undefined, UNLOGGED);
		expect(answer).toMatchObject({ status: 401, body: { errors: { message: 'unauthorized' } } });
	});

	it('is not wanted by the look whether the server is there', async () => {
		await start();
		expect(await tenant.raw('GET', '/')).toMatchObject({ status: 204, body: '' });
	});
});

describe('unknown places', () => {
	it('answer 404', async () => {
		await start();
		expect((await tenant.wrong('GET', '/sales/nothing')).status).toBe(404);
		expect((await tenant.wrong('DELETE', '/sales/orders')).status).toBe(404);
		const outside = await tenant.http.get(`${tenant.sandbox.urls.pulpo}/api/v2/sales/orders`, {
			headers: UNLOGGED,
		});
		expect(outside.status).toBe(404);
	});

	it('refuse addresses that are longer than a web server takes', async () => {
		await start();
		expect((await tenant.wrong('GET', `/sales/orders?order_num=${'x'.repeat(8_000)}`)).status).toBe(414);
	});

	it('refuse bodies that are no JSON or too large', async () => {
		await start({}, { maxBodyBytes: 2_000 });
		const bodies = async (text: string): Promise<number> =>
			(
				await tenant.call('POST', '/sales/bulk/orders', text, {
					'content-type': 'application/json',
					...UNLOGGED,
				})
			).status;
		expect(await bodies('[{')).toBe(400);
		expect(await bodies(`["${'x'.repeat(2_000)}"]`)).toBe(413);
	});
});
