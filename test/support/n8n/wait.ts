export interface WaitOptions {
	timeoutMs?: number;
	everyMs?: number;
	/** Ends the waiting early: returns the reason why it can no longer succeed. */
	hopeless?: () => string | undefined;
}

/** jest's objects and Node's have different classes, so `instanceof Error` does not tell. */
export const messageOf = (error: unknown): string =>
	typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

export const pause = async (ms: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until the answer is there; the message names what was waited for. */
export async function waitFor<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	{ timeoutMs = 60_000, everyMs = 150, hopeless }: WaitOptions = {},
): Promise<T> {
	const end = Date.now() + timeoutMs;
	let lastError: unknown;
	for (;;) {
		try {
			const answer = await ask();
			if (answer !== undefined) return answer;
			lastError = undefined;
		} catch (error) {
			lastError = error;
		}
		const reason = hopeless?.();
		if (reason !== undefined) throw new Error(`Waited for ${what}: ${reason}`);
		if (Date.now() > end) {
			const last = lastError === undefined ? '' : `; last answer: ${messageOf(lastError)}`;
			throw new Error(`Waited ${Math.round(timeoutMs / 1000)} s for ${what}${last}`);
		}
		await pause(everyMs);
	}
}
