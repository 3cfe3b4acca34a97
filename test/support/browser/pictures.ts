import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../n8n/paths.ts';
import { closeMessages } from './editor.ts';

/** SHOPBRIDGE_PICTURES=1 renews the pictures of the documentation; otherwise the tree stays as it is. */
const folder = (): string =>
	join(
		repositoryRoot(),
		process.env['SHOPBRIDGE_PICTURES'] === '1' ? 'docs/pictures' : 'test-results/pictures',
	);

export async function takePicture(page: Page, name: string): Promise<void> {
	await mkdir(folder(), { recursive: true });
	await closeMessages(page);
	await page.mouse.move(0, 0);
	await page.screenshot({ path: join(folder(), `${name}.png`), animations: 'disabled' });
}

/** What the browser shows when a test fails; returns where it is. */
export async function keepEvidence(page: Page, name: string): Promise<string> {
	const results = join(repositoryRoot(), 'test-results/browser');
	await mkdir(results, { recursive: true });
	const path = join(results, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
	await page.screenshot({ path });
	return path;
}
