import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Template {
	id: string;
	nodes: Array<{ type: string }>;
}

const root = join(__dirname, '../../../workflows');
const templates = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.json'))
	.map((name) => ({ name, template: JSON.parse(readFileSync(join(root, name), 'utf8')) as Template }));

/** n8n 2.40 keeps no static data for a workflow with a longer id: webhooks lose their secret, polls their place. */
const LONGEST_ID = 21;

it('templates with a trigger of ours have an id for which n8n keeps what the trigger remembers', () => {
	const listening = templates.filter(({ template }) =>
		template.nodes.some(({ type }) => /^n8n-nodes-shopbridge\..*Trigger$/.test(type)),
	);
	expect(listening.length).toBeGreaterThan(0);
	const tooLong = listening.filter(({ template }) => template.id.length > LONGEST_ID);
	expect(tooLong.map(({ name }) => name)).toEqual([]);
});
