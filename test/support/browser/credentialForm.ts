import type { Page } from 'playwright-core';
import { part, textOf } from './editor.ts';

export interface TestResult {
	green: boolean;
	text: string;
}

export async function open(page: Page, url: string, type: string): Promise<void> {
	await page.goto(`${url}/home/credentials/create`);
	await part(page, 'new-credential-type-select').locator('input').fill(type);
	await part(page, 'new-credential-type-select-option').filter({ hasText: type }).first().click();
	await part(page, 'new-credential-type-button').click();
	await part(page, 'credential-connection-parameter').first().waitFor();
}

export async function fill(page: Page, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		await part(page, `parameter-input-${name}`).locator('input, textarea').first().fill(value);
	}
}

export async function choose(page: Page, name: string, option: string): Promise<void> {
	await part(page, `parameter-input-${name}`).locator('input').first().click();
	await page.getByRole('option', { name: option, exact: true }).click();
}

/** Saves, which tests the connection, and returns what the form then says. */
export async function saveAndTest(page: Page): Promise<TestResult> {
	const form = part(page, 'node-credentials-config-container');
	const tested = page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
	await part(page, 'credential-save-button').click();
	await tested;
	const success = part(form, 'credentials-config-container-test-success');
	const details = form.getByText('More details');
	await success.or(details).first().waitFor();
	if (await success.isVisible()) return { green: true, text: await textOf(success) };
	await details.click();
	const retry = form.locator('button[title="Retry credential test"]').filter({ visible: true });
	return { green: false, text: await textOf(retry.locator('xpath=ancestor::span[1]/div[2]')) };
}

export async function close(page: Page): Promise<void> {
	await part(page, 'editCredential-modal').getByRole('button', { name: /close/i }).click();
	await part(page, 'editCredential-modal').waitFor({ state: 'hidden' });
}
