import { sleep } from 'n8n-workflow';

/** Time and chance, handed in so that tests can set both. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** A number in [0, 1). */
	random(): number;
	/** Waits; ends early when the signal fires. Tells whether the whole time has passed. */
	pause(ms: number, signal?: AbortSignal): Promise<boolean>;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	random: () => Math.random(),
	pause: async (ms, signal) => {
		if (ms <= 0) return !signal?.aborted;
		return await sleep(ms, signal).then(
			() => !signal?.aborted,
			() => false,
		);
	},
};
