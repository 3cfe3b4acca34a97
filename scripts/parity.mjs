import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ensureDependencies } from './lib/install.mjs';
import { namesInTemplate, rowsOf, testTitles } from './lib/parityTable.mjs';
import { root } from './lib/paths.mjs';
import { say } from './lib/steps.mjs';

// A table of docs/parity/*.md has the columns: feature | template or setting | test.
// A reference is `path` or `path: name`, in back quotes; a cell may hold several, and at least one.
// What a vendor does not allow has `impossible: <the vendor's fact>` in the second cell, and then needs no test.

// Shorter than this is no sentence that somebody could check.
const REASON_LENGTH = 20;

async function templateProblem(folder, { path, name }) {
	if (!existsSync(join(folder, path))) return `there is no template ${path}`;
	if (name === undefined) return undefined;
	const names = namesInTemplate(JSON.parse(await readFile(join(folder, path), 'utf8')));
	return names.has(name) ? undefined : `${path} has no setting "${name}"`;
}

async function testProblem(folder, { path, name }) {
	if (name === undefined) return `"${path}" names no test: write \`path: test name\``;
	if (!existsSync(join(folder, path))) return `there is no test file ${path}`;
	const titles = await testTitles(path, await readFile(join(folder, path), 'utf8'));
	return titles.includes(name) ? undefined : `${path} has no test "${name}"`;
}

async function problemsOf(folder, row) {
	const problems = [];
	if (row.impossible !== undefined) {
		const short = row.impossible.length < REASON_LENGTH;
		return short ? ['"impossible:" says no reason: write which fact of the vendor is in the way'] : [];
	}
	if (row.templates.length === 0) problems.push('no template or setting is named');
	if (row.tests.length === 0) problems.push('no test is named');
	for (const reference of row.templates) problems.push(await templateProblem(folder, reference));
	for (const reference of row.tests) problems.push(await testProblem(folder, reference));
	return problems.filter((problem) => problem !== undefined);
}

async function tables(folder) {
	const home = join(folder, 'docs', 'parity');
	if (!existsSync(home)) return [];
	return (await readdir(home)).filter((name) => name.endsWith('.md')).sort();
}

// node scripts/parity.mjs [folder]
await ensureDependencies();
const folder = resolve(process.argv[2] ?? root);
let rows = 0;
let problems = 0;
for (const name of await tables(folder)) {
	for (const row of rowsOf(await readFile(join(folder, 'docs', 'parity', name), 'utf8'))) {
		rows += 1;
		for (const problem of await problemsOf(folder, row)) {
			problems += 1;
			say(`docs/parity/${name}:${row.line}: ${row.feature}: ${problem}`);
		}
	}
}
say(`parity: ${rows} rows, ${problems === 0 ? 'nothing to say' : `${problems} problems`}`);
process.exitCode = problems === 0 ? 0 : 1;
