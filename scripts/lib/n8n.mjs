import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ensureDependencies, ensureNode24 } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, envWithNode, root } from './paths.mjs';
import { mustRun, runProgram, say, withProgress } from './steps.mjs';

const SOURCES = join(root, 'scripts', 'n8n');
const FILES = ['package.json', 'package-lock.json'];
const MARKER = 'complete.json';
const INSTALL_TIMEOUT_MS = 30 * 60_000;

async function readLocked() {
	const texts = await Promise.all(FILES.map((name) => readFile(join(SOURCES, name))));
	const key = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 16);
	const { packages } = JSON.parse(texts[1].toString('utf8'));
	const versionOf = (name) => packages[`node_modules/${name}`].version;
	return { key, n8n: versionOf('n8n'), sqlite: versionOf('sqlite3') };
}

/**
 * The folder that holds the pinned n8n (`node_modules/n8n/bin/n8n`); installs it on first use. It lies in the user's cache,
 * keyed by its lock file, and is complete or not there: an install is made beside it and renamed at the end.
 */
export async function ensureN8n() {
	const locked = await readLocked();
	const folder = join(cacheFolder(), `n8n-${locked.key}`);
	if (existsSync(join(folder, MARKER))) return folder;
	await ensureDependencies();
	const node24 = await ensureNode24();
	return await withLock(`${folder}.lock`, async () => {
		if (existsSync(join(folder, MARKER))) return folder;
		if (await works(folder, node24, locked)) return await complete(folder, locked);
		await removeLeftovers(folder);
		await checkSqliteCanBeHad(locked.sqlite);
		const staging = `${folder}.new-${process.pid}`;
		await install(staging, node24, locked);
		await complete(staging, locked);
		await rename(staging, folder);
		return folder;
	});
}

async function complete(folder, locked) {
	const facts = { n8n: locked.n8n, installedAt: new Date().toISOString() };
	await writeFile(join(folder, MARKER), `${JSON.stringify(facts)}\n`);
	return folder;
}

async function removeLeftovers(folder) {
	if (existsSync(folder)) say(`  the n8n in ${folder} is incomplete and is installed again`);
	const beside = existsSync(dirname(folder)) ? await readdir(dirname(folder)) : [];
	for (const name of beside)
		if (name === basename(folder) || name.startsWith(`${basename(folder)}.new-`))
			await rm(join(dirname(folder), name), { recursive: true, force: true });
}

async function works(folder, node24, locked) {
	if (!existsSync(join(folder, 'node_modules', 'n8n', 'bin', 'n8n'))) return false;
	const probe = `require('sqlite3'); process.stdout.write(require('n8n/package.json').version)`;
	const answer = await runProgram(node24, ['-e', probe], { cwd: folder, quiet: true, timeoutMs: 60_000 });
	return answer.ok && answer.output === locked.n8n;
}

async function install(staging, node24, locked) {
	await mkdir(staging, { recursive: true });
	for (const name of FILES) await copyFile(join(SOURCES, name), join(staging, name));
	const env = envWithNode(node24);
	await withProgress(`installing n8n ${locked.n8n} (once; about 3 GB and 5 minutes)`, () =>
		mustRun('npm ci for n8n', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
			cwd: staging,
			env,
			timeoutMs: INSTALL_TIMEOUT_MS,
		}),
	);
	await withProgress('building the SQLite driver of n8n', () => buildSqlite(staging, node24));
	if (!(await works(staging, node24, locked)))
		throw new Error(`n8n was installed in ${staging}, but its SQLite driver does not load`);
}

async function buildSqlite(staging, node24) {
	const nodeHome = dirname(dirname(await realHeaders(node24)));
	const env = envWithNode(node24, { npm_config_nodedir: nodeHome });
	const rebuild = ['rebuild', 'sqlite3', '--ignore-scripts=false'];
	const first = await runProgram('npm', rebuild, {
		cwd: staging,
		env,
		quiet: true,
		timeoutMs: INSTALL_TIMEOUT_MS,
	});
	if (first.ok) return;
	// sqlite3 brings a node-gyp that needs Python's "distutils", which Python 3.12 dropped; npm's own does not.
	const newer = await nodeGypOfNpm();
	if (newer === undefined) throw new Error(`npm rebuild sqlite3 failed\n${first.tail}`);
	await mustRun('building sqlite3', node24, [newer, 'rebuild', `--nodedir=${nodeHome}`], {
		cwd: join(staging, 'node_modules', 'sqlite3'),
		env,
		timeoutMs: INSTALL_TIMEOUT_MS,
	});
}

/** node's own package holds a package per platform with the headers; `bin/node` beside is a hard link without them. */
async function realHeaders(node24) {
	const packages = join(dirname(dirname(node24)), 'node_modules');
	const names = await readdir(packages);
	for (const name of names) {
		const headers = join(packages, name, 'include', 'node');
		if (existsSync(headers)) return headers;
	}
	return join(packages, `node-${process.platform}-${process.arch}`, 'include', 'node');
}

async function nodeGypOfNpm() {
	const finder = process.platform === 'win32' ? 'where' : 'which';
	const found = await runProgram(finder, ['npm'], { quiet: true, timeoutMs: 10_000 });
	if (!found.ok) return undefined;
	const npm = await realpath(found.output.trim().split('\n')[0]);
	const tool = join(dirname(dirname(npm)), 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
	return existsSync(tool) ? tool : undefined;
}

async function canRun(...programs) {
	for (const program of programs)
		if ((await runProgram(program, ['--version'], { quiet: true, timeoutMs: 30_000 })).ok) return true;
	return false;
}

/** Five minutes of installing are not begun when the SQLite driver can neither be fetched nor built. */
async function checkSqliteCanBeHad(version) {
	const python = await canRun('python3', 'python');
	const compiler = process.platform === 'win32' || (await canRun('c++', 'g++', 'clang++'));
	if (python && compiler) return;
	const behindProxy = Object.keys(process.env).some((name) => /^https?_proxy$/i.test(name));
	if (behindProxy || (await prebuiltSqliteIsThere(version))) return;
	const missing = [python ? undefined : 'Python 3', compiler ? undefined : 'a C++ compiler'].filter(Boolean);
	throw new Error(
		`n8n's SQLite driver cannot be downloaded here and must be built: please install ${missing.join(' and ')} first (Debian: apt-get install python3 g++ make)`,
	);
}

async function prebuiltSqliteIsThere(version) {
	const host = 'https://github.com/TryGhost/node-sqlite3/releases/download';
	const name = `sqlite3-v${version}-napi-v6-${process.platform}-${process.arch}.tar.gz`;
	try {
		const signal = AbortSignal.timeout(15_000);
		const answer = await fetch(`${host}/v${version}/${name}`, { method: 'HEAD', signal });
		return answer.ok;
	} catch {
		return false;
	}
}
