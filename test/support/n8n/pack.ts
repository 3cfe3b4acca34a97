import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runCommand } from './commands.ts';
import { nodeBinary, repositoryRoot } from './paths.ts';

/**
 * The tarball of this repository's pack, as npm would publish it. Built first when a source is newer than the build.
 * SHOPBRIDGE_TARBALL names one that is there already: the test script packs once for all files.
 */
export async function packTarball(into: string): Promise<string> {
	const given = process.env.SHOPBRIDGE_TARBALL ?? '';
	if (given !== '') return given;
	const root = repositoryRoot();
	if (await buildIsStale(root)) await runCommand(nodeBinary(), ['scripts/build.mjs'], { cwd: root });
	await mkdir(into, { recursive: true });
	const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', into];
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const name = (await runCommand(npm, args, { cwd: root })).trim().split('\n').at(-1) ?? '';
	return join(into, basename(name));
}

/** Puts packages where a user's n8n keeps them, so that node types are named `<package>.<node>`. */
export async function installPackages(nodesFolder: string, sources: readonly string[]): Promise<void> {
	const dependencies: Record<string, string> = {};
	for (const source of sources) {
		const unpacked = await mkdtemp(join(tmpdir(), 'shopbridge-pack-'));
		try {
			const folder = await packageFolder(source, unpacked);
			const { name, version } = await manifest(folder);
			const target = join(nodesFolder, 'node_modules', name);
			await mkdir(join(target, '..'), { recursive: true });
			await cp(folder, target, { recursive: true });
			dependencies[name] = version;
		} finally {
			await rm(unpacked, { recursive: true, force: true });
		}
	}
	await mkdir(nodesFolder, { recursive: true });
	const list = { name: 'installed-nodes', private: true, dependencies };
	await writeFile(join(nodesFolder, 'package.json'), `${JSON.stringify(list, null, 2)}\n`);
}

async function packageFolder(source: string, unpacked: string): Promise<string> {
	if ((await stat(source)).isDirectory()) return source;
	await runCommand('tar', ['-xzf', source, '-C', unpacked]);
	return join(unpacked, 'package');
}

async function manifest(folder: string): Promise<{ name: string; version: string }> {
	const { name, version }: Record<string, unknown> = JSON.parse(
		await readFile(join(folder, 'package.json'), 'utf8'),
	);
	if (typeof name !== 'string' || typeof version !== 'string') throw new Error(`${folder} is no package`);
	return { name, version };
}

async function buildIsStale(root: string): Promise<boolean> {
	const dist = join(root, 'dist');
	if (!existsSync(dist)) return true;
	const sources = await Promise.all(
		['nodes', 'credentials', 'package.json'].map(async (name) => await newest(join(root, name))),
	);
	return Math.max(...sources) > (await newest(dist));
}

async function newest(path: string): Promise<number> {
	const { mtimeMs } = await stat(path);
	if (!(await stat(path)).isDirectory()) return mtimeMs;
	const names = await readdir(path, { recursive: true });
	const times = await Promise.all(names.map(async (name) => (await stat(join(path, name))).mtimeMs));
	return Math.max(0, ...times);
}
