import { startN8n } from './index.ts';

/** For the test of the guard: starts an n8n, says what there is to clean up, and waits to be killed. */
const n8n = await startN8n({ pack: false, database: 'postgres' });
process.stdout.write(`${JSON.stringify({ pid: n8n.pid(), folder: n8n.folder, database: n8n.database })}\n`);
setInterval(() => {}, 60_000);
