import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as canvas from '../support/browser/canvas.ts';
import { startChromium, type Browser } from '../support/browser/chromium.ts';
import { part, signIn } from '../support/browser/editor.ts';
import { takePicture } from '../support/browser/pictures.ts';
import { templateFiles } from '../support/journal.ts';
import { startN8n, type N8n, type WorkflowJson } from '../support/n8n/index.ts';

jest.setTimeout(120_000);

/** The sales orders have their picture from the test that sets them up. */
const OTHERS = [
	'backfill',
	'pos-orders',
	'products',
	'products-page',
	'returns',
	'sales-orders-daily',
	'shipments',
	'shipments-at-once',
	'status-updates',
	'stock',
	'stock-at-once',
	'webhook-check',
];

describe('the templates of Shopify and PULPO WMS in the editor', () => {
	let n8n: N8n;
	let browser: Browser;
	let files: Map<string, string>;

	beforeAll(async () => {
		browser = await startChromium();
		n8n = await startN8n();
		const paths = [...(await templateFiles('shopify-pulpo')), ...(await templateFiles('journal'))];
		await n8n.importWorkflows(paths);
		files = new Map(paths.map((path) => [basename(path, '.json'), path]));
		await signIn(browser.page, n8n.url, n8n.owner);
		await browser.page.setViewportSize({ width: 1920, height: 1080 });
	}, 180_000);
	afterAll(async () => {
		await browser?.close();
		await n8n?.stop();
	});

	it('are all looked at', () => {
		const known = [...files].filter(([, path]) => path.includes('shopify-pulpo')).map(([name]) => name);
		expect(known.sort()).toEqual([...OTHERS, 'sales-orders'].sort());
	});

	it.each(OTHERS)('%s shows each of its nodes', async (name) => {
		const { page } = browser;
		const workflow = JSON.parse(await readFile(String(files.get(name)), 'utf8')) as WorkflowJson;
		await page.goto(`${n8n.url}/workflow/${String(workflow.id)}`);
		const nodes = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		for (const node of nodes) await canvas.nodeOn(page, node.name).waitFor({ state: 'attached' });
		await canvas.showWhole(page);
		expect(await part(page, 'canvas-node').count()).toBe(nodes.length);
		await takePicture(page, `template-${name}`);
	});
});
