import { folderWith, removeFolders, runScript } from './fixture';

afterEach(removeFolders);

const tsconfig =
	'{ "compilerOptions": { "strict": true, "target": "es2022", "types": [] }, "include": ["**/*.ts"] }\n';
const lint = (files: Record<string, string>) =>
	runScript('lint.mjs', folderWith({ 'tsconfig.json': tsconfig, ...files }));

const anyKind = `export const a = (value: any) => typeof value;\n`;

const property = `export const field = {
	displayName: 'Shop',
	name: 'shop',
	type: 'string',
	description: 'Name of the shop',
};
`;

describe('lint', () => {
	it('accepts clean files', () => {
		const { exit, output } = lint({
			'nodes/Lamp/client/places.ts': `export const PLACES = 10;\n`,
			'sandbox/lamp.ts': `export const lamps = ['desk'];\n`,
		});
		expect(output).toContain('nothing to say');
		expect(exit).toBe(0);
	});

	const samples: [string, string, string, string][] = [
		['any', 'nodes/Lamp/a.ts', anyKind, 'no-explicit-any'],
		['any in the sandbox', 'sandbox/b.ts', anyKind, 'no-explicit-any'],
		['any in a test', 'test/c.ts', anyKind, 'no-explicit-any'],
		['a forgotten await', 'sandbox/d.ts', `void 0;\nPromise.resolve(1);\n`, 'no-floating-promises'],
		[
			'a value of unknown kind',
			'nodes/e.ts',
			`export const a: string = JSON.parse('""');\n`,
			'no-unsafe-assignment',
		],
		['a timer', 'nodes/Lamp/f.ts', `setTimeout(() => undefined, 1);\n`, 'no-restricted-globals'],
		['a node property without default', 'nodes/g.ts', property, 'node-param-default-missing'],
		[
			'a finding behind an inline switch',
			'nodes/h.ts',
			`/* eslint-disable */\n${anyKind}`,
			'no-explicit-any',
		],
	];
	let blocks: string[];
	beforeAll(() => {
		const { output } = lint(Object.fromEntries(samples.map(([, file, text]) => [file, text])));
		blocks = output.split('\n\n');
	});

	it.each(samples)('names %s', (_title, file, _text, rule) => {
		expect(blocks.find((block) => block.includes(file))).toContain(rule);
	});

	it('fails on a single finding', () => {
		expect(lint({ 'sandbox/a.ts': anyKind }).exit).toBe(1);
	});

	it('fails on another indentation', () => {
		const { exit, output } = lint({ 'sandbox/a.ts': `export function a() {\n  return 1;\n}\n` });
		expect(output).toContain('npm run format');
		expect(exit).toBe(1);
	});
});
