import type { SandboxRequest, SandboxResponse } from '../core/types.ts';
import { noRoute, Refusal } from './answers.ts';
import { checkRights, checkScope, keyOf } from './auth/signIn.ts';
import { readBody, unbracket } from './body.ts';
import { isRow, type Call, type Reply, type Route, type Row } from './call.ts';
import { onlyFields } from './fieldFilter.ts';
import { siteIndex, namespaceIndex } from './siteIndex.ts';
import { phpJson } from './phpJson.ts';
import type { Router } from './routes.ts';
import { castArgs } from './schema/cast.ts';
import { checkArgs } from './schema/check.ts';
import type { ApiKey } from './settings.ts';
import type { World } from './world.ts';

const JSON_HEADERS = {
	'Content-Type': 'application/json; charset=UTF-8',
	'X-Robots-Tag': 'noindex',
	'X-Content-Type-Options': 'nosniff',
	'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
	'Access-Control-Allow-Headers': 'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type',
	'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private',
};
const HTML_404 =
	'<!DOCTYPE html>\n<html lang="en-US"><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>\n';
const HTML_HEADERS = { 'Content-Type': 'text/html; charset=UTF-8' };

interface Asked {
	method: string;
	/** Below `/wp-json`. */
	path: string;
	/** Keys are not looked at when it came as `?rest_route=`. */
	takesKeys: boolean;
}

export async function answer(
	world: World,
	router: Router,
	request: SandboxRequest,
): Promise<SandboxResponse> {
	const { settings } = world;
	if (settings.redirectTo !== null)
		return {
			status: 301,
			headers: { ...HTML_HEADERS, Location: `${settings.redirectTo}${request.rawUrl}` },
			body: '',
		};
	const { firewall } = settings;
	if (firewall && (!firewall.methods || firewall.methods.includes(request.method)))
		return { status: firewall.status, headers: HTML_HEADERS, body: firewall.html };
	const asked = askedFor(world, request);
	if (!asked) return { status: 404, headers: HTML_HEADERS, body: HTML_404 };
	try {
		const { reply, methods } = await run(world, router, request, asked);
		const body = onlyFields(reply.body, request.query['_fields']);
		return {
			status: reply.status,
			headers: { ...JSON_HEADERS, Allow: methods.join(', '), ...reply.headers },
			body: phpJson(isEmptyObject(body) ? [] : body),
		};
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { status: error.status, headers: JSON_HEADERS, body: phpJson(error.body()) };
	}
}

/** PHP writes an empty array where nothing is left, as of a batch that was cut by `_fields`. */
const isEmptyObject = (body: unknown): boolean => isRow(body) && Object.keys(body).length === 0;

/** What of the site is meant; nothing = a page that does not exist. */
function askedFor({ settings }: World, { path, query, method, headers }: SandboxRequest): Asked | undefined {
	const home = new URL(settings.url).pathname.replace(/\/$/, '');
	const verb = (headers['x-http-method-override'] ?? method).toUpperCase();
	const route = query['rest_route'];
	if (typeof route === 'string') return { method: verb, path: clean(route), takesKeys: false };
	if (settings.plainPermalinks || !`${path}/`.startsWith(`${home}/wp-json/`)) return undefined;
	return { method: verb, path: clean(path.slice(`${home}/wp-json`.length)), takesKeys: true };
}

const clean = (path: string): string => path.replace(/\/+$/, '');

/** In the order of WordPress: who, with which scope, which route, right arguments, enough rights. */
async function run(
	world: World,
	router: Router,
	request: SandboxRequest,
	{ method, path, takesKeys }: Asked,
): Promise<{ reply: Reply; methods: string[] }> {
	const key = takesKeys ? keyOf(world, request) : undefined;
	if (key) checkScope(key, method);
	const found = router.find(method === 'HEAD' ? 'GET' : method, path);
	const index =
		path === '' ? siteIndex(world, router) : path === '/wc/v3' ? namespaceIndex(world, router) : undefined;
	if (index) return { reply: { status: 200, body: index }, methods: ['GET'] };
	if (method === 'OPTIONS' && found)
		return { reply: { status: 200, body: { methods: found.methods } }, methods: found.methods };
	if (!found?.route) throw noRoute();
	const reply = await found.route.run(
		callOf(world, request, { method, path, params: found.params }, found.route, key),
	);
	return { reply, methods: found.methods };
}

function callOf(
	world: World,
	request: SandboxRequest,
	place: Pick<Call, 'method' | 'path' | 'params'>,
	route: Route,
	key: ApiKey | undefined,
): Call {
	const schema = typeof route.args === 'function' ? route.args(world) : (route.args ?? {});
	const given: Row = { ...unbracket(request.query), ...readBody(request) };
	checkArgs(schema, given);
	checkRights(key, route.permission);
	const args = castArgs(schema, given, route.permission !== 'edit');
	return {
		world,
		...place,
		args,
		query: withoutKeys(request.query),
		inBatch: false,
		...(key ? { user: key.user } : {}),
	};
}

/** The links of a list never carry the keys here. */
const withoutKeys = (query: SandboxRequest['query']): SandboxRequest['query'] =>
	Object.fromEntries(Object.entries(query).filter(([name]) => !/^(consumer_|oauth_)/.test(name)));
