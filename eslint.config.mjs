import community from '@n8n/eslint-plugin-community-nodes';
import { buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import tseslint from 'typescript-eslint';

const PACK = ['package.json', '{nodes,credentials}/**/*.{ts,json}'];
const PACK_CODE = ['{nodes,credentials}/**/*.ts'];
const OUTSIDE = ['{sandbox,test}/**/*.ts'];

const asErrors = (rules) =>
	Object.fromEntries(
		Object.entries(rules).map(([name, level]) => [
			name,
			Array.isArray(level) ? ['error', ...level.slice(1)] : 'error',
		]),
	);

// n8n's own gate as it is, without its older copy of the community plugin: the newest one takes its place.
const gate = (await buildScanConfig())
	.filter((part) => part.plugins?.['@n8n/community-nodes'] === undefined)
	.map((part) => ({
		...part,
		files: (part.files ?? ['**/*']).flatMap((file) => PACK.map((pack) => [file, pack])),
	}));

const newest = {
	files: PACK,
	plugins: { '@n8n/community-nodes': community },
	rules: asErrors(community.configs.recommended.rules),
};

const typed = {
	languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
};

const sizes = (files, max) => ({
	files,
	ignores: ['**/*.test.ts'],
	rules: { 'max-lines': ['warn', { max }] },
});

export default tseslint.config(
	{ ignores: ['dist/**', '.cache/**', 'coverage/**', 'test-results/**', '**/*.{js,cjs,mjs}'] },
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	...gate,
	newest,
	{
		files: [...PACK_CODE, ...OUTSIDE],
		extends: tseslint.configs.strict,
		...typed,
		rules: {
			eqeqeq: 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
		},
	},
	{
		files: PACK_CODE,
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'error',
			'@typescript-eslint/no-unsafe-assignment': 'error',
			'@typescript-eslint/no-unsafe-call': 'error',
			'@typescript-eslint/no-unsafe-member-access': 'error',
			'@typescript-eslint/no-unsafe-return': 'error',
		},
	},
	sizes(['**/*.ts'], 250),
	sizes(['nodes/*/client/*.ts'], 200),
	sizes(['nodes/*/resources/**/*.ts'], 130),
	sizes(['nodes/*/*.node.ts'], 120),
);
