import type { SandboxRequest } from '../../core/types.ts';
import { Refusal } from '../answers.ts';
import type { Permission } from '../call.ts';
import type { ApiKey } from '../settings.ts';
import type { World } from '../world.ts';
import { oauthKey } from './oauth.ts';

const CODE = 'woocommerce_rest_authentication_error';
const READS = ['GET', 'HEAD'];
const MANAGERS = ['administrator', 'shop_manager'];

/** Whose key it is. An unknown key is like none; a known one with the wrong secret is an error. */
export function keyOf(world: World, request: SandboxRequest): ApiKey | undefined {
	const named = world.settings.https ? namedKey(world, request) : undefined;
	return named ?? oauthKey(world, request);
}

/** The query wins over the header. */
function namedKey({ settings }: World, request: SandboxRequest): ApiKey | undefined {
	const [consumerKey, secret] = queryPair(request) ?? basicPair(request, settings.stripsAuthorization) ?? [];
	const key = settings.keys.find((one) => consumerKey !== undefined && one.consumerKey === consumerKey);
	if (key && key.consumerSecret !== secret) throw new Refusal(401, CODE, 'Consumer secret is invalid.');
	return key;
}

function queryPair({ query }: SandboxRequest): [string, string] | undefined {
	const { consumer_key: key, consumer_secret: secret } = query;
	return typeof key === 'string' && typeof secret === 'string' && key !== '' && secret !== ''
		? [key, secret]
		: undefined;
}

function basicPair({ headers }: SandboxRequest, isStripped: boolean): [string, string] | undefined {
	const [, encoded] = /^Basic\s+(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
	if (encoded === undefined || isStripped) return undefined;
	const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
	return [user, password.join(':')];
}

/** Comes before anything is looked for, even the route. */
export function checkScope({ permissions }: ApiKey, method: string): void {
	if (method === 'OPTIONS' || permissions === 'read_write') return;
	const needed = READS.includes(method) ? 'read' : 'write';
	if (permissions !== needed)
		throw new Refusal(401, CODE, `The API key provided does not have ${needed} permissions.`);
}

const REFUSALS: Record<Exclude<Permission, 'public'>, [string, string]> = {
	list: ['cannot_view', 'Sorry, you cannot list resources.'],
	view: ['cannot_view', 'Sorry, you cannot view this resource.'],
	create: ['cannot_create', 'Sorry, you are not allowed to create resources.'],
	edit: ['cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
	delete: ['cannot_delete', 'Sorry, you are not allowed to delete this resource.'],
	batch: ['cannot_batch', 'Sorry, you are not allowed to batch manipulate this resource.'],
};

/** Nobody: 401. Somebody without the rights: 403. */
export function checkRights(key: ApiKey | undefined, permission: Permission): void {
	if (permission === 'public' || MANAGERS.includes(key?.user.role ?? '')) return;
	const [code, message] = REFUSALS[permission];
	throw new Refusal(key ? 403 : 401, `woocommerce_rest_${code}`, message);
}
