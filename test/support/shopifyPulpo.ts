import { join } from 'node:path';
import type { SandboxOptions } from '../../sandbox/core/server.ts';
import { DEFAULT_APP, DEFAULT_SHOP_NAME } from '../../sandbox/shopify/defaults.ts';
import { installCaller, installJournal, type Caller } from './journal.ts';
import { startN8n, type N8n, type N8nOptions } from './n8n/index.ts';
import type { WorkflowJson } from './n8n/workflows.ts';
import { startSandboxAdmin, type SandboxAdmin } from './sandboxAdmin.ts';
import { WAREHOUSE_SKUS } from './scenario/kinds.ts';

export const SALES_ORDERS = 'shopifyPulpoOrders1';
export const SALES_ORDERS_FILE = join(import.meta.dirname, '../../workflows/shopify-pulpo/sales-orders.json');
export const FLOW = 'shopify-pulpo-sales-orders';

const PULPO_USER = { username: 'api_shop', password: 'correct horse battery' };

/** Ids of what was seeded in the simulated PULPO WMS. */
export interface PulpoIds {
	warehouse: number;
	fallbackCustomer: number;
	products: Record<string, number>;
}

/** Simulated Shopify and PULPO WMS with a warehouse, products and a fallback customer; the shop has no orders yet. */
export async function startShopifyPulpo(
	options: SandboxOptions = {},
): Promise<SandboxAdmin & { ids: PulpoIds }> {
	const admin = await startSandboxAdmin({ systems: ['shopify', 'pulpo'], ...options });
	return { ...admin, ids: await seedPulpo(admin) };
}

export async function seedPulpo(
	admin: SandboxAdmin,
	skus: readonly string[] = WAREHOUSE_SKUS,
): Promise<PulpoIds> {
	const seeded = await admin.act<{
		warehouses: Record<string, number>;
		third_parties: Record<string, number>;
		products: Record<string, number>;
	}>('pulpo', 'seed', {
		warehouses: [{ name: 'Berlin' }],
		users: [PULPO_USER],
		products: skus.map((sku) => ({ sku, name: `Product ${sku}`, stock: 1_000_000 })),
		third_parties: [
			{
				name: 'Web shop guests',
				identifier_type: 'shop',
				identifier_number: 'guests',
				third_type: 'C',
				attributes: { addresses: [] },
			},
		],
	});
	return {
		warehouse: seeded.warehouses['Berlin'] ?? 0,
		fallbackCustomer: seeded.third_parties['guests'] ?? 0,
		products: seeded.products,
	};
}

export function shopifyCredential(admin: SandboxAdmin) {
	return {
		id: 'shopify',
		name: 'Shopify',
		type: 'shopifySyncApi',
		data: {
			shop: DEFAULT_SHOP_NAME,
			signIn: 'app',
			clientId: DEFAULT_APP.clientId,
			clientSecret: DEFAULT_APP.clientSecret,
			apiVersion: '2026-10',
			baseUrl: admin.sandbox.urls.shopify,
		},
	};
}

export function pulpoCredential(admin: SandboxAdmin) {
	return {
		id: 'pulpo',
		name: 'PULPO WMS',
		type: 'pulpoWmsApi',
		data: { environment: 'custom', baseUrl: admin.sandbox.urls.pulpo, scope: 'default', ...PULPO_USER },
	};
}

/** What a user sets in the template before the first run. */
export function chooseInTemplate(ids: PulpoIds, settings: Record<string, unknown> = {}) {
	return (workflow: WorkflowJson): void => {
		for (const node of workflow.nodes) {
			if (node.name === 'Import into PULPO WMS') {
				node.parameters['warehouse'] = { __rl: true, mode: 'id', value: String(ids.warehouse) };
				node.parameters['fallbackCustomer'] = { __rl: true, mode: 'id', value: String(ids.fallbackCustomer) };
			}
			if (node.name === 'Settings') setAssignments(node.parameters, settings);
		}
	};
}

function setAssignments(parameters: Record<string, unknown>, settings: Record<string, unknown>): void {
	const { assignments } = parameters['assignments'] as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	for (const [name, value] of Object.entries(settings)) {
		const assignment = assignments.find((one) => one.name === name);
		if (!assignment) throw new Error(`The template has no setting "${name}"`);
		assignment.value = value;
	}
}

export interface Shopbridge {
	n8n: N8n;
	call: Caller;
	/** Runs the sales order flow as production does and returns its totals. */
	run(asked?: object): Promise<Record<string, unknown>>;
	/** Changes settings of the imported template. */
	configure(settings: Record<string, unknown>): Promise<void>;
}

/** A real n8n with the pack, the journal, both credentials and the published sales order template. */
export async function startShopbridge(
	admin: SandboxAdmin & { ids: PulpoIds },
	settings: Record<string, unknown> = {},
	options: N8nOptions = {},
): Promise<Shopbridge> {
	const n8n = await startN8n(options);
	try {
		await n8n.importCredentials([shopifyCredential(admin), pulpoCredential(admin)]);
		await installJournal(n8n);
		const configure = async (more: Record<string, unknown>) => {
			await n8n.importWorkflows([SALES_ORDERS_FILE], {
				change: chooseInTemplate(admin.ids, { ...settings, ...more }),
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
