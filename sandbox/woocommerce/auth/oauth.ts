import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxRequest } from '../../core/types.ts';
import { Refusal } from '../answers.ts';
import type { ApiKey } from '../settings.ts';
import type { World } from '../world.ts';

const NAMES = [
	'oauth_consumer_key',
	'oauth_timestamp',
	'oauth_nonce',
	'oauth_signature',
	'oauth_signature_method',
];
const WINDOW_S = 15 * 60;
const ALGORITHMS: Record<string, string> = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' };

const refusal = (message: string): Refusal =>
	new Refusal(401, 'woocommerce_rest_authentication_error', message);

/** One-legged OAuth 1.0a in the query; without any of its parameters nobody is signed in. */
export function oauthKey(world: World, request: SandboxRequest): ApiKey | undefined {
	const given = (name: string): string => String(request.query[name] ?? '');
	const missing = NAMES.filter((name) => given(name) === '');
	if (missing.length === NAMES.length) return undefined;
	if (missing.length > 0)
		throw refusal(`Missing OAuth parameter${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`);
	const key = world.settings.keys.find(({ consumerKey }) => consumerKey === given('oauth_consumer_key'));
	if (!key) throw refusal('Consumer key is invalid.');
	checkSignature(world, request, key);
	checkTime(world, Number(given('oauth_timestamp')));
	checkNonce(world, `${key.consumerKey}|${given('oauth_nonce')}`);
	return key;
}

function checkSignature(world: World, request: SandboxRequest, key: ApiKey): void {
	const algorithm = ALGORITHMS[String(request.query['oauth_signature_method'])];
	if (!algorithm) throw refusal('Invalid signature - signature method is invalid.');
	const given = Buffer.from(String(request.query['oauth_signature']).replaceAll(' ', '+'));
	const path = request.rawUrl.split('?')[0] ?? '';
	const isRight = origins(world, request).some((origin) => {
		const base = [request.method, encode(`${origin}${path}`), encode(parameters(request))].join('&');
		const expected = createHmac(algorithm, `${key.consumerSecret}&`).update(base).digest('base64');
		return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
	});
	if (!isRight) throw refusal('Invalid signature - provided signature does not match.');
}

/** The shop signs with its own address; over loopback the sandbox also takes the one that was called. */
function origins({ settings }: World, { headers }: SandboxRequest): string[] {
	const scheme = settings.https ? 'https' : 'http';
	return [`${scheme}://${new URL(settings.url).host}`, `http://${headers['host'] ?? ''}`];
}

/** `k=v` pairs, encoded and sorted; PHP numbers the entries of `x[]`. */
function parameters({ query }: SandboxRequest): string {
	const pairs: Array<[string, string]> = [];
	for (const [name, value] of Object.entries(query)) {
		if (name === 'oauth_signature') continue;
		const values = [value].flat();
		for (const [index, one] of values.entries())
			pairs.push([encode(name.replace(/\[\]$/, `[${index}]`)), encode(one)]);
	}
	return pairs
		.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
}

function checkTime(world: World, timestamp: number): void {
	const now = world.now() / 1000;
	if (!(Math.abs(now - timestamp) <= WINDOW_S)) throw refusal('Invalid timestamp.');
}

function checkNonce({ nonces, context }: World, nonce: string): void {
	const now = context.clock.now() / 1000;
	for (const [used, at] of nonces) if (at < now - WINDOW_S) nonces.delete(used);
	if (nonces.has(nonce)) throw refusal('Invalid nonce - nonce has already been used.');
	nonces.set(nonce, now);
}

/** RFC 3986. */
const encode = (text: string): string =>
	encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
