import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { readAccount, textOf } from './account';
import { appAccount, unpackToken } from './login';

export const TOKEN_HEADER = 'X-Shopify-Access-Token';

/** Adds the token, but only to requests to the shop itself: files that Shopify links to lie on other hosts. */
export function withToken(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	nowMs: number,
): IHttpRequestOptions {
	const read = readAccount(credential);
	if (!read.ok || !leadsTo(read.account.baseUrl, request)) return request;
	const token =
		read.account.signIn === 'token'
			? textOf(credential['accessToken']).trim()
			: unpackToken(read.account, appAccount(credential), textOf(credential['sessionToken']), nowMs);
	// Without a token Shopify answers 401, and n8n signs in.
	if (token === null || token === '') return request;
	return { ...request, headers: { ...request.headers, [TOKEN_HEADER]: token } };
}

function leadsTo(baseUrl: string, { url, baseURL }: IHttpRequestOptions): boolean {
	if (!URL.canParse(url, baseURL)) return false;
	return new URL(url, baseURL).origin === new URL(baseUrl).origin;
}

interface Made {
	packed: string;
	atMs: number;
}

const KEPT_MS = 60_000;
const signingIn = new Map<string, Promise<string>>();
const lastMade = new Map<string, Made>();

/**
 * Parallel executions of this process sign in once together; one that comes a little later with the token that was
 * just replaced gets the new one. Only saves requests: losing it does no harm.
 */
export async function tokenOnce(
	mark: string,
	refused: string,
	nowMs: number,
	ask: () => Promise<string>,
): Promise<string> {
	const made = lastMade.get(mark);
	if (made && refused !== '' && made.packed !== refused && nowMs - made.atMs < KEPT_MS) return made.packed;
	const running = signingIn.get(mark);
	if (running) return await running;
	const asked = ask().finally(() => signingIn.delete(mark));
	signingIn.set(mark, asked);
	const packed = await asked;
	lastMade.set(mark, { packed, atMs: nowMs });
	return packed;
}
