import type { Reply } from './types';

export type TroubleCode =
	| 'timeout'
	| 'refused'
	| 'dns'
	| 'unreachable'
	| 'reset'
	| 'certificate'
	| 'login'
	| 'credential'
	| 'blocked'
	| 'cancelled'
	| 'other';

/** Why there is no answer. */
export interface Trouble {
	code: TroubleCode;
	/** Whether the vendor may have received the request. */
	sent: 'no' | 'maybe';
	/** The technical words, for the description. */
	detail: string;
	/** For `login`: how the vendor answered the login; null when it did not answer. */
	loginReply: Reply | null;
}

export type Delivery = { reply: Reply } | { trouble: Trouble };

const BY_CODE: Record<string, [TroubleCode, 'no' | 'maybe']> = {
	ECONNREFUSED: ['refused', 'no'],
	ENOTFOUND: ['dns', 'no'],
	EAI_AGAIN: ['dns', 'no'],
	EAI_FAIL: ['dns', 'no'],
	EHOSTUNREACH: ['unreachable', 'no'],
	ENETUNREACH: ['unreachable', 'no'],
	EHOSTDOWN: ['unreachable', 'no'],
	ENETDOWN: ['unreachable', 'no'],
	EADDRNOTAVAIL: ['unreachable', 'no'],
	ECONNABORTED: ['timeout', 'maybe'],
	ETIMEDOUT: ['timeout', 'maybe'],
	ECONNRESET: ['reset', 'maybe'],
	EPIPE: ['reset', 'maybe'],
	ERR_CANCELED: ['cancelled', 'maybe'],
	ERR_INVALID_URL: ['other', 'no'],
	ERR_BAD_OPTION: ['other', 'no'],
	ERR_BAD_OPTION_VALUE: ['other', 'no'],
};

const CERTIFICATE =
	/^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** Sorts an error that n8n's request helper threw. `url` is the address that was to be called. */
export function deliveryOf(error: unknown, url: string): Delivery {
	const http = chainOf(error).find((link) => link['isAxiosError'] === true);
	if (!http) return { trouble: beforeSending(error) };
	const reply = replyOf(http['response']);
	if (!sameTarget(http['config'], url)) {
		return { trouble: { code: 'login', sent: 'no', detail: textOf(http), loginReply: reply } };
	}
	return reply ? { reply } : { trouble: networkTrouble(http) };
}

/** Builds a reply from what n8n returns with `returnFullResponse`, or from an error's response. */
export function replyOf(response: unknown): Reply | null {
	if (!isRecord(response)) return null;
	const status = response['statusCode'] ?? response['status'];
	if (typeof status !== 'number') return null;
	const body = 'body' in response ? response['body'] : response['data'];
	return { status, headers: headersOf(response['headers']), body: parsed(body) };
}

function beforeSending(error: unknown): Trouble {
	const detail = textOf(chainOf(error).at(-1) ?? {});
	const names = chainOf(error).map((link) => String(link['name']));
	if (names.some((name) => name.includes('Cancelled') || name === 'AbortError')) {
		return { code: 'cancelled', sent: 'maybe', detail, loginReply: null };
	}
	if (/oauth2? access token/i.test(detail)) return { code: 'login', sent: 'no', detail, loginReply: null };
	if (/domain.*not allowed|not allowed.*domain|ssrf/i.test(detail)) {
		return { code: 'blocked', sent: 'no', detail, loginReply: null };
	}
	return { code: 'credential', sent: 'no', detail, loginReply: null };
}

function networkTrouble(http: Record<string, unknown>): Trouble {
	const chain = chainOf(http);
	const code = chain.map((link) => link['code']).find((entry) => typeof entry === 'string') ?? '';
	const detail = textOf(http);
	const connecting =
		chain.some((link) => link['syscall'] === 'connect') ||
		detail.includes('before secure TLS connection was established');
	if (CERTIFICATE.test(String(code))) return { code: 'certificate', sent: 'no', detail, loginReply: null };
	const [known, sent] = BY_CODE[String(code)] ?? (['other', 'maybe'] as const);
	return { code: known, sent: connecting ? 'no' : sent, detail, loginReply: null };
}

function sameTarget(config: unknown, url: string): boolean {
	if (!isRecord(config) || typeof config['url'] !== 'string') return true;
	const base = typeof config['baseURL'] === 'string' ? config['baseURL'] : undefined;
	if (!URL.canParse(config['url'], base) || !URL.canParse(url)) return true;
	const called = new URL(config['url'], base);
	const meant = new URL(url);
	return called.origin === meant.origin && called.pathname === meant.pathname;
}

function headersOf(headers: unknown): Record<string, string> {
	if (!isRecord(headers)) return {};
	return Object.fromEntries(
		Object.entries(headers)
			.filter(([, value]) => value !== undefined && value !== null && typeof value !== 'function')
			.map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]),
	);
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body ?? undefined;
	const text = body.replace(/^\uFEFF/, '');
	if (text.trim() === '') return undefined;
	if (!/^\s*[[{"\d\-tfn]/.test(text)) return text;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** The error and what it was caused by, outermost first. */
function chainOf(error: unknown): Array<Record<string, unknown>> {
	const chain: Array<Record<string, unknown>> = [];
	let link = error;
	while (isRecord(link) && !chain.includes(link) && chain.length < 8) {
		chain.push(link);
		link = link['cause'];
	}
	return chain;
}

function textOf(error: Record<string, unknown>): string {
	const message = typeof error['message'] === 'string' ? error['message'] : '';
	const code = typeof error['code'] === 'string' ? error['code'] : '';
	return message.includes(code) ? message : `${message} (${code})`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
