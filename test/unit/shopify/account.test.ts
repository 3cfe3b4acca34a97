import { readAccount, shopName, webhookSecrets } from '../../../nodes/Shopify/client/account';
import { packToken, readToken, unpackToken } from '../../../nodes/Shopify/client/login';
import { tokenOnce, withToken } from '../../../nodes/Shopify/client/token';
import { gidOf } from '../../../nodes/Shopify/client/wire';
import { orderIdOf } from '../../../nodes/Shopify/client/deliverySubject';

const account = {
	shop: 'foo',
	baseUrl: 'https://foo.myshopify.com',
	apiVersion: '2026-10',
	signIn: 'app',
} as const;
const app = { clientId: 'id', clientSecret: 'secret' };

it.each([
	['foo'],
	['foo.myshopify.com'],
	[' FOO.myshopify.com/ '],
	['https://foo.myshopify.com/admin'],
	['https://foo.myshopify.com/admin/orders?x=1'],
	['admin.shopify.com/store/foo'],
	['https://admin.shopify.com/store/foo/orders'],
])('understands %s as the shop foo', (typed) => {
	expect(shopName(typed)).toBe('foo');
});

it.each(['', 'www.foo.com', 'https://foo.com', 'foo bar', '-foo', 'admin.shopify.com'])(
	'refuses %s',
	(typed) => {
		expect(shopName(typed)).toBeNull();
	},
);

it('says what is wrong with a credential', () => {
	expect(readAccount({ shop: 'www.foo.com' })).toMatchObject({
		ok: false,
		message: '"www.foo.com" is not the name of a Shopify shop',
	});
	expect(readAccount({ shop: 'foo', apiVersion: '2026-11' })).toMatchObject({ ok: false });
	expect(readAccount({ shop: 'foo', baseUrl: 'nonsense' })).toMatchObject({ ok: false });
	expect(readAccount({ shop: 'foo', baseUrl: 'http://127.0.0.1:4010/' })).toMatchObject({
		ok: true,
		account: { baseUrl: 'http://127.0.0.1:4010', apiVersion: '2026-10' },
	});
});

it('takes the secrets that webhooks may be signed with', () => {
	expect(
		webhookSecrets({ signIn: 'app', clientSecret: 'a', apiSecretKey: 'b', secondWebhookSecret: 'c' }),
	).toEqual(['a', 'c']);
	expect(webhookSecrets({ signIn: 'token', clientSecret: 'a', apiSecretKey: 'b' })).toEqual(['b']);
});

it.each([
	[
		'<title>Oauth error shop_not_permitted: Client credentials cannot be performed on this shop.</title>',
		'different Shopify organizations',
	],
	['<html><title>Oauth error app_not_installed</title></html>', 'not installed in the shop "foo"'],
	[{ error: 'application_cannot_be_found' }, 'no app with this client ID'],
	['{"error":"invalid_client"}', 'did not accept the client secret'],
	[{ error: 'something_new' }, 'something_new'],
])('explains the refused sign-in %j', (body, words) => {
	const result = readToken({ status: 400, body }, 'foo');
	expect(result).toMatchObject({ ok: false });
	expect(result.ok ? '' : result.message).toContain(words);
});

it('explains a shop that does not exist', () => {
	expect(readToken({ status: 404, body: 'Not Found' }, 'foo')).toMatchObject({
		message: 'Shopify knows no shop named "foo"',
	});
});

it('uses a token only for the account that it was made for, and for an hour', () => {
	const packed = packToken(account, app, 'abc.def', 1_000);
	expect(unpackToken(account, app, packed, 2_000)).toBe('abc.def');
	expect(unpackToken(account, { ...app, clientSecret: 'new' }, packed, 2_000)).toBeNull();
	expect(unpackToken({ ...account, baseUrl: 'https://bar.myshopify.com' }, app, packed, 2_000)).toBeNull();
	expect(unpackToken(account, app, packed, 1_000 + 3_600_000)).toBeNull();
});

it('sends the token to the shop and to nobody else', () => {
	const credential = { shop: 'foo', signIn: 'token', accessToken: 'shpat_x' };
	const headersTo = (url: string) => withToken(credential, { url }, 0).headers ?? {};
	expect(headersTo('https://foo.myshopify.com/admin/api/2026-10/graphql.json')).toEqual({
		'X-Shopify-Access-Token': 'shpat_x',
	});
	expect(headersTo('https://storage.example/file.jsonl')).toEqual({});
	expect(headersTo('https://foo.myshopify.com.evil.example/')).toEqual({});
});

it('signs in once for ten executions at the same moment, and once more only after the new token was refused', async () => {
	let logins = 0;
	const ask = async () => `token-${++logins}`;
	const first = await Promise.all(
		Array.from({ length: 10 }, async () => await tokenOnce('mark-a', '', 0, ask)),
	);
	expect(new Set(first)).toEqual(new Set(['token-1']));
	expect(await tokenOnce('mark-a', 'token-0', 1_000, ask)).toBe('token-1');
	expect(await tokenOnce('mark-a', 'token-1', 2_000, ask)).toBe('token-2');
});

it.each([
	['5551234567890', 'gid://shopify/Order/5551234567890'],
	['gid://shopify/Order/12', 'gid://shopify/Order/12'],
	['https://admin.shopify.com/store/foo/orders/12?x=1', 'gid://shopify/Order/12'],
	['gid://shopify/Product/12', null],
	['#1001', null],
	['', null],
])('reads %s as an order ID', (typed, gid) => {
	expect(gidOf('Order', typed)).toBe(gid);
});

it.each([
	[
		'{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508"}',
		'820982911946154508',
	],
	['{"id":820982911946154508}', '820982911946154508'],
	['{"id":12}', '12'],
	['{"order_edit":{"id":5,"order_id":820982911946154508}}', '820982911946154508'],
	['{"admin_graphql_api_id":"gid://shopify/Product/1"}', null],
	['no json', null],
])('finds the order in the webhook %s', (body, id) => {
	expect(orderIdOf(Buffer.from(body))).toBe(id);
});
