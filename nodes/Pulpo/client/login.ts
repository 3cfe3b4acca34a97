import { createHash } from 'node:crypto';

import type { IHttpRequestOptions } from 'n8n-workflow';

import { LoginError, loginFailure } from './loginError';
import { NORMAL_TIMEOUT_MS, TOKEN_SHARED_MS } from './limits';
import { isRow } from './wire';

export interface Account {
	baseUrl: string;
	/** For messages: "in the Live EU environment". */
	environment: string;
	username: string;
	password: string;
	scope: string;
	/** The token that n8n holds, empty or refused by now. */
	knownToken: string;
}

type Send = (options: IHttpRequestOptions) => Promise<unknown>;

interface Login {
	running?: Promise<string> | undefined;
	token?: { value: string; atMs: number };
	held?: { untilMs: number; error: LoginError };
}

/**
 * Log-ins of this process by account. Only a guard against a burst of log-ins, for which the vendor bans the address:
 * n8n itself keeps the token in the stored credential. docs/vendors/pulpo.md, log-in
 */
const logins = new Map<string, Login>();

/** A token for the account; at most one log-in at a time, and none while the vendor has to be left alone. */
export async function sessionToken(send: Send, account: Account, nowMs: number): Promise<string> {
	const login = loginOf(account);
	if (login.held && nowMs < login.held.untilMs) throw login.held.error;
	const fresh = login.token;
	if (fresh && nowMs - fresh.atMs < TOKEN_SHARED_MS && fresh.value !== account.knownToken) return fresh.value;
	login.running ??= logIn(send, account, login, nowMs).finally(() => {
		login.running = undefined;
	});
	return await login.running;
}

async function logIn(send: Send, account: Account, login: Login, nowMs: number): Promise<string> {
	const url = `${account.baseUrl}/auth`;
	const answer = await send({
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
		body: {
			grant_type: 'password',
			username: account.username,
			password: account.password,
			scope: account.scope,
		},
		json: true,
		timeout: NORMAL_TIMEOUT_MS,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	}).then(
		(reply) => ({ reply }),
		(error: unknown) => ({ error }),
	);
	const token = 'reply' in answer ? tokenOf(answer.reply) : null;
	if (token !== null) {
		login.token = { value: token, atMs: nowMs };
		return token;
	}
	const { error, pauseMs } = loginFailure(url, account.environment, answer);
	if (pauseMs > 0) login.held = { untilMs: nowMs + pauseMs, error };
	throw error;
}

function tokenOf(reply: unknown): string | null {
	if (!isRow(reply) || !isRow(reply['body'])) return null;
	const token = reply['body']['access_token'];
	return reply['statusCode'] === 200 && typeof token === 'string' && token !== '' ? token : null;
}

function loginOf(account: Account): Login {
	const { baseUrl, username, password, scope } = account;
	const key = createHash('sha256')
		.update(JSON.stringify([baseUrl, username, password, scope]))
		.digest('hex');
	const login = logins.get(key) ?? {};
	logins.set(key, login);
	return login;
}
