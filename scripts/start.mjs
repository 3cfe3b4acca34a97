import { ensureDependencies, ensureN8n } from './lib/install.mjs';
import { runStage } from './lib/stage.mjs';

const USAGE = `usage: npm start [-- options]
  --once          end after the report; exit 0 only if every expected order arrived exactly once and no other
  --per-kind N    how many orders of every kind are placed (default 2)`;

const args = process.argv.slice(2);
if (args.includes('--help')) process.stdout.write(`${USAGE}\n`);
else {
	await ensureDependencies();
	await ensureN8n();
	await runStage('test/support/demo/start.ts', args);
}
