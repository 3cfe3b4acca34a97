import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderWith, removeFolders, repository, runNode } from './fixture';

afterEach(removeFolders);

const jestConfig = `module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: {},
};
`;
const suites = pathToFileURL(join(repository, 'scripts', 'lib', 'suites.mjs')).href;

function runUnitSuite(text: string, jestArgs: string[] = []) {
	const folder = folderWith({
		'jest.config.cjs': jestConfig,
		'test/unit/a.test.ts': text,
		'package.json': '{}',
	});
	const options = { root: folder, node24: process.execPath, full: false, jestArgs, env: {} };
	const code = `import { runSuite } from ${JSON.stringify(suites)};
const counts = await runSuite({ name: 'unit', real: false }, ${JSON.stringify(options)});
process.stdout.write('\\n' + JSON.stringify(counts) + '\\n');`;
	const { output } = runNode(['--input-type=module', '-e', code]);
	return {
		output,
		counts: output.split('\n').find((line) => line.startsWith('{')),
	};
}

describe('a suite run by npm test', () => {
	it('counts passed and failed tests', () => {
		const { counts } = runUnitSuite(
			`it('a', () => {}); it('b', () => {}); it('c', () => { throw new Error('no'); });`,
		);
		expect(counts).toBe('{"passed":2,"failed":1}');
	});

	it.each([
		['skipped', `it('a', () => {}); it.skip('b', () => {});`],
		['planned', `it('a', () => {}); it.todo('b');`],
		['shut out by an only', `it.only('a', () => {}); it('b', () => {});`],
	])('counts a test that is %s as failed and names it', (_title, text) => {
		const { counts, output } = runUnitSuite(text);
		expect(counts).toBe('{"passed":1,"failed":1}');
		expect(output).toMatch(/count as failed:\n {2}b/);
	});

	it('counts a file that cannot be loaded as failed', () => {
		expect(runUnitSuite(`require('./absent');`).counts).toBe('{"passed":0,"failed":1}');
	});

	it('lets a filter leave tests out', () => {
		const { counts } = runUnitSuite(`it('a', () => {}); it('b', () => {});`, ['-t', 'a']);
		expect(counts).toBe('{"passed":1,"failed":0}');
	});
});

describe('npm test', () => {
	it('closes with one line of figures', () => {
		const { exit, output } = runNode([join(repository, 'scripts', 'test.mjs'), '--only', 'install']);
		expect(output.trimEnd().split('\n').at(-1)).toBe('1 passed, 0 failed');
		expect(exit).toBe(0);
	});

	it('refuses a step that does not exist', () => {
		const { exit, output } = runNode([join(repository, 'scripts', 'test.mjs'), '--only', 'units']);
		expect(output).toContain('There is no step units');
		expect(exit).toBe(2);
	});
});
