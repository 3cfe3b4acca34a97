import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './lib/install.mjs';
import { packTarball, unpackTarball } from './lib/pack.mjs';
import { root } from './lib/paths.mjs';
import { say } from './lib/steps.mjs';

const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

/** The rules of the newest community plugin, with its warnings as errors, over the same files as n8n's gate. */
async function newestPlugin(folder, patterns) {
	const { ESLint } = await import('eslint');
	const { default: community } = await import('@n8n/eslint-plugin-community-nodes');
	const { default: tseslint } = await import('typescript-eslint');
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		errorOnUnmatchedPattern: false,
		overrideConfigFile: true,
		overrideConfig: [
			{ ...community.configs.recommended, ignores: ['node_modules/**'] },
			{ files: ['**/*.{ts,json}'], languageOptions: { parser: tseslint.parser } },
		],
	});
	const results = await eslint.lintFiles(patterns);
	const details = await (await eslint.loadFormatter('stylish')).format(results);
	return { passed: results.every((result) => result.messages.length === 0), details };
}

async function judge(title, folder, patterns) {
	const { analyzePackage } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const verdicts = {
		"n8n's scanner": await analyzePackage(folder, patterns),
		'newest community plugin': await newestPlugin(folder, patterns),
	};
	let passed = true;
	for (const [judgeName, verdict] of Object.entries(verdicts)) {
		say(`${title}, ${judgeName}: ${verdict.passed ? 'nothing to say' : (verdict.message ?? 'findings')}`);
		if (!verdict.passed) say(verdict.details ?? '');
		passed &&= verdict.passed;
	}
	return passed;
}

async function scanTarball() {
	const scratch = await mkdtemp(join(tmpdir(), 'shopbridge-scan-'));
	try {
		const folder = await unpackTarball(await packTarball(scratch), join(scratch, 'package'));
		return await judge('tarball', folder, TARBALL_PATTERNS);
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

// node scripts/scan.mjs           sources and tarball of this pack
// node scripts/scan.mjs <folder>  another pack's sources, <folder> --tarball: its unpacked tarball
await ensureDependencies();
const { SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
const [folder, kind] = process.argv.slice(2);
if (folder !== undefined) {
	const patterns = kind === '--tarball' ? TARBALL_PATTERNS : SOURCE_FILE_PATTERNS;
	process.exitCode = (await judge('sources', resolve(folder), patterns)) ? 0 : 1;
} else {
	await build();
	const sources = await judge('sources', root, SOURCE_FILE_PATTERNS);
	const tarball = await scanTarball();
	process.exitCode = sources && tarball ? 0 : 1;
}
