import { spawn } from 'node:child_process';
import { ensureNode24 } from './dependencies.mjs';
import { root } from './paths.mjs';

/**
 * Runs a TypeScript file of this repository under Node 24 to its end and takes over its exit code. Ctrl+C reaches it
 * through the terminal; it cleans up by itself while this process waits.
 */
export async function runStage(file, args) {
	const node24 = await ensureNode24();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
	const child = spawn(node24, ['--disable-warning=ExperimentalWarning', file, ...args], {
		cwd: root,
		stdio: 'inherit',
	});
	process.on('SIGINT', () => {});
	for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	process.exitCode = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}
