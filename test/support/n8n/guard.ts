import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { dropPostgres } from './database.ts';
import { killGroup } from './process.ts';

/*
 * Started beside every n8n, in a process group of its own. Its standard input stays open as long as whoever started n8n
 * lives; when it closes (also by SIGKILL), the guard ends n8n and takes its folder and database away.
 * Lines: `pid <n>` (the group to end, 0 = none), `folder <path>`, `database <name>`, `done` (nothing is left to do).
 */
let pid = 0;
let database: string | undefined;
let done = false;
const folders = new Set<string>();

for await (const line of createInterface({ input: process.stdin })) {
	const [word, ...rest] = line.split(' ');
	const value = rest.join(' ');
	if (word === 'pid') pid = Number(value);
	if (word === 'folder') folders.add(value);
	if (word === 'database') database = value;
	if (word === 'done') done = true;
}
if (!done) {
	if (pid > 0) killGroup(pid, 'SIGKILL');
	for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	if (database !== undefined) await dropPostgres(database);
}
