import { folderWith, removeFolders, runScript } from './fixture';

afterEach(removeFolders);

const template = JSON.stringify({
	name: 'Lamp orders',
	nodes: [
		{
			name: 'Settings',
			type: 'n8n-nodes-base.set',
			parameters: {
				assignments: { assignments: [{ id: '1', name: 'Order tags', value: '', type: 'string' }] },
			},
		},
	],
	connections: {},
});

const suite = `it('sends an order once: never twice', () => undefined);
it.each([1])('keeps %s', () => undefined);
`;

const check = (row: string) =>
	runScript(
		'parity.mjs',
		folderWith({
			'docs/parity/lamp-desk.md': `# Lamp and Desk\n\n| feature | template or setting | test |\n|---|---|---|\n${row}\n`,
			'workflows/lamp-desk/orders.json': template,
			'test/e2e/lamp.test.ts': suite,
		}),
	);

describe('the parity check', () => {
	it('accepts rows whose template, setting and tests exist', () => {
		const { exit, output } = check(
			'| Tags | `workflows/lamp-desk/orders.json: Order tags`, `workflows/lamp-desk/orders.json` | `test/e2e/lamp.test.ts: sends an order once: never twice`, `test/e2e/lamp.test.ts: keeps %s` |',
		);
		expect(output).toContain('1 rows, nothing to say');
		expect(exit).toBe(0);
	});

	it('accepts what the vendor makes impossible, with the fact that is in the way', () => {
		const { exit, output } = check('| Tags | impossible: the desk hands out no tags at all |  |');
		expect(output).toContain('1 rows, nothing to say');
		expect(exit).toBe(0);
	});

	it.each([
		[
			'a template that does not exist',
			'| Tags | `workflows/lamp-desk/stock.json` | `test/e2e/lamp.test.ts: keeps %s` |',
			'there is no template workflows/lamp-desk/stock.json',
		],
		[
			'a setting that does not exist',
			'| Tags | `workflows/lamp-desk/orders.json: Colours` | `test/e2e/lamp.test.ts: keeps %s` |',
			'has no setting "Colours"',
		],
		[
			'a test file that does not exist',
			'| Tags | `workflows/lamp-desk/orders.json` | `test/e2e/desk.test.ts: keeps %s` |',
			'there is no test file test/e2e/desk.test.ts',
		],
		[
			'a test that does not exist',
			'| Tags | `workflows/lamp-desk/orders.json` | `test/e2e/lamp.test.ts: sends all` |',
			'has no test "sends all"',
		],
		[
			'a file without the name of a test',
			'| Tags | `workflows/lamp-desk/orders.json` | `test/e2e/lamp.test.ts` |',
			'names no test',
		],
		['a row without a test', '| Tags | `workflows/lamp-desk/orders.json` | later |', 'no test is named'],
		['something impossible without a reason', '| Tags | impossible: | |', 'says no reason'],
		['something impossible with hardly a reason', '| Tags | impossible: sorry | |', 'says no reason'],
		[
			'a row that only mentions the word',
			'| Tags | nearly impossible: the desk hands out no tags | |',
			'no template or setting is named',
		],
	])('refuses %s', (_title, row, complaint) => {
		const { exit, output } = check(row);
		expect(output).toContain(complaint);
		expect(exit).toBe(1);
	});
});
