import { join, resolve } from 'node:path';
import { ensureDependencies } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { runProgram, say } from './lib/steps.mjs';

/** Warnings are shown, errors fail. Switches written into a file have no effect. */
async function eslintErrors(folder) {
	const { ESLint } = await import('eslint');
	const eslint = new ESLint({
		cwd: folder,
		overrideConfigFile: join(root, 'eslint.config.mjs'),
		allowInlineConfig: false,
		errorOnUnmatchedPattern: false,
	});
	const results = await eslint.lintFiles(['.']);
	const text = await (await eslint.loadFormatter('stylish')).format(results);
	if (text.trim() !== '') say(text);
	return results.reduce((sum, result) => sum + result.errorCount, 0);
}

async function isFormatted(folder) {
	const prettier = join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
	const config = ['--config', join(root, '.prettierrc.json'), '--ignore-path', join(root, '.prettierignore')];
	const answer = await runProgram(process.execPath, [prettier, '--check', ...config, '.'], {
		cwd: folder,
		quiet: true,
	});
	if (!answer.ok) say(`${answer.tail}\n"npm run format" puts this right.`);
	return answer.ok;
}

// node scripts/lint.mjs [folder]
await ensureDependencies();
const folder = resolve(process.argv[2] ?? root);
const errors = await eslintErrors(folder);
const formatted = await isFormatted(folder);
process.exitCode = errors === 0 && formatted ? 0 : 1;
say(process.exitCode === 0 ? 'lint: nothing to say' : 'lint: failed');
