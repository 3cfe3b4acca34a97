import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--disable-quic',
];

export const SCREEN = { width: 1600, height: 1000 };

export interface Browser {
	page: Page;
	close(): Promise<void>;
}

function executable(): string {
	const { CHROMIUM_PATH, PATH = '' } = process.env;
	const places = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
	const found = CHROMIUM_PATH ?? places.find((path) => existsSync(path));
	if (found !== undefined && existsSync(found)) return found;
	throw new Error(
		`${CHROMIUM_PATH ?? 'Chromium'} is not there: run "apt-get install chromium fonts-noto-core fonts-noto-color-emoji", or set CHROMIUM_PATH to a Chromium or Chrome.`,
	);
}

/** A Chromium of its own, without memory of others, that reaches nothing but this machine. */
export async function startChromium(): Promise<Browser> {
	const executablePath = executable();
	const folder = await mkdtemp(join(tmpdir(), 'shopbridge-chromium-'));
	const clear = async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	try {
		const context = await chromium.launchPersistentContext(folder, {
			executablePath,
			args: QUIET,
			headless: true,
			viewport: SCREEN,
			colorScheme: 'light',
			locale: 'en-GB',
		});
		await stayOnThisMachine(context);
		context.setDefaultTimeout(40_000);
		const page = context.pages()[0] ?? (await context.newPage());
		return {
			page,
			close: async () => {
				await context.close();
				await clear();
			},
		};
	} catch (error) {
		await clear();
		throw error;
	}
}

async function stayOnThisMachine(context: BrowserContext): Promise<void> {
	await context.route(
		({ protocol, hostname }) => protocol.startsWith('http') && hostname !== '127.0.0.1',
		async (route) => await route.abort(),
	);
}
