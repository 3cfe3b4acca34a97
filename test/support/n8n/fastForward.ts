/**
 * Loaded into n8n before its own code: each SIGUSR2 moves its clock on by a quarter of an hour. Timers that are already
 * running do not notice.
 */
const QUARTER_HOUR_MS = 900_000;
const realNow = Date.now;
let aheadMs = 0;

const now = () => realNow() + aheadMs;
Date.now = now;
globalThis.Date = new Proxy(Date, {
	construct: (target, args, newTarget) =>
		Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
});

process.on('SIGUSR2', () => {
	aheadMs += QUARTER_HOUR_MS;
});
