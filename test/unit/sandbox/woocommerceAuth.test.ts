import { createHmac } from 'node:crypto';
import { DEFAULT_KEY } from '../../../sandbox/woocommerce/defaults.ts';
import { basic, startShop, type Answer, type Shop } from './woocommerceShop.ts';

const { consumerKey, consumerSecret } = DEFAULT_KEY;
let shop: Shop;

const start = async (settings: object = {}): Promise<void> => {
	shop = await startShop({ products: [{ sku: 'HAT', name: 'Hat', regular_price: '10.00' }] }, settings);
};
afterEach(() => shop.sandbox.stop());

const as = (
	authorization: string | undefined,
	method = 'GET',
	path = '/products',
	body?: unknown,
): Promise<Answer> =>
	shop.call(method, path, body, {
		anonymous: true,
		wrong: true,
		...(authorization === undefined ? {} : { headers: { authorization } }),
	});

const encode = (text: string): string =>
	encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signed by the rules of OAuth 1.0a, worked out here once more. */
function signed(
	method: string,
	path: string,
	query: Record<string, string>,
	over: Record<string, string> = {},
): string {
	const url = `${shop.sandbox.urls.woocommerce}/wp-json/wc/v3${path}`;
	const parameters: Record<string, string> = {
		...query,
		oauth_consumer_key: consumerKey,
		oauth_timestamp: String(Math.floor(Date.now() / 1000)),
		oauth_nonce: `n${Math.random()}`,
		oauth_signature_method: 'HMAC-SHA256',
		...over,
	};
	const pairs = Object.entries(parameters)
		.map(([name, value]) => `${encode(name)}=${encode(value)}`)
		.sort();
	const base = `${method}&${encode(url)}&${encode(pairs.join('&'))}`;
	const algorithm = parameters['oauth_signature_method'] === 'HMAC-SHA1' ? 'sha1' : 'sha256';
	const signature = createHmac(algorithm, `${consumerSecret}&`).update(base).digest('base64');
	return `${path}?${new URLSearchParams({ ...parameters, oauth_signature: signature }).toString()}`;
}

describe('keys over HTTPS', () => {
	it('lets a key in by Basic and by the query, and the query wins', async () => {
		await start();
		const byQuery = `/products?consumer_key=${consumerKey}&consumer_secret=${consumerSecret}`;
		expect((await as(basic())).status).toBe(200);
		expect((await as(undefined, 'GET', byQuery)).status).toBe(200);
		const wrongQuery = `/products?consumer_key=${consumerKey}&consumer_secret=cs_wrong`;
		expect(await as(basic(), 'GET', wrongQuery)).toMatchObject({
			status: 401,
			body: { code: 'woocommerce_rest_authentication_error', message: 'Consumer secret is invalid.' },
		});
	});

	it('treats an unknown key like none: 401 with the code of the missing right', async () => {
		await start();
		for (const header of [undefined, basic('ck_unknown')])
			expect(await as(header)).toMatchObject({
				status: 401,
				body: {
					code: 'woocommerce_rest_cannot_view',
					message: 'Sorry, you cannot list resources.',
					data: { status: 401 },
				},
			});
		expect((await as(undefined, 'POST', '/products', {})).body.code).toBe('woocommerce_rest_cannot_create');
		expect((await as(undefined, 'POST', '/products/batch', {})).body.code).toBe(
			'woocommerce_rest_cannot_batch',
		);
	});

	it.each([
		['read', 'POST', 'The API key provided does not have write permissions.'],
		['write', 'GET', 'The API key provided does not have read permissions.'],
	])('stops a %s key at %s', async (permissions, method, message) => {
		await start({ keys: [{ permissions }] });
		const path = method === 'GET' ? '/products' : '/products/batch';
		expect(await as(basic(), method, path, method === 'GET' ? undefined : {})).toMatchObject({
			status: 401,
			body: { code: 'woocommerce_rest_authentication_error', message },
		});
	});

	it('proves the scope to write with an empty batch, which changes nothing', async () => {
		await start();
		expect(await shop.call('POST', '/products/batch', {})).toMatchObject({ status: 200, body: [] });
		expect((await shop.act('state')).products).toHaveLength(1);
	});

	it.each(['customer', 'author', 'subscriber'])('answers 403 to the key of a %s', async (role) => {
		await start({ keys: [{ role }] });
		expect(await as(basic())).toMatchObject({ status: 403, body: { code: 'woocommerce_rest_cannot_view' } });
	});

	it('keeps the index and the order statuses open to everybody', async () => {
		await start();
		expect((await as(undefined, 'GET', '')).body.routes['/wc/v3/products/(?P<id>[\\d]+)']).toBeDefined();
		expect((await as(undefined, 'GET', '/orders/statuses')).status).toBe(200);
	});
});

