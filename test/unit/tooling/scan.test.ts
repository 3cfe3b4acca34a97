import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, removeFolders, repository, runScript } from './fixture';

afterEach(removeFolders);

const manifest = (change: Record<string, unknown>) => {
	const own = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Record<string, unknown>;
	const n8n = {
		n8nNodesApiVersion: 1,
		strict: true,
		nodes: ['dist/nodes/Lamp/Lamp.node.js'],
		credentials: [],
	};
	return `${JSON.stringify({ ...own, n8n, ...change }, null, 2)}\n`;
};
const scan = (files: Record<string, string>, ...kind: string[]) =>
	runScript('scan.mjs', folderWith(files), ...kind);
const findings = (output: string) => output.split('\n').filter((line) => /findings|violations/.test(line));

describe("the scan with n8n's own rules", () => {
	it('accepts a clean package', () => {
		const { exit, output } = scan({ 'package.json': manifest({}), 'nodes/a.ts': `export const a = 1;\n` });
		expect(findings(output)).toEqual([]);
		expect(exit).toBe(0);
	});

	it.each([
		['a run-time dependency', { 'package.json': manifest({ dependencies: { axios: '1.0.0' } }) }],
		['an install script', { 'package.json': manifest({ scripts: { postinstall: 'node a.js' } }) }],
		['console in a source', { 'package.json': manifest({}), 'nodes/a.ts': `console.log('hello');\n` }],
		[
			'an inline switch in front of a finding',
			{ 'package.json': manifest({}), 'nodes/a.ts': `/* eslint-disable */\nconsole.log('hello');\n` },
		],
	])('refuses %s', (_title, files) => {
		const { exit, output } = scan(files);
		expect(findings(output)).not.toEqual([]);
		expect(exit).toBe(1);
	});

	it('refuses process in the built package', () => {
		const files = { 'package.json': manifest({}), 'dist/nodes/a.js': `module.exports = process.env.HOME;\n` };
		expect(scan(files, '--tarball').exit).toBe(1);
	});

	it('refuses a node that package.json does not name', () => {
		const node = `export class Desk {}\n`;
		const { exit, output } = scan({ 'package.json': manifest({}), 'nodes/Desk/Desk.node.ts': node });
		expect(output).toContain('node-registration-complete');
		expect(exit).toBe(1);
	});
});
