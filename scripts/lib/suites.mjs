import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { envWithNode } from './paths.mjs';
import { runProgram, say } from './steps.mjs';

const MINUTE_MS = 60_000;
/** These need nothing but the development dependencies; every other folder of test/ needs a real n8n. */
const FAST = ['unit', 'contract', 'nodes'];

/** The folders of test/ that hold tests: `{ name, real }`, the fast ones first. */
export async function findSuites(root) {
	const entries = await readdir(join(root, 'test'), { withFileTypes: true });
	const suites = [];
	for (const entry of entries) {
		if (!entry.isDirectory()) continue;
		const files = await readdir(join(root, 'test', entry.name), { recursive: true });
		if (files.some((file) => file.endsWith('.test.ts')))
			suites.push({ name: entry.name, real: !FAST.includes(entry.name) });
	}
	const place = ({ name, real }) => (real ? FAST.length : FAST.indexOf(name));
	return suites.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/** Runs one folder of test/ and returns `{ passed, failed }`; a skipped test counts as failed. */
export async function runSuite(suite, { root, node24, full, jestArgs, env }) {
	const results = join(root, 'test-results', 'jest', `${suite.name}.json`);
	await mkdir(join(root, 'test-results', 'jest'), { recursive: true });
	await rm(results, { force: true });
	const traffic = process.env.SANDBOX_TRAFFIC_DIR;
	if (traffic) await mkdir(traffic, { recursive: true });
	const folder = join(root, 'test', suite.name);
	const args = [`--roots=${folder}`, '--json', `--outputFile=${results}`, '--passWithNoTests'];
	if (suite.real) args.push('--runInBand');
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const run = await runProgram(node24, [jest, ...args, ...jestArgs], {
		cwd: root,
		timeoutMs: (full ? 240 : suite.real ? 60 : 10) * MINUTE_MS,
		env: envWithNode(node24, {
			...env,
			...(full ? { SHOPBRIDGE_FULL: '1' } : {}),
			...(traffic ? { SANDBOX_TRAFFIC: join(traffic, `${suite.name}.jsonl`) } : {}),
		}),
	});
	if (!existsSync(results)) {
		say(`${suite.name}: no result (${run.note ?? `exit ${run.code}`})`);
		return { passed: 0, failed: 1 };
	}
	return judge(suite, run, JSON.parse(await readFile(results, 'utf8')), jestArgs);
}

export function judge(suite, run, result, jestArgs = []) {
	const filtered = jestArgs.length > 0;
	const skipped = filtered ? 0 : result.numPendingTests + result.numTodoTests;
	if (skipped > 0) {
		say(`${suite.name}: ${skipped} skipped tests count as failed:`);
		for (const name of skippedNames(result)) say(`  ${name}`);
	}
	const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
	if (failed === 0 && !run.ok) {
		say(`${suite.name}: jest ended with ${run.note ?? `exit ${run.code}`}`);
		return { passed: result.numPassedTests, failed: 1 };
	}
	return { passed: result.numPassedTests, failed };
}

const skippedNames = (result) =>
	result.testResults
		.flatMap((file) => file.assertionResults)
		.filter((test) => ['pending', 'todo', 'skipped', 'disabled'].includes(test.status))
		.map((test) => test.fullName);
