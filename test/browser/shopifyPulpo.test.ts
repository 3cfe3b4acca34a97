import { DEFAULT_APP, DEFAULT_SHOP_NAME } from '../../sandbox/shopify/defaults.ts';
import type { PlacedOrder } from '../../sandbox/shopify/admin/specs.ts';
import {
	chooseBoolean,
	chooseEntry,
	chosenCredential,
	closeNode,
	entriesOf,
	execute,
	importFromFile,
	nodeOn,
	openNode,
	publish,
	resultRows,
	showWhole,
	widenResults,
} from '../support/browser/canvas.ts';
import { startChromium, type Browser } from '../support/browser/chromium.ts';
import {
	chooseInCredential,
	closeCredentialForm,
	fillCredential,
	openCredentialForm,
	saveAndTest,
} from '../support/browser/credentialForm.ts';
import { closeMessages, part, signIn, textOf } from '../support/browser/editor.ts';
import {
	actionsOf,
	addNode,
	backToSearch,
	drawnIcon,
	openNodesPanel,
	searchNode,
} from '../support/browser/nodesPanel.ts';
import { keepEvidence, takePicture } from '../support/browser/pictures.ts';
import { installJournal, JOURNAL } from '../support/journal.ts';
import { startN8n, type N8n } from '../support/n8n/index.ts';
import { waitFor } from '../support/n8n/wait.ts';
import type { SandboxAdmin } from '../support/sandboxAdmin.ts';
import { inExpectedWords, type PulpoState } from '../support/scenario/expected.ts';
import { KINDS, type ExpectedOrder } from '../support/scenario/kinds.ts';
import {
	pulpoCredential,
	SALES_ORDERS_FILE,
	startShopifyPulpo,
	type PulpoIds,
} from '../support/shopifyPulpo.ts';

jest.setTimeout(60_000);

const PLACED = [
	'paid',
	'no customer',
	'tags and delivery date',
	'gift cards only',
	'payment pending',
	'unknown SKU',
];

