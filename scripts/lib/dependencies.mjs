import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { mustRun, runProgram, withProgress } from './steps.mjs';

const INSTALL_TIMEOUT_MS = 20 * 60_000;

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** Names of locked packages that are missing from `folder`/node_modules or there in another version. */
export async function outdatedPackages(folder) {
	const installedFile = join(folder, 'node_modules', '.package-lock.json');
	const { packages: locked } = await readJson(join(folder, 'package-lock.json'));
	const installed = existsSync(installedFile) ? (await readJson(installedFile)).packages : {};
	return Object.keys(locked).filter((path) => {
		if (path === '' || locked[path].optional || locked[path].devOptional) return false;
		return installed[path]?.version !== locked[path].version;
	});
}

/** Makes node_modules what package-lock.json says. Uses only Node's own modules. */
export async function ensureDependencies(folder = root) {
	if ((await outdatedPackages(folder)).length === 0) return;
	await withLock(join(folder, '.cache', 'dependencies.lock'), async () => {
		if ((await outdatedPackages(folder)).length === 0) return;
		await withProgress('installing the development dependencies (about 1 minute)', () =>
			mustRun('npm ci', 'npm', ['ci', '--ignore-scripts', '--include=dev'], {
				cwd: folder,
				timeoutMs: INSTALL_TIMEOUT_MS,
			}),
		);
	});
}

export const node24Path = (folder = root) =>
	join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

async function isNode24Ready(folder) {
	const binary = node24Path(folder);
	if (!existsSync(binary)) return false;
	const { version } = await readJson(join(folder, 'node_modules', 'node', 'package.json'));
	const answer = await runProgram(binary, ['--version'], { quiet: true, timeoutMs: 30_000 });
	return answer.ok && answer.output.trim() === `v${version}`;
}

/** The path of the Node 24 that runs n8n, tests and scripts, whatever Node the machine has. */
export async function ensureNode24(folder = root) {
	if (await isNode24Ready(folder)) return node24Path(folder);
	return await withLock(join(folder, '.cache', 'node24.lock'), async () => {
		if (await isNode24Ready(folder)) return node24Path(folder);
		await withProgress('fetching Node 24 from npm', () =>
			mustRun('npm rebuild node', 'npm', ['rebuild', 'node', '--ignore-scripts=false'], { cwd: folder }),
		);
		if (!(await isNode24Ready(folder)))
			throw new Error(`Node 24 is not at ${node24Path(folder)} after "npm rebuild node"`);
		return node24Path(folder);
	});
}
