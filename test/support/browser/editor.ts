import type { Locator, Page } from 'playwright-core';

export interface Account {
	email: string;
	password: string;
}

/** Parts of n8n's editor carry names for tests. */
export const part = (within: Page | Locator, name: string): Locator =>
	within.locator(`[data-test-id="${name}"]`);

export async function signIn(page: Page, url: string, { email, password }: Account): Promise<void> {
	await page.goto(`${url}/signin`);
	await part(page, 'emailOrLdapLoginId').locator('input').fill(email);
	await part(page, 'password').locator('input').fill(password);
	await part(page, 'form-submit-button').click();
	await part(page, 'project-name').waitFor();
}

/** Text without the line breaks and runs of spaces that only the layout has. */
export const textOf = async (locator: Locator): Promise<string> =>
	(await locator.innerText()).replace(/\s+/g, ' ').trim();

/** Messages in the corner would lie over what a picture shows. */
export async function closeMessages(page: Page): Promise<void> {
	const messages = page.locator('.el-notification');
	while ((await messages.count()) > 0) {
		const message = messages.first();
		await message
			.locator('.el-notification__closeBtn')
			.click({ timeout: 2_000 })
			.catch(() => {});
		await message.waitFor({ state: 'detached', timeout: 2_000 }).catch(() => {});
	}
}
