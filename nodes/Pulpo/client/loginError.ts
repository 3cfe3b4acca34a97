import { OperationalError } from 'n8n-workflow';

import { BANNED_LOGIN_PAUSE_MS, REFUSED_LOGIN_PAUSE_MS } from './limits';
import { vendorWords } from './refusals';
import { isRow } from './wire';

interface LoginResponse {
	status: number;
	/** n8n's credential test shows this text. */
	statusText: string;
	headers: Record<string, unknown>;
	data: unknown;
}

/**
 * Why no token could be had. Has the form of an HTTP error, because n8n's credential test and our request pipeline both
 * read the answer from there; it carries neither the request's body nor its headers.
 */
export class LoginError extends OperationalError {
	readonly isAxiosError = true;

	readonly config: { url: string };

	readonly response?: LoginResponse;

	constructor(message: string, url: string, response?: Omit<LoginResponse, 'statusText'>) {
		super(message);
		this.config = { url };
		if (response) this.response = { ...response, statusText: message };
	}
}

export interface LoginFailure {
	error: LoginError;
	/** How long nobody should ask again. */
	pauseMs: number;
}

type Answer = { reply: unknown } | { error: unknown };

/** The cause in a shop owner's words. */
export function loginFailure(url: string, environment: string, answer: Answer): LoginFailure {
	if ('error' in answer) return noAnswer(url, answer.error);
	const reply = isRow(answer.reply) ? answer.reply : {};
	const status = typeof reply['statusCode'] === 'number' ? reply['statusCode'] : 0;
	const headers = isRow(reply['headers']) ? reply['headers'] : {};
	const response = { status, headers, data: reply['body'] };
	const fail = (message: string, pauseMs: number): LoginFailure => ({
		error: new LoginError(message, url, response),
		pauseMs,
	});
	if (status === 400 || status === 401)
		return fail(refusedText(environment, reply['body']), REFUSED_LOGIN_PAUSE_MS);
	if (status === 403 || status === 429)
		return fail(BANNED, Math.max(BANNED_LOGIN_PAUSE_MS, retryAfterMs(headers)));
	if (status >= 500)
		return fail(
			`PULPO WMS has a fault of its own at the moment (status ${status}). Try again in a few minutes.`,
			0,
		);
	return fail(NO_API, REFUSED_LOGIN_PAUSE_MS);
}

const BANNED =
	'PULPO WMS has blocked log-ins from the address of this n8n for a while, as it does after too many of them. ' +
	'Wait some minutes before testing again.';

const NO_API =
	'There is no PULPO WMS at this address. Check the environment; a custom API Base URL looks like https://eu.pulpo.co/api/v1.';

function refusedText(environment: string, body: unknown): string {
	const words = vendorWords(body);
	const text =
		`PULPO WMS did not accept the user name or the password ${environment}. Check both for typing errors, ` +
		'and the environment: users of the live and the test environment are not the same.';
	return words === null || /^unauthori[sz]ed$/i.test(words) ? text : `${text} PULPO WMS says: ${words}`;
}

function noAnswer(url: string, error: unknown): LoginFailure {
	const code = codeOf(error);
	const host = URL.canParse(url) ? new URL(url).host : null;
	if (host === null || code === 'ERR_INVALID_URL') {
		return {
			error: new LoginError(
				'The API Base URL is not a web address. It looks like https://eu.pulpo.co/api/v1.',
				url,
			),
			pauseMs: 0,
		};
	}
	const broken = code === 'ECONNRESET' || code === 'EPIPE';
	const cause = CAUSES[code] ?? (broken ? 'it broke the connection off' : 'it gave no answer');
	const text = `PULPO WMS could not be reached at ${host}: ${cause}. Check the environment and the internet connection of n8n.`;
	return { error: new LoginError(text, url), pauseMs: broken ? BANNED_LOGIN_PAUSE_MS : 0 };
}

const CAUSES: Record<string, string> = {
	ECONNREFUSED: 'nothing answers there',
	ENOTFOUND: 'there is no server of that name',
	EAI_AGAIN: 'the name of the server could not be resolved',
	ECONNABORTED: 'it did not answer in time',
	ETIMEDOUT: 'it did not answer in time',
};

function codeOf(error: unknown): string {
	let link = error;
	for (let depth = 0; depth < 5 && isRow(link); depth++) {
		if (typeof link['code'] === 'string') return link['code'];
		link = link['cause'];
	}
	return '';
}

function retryAfterMs(headers: Record<string, unknown>): number {
	const seconds = Number(headers['retry-after']);
	return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}
