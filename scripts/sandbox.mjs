import { ensureDependencies } from './lib/install.mjs';
import { runStage } from './lib/stage.mjs';

await ensureDependencies();
await runStage('test/support/demo/sandbox.ts', process.argv.slice(2));
