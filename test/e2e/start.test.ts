import { runCommand } from '../support/n8n/commands.ts';
import { nodeBinary, repositoryRoot } from '../support/n8n/paths.ts';

jest.setTimeout(600_000);

it('npm start -- --once brings every expected order from Shopify to PULPO WMS exactly once', async () => {
	const said = await runCommand(nodeBinary(), ['scripts/start.mjs', '--once', '--per-kind', '1'], {
		cwd: repositoryRoot(),
	});
	expect(said).toContain('Every expected order arrived exactly once, and no other.');
	expect(said).toMatch(/of the second: .*pulpo \d+ \(0 of them writes\)/);
});
