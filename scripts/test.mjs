import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDependencies, ensureN8n, ensureNode24 } from './lib/install.mjs';
import { packTarball } from './lib/pack.mjs';
import { envWithNode, root } from './lib/paths.mjs';
import { runProgram, say, secondsSince, withProgress } from './lib/steps.mjs';
import { findSuites, runSuite } from './lib/suites.mjs';

const HELP = `npm test                        everything, at a reduced size
npm test -- --full              the full figures of the acceptance scenarios
npm test -- --only lint,unit    some steps: install types lint scan imports parity build n8n and the folders of test/
npm test -- -- -t "behaviour"   further arguments go to jest`;
const CHECKS = ['install', 'types', 'lint', 'scan', 'imports', 'parity', 'build', 'n8n'];

function refuse(reason) {
	say(`${reason}\n${HELP}`);
	process.exit(2);
}

function readArguments(args) {
	const end = args.indexOf('--');
	const own = end < 0 ? args : args.slice(0, end);
	const only = own.includes('--only') ? own[own.indexOf('--only') + 1] : undefined;
	const unknown = own.filter((word) => word !== '--full' && word !== '--only' && word !== only);
	if (unknown.includes('--help') || (own.includes('--only') && only === undefined)) refuse('');
	if (unknown.length > 0) refuse(`There is no option ${unknown.join(', ')}`);
	return {
		full: own.includes('--full'),
		only: only?.split(','),
		jestArgs: end < 0 ? [] : args.slice(end + 1),
	};
}

const options = readArguments(process.argv.slice(2));
const totals = { passed: 0, failed: 0 };
const failedSteps = [];
const startedMs = Date.now();

/** `work` returns true or false for a check, `{ passed, failed }` for tests; what it throws is a failed check. */
async function step(name, work) {
	const outcome = await withProgress(name, work).catch((error) => {
		say(`${name}: ${error.message}`);
		return false;
	});
	const counts =
		typeof outcome === 'boolean' ? { passed: Number(outcome), failed: Number(!outcome) } : outcome;
	totals.passed += counts.passed;
	totals.failed += counts.failed;
	if (counts.failed > 0) failedSteps.push(name);
	return counts.failed === 0;
}

const wanted = (name) => options.only === undefined || options.only.includes(name);

async function installed() {
	let node24;
	const ok = await step('install', async () => {
		await ensureDependencies();
		node24 = await ensureNode24();
		return true;
	});
	return ok ? node24 : undefined;
}

async function check(name, node24, args) {
	if (!wanted(name)) return;
	await step(name, async () => {
		const run = await runProgram(node24, args, { cwd: root, env: envWithNode(node24) });
		if (run.note) say(`${name}: ${run.note}`);
		return run.ok;
	});
}

/** Builds and packs once; returns the tarball that every real-n8n test installs. */
async function packed(node24) {
	let tarball;
	await step('build', async () => {
		const folder = join(root, 'test-results', 'pack');
		await rm(folder, { recursive: true, force: true });
		const run = await runProgram(node24, ['scripts/build.mjs'], { cwd: root, env: envWithNode(node24) });
		if (run.ok) tarball = await packTarball(folder);
		return run.ok;
	});
	return tarball;
}

const knownSteps = (suites) => [...CHECKS, ...suites.map(({ name }) => name)];

async function runAll() {
	const node24 = await installed();
	if (node24 === undefined) return;
	const allSuites = await findSuites(root);
	const suites = allSuites.filter(({ name }) => wanted(name));
	const unknown = (options.only ?? []).filter((name) => !knownSteps(allSuites).includes(name));
	if (unknown.length > 0) return refuse(`There is no step ${unknown.join(', ')}`);
	const real = suites.filter((suite) => suite.real);
	const shared = { root, node24, full: options.full, jestArgs: options.jestArgs };

	await check('types', node24, ['node_modules/typescript/bin/tsc', '-p', '.']);
	await check('lint', node24, ['scripts/lint.mjs']);
	await check('scan', node24, ['scripts/scan.mjs']);
	await check('imports', node24, ['scripts/imports.mjs']);
	await check('parity', node24, ['scripts/parity.mjs']);
	for (const suite of suites.filter((candidate) => !candidate.real))
		await step(suite.name, () => runSuite(suite, { ...shared, env: {} }));

	const tarball = wanted('build') || real.length > 0 ? await packed(node24) : undefined;
	if (!wanted('n8n') && real.length === 0) return;
	if (!(await step('n8n', async () => (await ensureN8n()) !== '')) || tarball === undefined) return;
	for (const suite of real)
		await step(suite.name, () => runSuite(suite, { ...shared, env: { SHOPBRIDGE_TARBALL: tarball } }));
}

await runAll();
say('');
if (failedSteps.length > 0) say(`failed: ${failedSteps.join(', ')}`);
say(`all steps: ${secondsSince(startedMs)}`);
say(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
