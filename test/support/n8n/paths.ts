import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from './commands.ts';

export const packName = 'n8n-nodes-shopbridge';

/** The repository's folder, found upwards from where the command runs. */
export function repositoryRoot(from = process.cwd()): string {
	const file = join(from, 'package.json');
	if (existsSync(file)) {
		const { name }: { name?: unknown } = JSON.parse(readFileSync(file, 'utf8'));
		if (name === packName) return from;
	}
	const parent = dirname(from);
	if (parent === from) throw new Error(`Run this inside the folder of ${packName}`);
	return repositoryRoot(parent);
}

/** n8n needs Node 24; the dev dependency `node` brings one when the machine's own is older. */
export function nodeBinary(): string {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	return resolve(repositoryRoot(), 'node_modules/node/bin', name);
}

/** Keyed by the lock file, so that a new n8n never meets an old folder. */
export function n8nFolder(): string {
	const folder = join(repositoryRoot(), 'scripts/n8n');
	const key = createHash('sha256');
	for (const name of ['package.json', 'package-lock.json']) key.update(readFileSync(join(folder, name)));
	const cache = process.env.XDG_CACHE_HOME ?? '';
	const base = cache === '' ? join(homedir(), '.cache') : cache;
	return join(base, packName, `n8n-${key.digest('hex').slice(0, 16)}`);
}

/** The start file of the cached n8n; installs it first when it is not there (about 3 GB, five minutes). */
export async function n8nCommand(): Promise<string> {
	const command = join(n8nFolder(), 'node_modules/n8n/bin/n8n');
	if (existsSync(command)) return command;
	const installer = pathToFileURL(join(repositoryRoot(), 'scripts/lib/install.mjs')).href;
	// A process of its own: jest cannot load an ES module without a flag.
	await runCommand(
		nodeBinary(),
		['--input-type=module', '-e', `import(${JSON.stringify(installer)}).then((m) => m.ensureN8n())`],
		{ cwd: repositoryRoot(), show: true },
	);
	if (!existsSync(command)) throw new Error(`n8n is not installed in ${n8nFolder()}`);
	return command;
}
