import { mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderWith, removeFolders, repository, runNode } from './fixture';

afterEach(removeFolders);

const moduleUrl = (name: string) => pathToFileURL(join(repository, 'scripts', 'lib', name)).href;
const run = (code: string) => runNode(['--input-type=module', '-e', code]);
const lockFile = (packages: Record<string, unknown>) => JSON.stringify({ packages });

describe('the look for missing packages', () => {
	const outdated = (locked: Record<string, unknown>, installed: Record<string, unknown> | undefined) => {
		const files: Record<string, string> = { 'package-lock.json': lockFile({ '': {}, ...locked }) };
		if (installed) files['node_modules/.package-lock.json'] = lockFile(installed);
		const folder = folderWith(files, false);
		const code = `import { outdatedPackages } from '${moduleUrl('dependencies.mjs')}';
process.stdout.write((await outdatedPackages(${JSON.stringify(folder)})).join());`;
		return run(code).output;
	};

	it('says nothing when every locked version is there, whatever optional package is not', () => {
		const locked = {
			'node_modules/a': { version: '1.0.0' },
			'node_modules/b': { version: '1.0.0', optional: true },
		};
		expect(outdated(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe('');
	});

	it('names a package of another version, a missing one, and all when nothing is installed', () => {
		const locked = { 'node_modules/a': { version: '2.0.0' }, 'node_modules/b': { version: '1.0.0' } };
		expect(outdated(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(
			'node_modules/a,node_modules/b',
		);
		expect(outdated(locked, undefined)).toBe('node_modules/a,node_modules/b');
	});
});

describe('the lock around an install', () => {
	it('lets only one process in at a time', () => {
		const folder = folderWith({}, false);
		const worker = `import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { withLock } from '${moduleUrl('lock.mjs')}';
await withLock('${folder}/lock', async () => {
	appendFileSync('${folder}/log', 'in ');
	await wait(200);
	appendFileSync('${folder}/log', 'out ');
});`;
		run(`import { spawn } from 'node:child_process';
const ends = [1, 2].map(() => new Promise((done) =>
	spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(worker)}]).on('close', done)));
await Promise.all(ends);`);
		expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out in out ');
	});

	it('takes over from a process that was killed', () => {
		const folder = folderWith({}, false);
		mkdirSync(join(folder, 'lock'));
		utimesSync(join(folder, 'lock'), new Date(0), new Date(0));
		const { output } = run(`import { withLock } from '${moduleUrl('lock.mjs')}';
await withLock('${folder}/lock', async () => process.stdout.write('mine'));`);
		expect(output).toContain('mine');
	});
});
