import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { deliveryOf, replyOf } from '../../shared/http/trouble';
import { graphqlPath, readAccount, textOf, type ShopAccount } from './account';
import { TEST_CONNECTION } from './documents';
import { errorsOf, listOf, recordOf } from './graphql';
import { SCOPES } from './limits';
import { appAccount, noSuchShop, readToken, TOKEN_HEADERS, tokenForm, tokenUrl } from './login';
import { withReadScopes } from './places';
import { STATUS_PROBLEMS } from './problems';
import { impossibleWith } from './scopes';
import { TOKEN_HEADER } from './token';
import type { Reply } from '../../shared/http/types';

type Sender = ICredentialTestFunctions['helpers'];

const TIMEOUT_MS = 20_000;

/** The test button of the credential. n8n gives it nothing but a plain request function. */
export async function shopifySyncApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testAccount(this.helpers, credential.data ?? {});
}

async function testAccount(
	helpers: Sender,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const read = readAccount(data);
	if (!read.ok) return bad(read);
	const { account } = read;
	const token = account.signIn === 'app' ? await signIn(helpers, account, data) : enteredToken(data);
	if (!token.ok) return bad(token);
	const reply = await send(helpers, account, {
		uri: `${account.baseUrl}${graphqlPath(account.apiVersion)}`,
		headers: { [TOKEN_HEADER]: token.token, 'Content-Type': 'application/json', Accept: 'application/json' },
		body: JSON.stringify({ query: TEST_CONNECTION }),
	});
	return 'message' in reply ? bad(reply) : verdict(reply, account);
}

type Token = ReturnType<typeof readToken>;

async function signIn(
	helpers: Sender,
	account: ShopAccount,
	data: ICredentialDataDecryptedObject,
): Promise<Token> {
	const app = appAccount(data);
	if (app.clientId === '' || app.clientSecret === '') {
		return {
			ok: false,
			message: 'Client ID or client secret is missing',
			hint: "Copy both from the app's Settings page.",
		};
	}
	const reply = await send(helpers, account, {
		uri: tokenUrl(account),
		headers: TOKEN_HEADERS,
		body: tokenForm(app),
	});
	return 'message' in reply ? { ok: false, ...reply } : readToken(reply, account.shop);
}

function enteredToken(data: ICredentialDataDecryptedObject): Token {
	const token = textOf(data['accessToken']).trim();
	return token === ''
		? {
				ok: false,
				message: 'The access token is missing',
				hint: 'Copy it from the custom app in the shop admin.',
			}
		: { ok: true, token };
}

function verdict(reply: Reply, account: ShopAccount): INodeCredentialTestResult {
	if (reply.status === 401) return bad(tokenRefused(account));
	if (reply.status === 404) return bad(noSuchShop(account.shop));
	const known = STATUS_PROBLEMS[reply.status];
	if (known?.message) return bad({ message: known.message, hint: known.hint ?? '' });
	const [error] = errorsOf(reply.body);
	const answer = recordOf(recordOf(reply.body)?.['data']);
	if (reply.status !== 200 || error || answer === null) {
		return bad({
			message: `Shopify could not be asked (HTTP ${reply.status}${error ? `: ${error.message}` : ''})`,
			hint: 'Try again in a few minutes.',
		});
	}
	const domain = textOf(recordOf(answer['shop'])?.['myshopifyDomain']);
	if (domain !== '' && domain !== `${account.shop}.myshopify.com`) {
		return bad({
			message: `The answer comes from another shop: ${domain}`,
			hint: 'Enter that name as the shop name.',
		});
	}
	return judgeScopes(scopesOf(answer), textOf(recordOf(answer['shop'])?.['name']), reply, account);
}

function judgeScopes(
	scopes: Set<string>,
	shopTitle: string,
	reply: Reply,
	account: ShopAccount,
): INodeCredentialTestResult {
	if (!scopes.has(SCOPES.readOrders)) {
		return bad({
			message: `The app lacks the scope ${SCOPES.readOrders}, so that no orders can be read`,
			hint: 'Add the scope to a new version of the app, release it and approve it in the shop.',
		});
	}
	const impossible = impossibleWith(scopes);
	const answered = reply.headers['x-shopify-api-version'] ?? account.apiVersion;
	const remarks = [
		impossible.length > 0 ? `Needs further scopes, if you use it: ${impossible.join(', ')}.` : null,
		answered === account.apiVersion ? null : `Shopify answers with API version ${answered}.`,
	].filter((remark) => remark !== null);
	return { status: 'OK', message: [`Connected to ${shopTitle || account.shop}.`, ...remarks].join(' ') };
}

function scopesOf(answer: Record<string, unknown>): Set<string> {
	const granted = listOf(recordOf(answer['currentAppInstallation'])?.['accessScopes']);
	return withReadScopes(granted.map((scope) => textOf(recordOf(scope)?.['handle'])));
}

function tokenRefused(account: ShopAccount): { message: string; hint: string } {
	return account.signIn === 'app'
		? {
				message: 'Shopify refused the token that it has just given',
				hint: 'Check whether the app is installed in this shop.',
			}
		: {
				message: `Shopify did not accept the access token for the shop "${account.shop}"`,
				hint: 'Copy the token again; it starts with shpat_. For an app of the Dev Dashboard choose client ID and secret instead.',
			};
}

interface Outgoing {
	uri: string;
	headers: Record<string, string>;
	body: string;
}

async function send(
	helpers: Sender,
	account: ShopAccount,
	outgoing: Outgoing,
): Promise<Reply | { message: string; hint: string }> {
	try {
		const response: unknown = await helpers.request({
			...outgoing,
			method: 'POST',
			simple: false,
			resolveWithFullResponse: true,
			timeout: TIMEOUT_MS,
		});
		return replyOf(response) ?? unreachable(account, 'no readable answer');
	} catch (error) {
		const delivery = deliveryOf(error, outgoing.uri);
		return 'reply' in delivery ? delivery.reply : unreachable(account, delivery.trouble.detail);
	}
}

/** An address below myshopify.com that does not exist is no host at all, or answers 404. */
function unreachable(account: ShopAccount, detail: string): { message: string; hint: string } {
	const own = account.baseUrl !== `https://${account.shop}.myshopify.com`;
	return {
		message: `Nothing answers at ${account.baseUrl} (${detail})`,
		hint: own
			? 'Check the API Base URL; leave it empty for a real shop.'
			: 'Check the shop name, and whether this n8n may reach the internet.',
	};
}

function bad({ message, hint }: { message: string; hint: string }): INodeCredentialTestResult {
	return { status: 'Error', message: hint === '' ? message : `${message}. ${hint}` };
}
