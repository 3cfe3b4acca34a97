import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Problem } from '../model/outcome';

/** Every n8n context that can make an authenticated request. */
export type RequestContext =
	IExecuteFunctions | IPollFunctions | IHookFunctions | IWebhookFunctions | ILoadOptionsFunctions;

/**
 * What to do with an answer:
 * ok = use it; retry = repeat after a back-off; wait = repeat after the time that the vendor names;
 * fail = tell the user; absent = the thing does not exist; conflict = it exists already;
 * relogin = the session ended (n8n has already logged in once more by then); ambiguous = nobody knows whether the write happened.
 */
export type Decision = 'ok' | 'retry' | 'wait' | 'fail' | 'absent' | 'conflict' | 'relogin' | 'ambiguous';

/**
 * How a request may be repeated after an answer that leaves open whether it was carried out.
 * safe = reads and idempotent writes: repeat freely. never = the attempt ends as `ambiguous`; the caller looks the record up before it sends again.
 */
export type Replay = 'safe' | 'never';

export interface Call {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below the connection's base URL, segments already encoded (see encodeSegment). */
	path: string;
	/** Arrays become `name[]=a&name[]=b` unless the endpoint says otherwise. */
	query?: Record<string, string | number | boolean | Array<string | number> | undefined>;
	/** Objects and arrays are sent as JSON, strings as they are (then set a content type). */
	body?: unknown;
	headers?: Record<string, string>;
	replay: Replay;
	timeoutMs?: number;
	/** What this call does, for errors: "look up sales orders". */
	purpose: string;
	/** Judges this call's answers before the endpoint's own judge; undefined = no opinion. */
	judge?: (reply: Reply) => Judgement | undefined;
}

export interface Reply {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Parsed JSON, or text when it is none; undefined when empty. */
	body: unknown;
}

export interface Judgement {
	decision: Decision;
	/** For `wait`: how long the vendor asks us to wait. */
	waitMs?: number;
	/** Replaces the default wording. */
	problem?: Partial<Problem>;
}

/** Never throws for anything that the vendor or the network does. */
export type Attempt =
	| { ok: true; reply: Reply }
	| {
			ok: false;
			decision: Exclude<Decision, 'ok' | 'retry' | 'wait'>;
			problem: Problem;
			reply: Reply | null;
			/** How long the vendor asks to wait, when that did not fit the budget. */
			waitMs?: number;
	  };

/** Waits before a request so that the vendor's rate is kept; learns from answers. */
export interface Pace {
	/** Milliseconds to wait before the next request. Asked once per request: the answer also reserves its place. */
	delayMs(nowMs: number, purpose?: string): number;
	/** Called for every answer, refused ones included. */
	learn(reply: Reply, nowMs: number, purpose?: string): void;
}

/** What a vendor's house tells the pipeline about its API. One per request session. */
export interface Endpoint {
	/** As the user knows the system, for errors: "PULPO WMS". */
	title: string;
	credentialType: string;
	/** Without a trailing slash. */
	baseUrl: string;
	/**
	 * true: the credential has a session token; n8n logs in again on a 401 and repeats the request once.
	 * false: a 401 is judged at once (n8n would send it twice otherwise).
	 */
	sessionToken: boolean;
	timeoutMs: number;
	arrayFormat?: 'brackets' | 'repeat' | 'comma' | 'indices';
	headers?: Record<string, string>;
	/** The vendor's table: answer -> decision. undefined = the default table (see decisions.ts). */
	judge?: (reply: Reply) => Judgement | undefined;
	/** The vendor's own words in an error body, flattened to one text; null when there are none. */
	vendorMessage: (body: unknown) => string | null;
	pace: Pace;
	retries: { attempts: number; budgetMs: number; firstDelayMs: number; longestDelayMs: number };
}

/** Counts for "requests used against the fewest possible". */
export interface RequestCounts {
	sent: number;
	retried: number;
	rateLimited: number;
	waitedMs: number;
}

/** One request session of one execution; made by `connect` in request.ts. */
export interface Connection {
	readonly endpoint: Endpoint;
	readonly counts: RequestCounts;
	/** Sends with back-off, pacing and judging; returns what became of it. */
	attempt(call: Call): Promise<Attempt>;
	/** Like attempt, but throws a NodeApiError in a shop owner's words unless it went well. */
	send(call: Call): Promise<Reply>;
}
