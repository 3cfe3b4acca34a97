import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../n8n/wait.ts';
import { part } from './editor.ts';

export async function open(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/workflow/new`);
	await part(page, 'canvas-add-button').click();
	await part(page, 'node-creator-search-bar').waitFor();
}

/** Types into the search field and waits until the node is listed. */
export async function search(page: Page, words: string, name: string): Promise<Locator> {
	await part(page, 'node-creator-search-bar').fill(words);
	const names = part(page, 'node-creator-item-name').getByText(name, { exact: true });
	const found = part(part(page, 'node-creator'), 'item-iterator-item').filter({ has: names }).first();
	await found.waitFor();
	return found;
}

/** File name of the icon, once the browser has drawn it; a broken one throws. */
export async function drawnIcon(within: Locator): Promise<string> {
	const image = within.locator('img').first();
	await image.evaluate(async (element) => await element.decode());
	return basename((await image.getAttribute('src')) ?? '');
}

/** What the panel offers for a listed node, triggers and actions: its lines, in their own words. */
export async function actionsOf(page: Page, found: Locator): Promise<string[]> {
	await found.click();
	const panel = part(page, 'node-creator');
	// The new page of the panel slides in over the old one.
	await panel.getByText('What triggers this workflow?').waitFor({ state: 'hidden' });
	const heading = panel.getByText(/^Actions \(\d+\)/);
	await heading.waitFor();
	if (
		!(await panel
			.getByText(/ ACTIONS$/i)
			.first()
			.isVisible())
	)
		await heading.click();
	await panel
		.getByText(/ ACTIONS$/i)
		.first()
		.waitFor();
	// A long list is drawn piece by piece; the headings tell how long it will be.
	return await waitFor('all actions of the node', async () => {
		const drawn = await panel.locator('[data-keyboard-nav-type="action"]').count();
		const lines = (await panel.innerText()).split('\n').map((line) => line.trim());
		const promised = lines
			.map((line) => /^(?:Triggers|Actions) \((\d+)\)$/.exec(line)?.[1])
			.reduce((sum, count) => sum + Number(count ?? 0), 0);
		return drawn >= promised ? lines : undefined;
	});
}

/** From the details of a node back to the search field. */
export async function backToSearch(page: Page): Promise<void> {
	await part(page, 'nodes-list-header').getByRole('button').first().click();
	await page.getByText('Node details').waitFor({ state: 'hidden' });
}

/** Puts a listed node that has no actions into the workflow, which opens its panel. */
export async function add(page: Page, found: Locator): Promise<void> {
	await found.click();
	await page.getByRole('button', { name: 'Add to workflow' }).click();
	await part(page, 'ndv').waitFor();
}
