import { DEFAULT_APP } from '../../../sandbox/shopify/defaults.ts';
import { makeShop } from './shopifySupport';

const PATH = '/admin/oauth/access_token';
const credentials = {
	grant_type: 'client_credentials',
	client_id: DEFAULT_APP.clientId,
	client_secret: DEFAULT_APP.clientSecret,
};
const SHOP_NAME = '{ shop { name } }';

describe('simulated Shopify: tokens', () => {
	it('gives a token for 24 hours to a form and to a JSON request', async () => {
		const shop = makeShop();
		const form = await shop.send({
			path: PATH,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			text: new URLSearchParams(credentials).toString(),
		});
		const json = await shop.send({ path: PATH, body: credentials });
		for (const { status, body } of [form, json]) {
			expect(status).toBe(200);
			expect(body).toMatchObject({ expires_in: 86399, scope: expect.stringContaining('write_orders') });
		}
		const token = { 'x-shopify-access-token': (form.body as { access_token: string }).access_token };
		expect((await shop.graphqlRaw(SHOP_NAME, {}, token)).status).toBe(200);
		shop.advance(86_400_000);
		expect((await shop.graphqlRaw(SHOP_NAME, {}, token)).status).toBe(401);
	});

	it('lets tokens run out as many times faster as rateFactor says', async () => {
		const shop = makeShop({ rateFactor: 3600 });
		const { body } = await shop.send({ path: PATH, body: credentials });
		expect(body).toMatchObject({ expires_in: 23 });
	});

	it.each([
		['a wrong secret', { client_secret: 'shpss_wrong' }, {}, 'invalid_client', 'json'],
		['a missing grant type', { grant_type: undefined }, {}, 'invalid_request', 'json'],
		['an unknown client id', { client_id: 'nobody' }, {}, 'application_cannot_be_found', 'html'],
		['an app that is not installed', {}, { installed: false }, 'app_not_installed', 'html'],
		['an app of another organization', {}, { sameOrganization: false }, 'shop_not_permitted', 'html'],
	])('refuses %s', async (_, wrong, app, code, form) => {
		const shop = makeShop();
		shop.seed({ apps: [{ ...DEFAULT_APP, ...app }] });
		const { status, body, headers } = await shop.send({ path: PATH, body: { ...credentials, ...wrong } });
		expect(status).toBe(400);
		if (form === 'json') expect(body).toMatchObject({ error: code });
		else {
			expect(headers?.['content-type']).toMatch(/^text\/html/);
			expect(/<title>.*Oauth error (\w+)/.exec(String(body))?.[1]).toBe(code);
		}
	});

	it('does not find an app right after it was made', async () => {
		const shop = makeShop();
		shop.seed({ apps: [{ ...DEFAULT_APP, notFoundTimes: 2 }] });
		const statuses = [];
		for (let n = 0; n < 3; n += 1) statuses.push((await shop.send({ path: PATH, body: credentials })).status);
		expect(statuses).toEqual([400, 400, 200]);
	});

	it('answers 404 for a shop that does not exist', async () => {
		const shop = makeShop();
		expect(
			(await shop.send({ path: PATH, body: credentials, headers: { host: 'other.myshopify.com' } })).status,
		).toBe(404);
		shop.seed({ shop: { exists: false } });
		expect(await shop.graphqlRaw(SHOP_NAME)).toMatchObject({ status: 404, body: { errors: 'Not Found' } });
	});

	it('answers a wrong, missing or revoked token with 401 and a text', async () => {
		const shop = makeShop();
		const refused = {
			status: 401,
			body: { errors: expect.stringMatching(/^\[API\] Invalid API key or access token/) },
		};
		expect(await shop.graphqlRaw(SHOP_NAME, {}, { 'x-shopify-access-token': 'wrong' })).toMatchObject(
			refused,
		);
		expect(await shop.graphqlRaw(SHOP_NAME, {}, { 'x-shopify-access-token': '' })).toMatchObject(refused);
		shop.act('uninstallApp');
		expect(await shop.graphqlRaw(SHOP_NAME)).toMatchObject(refused);
	});
});

describe('simulated Shopify: versions and request form', () => {
	it.each([
		['2026-10', 200, '2026-10'],
		['2026-01', 200, '2026-01'],
		['2025-10', 200, '2026-01'],
		['2024-07', 200, '2026-01'],
	])('answers %s with %i as %s', async (asked, status, answered) => {
		const answer = await makeShop().graphqlRaw(SHOP_NAME, {}, {}, asked);
		expect(answer.status).toBe(status);
		expect(answer.headers?.['x-shopify-api-version']).toBe(answered);
	});

	it.each(['2027-01', '2026-02', 'latest'])('does not know the version %s', async (asked) => {
		expect((await makeShop().graphqlRaw(SHOP_NAME, {}, {}, asked)).status).toBe(404);
	});

	it('refuses other content types, broken JSON and a missing query with 400', async () => {
		const shop = makeShop();
		const path = '/admin/api/2026-10/graphql.json';
		const headers = { 'x-shopify-access-token': DEFAULT_APP.accessToken };
		const statuses = await Promise.all([
			shop.send({ path, headers: { ...headers, 'content-type': 'text/plain' }, text: SHOP_NAME }),
			shop.send({ path, headers, text: '{"query":' }),
			shop.send({ path, headers, body: { variables: {} } }),
		]);
		expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400]);
	});

	it('says when a deprecated field was used', async () => {
		const { headers } = await makeShop().graphqlRaw('{ orders(first: 1) { nodes { totalPrice } } }');
		expect(headers?.['x-shopify-api-deprecated-reason']).toMatch(/totalPrice/);
	});
});
