import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const repository = join(__dirname, '..', '..', '..');

const made: string[] = [];

/** A throw-away folder with these files; it sees the repository's installed packages unless told otherwise. */
export function folderWith(files: Record<string, string>, packages = true): string {
	const folder = mkdtempSync(join(tmpdir(), 'shopbridge-tooling-'));
	made.push(folder);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	if (packages) symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
	return folder;
}

export function removeFolders(): void {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface Answer {
	exit: number | null;
	output: string;
}

export function runScript(name: string, ...args: string[]): Answer {
	return runNode([join(repository, 'scripts', name), ...args]);
}

export function runNode(args: string[], cwd = repository, env: Record<string, string> = {}): Answer {
	const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
	return { exit: run.status, output: `${run.stdout}${run.stderr}` };
}
