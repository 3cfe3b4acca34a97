import { retryAfterMs } from './backoff';
import type { Pace, Reply } from './types';

/** No own limit; still holds back while the vendor asks to wait. */
export function noPace(): Pace {
	return fixedPace({ requests: Number.POSITIVE_INFINITY, perMs: 1000 });
}

export interface FixedRate {
	requests: number;
	perMs: number;
	/** How many requests may go out at once after a rest; 1 = evenly spread. */
	burst?: number;
}

/** An even rate, such as 300 per 60,000 ms. A 429 with Retry-After holds back all requests of the connection. */
export function fixedPace({ requests, perMs, burst = 1 }: FixedRate): Pace {
	const spacingMs = requests > 0 && Number.isFinite(requests) ? perMs / requests : 0;
	const slackMs = (burst - 1) * spacingMs;
	let dueMs = 0;
	return {
		delayMs(nowMs) {
			dueMs = Math.max(dueMs, nowMs);
			const waitMs = Math.max(0, dueMs - slackMs - nowMs);
			dueMs += spacingMs;
			return waitMs;
		},
		learn(reply, nowMs) {
			const askedMs = reply.status === 429 ? retryAfterMs(reply.headers['retry-after'], nowMs) : undefined;
			if (askedMs !== undefined) dueMs = Math.max(dueMs, nowMs + askedMs + slackMs);
		},
	};
}

/** After this time an answer no longer comes. */
const FORGOTTEN_MS = 120_000;

/** A vendor's statement about its leaky bucket. */
export interface BucketState {
	available: number;
	maximum: number;
	restorePerSecond: number;
	/** What the answered request was charged in advance; null when the vendor does not say. */
	requested: number | null;
}

/**
 * A bucket of cost points that refills steadily. `read` takes the state from an answer. Waits until the bucket holds what
 * the dearest request of the same purpose was charged so far, so that the vendor need not refuse any; requests under way
 * are counted.
 */
export function bucketPace(read: (reply: Reply) => BucketState | undefined, firstCost: number): Pace {
	const costs = new Map<string, number>();
	let state: BucketState | undefined;
	let seenMs = 0;
	let underWay: Array<{ purpose: string; cost: number; sentMs: number }> = [];
	return {
		delayMs(nowMs, purpose = '') {
			const cost = costs.get(purpose) ?? firstCost;
			underWay = underWay.filter((request) => nowMs - request.sentMs < FORGOTTEN_MS);
			underWay.push({ purpose, cost, sentMs: nowMs });
			if (!state || state.restorePerSecond <= 0) return 0;
			const refilled = ((nowMs - seenMs) / 1000) * state.restorePerSecond;
			const held = Math.min(state.maximum, state.available + refilled);
			const promised = underWay.reduce((sum, request) => sum + request.cost, 0);
			const missing = Math.min(promised, state.maximum) - held;
			return missing <= 0 ? 0 : Math.ceil((missing / state.restorePerSecond) * 1000);
		},
		learn(reply, nowMs, purpose = '') {
			const answered = underWay.findIndex((request) => request.purpose === purpose);
			if (answered >= 0) underWay.splice(answered, 1);
			const told = read(reply);
			if (!told) return;
			state = told;
			seenMs = nowMs;
			if (told.requested === null) return;
			costs.set(purpose, Math.min(told.maximum, Math.max(costs.get(purpose) ?? 0, told.requested)));
		},
	};
}
