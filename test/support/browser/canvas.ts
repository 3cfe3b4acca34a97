import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../n8n/wait.ts';
import { part, textOf } from './editor.ts';

export const nodeOn = (page: Page, name: string): Locator =>
	page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

/** As a user without a command line does it: the menu of a new workflow, "Import from file". */
export async function importFromFile(page: Page, url: string, file: string): Promise<void> {
	await page.goto(`${url}/workflow/new`);
	await part(page, 'canvas-add-button').waitFor();
	await part(page, 'workflow-menu').click();
	await part(page, 'workflow-menu-item-import').hover();
	const fileWanted = page.waitForEvent('filechooser');
	await part(page, 'workflow-menu-item-import-from-file').click();
	await (await fileWanted).setFiles(file);
	await part(page, 'canvas-node').nth(2).waitFor();
}

/** The whole workflow in view, with nothing selected. */
export async function showWhole(page: Page): Promise<void> {
	await page.locator('.vue-flow__pane').click({ position: { x: 1250, y: 20 } });
	await part(page, 'zoom-to-fit').click();
	// The camera flies there.
	await page.waitForTimeout(800);
}

export async function openNode(page: Page, name: string): Promise<Locator> {
	await nodeOn(page, name).dblclick();
	const panel = part(page, 'ndv');
	await panel.waitFor();
	return panel;
}

export async function closeNode(page: Page): Promise<void> {
	await part(page, 'ndv-close-button').first().click();
	await part(page, 'ndv').waitFor({ state: 'hidden' });
}

/** The name of the credential that a node uses. */
export async function chosenCredential(page: Page, node: string): Promise<string> {
	const panel = await openNode(page, node);
	const select = part(panel, 'node-credentials-select').locator('input');
	// Until the credentials are loaded the field shows an id.
	const name = await waitFor('the name of the credential', async () => {
		const value = await select.inputValue();
		return value.endsWith(' account') ? value : undefined;
	});
	await closeNode(page);
	return name;
}

/** Opens a field's drop-down, which asks the account, and returns the entries. */
export async function entriesOf(page: Page, field: string): Promise<string[]> {
	await part(page, `resource-locator-${field}`).locator('input').last().click();
	await part(page, 'rlc-item').first().waitFor();
	return await Promise.all((await part(page, 'rlc-item').all()).map(textOf));
}

export async function chooseEntry(page: Page, entry: string): Promise<void> {
	await part(page, 'rlc-item').getByText(entry, { exact: true }).click();
	await part(page, 'rlc-item').first().waitFor({ state: 'hidden' });
}

/** Sets one of the values of an "Edit Fields" node whose type is Boolean. */
export async function chooseBoolean(page: Page, name: string, value: boolean): Promise<void> {
	const rows = part(page, 'assignment');
	for (const row of await rows.all()) {
		if ((await part(row, 'assignment-name').locator('input').inputValue()) !== name) continue;
		await part(row, 'assignment-value').locator('input').first().click();
		await page.getByRole('option', { name: String(value), exact: true }).click();
		return;
	}
	throw new Error(`There is no value "${name}"`);
}

/** "Execute workflow" from a trigger; returns the id of the execution. */
export async function execute(page: Page, trigger: string): Promise<string> {
	await page.getByRole('button', { name: 'Select trigger node' }).click();
	await page.getByRole('menuitem', { name: trigger }).click();
	const started = page.waitForResponse(
		(response) =>
			response.request().method() === 'POST' && /\/rest\/workflows\/[^/]+\/run/.test(response.url()),
	);
	await part(page, 'execute-workflow-button').click();
	const { data } = await (await started).json();
	return String(data.executionId);
}

/** The result panel of an open node as a table: one text for each row. */
export async function resultRows(page: Page): Promise<string[]> {
	const panel = part(page, 'output-panel');
	await part(panel, 'radio-button-table').click();
	const rows = panel.locator('table tbody tr');
	await rows.first().waitFor();
	return (await Promise.all((await rows.all()).map(textOf))).filter((text) => text !== '');
}

/** Makes room for the result panel of an open node, as a user does with the handle above the middle one. */
export async function widenResults(page: Page): Promise<void> {
	const handle = await part(page, 'panel-drag-button').boundingBox();
	if (handle === null) throw new Error('The panel has no handle');
	const y = handle.y + handle.height / 2;
	await page.mouse.move(handle.x + handle.width / 2, y);
	await page.mouse.down();
	await page.mouse.move(40, y, { steps: 8 });
	await page.mouse.up();
}

export async function publish(page: Page): Promise<void> {
	await part(page, 'workflow-open-publish-modal-button').click();
	await part(page, 'workflow-publish-button').click();
	await part(page, 'workflow-active-version-indicator').waitFor();
}
