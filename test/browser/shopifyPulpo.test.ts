import { DEFAULT_APP, DEFAULT_SHOP_NAME } from '../../sandbox/shopify/defaults.ts';
import * as canvas from '../support/browser/canvas.ts';
import { SCREEN, startChromium, type Browser } from '../support/browser/chromium.ts';
import * as credentialForm from '../support/browser/credentialForm.ts';
import { closeMessages, part, signIn, textOf } from '../support/browser/editor.ts';
import * as nodesPanel from '../support/browser/nodesPanel.ts';
import { takePicture } from '../support/browser/pictures.ts';
import { placeOrders, type PlacedOrders } from '../support/browser/placedOrders.ts';
import { stepsOn } from '../support/browser/steps.ts';
import { pulpoCredential } from '../support/demo/accounts.ts';
import { installJournal, JOURNAL } from '../support/journal.ts';
import { startN8n, type N8n } from '../support/n8n/index.ts';
import { waitFor } from '../support/n8n/wait.ts';
import { SALES_ORDERS_FILE, startShopifyPulpo, type ShopifyPulpo } from '../support/shopifyPulpo.ts';

jest.setTimeout(120_000);

const ARRIVING = ['paid', 'no customer', 'tags and delivery date'];
const OTHERS = ['gift cards only', 'payment pending', 'unknown SKU'];

