import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './steps.mjs';

const BEAT_MS = 2_000;
const ABANDONED_AFTER_MS = 30_000;

/** Runs `work` while holding a lock folder. The owner touches it regularly, so a killed owner's lock is taken over. */
export async function withLock(folder, work) {
	await mkdir(dirname(folder), { recursive: true });
	let told = false;
	while (!(await take(folder))) {
		if (!told) say(`  waiting for another process that holds ${folder}`);
		told = true;
		await wait(BEAT_MS);
	}
	const beat = setInterval(() => utimes(folder, new Date(), new Date()).catch(() => undefined), BEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(beat);
		await rm(folder, { recursive: true, force: true });
	}
}

async function take(folder) {
	try {
		await mkdir(folder);
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
	}
	const found = await stat(folder).catch(() => undefined);
	if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS)
		await rm(folder, { recursive: true, force: true });
	return false;
}
