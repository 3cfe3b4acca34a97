import type { Clock } from './types.ts';

export interface AdjustableClock extends Clock {
	advance(ms: number): void;
	/** Calls back after the clock was moved on. */
	onAdvance(listener: () => void): void;
	/** Back to real time. */
	reset(): void;
}

export function createClock(real: () => number = Date.now): AdjustableClock {
	let offsetMs = 0;
	const listeners: Array<() => void> = [];
	return {
		now: () => real() + offsetMs,
		advance(ms) {
			offsetMs += ms;
			for (const listener of listeners) listener();
		},
		onAdvance(listener) {
			listeners.push(listener);
		},
		reset() {
			offsetMs = 0;
		},
	};
}
