import { readFile, readdir } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { existsSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { ensureDependencies } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { say } from './lib/steps.mjs';

const PACK_LIBRARIES = new Set(['n8n-workflow', 'luxon', 'node:crypto']);
/** A file may import its own room and the rooms after it. */
const ROOMS = ['node', 'trigger', 'resources', 'rooms', 'mapping', 'client'];

/** Where a path of the repository lies: `{ area, house?, room? }`. */
function placeOf(path) {
	const [top, house, third] = path.split('/');
	if (top === 'sandbox' && third !== undefined) return { area: top, house };
	if (top !== 'nodes') return { area: top };
	if (house === 'shared') return { area: 'shared', room: third };
	if (path.endsWith('.node') || path.endsWith('.node.ts')) return { area: 'house', house, room: 'node' };
	return { area: 'house', house, room: path.split('/').length > 3 ? third : 'resources' };
}

function libraryProblem(from, name) {
	if (from.area === 'sandbox' || from.area === 'test') return undefined;
	if (from.area === 'shared' && from.room === 'vendor' && !isBuiltin(name)) return undefined;
	if (PACK_LIBRARIES.has(name)) return undefined;
	return `only nodes/shared/vendor may import "${name}"; elsewhere: n8n-workflow, luxon, node:crypto`;
}

const isBuiltin = (name) => name.startsWith('node:') || builtinModules.includes(name);

function pathProblem(from, to) {
	if (from.area === 'test') return undefined;
	if (from.area === 'sandbox') return sandboxProblem(from, to);
	if (to.area === 'shared') return undefined;
	if (from.area === 'shared') return 'nodes/shared knows no vendor: only nodes/shared';
	if (from.area === 'credentials')
		return to.area === 'credentials' || to.room === 'client'
			? undefined
			: "a credential may import nodes/shared and its system's client";
	if (to.area !== 'house') return `a node may not import from ${to.area}/`;
	if (from.house !== to.house) return `${from.house} may not import ${to.house}: no system knows another`;
	if (ROOMS.indexOf(to.room) < ROOMS.indexOf(from.room))
		return `${from.room} may not import ${to.room}: imports go ${ROOMS.join(' -> ')} -> shared`;
	return undefined;
}

function sandboxProblem(from, to) {
	if (to.area !== 'sandbox') return 'the sandbox is the other side of the wire: only sandbox/';
	if (from.house === undefined || to.house === undefined || to.house === 'core' || to.house === from.house)
		return undefined;
	return `sandbox/${from.house} may not import ${to.house}: a simulated vendor knows only the core`;
}

function placeProblem(place) {
	if (place.area !== 'house' || ROOMS.includes(place.room)) return undefined;
	return `"${place.room}" is no room of a system's house: ${ROOMS.slice(1).join(', ')}`;
}

async function problemsOf(folder, file) {
	const { importsOf } = await import('./lib/importsOf.mjs');
	const from = placeOf(file);
	const inPlace = placeProblem(from);
	const problems = inPlace === undefined ? [] : [`${file}: ${inPlace}`];
	for (const { module, line } of importsOf(file, await readFile(join(folder, file), 'utf8'))) {
		const relative = module.startsWith('.');
		const problem = relative
			? pathProblem(from, placeOf(posix.join(posix.dirname(file), module)))
			: libraryProblem(from, module);
		if (problem !== undefined) problems.push(`${file}:${line}: ${problem}`);
	}
	return problems;
}

async function sourceFiles(folder) {
	const files = [];
	for (const top of ['nodes', 'credentials', 'sandbox']) {
		if (!existsSync(join(folder, top))) continue;
		const names = await readdir(join(folder, top), { recursive: true });
		for (const name of names) if (name.endsWith('.ts')) files.push(`${top}/${name.replaceAll('\\', '/')}`);
	}
	return files.sort();
}

// node scripts/imports.mjs [folder]
await ensureDependencies();
const folder = resolve(process.argv[2] ?? root);
const files = await sourceFiles(folder);
const problems = [];
for (const file of files) problems.push(...(await problemsOf(folder, file)));
for (const problem of problems) say(problem);
say(
	`imports: ${files.length} files, ${problems.length === 0 ? 'nothing to say' : `${problems.length} problems`}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
