import type { AdjustableClock } from './clock.ts';

export interface Schedule {
	/** Runs `task` once the clock has reached `dueMs`. */
	at(dueMs: number, task: () => void): void;
	clear(): void;
}

interface Entry {
	dueMs: number;
	task: () => void;
	timer?: NodeJS.Timeout;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Timers on the sandbox's clock: moving the clock on makes waiting tasks due at once. */
export function createSchedule(clock: AdjustableClock): Schedule {
	const entries = new Set<Entry>();

	function arm(entry: Entry): void {
		clearTimeout(entry.timer);
		const waitMs = Math.max(0, entry.dueMs - clock.now());
		entry.timer = setTimeout(() => run(entry), Math.min(waitMs, LONGEST_TIMER_MS));
		entry.timer.unref();
	}

	function run(entry: Entry): void {
		if (!entries.has(entry)) return;
		if (clock.now() < entry.dueMs) return arm(entry);
		entries.delete(entry);
		entry.task();
	}

	clock.onAdvance(() => {
		for (const entry of entries) arm(entry);
	});

	return {
		at(dueMs, task) {
			const entry: Entry = { dueMs, task };
			entries.add(entry);
			arm(entry);
		},
		clear() {
			for (const entry of entries) clearTimeout(entry.timer);
			entries.clear();
		},
	};
}
