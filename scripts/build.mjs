import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { say, secondsSince } from './lib/steps.mjs';

const VENDOR = 'nodes/shared/vendor/index.ts';

async function sourceFiles() {
	const files = [];
	for (const folder of ['nodes', 'credentials']) {
		const names = await readdir(join(root, folder), { recursive: true });
		for (const name of names)
			if (name.endsWith('.ts') && !name.endsWith('.d.ts'))
				files.push(join(folder, name).replaceAll('\\', '/'));
	}
	return files;
}

async function transpile(outdir) {
	const { build: esbuild } = await import('esbuild');
	const shared = {
		absWorkingDir: root,
		outdir,
		outbase: '.',
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		sourcemap: true,
		logLevel: 'warning',
	};
	const entryPoints = (await sourceFiles()).filter((file) => file !== VENDOR);
	await esbuild({ ...shared, entryPoints });
	await esbuild({
		...shared,
		entryPoints: [VENDOR],
		bundle: true,
		// The ES module forms: older "universal" forms look for the global object with the Function constructor.
		mainFields: ['module', 'main'],
		external: ['n8n-workflow', 'luxon'],
		legalComments: 'inline',
	});
	return entryPoints.length + 1;
}

async function copyAssets(outdir) {
	process.chdir(root);
	const { copyInto } = createRequire(import.meta.url)('../gulpfile.js');
	await finished(copyInto(outdir).resume());
}

/** Makes dist/ anew. It is built beside and swapped in, so that whoever reads dist/ meanwhile finds it whole. */
export async function build() {
	const startedMs = Date.now();
	const fresh = join(root, '.cache', `dist.new-${process.pid}`);
	const old = join(root, '.cache', `dist.old-${process.pid}`);
	const dist = join(root, 'dist');
	await mkdir(fresh, { recursive: true });
	try {
		const count = await transpile(fresh);
		await copyAssets(fresh);
		await rename(dist, old).catch(ignoreAbsent);
		await rename(fresh, dist);
		say(`built dist/ from ${count} source files in ${secondsSince(startedMs)}`);
	} finally {
		await rm(fresh, { recursive: true, force: true });
		await rm(old, { recursive: true, force: true });
	}
}

function ignoreAbsent(error) {
	if (error.code !== 'ENOENT') throw error;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await ensureDependencies();
	await build();
}