describe('a shop owner in the editor', () => {
	let admin: SandboxAdmin & { ids: PulpoIds };
	let n8n: N8n;
	let browser: Browser;
	const startedMs = Date.now();
	const numbers: Record<string, string> = {};

	beforeAll(async () => {
		browser = await startChromium();
		admin = await startShopifyPulpo();
		n8n = await startN8n();
		await installJournal(n8n);
		await placeOrders();
	}, 180_000);
	afterAll(async () => {
		await browser?.close();
		await n8n?.stop();
		await admin?.stop();
	});

	/** The steps follow each other as a user takes them: after one failed none is tried. It leaves a picture. */
	let failed: string | undefined;
	const step = (name: string, work: () => Promise<void>): void =>
		it(name, async () => {
			if (failed !== undefined) throw new Error(`Not tried, because the step "${failed}" failed`);
			try {
				await work();
			} catch (error) {
				failed = name;
				process.stderr.write(`What the browser showed: ${await keepEvidence(browser.page, name)}\n`);
				throw error;
			}
		});

	async function placeOrders(): Promise<void> {
		const placedAt = new Date(startedMs - 600_000).toISOString();
		const kinds = PLACED.map((name) => KINDS.find((kind) => kind.name === name));
		const orders = kinds.map((kind) => ({ createdAt: placedAt, updatedAt: placedAt, ...kind?.place(0) }));
		const placed = await admin.act<{ orders: PlacedOrder[] }>('shopify', 'placeOrders', { orders });
		for (const [index, name] of PLACED.entries()) numbers[name] = placed.orders[index]?.name ?? '';
	}

	async function arrived(): Promise<Record<string, ExpectedOrder>> {
		const state = await admin.act<PulpoState>('pulpo', 'state');
		return Object.fromEntries(
			state.sales_orders.map((order) => [order.order_num, inExpectedWords(order, state, startedMs)]),
		);
	}

	function expectedOrders(...kinds: string[]): Record<string, ExpectedOrder> {
		const entries = kinds.map((name) => {
			const expectation = KINDS.find((kind) => kind.name === name)?.expect(0);
			if (!expectation || !('arrives' in expectation)) throw new Error(`No order is expected of "${name}"`);
			return [numbers[name] ?? '', expectation.arrives] as const;
		});
		return Object.fromEntries(entries);
	}

	async function executed(trigger: string): Promise<void> {
		const { status, error } = await n8n.waitForExecution(await execute(browser.page, trigger));
		expect({ status, error }).toMatchObject({ status: 'success' });
		await part(nodeOn(browser.page, 'Finish Run'), 'canvas-node-status-success').waitFor();
	}

	step('signs in', async () => {
		await signIn(browser.page, n8n.url, n8n.owner);
	});

	step('finds the nodes with their icons and actions', async () => {
		const { page } = browser;
		await openNodesPanel(page, n8n.url);
		const shopify = await searchNode(page, 'shopify sync', 'Shopify Sync');
		expect(await drawnIcon(shopify)).toBe('shopifySync.svg');
		expect(await actionsOf(page, shopify)).toEqual(
			expect.arrayContaining(['On order created', 'Get an order', 'Get many orders', 'Add tags to orders']),
		);
		await backToSearch(page);
		const pulpo = await searchNode(page, 'pulpo', 'PULPO WMS');
		expect(await drawnIcon(pulpo)).toBe('pulpo.svg');
		expect(await actionsOf(page, pulpo)).toEqual(
			expect.arrayContaining([
				'Import sales orders',
				'Get many sales orders',
				'Cancel sales orders',
				'Find or create third parties',
			]),
		);
		await takePicture(page, 'nodes-panel');
		await backToSearch(page);
		const rules = await searchNode(page, 'order rules', 'Order Rules');
		expect(await drawnIcon(rules)).toBe('orderRules.svg');
		await addNode(page, rules);
		await takePicture(page, 'order-rules-panel');
		await closeNode(page);
	});

	step('sees the dark icons in dark mode', async () => {
		const { page } = browser;
		await page.emulateMedia({ colorScheme: 'dark' });
		await openNodesPanel(page, n8n.url);
		expect(await drawnIcon(await searchNode(page, 'order rules', 'Order Rules'))).toBe('orderRules.dark.svg');
		expect(await drawnIcon(await searchNode(page, 'shopify sync', 'Shopify Sync'))).toBe(
			'shopifySync.dark.svg',
		);
		await takePicture(page, 'nodes-panel-dark-shopify');
		const pulpo = await searchNode(page, 'pulpo', 'PULPO WMS');
		expect(await drawnIcon(pulpo)).toBe('pulpo.dark.svg');
		await actionsOf(page, pulpo);
		await takePicture(page, 'nodes-panel-dark');
		await page.emulateMedia({ colorScheme: 'light' });
	});

	step('is told why Shopify refused the credential, and sees the right one turn green', async () => {
		const { page } = browser;
		await openCredentialForm(page, n8n.url, 'Shopify Sync API');
		await fillCredential(page, {
			shop: DEFAULT_SHOP_NAME,
			clientId: DEFAULT_APP.clientId,
			clientSecret: 'shpss_not-the-secret',
			baseUrl: admin.sandbox.urls.shopify ?? '',
		});
		const refused = await saveAndTest(page);
		await takePicture(page, 'credential-refused');
		expect(refused).toEqual({
			green: false,
			text: expect.stringContaining(
				"Shopify did not accept the client secret. Copy client ID and client secret again from the app's Settings page in the Dev Dashboard.",
			),
		});
		await fillCredential(page, { clientSecret: DEFAULT_APP.clientSecret });
		expect(await saveAndTest(page)).toEqual({
			green: true,
			text: expect.stringContaining('Connection tested successfully'),
		});
		await takePicture(page, 'credential-green');
		await closeCredentialForm(page);
	});

	step('is told why PULPO WMS refused the credential, and sees the right one turn green', async () => {
		const { page } = browser;
		const { username, password, baseUrl } = pulpoCredential(admin).data;
		await openCredentialForm(page, n8n.url, 'PULPO WMS API');
		await chooseInCredential(page, 'environment', 'Custom');
		await fillCredential(page, { baseUrl: baseUrl ?? '', username, password: 'not the password' });
		const refused = await saveAndTest(page);
		await takePicture(page, 'credential-pulpo-refused');
		expect(refused).toEqual({
			green: false,
			text: expect.stringContaining(
				'PULPO WMS did not accept the user name or the password at this address. Check both for typing errors',
			),
		});
		await fillCredential(page, { password });
		expect((await saveAndTest(page)).green).toBe(true);
		await closeCredentialForm(page);
	});

	step('imports the template from its file, with the credentials filled in by n8n', async () => {
		const { page } = browser;
		await importFromFile(page, n8n.url, SALES_ORDERS_FILE);
		await closeMessages(page);
		await page.setViewportSize({ width: 1920, height: 1080 });
		await showWhole(page);
		await takePicture(page, 'sales-orders-template');
		await page.setViewportSize({ width: 1600, height: 1000 });
		expect(await chosenCredential(page, 'Read New Orders')).toBe('Shopify Sync account');
		expect(await chosenCredential(page, 'Read Orders Again')).toBe('Shopify Sync account');
		expect(await chosenCredential(page, 'Import into PULPO WMS')).toBe('PULPO WMS account');
	});

	step('chooses the warehouse and the fallback customer from lists of the account', async () => {
		const { page } = browser;
		await openNode(page, 'Import into PULPO WMS');
		expect(await entriesOf(page, 'warehouse')).toEqual([`Berlin (${admin.ids.warehouse})`]);
		await chooseEntry(page, `Berlin (${admin.ids.warehouse})`);
		expect(await entriesOf(page, 'fallbackCustomer')).toEqual(['Web shop guests (guests)']);
		await chooseEntry(page, 'Web shop guests (guests)');
		await takePicture(page, 'import-panel');
		await closeNode(page);
	});

	step('tries the flow dry: every order is told, none is sent', async () => {
		const { page } = browser;
		await openNode(page, 'Settings');
		await chooseBoolean(page, 'dryRun', true);
		await takePicture(page, 'settings-panel');
		await closeNode(page);
		await executed('Start by Hand');
		await openNode(page, 'Outcomes');
		expect(await resultRows(page)).toHaveLength(PLACED.length);
		await closeNode(page);
		expect(await arrived()).toEqual({});
	});

	step('runs the flow and finds the orders in PULPO WMS', async () => {
		const { page } = browser;
		await openNode(page, 'Settings');
		await chooseBoolean(page, 'dryRun', false);
		await closeNode(page);
		await executed('Start by Hand');
		await showWhole(page);
		await takePicture(page, 'sales-orders-run');
		expect(await arrived()).toEqual(expectedOrders('paid', 'no customer', 'tags and delivery date'));
	});

	step('reads in Outcomes what became of each order and why', async () => {
		const { page } = browser;
		await openNode(page, 'Outcomes');
		const rows = await resultRows(page);
		await widenResults(page);
		await takePicture(page, 'outcomes');
		const rowOf = (kind: string) => rows.find((row) => row.includes(`${numbers[kind]} `));
		expect(rows).toHaveLength(PLACED.length);
		for (const kind of ['paid', 'no customer', 'tags and delivery date'])
			expect(rowOf(kind)).toMatch(/^created /);
		expect(rowOf('gift cards only')).toMatch(/^skipped .*Order has no goods that must be shipped/);
		expect(rowOf('payment pending')).toMatch(/^skipped .*Payment status is pending; only paid/);
		expect(rowOf('unknown SKU')).toMatch(/^failed .*SKU "NOT-IN-PULPO" is unknown there/);
		await closeNode(page);
	});

	step('publishes the flow', async () => {
		await publish(browser.page);
	});

	step('looks into the journal', async () => {
		const { page } = browser;
		await page.goto(`${n8n.url}/home/datatables`);
		await part(page, 'data-table-card-name').filter({ hasText: 'shopbridge_orders' }).click();
		const grid = part(page, 'data-table-grid');
		await grid
			.getByText(numbers['unknown SKU'] ?? '', { exact: true })
			.first()
			.waitFor();
		const text = await textOf(grid);
		await takePicture(page, 'journal-table');
		for (const number of Object.values(numbers)) expect(text).toContain(number);
	});

	step('sends one order again with the form, once its product is in PULPO WMS', async () => {
		const { page } = browser;
		await admin.act('pulpo', 'seed', { products: [{ sku: 'NOT-IN-PULPO', name: 'Odd thing', stock: 5 }] });
		await page.goto(`${n8n.url}/form/shopbridge-run-again`);
		await page.getByLabel('What').selectOption('One order');
		await page.getByLabel('Order number or run').fill(numbers['unknown SKU'] ?? '');
		await takePicture(page, 'run-again-form');
		await page.getByRole('button', { name: 'Submit' }).click();
		await page.getByText('Form Submitted').waitFor();
		await takePicture(page, 'run-again-submitted');
		await n8n.waitForExecutions(JOURNAL.runAgain, 1);
		const { [numbers['unknown SKU'] ?? '']: order, ...others } = await waitFor('the order', async () => {
			const orders = await arrived();
			return Object.keys(orders).length === 4 ? orders : undefined;
		});
		expect(order?.items).toEqual([
			{ sku: 'SHIRT-M', quantity: 1 },
			{ sku: 'NOT-IN-PULPO', quantity: 1 },
		]);
		expect(others).toEqual(expectedOrders('paid', 'no customer', 'tags and delivery date'));
	});
});
