import { retryAfterMs } from './backoff';
import type { Trouble } from './trouble';
import type { Call, Decision, Endpoint, Judgement, Replay, Reply } from './types';

/** The default table. 5xx and 408 leave open whether the request was carried out. */
const BY_STATUS: Record<number, Decision> = {
	400: 'fail',
	401: 'fail',
	402: 'fail',
	403: 'fail',
	404: 'absent',
	405: 'fail',
	406: 'fail',
	408: 'retry',
	409: 'conflict',
	410: 'absent',
	413: 'fail',
	415: 'fail',
	422: 'fail',
	423: 'retry',
	425: 'retry',
	429: 'wait',
	501: 'fail',
	505: 'fail',
};

/** Judges an answer: the call's own judge first, then the vendor's table, then the default table. */
export function judgeReply(endpoint: Endpoint, call: Call, reply: Reply, nowMs: number): Judgement {
	const judgement =
		call.judge?.(reply) ?? endpoint.judge?.(reply) ?? defaultJudgement(endpoint, reply, nowMs);
	const { waitMs, ...rest } = judgement;
	const asked =
		waitMs ?? (judgement.decision === 'wait' ? retryAfterMs(reply.headers['retry-after'], nowMs) : undefined);
	return {
		...rest,
		decision: heldBack(judgement.decision, call.replay, reply.status),
		...(asked === undefined ? {} : { waitMs: asked }),
	};
}

/** Judges a request that got no answer. */
export function judgeTrouble(trouble: Trouble, replay: Replay): Decision {
	switch (trouble.code) {
		case 'certificate':
		case 'credential':
		case 'blocked':
			return 'fail';
		case 'cancelled':
			return trouble.sent === 'maybe' && replay === 'never' ? 'ambiguous' : 'fail';
		case 'login':
			return loginDecision(trouble.loginReply);
		default:
			return trouble.sent === 'maybe' && replay === 'never' ? 'ambiguous' : 'retry';
	}
}

function defaultJudgement(endpoint: Endpoint, reply: Reply, nowMs: number): Judgement {
	if (reply.status >= 200 && reply.status < 300) return { decision: 'ok' };
	if (reply.status === 401 && endpoint.sessionToken) return { decision: 'relogin' };
	const waitMs = retryAfterMs(reply.headers['retry-after'], nowMs);
	if (reply.status === 503 && waitMs !== undefined) return { decision: 'wait', waitMs };
	return { decision: BY_STATUS[reply.status] ?? (reply.status >= 500 ? 'retry' : 'fail') };
}

/** A repeat is given up when the first attempt may have been carried out and must not be doubled. */
function heldBack(decision: Decision, replay: Replay, status: number): Decision {
	const open = status >= 500 || status === 408;
	const repeats = decision === 'retry' || (decision === 'wait' && status !== 429);
	return repeats && open && replay === 'never' ? 'ambiguous' : decision;
}

function loginDecision(reply: Reply | null): Decision {
	if (reply === null) return 'retry';
	if (reply.status === 429 || reply.status >= 500) return 'retry';
	return 'fail';
}
