import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { textOf, type ShopAccount } from './account';
import { TOKEN_KEPT_MS } from './limits';

export interface TokenAnswer {
	status: number;
	body: unknown;
}

export type TokenResult = { ok: true; token: string } | { ok: false; message: string; hint: string };

interface AppAccount {
	clientId: string;
	clientSecret: string;
}

export function appAccount(credential: ICredentialDataDecryptedObject): AppAccount {
	return {
		clientId: textOf(credential['clientId']).trim(),
		clientSecret: textOf(credential['clientSecret']).trim(),
	};
}

/** Client credentials grant: the scopes come from the released app version, so none are asked for. */
export function tokenForm({ clientId, clientSecret }: AppAccount): string {
	return new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
	}).toString();
}

export function tokenUrl(account: ShopAccount): string {
	return `${account.baseUrl}/admin/oauth/access_token`;
}

export const TOKEN_HEADERS = {
	'Content-Type': 'application/x-www-form-urlencoded',
	Accept: 'application/json',
};

/** Reads the answer to a sign-in; the body of a refusal may be JSON or a page whose title carries the code. */
export function readToken({ status, body }: TokenAnswer, shop: string): TokenResult {
	const answer = jsonOf(body);
	if (status === 200 && typeof answer?.['access_token'] === 'string' && answer['access_token'] !== '') {
		return { ok: true, token: answer['access_token'] };
	}
	return { ok: false, ...refusal(status, refusalCode(answer, body), shop) };
}

function refusalCode(answer: Record<string, unknown> | null, body: unknown): string | null {
	if (typeof answer?.['error'] === 'string') return answer['error'];
	const [, code] = /oauth error (\w+)/i.exec(typeof body === 'string' ? body : '') ?? [];
	return code ?? null;
}

function refusal(status: number, code: string | null, shop: string): { message: string; hint: string } {
	switch (code) {
		case 'shop_not_permitted':
			return {
				message: `The app and the shop "${shop}" belong to different Shopify organizations`,
				hint: 'Create the app in the organization that owns the shop (its own Dev Dashboard), or use an access token.',
			};
		case 'app_not_installed':
			return {
				message: `The app is not installed in the shop "${shop}"`,
				hint: 'Open the app in the Dev Dashboard, release a version and choose Install app for this shop.',
			};
		case 'application_cannot_be_found':
			return {
				message: `Shopify knows no app with this client ID for the shop "${shop}"`,
				hint: "Copy the client ID again from the app's Settings page. A new app may need half a minute.",
			};
		case 'invalid_client':
			return {
				message: 'Shopify did not accept the client secret',
				hint: "Copy client ID and client secret again from the app's Settings page in the Dev Dashboard.",
			};
		case 'invalid_request':
			return {
				message: 'Shopify did not accept the sign-in: client ID or client secret is missing or damaged',
				hint: "Copy client ID and client secret again from the app's Settings page in the Dev Dashboard.",
			};
		default:
			return status === 404
				? noSuchShop(shop)
				: {
						message: `Shopify refused the sign-in (HTTP ${status}${code === null ? '' : `, ${code}`})`,
						hint: 'Check shop name, client ID and client secret.',
					};
	}
}

export function noSuchShop(shop: string): { message: string; hint: string } {
	return {
		message: `Shopify knows no shop named "${shop}"`,
		hint: `Check the shop name: it is the part before .myshopify.com, not the address of the shop front.`,
	};
}

/**
 * A token is kept together with a mark of the account that it was made for and the time. After the shop, the client ID or
 * the secret was changed it is not used any more, and neither after an hour: scopes that were added are only in new tokens.
 */
export function packToken(account: ShopAccount, app: AppAccount, token: string, nowMs: number): string {
	return `${accountMark(account, app)}.${nowMs}.${token}`;
}

/** null: there is no token, it belongs to another account, or it is too old. */
export function unpackToken(
	account: ShopAccount,
	app: AppAccount,
	packed: string,
	nowMs: number,
): string | null {
	const [, mark, madeMs, token] = /^(\w+)\.(\d+)\.(.+)$/.exec(packed) ?? [];
	const fits = mark === accountMark(account, app) && nowMs - Number(madeMs) < TOKEN_KEPT_MS;
	return fits && token !== undefined ? token : null;
}

export function accountMark(account: ShopAccount, { clientId, clientSecret }: AppAccount): string {
	return createHash('sha256')
		.update(JSON.stringify([account.baseUrl, clientId, clientSecret]))
		.digest('hex')
		.slice(0, 16);
}

function jsonOf(body: unknown): Record<string, unknown> | null {
	if (typeof body === 'object' && body !== null) return { ...body };
	if (typeof body !== 'string' || !body.trimStart().startsWith('{')) return null;
	try {
		const parsed: unknown = JSON.parse(body);
		return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
	} catch {
		return null;
	}
}