describe('plain HTTP', () => {
	it('refuses Basic and the query, and takes a signature with both algorithms', async () => {
		await start({ https: false });
		expect((await as(basic())).body.code).toBe('woocommerce_rest_cannot_view');
		for (const method of ['HMAC-SHA1', 'HMAC-SHA256'])
			expect(
				(await as(undefined, 'GET', signed('GET', '/products', {}, { oauth_signature_method: method })))
					.status,
			).toBe(200);
	});

	it('signs the entries of a list by their number, and no body', async () => {
		await start({ https: false });
		const listed = signed('GET', '/products', {
			'include[0]': String(shop.skuIds['HAT']),
			search: "ha*t (1)'!",
		});
		expect((await as(undefined, 'GET', listed)).status).toBe(200);
		const posted = await as(undefined, 'POST', signed('POST', '/products', {}), { name: 'Cap' });
		expect(posted.status).toBe(201);
	});

	it.each([
		[
			'a changed parameter',
			{},
			(path: string) => `${path}&page=2`,
			'Invalid signature - provided signature does not match.',
		],
		['an old time', { oauth_timestamp: '1700000000' }, (path: string) => path, 'Invalid timestamp.'],
		['an unknown key', { oauth_consumer_key: 'ck_x' }, (path: string) => path, 'Consumer key is invalid.'],
	])('refuses %s', async (_what, over, change, message) => {
		await start({ https: false });
		expect(await as(undefined, 'GET', change(signed('GET', '/products', {}, over)))).toMatchObject({
			status: 401,
			body: { code: 'woocommerce_rest_authentication_error', message },
		});
	});

	it('takes a nonce only once', async () => {
		await start({ https: false });
		const path = signed('GET', '/products', {});
		expect((await as(undefined, 'GET', path)).status).toBe(200);
		expect((await as(undefined, 'GET', path)).body.message).toContain('nonce has already been used');
	});
});

describe('what stands in the way', () => {
	it('with plain permalinks only ?rest_route= is there, and no key opens it', async () => {
		await start({ plainPermalinks: true });
		expect((await shop.wrong('GET', '/products')).headers['content-type']).toContain('text/html');
		const route = await shop.call('GET', '/?rest_route=/wc/v3/products', undefined, {
			fromRoot: true,
			wrong: true,
		});
		expect(route).toMatchObject({ status: 401, body: { code: 'woocommerce_rest_cannot_view' } });
	});

	it('a firewall answers with its own page, for the methods that it dislikes', async () => {
		await start({ firewall: { status: 403, html: '<h1>Blocked</h1>', methods: ['PUT'] } });
		expect((await shop.call('GET', '/products')).status).toBe(200);
		expect(await shop.wrong('PUT', `/products/${shop.skuIds['HAT']}`, {})).toMatchObject({
			status: 403,
			body: '<h1>Blocked</h1>',
		});
		const overridden = await shop.call(
			'POST',
			`/products/${shop.skuIds['HAT']}`,
			{ name: 'New' },
			{
				headers: { 'x-http-method-override': 'PUT' },
			},
		);
		expect(overridden).toMatchObject({ status: 200, body: { name: 'New' } });
	});

	it('a server that strips the header leaves only the query', async () => {
		await start({ stripsAuthorization: true });
		expect((await as(basic())).body.code).toBe('woocommerce_rest_cannot_view');
		const byQuery = `/products?consumer_key=${consumerKey}&consumer_secret=${consumerSecret}`;
		expect((await as(undefined, 'GET', byQuery)).status).toBe(200);
	});

	it('a shop in a sub-directory answers only there', async () => {
		await start({ url: 'https://shop.example/butik' });
		expect((await shop.wrong('GET', '/products')).status).toBe(404);
		const inside = await shop.call('GET', '/butik/wp-json/wc/v3/products', undefined, {
			fromRoot: true,
			wrong: true,
		});
		expect(inside.status).toBe(200);
		expect(inside.body[0]._links.self[0].href).toContain(
			'https://shop.example/butik/wp-json/wc/v3/products/',
		);
	});

	it('an unknown route is 404 as JSON', async () => {
		await start();
		expect(await shop.wrong('GET', '/orders/abc')).toMatchObject({
			status: 404,
			body: { code: 'rest_no_route' },
		});
	});
});