describe('a shop owner in the editor', () => {
	let admin: ShopifyPulpo;
	let n8n: N8n;
	let browser: Browser;
	let orders: PlacedOrders;
	const step = stepsOn(() => browser.page);

	beforeAll(async () => {
		browser = await startChromium();
		admin = await startShopifyPulpo();
		n8n = await startN8n();
		await installJournal(n8n);
		orders = await placeOrders(admin, [...ARRIVING, ...OTHERS]);
	}, 180_000);
	afterAll(async () => {
		await browser?.close();
		await n8n?.stop();
		await admin?.stop();
	});

	it(
		'signs in',
		step(async (page) => await signIn(page, n8n.url, n8n.owner)),
	);

	it(
		'finds the nodes with their icons and actions, and adds one',
		step(async (page) => {
			await nodesPanel.open(page, n8n.url);
			const shopify = await nodesPanel.search(page, 'shopify sync', 'Shopify Sync');
			expect(await nodesPanel.drawnIcon(shopify)).toBe('shopifySync.svg');
			expect(await nodesPanel.actionsOf(page, shopify)).toEqual(
				expect.arrayContaining(['On order created', 'Get an order', 'Get many orders', 'Add tags to orders']),
			);
			await nodesPanel.backToSearch(page);
			const pulpo = await nodesPanel.search(page, 'pulpo', 'PULPO WMS');
			expect(await nodesPanel.drawnIcon(pulpo)).toBe('pulpo.svg');
			expect(await nodesPanel.actionsOf(page, pulpo)).toEqual(
				expect.arrayContaining([
					'Import sales orders',
					'Get many sales orders',
					'Find or create third parties',
				]),
			);
			await takePicture(page, 'nodes-panel');
			await nodesPanel.backToSearch(page);
			const rules = await nodesPanel.search(page, 'order rules', 'Order Rules');
			expect(await nodesPanel.drawnIcon(rules)).toBe('orderRules.svg');
			await nodesPanel.add(page, rules);
			await takePicture(page, 'order-rules-panel');
			await canvas.closeNode(page);
		}),
	);

	it(
		'sees the dark icons in dark mode',
		step(async (page) => {
			await page.emulateMedia({ colorScheme: 'dark' });
			await nodesPanel.open(page, n8n.url);
			for (const [words, name, icon] of [
				['order rules', 'Order Rules', 'orderRules.dark.svg'],
				['shopify sync', 'Shopify Sync', 'shopifySync.dark.svg'],
				['pulpo', 'PULPO WMS', 'pulpo.dark.svg'],
			] as const) {
				expect(await nodesPanel.drawnIcon(await nodesPanel.search(page, words, name))).toBe(icon);
			}
			await nodesPanel.actionsOf(page, await nodesPanel.search(page, 'pulpo', 'PULPO WMS'));
			await takePicture(page, 'nodes-panel-dark');
			await page.emulateMedia({ colorScheme: 'light' });
		}),
	);

	it(
		'is told why Shopify refused the credential, and sees the right one turn green',
		step(async (page) => {
			await credentialForm.open(page, n8n.url, 'Shopify Sync API');
			await credentialForm.fill(page, {
				shop: DEFAULT_SHOP_NAME,
				clientId: DEFAULT_APP.clientId,
				clientSecret: 'shpss_not-the-secret',
				baseUrl: admin.sandbox.urls.shopify ?? '',
			});
			const refused = await credentialForm.saveAndTest(page);
			await takePicture(page, 'credential-refused');
			expect(refused).toEqual({
				green: false,
				text: "Shopify did not accept the client secret. Copy client ID and client secret again from the app's Settings page in the Dev Dashboard.",
			});
			await credentialForm.fill(page, { clientSecret: DEFAULT_APP.clientSecret });
			expect(await credentialForm.saveAndTest(page)).toMatchObject({ green: true });
			await takePicture(page, 'credential-green');
			await credentialForm.close(page);
		}),
	);

	it(
		'is told why PULPO WMS refused the credential, and sees the right one turn green',
		step(async (page) => {
			const { username, password, baseUrl } = pulpoCredential(admin.sandbox.urls).data;
			await credentialForm.open(page, n8n.url, 'PULPO WMS API');
			await credentialForm.choose(page, 'environment', 'Custom');
			await credentialForm.fill(page, { baseUrl: baseUrl ?? '', username, password: 'not the password' });
			expect(await credentialForm.saveAndTest(page)).toEqual({
				green: false,
				text: 'PULPO WMS did not accept the user name or the password at this address. Check both for typing errors, and the environment: users of the live and the test environment are not the same.',
			});
			await credentialForm.fill(page, { password });
			expect(await credentialForm.saveAndTest(page)).toMatchObject({ green: true });
			await credentialForm.close(page);
		}),
	);

	it(
		'imports the template from its file and finds the credentials filled in',
		step(async (page) => {
			await canvas.importFromFile(page, n8n.url, SALES_ORDERS_FILE);
			await closeMessages(page);
			await canvas.showWhole(page);
			expect(await canvas.chosenCredential(page, 'Read New Orders')).toBe('Shopify Sync account');
			expect(await canvas.chosenCredential(page, 'Read Orders Again')).toBe('Shopify Sync account');
			expect(await canvas.chosenCredential(page, 'Import into PULPO WMS')).toBe('PULPO WMS account');
		}),
	);

	it(
		'chooses the warehouse and the fallback customer from lists of the account',
		step(async (page) => {
			await canvas.openNode(page, 'Import into PULPO WMS');
			const warehouse = `Berlin (${admin.accounts.warehouseId})`;
			expect(await canvas.entriesOf(page, 'warehouse')).toEqual([warehouse]);
			await canvas.chooseEntry(page, warehouse);
			expect(await canvas.entriesOf(page, 'fallbackCustomer')).toEqual([
				'Sold at the counter (counter)',
				'Web shop guests (guests)',
			]);
			await canvas.chooseEntry(page, 'Web shop guests (guests)');
			await takePicture(page, 'import-panel');
			await canvas.closeNode(page);
			await page.setViewportSize({ width: 1920, height: 1080 });
			await canvas.showWhole(page);
			await takePicture(page, 'sales-orders-template');
			await page.setViewportSize(SCREEN);
			await canvas.showWhole(page);
		}),
	);

	async function execute(): Promise<void> {
		const { status, error } = await n8n.waitForExecution(await canvas.execute(browser.page, 'Start by Hand'));
		expect({ status, error }).toMatchObject({ status: 'success' });
		await part(canvas.nodeOn(browser.page, 'Settle Run'), 'canvas-node-status-success').waitFor();
	}

	it(
		'tries the template dry: every order is told, none is sent',
		step(async (page) => {
			await canvas.openNode(page, 'Settings');
			await canvas.chooseBoolean(page, 'dryRun', true);
			await takePicture(page, 'settings-panel');
			await canvas.closeNode(page);
			await execute();
			await canvas.openNode(page, 'Outcomes');
			expect(await canvas.resultRows(page)).toHaveLength(orders.numbers.length);
			await canvas.closeNode(page);
			expect(await orders.arrived()).toEqual({});
		}),
	);

	it(
		'runs the template by hand and sends the orders',
		step(async (page) => {
			await canvas.openNode(page, 'Settings');
			await canvas.chooseBoolean(page, 'dryRun', false);
			await canvas.closeNode(page);
			await execute();
			await canvas.showWhole(page);
			await takePicture(page, 'sales-orders-run');
			expect(await orders.arrived()).toEqual(orders.expected(...ARRIVING));
		}),
	);

	it(
		'reads in Outcomes what became of each order and why',
		step(async (page) => {
			await canvas.openNode(page, 'Outcomes');
			const rows = await canvas.resultRows(page);
			await canvas.widenResults(page);
			await takePicture(page, 'outcomes');
			const rowOf = (kind: string) => rows.find((row) => row.includes(`${orders.numberOf(kind)} `));
			expect(rows).toHaveLength(orders.numbers.length);
			for (const kind of ARRIVING) expect(rowOf(kind)).toMatch(/\bcreated\b/);
			expect(rowOf('gift cards only')).toMatch(/\bskipped\b.*Order has no goods that must be shipped/);
			expect(rowOf('payment pending')).toMatch(/\bskipped\b.*Payment status is pending; only paid/);
			expect(rowOf('unknown SKU')).toMatch(/\bfailed\b.*SKU "NOT-IN-PULPO" is unknown there/);
			await canvas.closeNode(page);
		}),
	);

	it(
		'publishes the template',
		step(async (page) => await canvas.publish(page)),
	);

	it(
		'looks into the journal',
		step(async (page) => {
			await page.goto(`${n8n.url}/home/datatables`);
			await part(page, 'data-table-card-name').filter({ hasText: 'shopbridge_orders' }).click();
			const grid = part(page, 'data-table-grid');
			await grid.getByText(orders.numberOf('unknown SKU'), { exact: true }).first().waitFor();
			await takePicture(page, 'journal-table');
			const text = await textOf(grid);
			for (const number of orders.numbers) expect(text).toContain(number);
		}),
	);

	it(
		'sends one order again with the form, once its product is in PULPO WMS',
		step(async (page) => {
			const number = orders.numberOf('unknown SKU');
			await admin.act('pulpo', 'seed', {
				products: [{ sku: 'NOT-IN-PULPO', name: 'Odd thing', stock: 5 }],
			});
			await page.goto(`${n8n.url}/form/shopbridge-run-again`);
			await page.getByLabel('What').selectOption('One order');
			await page.getByLabel('Order number or run').fill(number);
			await takePicture(page, 'run-again-form');
			await page.getByRole('button', { name: 'Submit' }).click();
			await page.getByText('Created 1, updated 0').waitFor();
			await n8n.waitForExecutions(JOURNAL.runAgain, 1);
			const { [number]: order, ...before } = await waitFor('the order', async () => {
				const arrived = await orders.arrived();
				return arrived[number] === undefined ? undefined : arrived;
			});
			expect(order?.items).toEqual([
				{ sku: 'SHIRT-M', quantity: 1 },
				{ sku: 'NOT-IN-PULPO', quantity: 1 },
			]);
			expect(before).toEqual(orders.expected(...ARRIVING));
		}),
	);
});
