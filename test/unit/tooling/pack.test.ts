import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderWith, removeFolders, repository, runNode, runScript } from './fixture';

interface Manifest {
	dependencies?: unknown;
	n8n: { nodes: string[]; credentials: string[] };
}

let folder: string;
let files: string[];
let manifest: Manifest;

/** Builds, packs and unpacks as npm would install it, beside nothing but what n8n itself brings. */
beforeAll(() => {
	const built = runScript('build.mjs');
	if (built.exit !== 0) throw new Error(built.output);
	const home = folderWith({}, false);
	const pack = pathToFileURL(join(repository, 'scripts', 'lib', 'pack.mjs')).href;
	folder = join(home, 'node_modules', 'n8n-nodes-shopbridge');
	const code = `const { packTarball, unpackTarball } = await import(${JSON.stringify(pack)});
await unpackTarball(await packTarball(${JSON.stringify(home)}), ${JSON.stringify(folder)});`;
	const packed = runNode(['--input-type=module', '-e', code]);
	if (packed.exit !== 0) throw new Error(packed.output);
	for (const name of ['n8n-workflow', 'luxon'])
		symlinkSync(join(repository, 'node_modules', name), join(home, 'node_modules', name), 'dir');
	files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
	manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}, 60_000);

afterAll(removeFolders);

const listed = () => [...manifest.n8n.nodes, ...manifest.n8n.credentials];

describe('the package that npm publishes', () => {
	it('holds what a user needs and nothing else', () => {
		const single = ['CHANGELOG.md', 'LICENSE', 'README.md', 'index.js', 'package.json'];
		const others = files.filter((file) => !file.startsWith('dist/') && !file.startsWith('workflows/'));
		expect(others.sort()).toEqual(single);
		expect(files.filter((file) => /\.(ts|tsx|tgz)$/.test(file))).toEqual([]);
	});

	it('has a source map beside every built file', () => {
		const built = files.filter((file) => file.startsWith('dist/') && file.endsWith('.js'));
		expect(built.filter((file) => !files.includes(`${file}.map`))).toEqual([]);
		expect(built).not.toEqual([]);
	});

	it('has no dependency', () => {
		expect(manifest.dependencies).toBeUndefined();
	});

	it('holds every node and credential that package.json names, and a codex file beside every node', () => {
		const codex = manifest.n8n.nodes.map((file) => file.replace(/\.js$/, '.json'));
		expect([...listed(), ...codex].filter((file) => !files.includes(file))).toEqual([]);
	});

	it('loads with nothing but what n8n brings', () => {
		const code = `
const { join, basename } = require('node:path');
const icons = [];
for (const file of ${JSON.stringify(listed())}) {
	const name = basename(file).split('.')[0];
	const made = new (require(join(${JSON.stringify(folder)}, file))[name])();
	const icon = made.description?.icon ?? made.icon;
	icons.push([file, typeof icon === 'string' ? [icon] : Object.values(icon)]);
}
process.stdout.write(JSON.stringify(icons));`;
		const { exit, output } = runNode(['-e', code], folder);
		expect({ exit, output }).toMatchObject({ exit: 0 });
		const icons = JSON.parse(output) as [string, string[]][];
		const missing = icons.flatMap(([file, paths]) =>
			paths.filter((path) => !existsSync(join(folder, dirname(file), path.replace('file:', '')))),
		);
		expect(missing).toEqual([]);
		expect(icons.map(([, paths]) => new Set(paths).size)).toEqual(listed().map(() => 2));
	});
});
