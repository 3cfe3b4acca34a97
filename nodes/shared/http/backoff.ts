import type { Endpoint } from './types';

export type RetryPlan = Endpoint['retries'];

/** Doubles with each repeat up to the longest delay; half of it is jitter, so that parallel runs drift apart. */
export function backoffMs(repeat: number, plan: RetryPlan, random: number): number {
	const full = Math.min(plan.longestDelayMs, plan.firstDelayMs * 2 ** Math.min(repeat, 30));
	return Math.round(full / 2 + (full / 2) * random);
}

/** Whether a wait still fits into the budget that one call has for all its repeats. */
export function fitsBudget(elapsedMs: number, waitMs: number, plan: RetryPlan): boolean {
	return elapsedMs + waitMs <= plan.budgetMs;
}

/** Reads a Retry-After header: seconds (fractions allowed) or an HTTP date. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
	const text = header?.trim();
	if (!text) return undefined;
	if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** The wait that the vendor asks for, never none at all, and a little longer so that parallel runs do not wake together. */
export function politeWaitMs(askedMs: number, random: number): number {
	return Math.max(100, askedMs) + Math.round(Math.min(1000, askedMs / 10) * random);
}
