import { join } from 'node:path';
import type { SandboxOptions } from '../../sandbox/core/server.ts';
import { credentials, seedAccounts, type Accounts } from './demo/accounts.ts';
import { changeSettings, choose, mainJob, type SettingValues } from './demo/templates.ts';
import { installCaller, installJournal, type Caller } from './journal.ts';
import { startN8n, type N8n, type N8nOptions, type WorkflowJson } from './n8n/index.ts';
import { repositoryRoot } from './n8n/paths.ts';
import { startSandboxAdmin, type SandboxAdmin } from './sandboxAdmin.ts';

export const SALES_ORDERS = mainJob;
export const SALES_ORDERS_FILE = join(repositoryRoot(), 'workflows/shopify-pulpo/sales-orders.json');
export const FLOW = 'shopify-pulpo-sales-orders';

export type ShopifyPulpo = SandboxAdmin & { accounts: Accounts };

/** Simulated Shopify and PULPO WMS with a warehouse, products and a fallback customer; the shop has no orders yet. */
export async function startShopifyPulpo(options: SandboxOptions = {}): Promise<ShopifyPulpo> {
	const admin = await startSandboxAdmin({ systems: ['shopify', 'pulpo'], ...options });
	return { ...admin, accounts: await seedAccounts(admin.sandbox.adminUrl) };
}

export interface Shopbridge {
	n8n: N8n;
	call: Caller;
	/** Runs the sales order flow as production does and returns its totals. */
	run(asked?: object): Promise<Record<string, unknown>>;
	/** Changes settings of the imported template. */
	configure(settings: SettingValues): Promise<void>;
}

/** A real n8n with the pack, the journal, both credentials and the published sales order template. */
export async function startShopbridge(
	admin: ShopifyPulpo,
	settings: SettingValues = {},
	options: N8nOptions = {},
): Promise<Shopbridge> {
	const n8n = await startN8n(options);
	try {
		await n8n.importCredentials(credentials(admin.sandbox.urls));
		await installJournal(n8n);
		const configure = async (more: SettingValues) => {
			await n8n.importWorkflows([SALES_ORDERS_FILE], {
				change: (workflow) => {
					choose(workflow, { accounts: admin.accounts, settings: { ...settings, ...more } });
					stopClock(workflow);
				},
			});
			await n8n.publish([SALES_ORDERS]);
		};
		await configure({});
		const call = await installCaller(n8n);
		const run = async (asked: object = {}) => (await call(SALES_ORDERS, [asked]))[0] ?? {};
		return { n8n, call, run, configure };
	} catch (error) {
		await n8n.stop();
		throw error;
	}
}

/** Imports and publishes one more template of workflows/, with values in its Settings node; again to change them. */
export async function addTemplate(
	{ n8n }: Shopbridge,
	admin: ShopifyPulpo,
	file: string,
	settings: SettingValues = {},
): Promise<string> {
	const [id] = await n8n.importWorkflows([join(repositoryRoot(), 'workflows', file)], {
		change: (workflow) => {
			choose(workflow, { accounts: admin.accounts });
			changeSettings(workflow, settings);
			stopClock(workflow);
		},
	});
	if (id === undefined) throw new Error(`${file} was not imported`);
	await n8n.publish([id]);
	return id;
}

/** A test starts the runs itself: one that comes by the clock would do its work before it. */
function stopClock(workflow: WorkflowJson): void {
	for (const node of workflow.nodes)
		if (node.type === 'n8n-nodes-base.scheduleTrigger')
			node.parameters['rule'] = { interval: [{ field: 'cronExpression', expression: '0 4 29 2 *' }] };
}
