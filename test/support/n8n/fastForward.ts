/**
 * Loaded into n8n before its own code: each SIGUSR2 moves its clock on by a quarter of an hour. Timers that are already
 * running do not notice.
 */
const QUARTER_HOUR_MS = 900_000;
const real = Date.now;
let aheadMs = 0;

Date.now = () => real() + aheadMs;
process.on('SIGUSR2', () => {
	aheadMs += QUARTER_HOUR_MS;
});
