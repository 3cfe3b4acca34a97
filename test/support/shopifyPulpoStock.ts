import { join } from 'node:path';
import { credentials, pulpoUser } from './demo/accounts.ts';
import { changeSettings, type SettingValues } from './demo/templates.ts';
import { installCaller, installJournal, type Caller } from './journal.ts';
import { startN8n, type N8n, type N8nOptions, type WorkflowJson } from './n8n/index.ts';
import { repositoryRoot } from './n8n/paths.ts';
import { startSandboxAdmin, type SandboxAdmin } from './sandboxAdmin.ts';

export const STOCK = 'shopifyPulpoStock1';
export const STOCK_AT_ONCE = 'shopifyPulpoStockNow1';
export const STOCK_FLOW = 'shopify-pulpo-stock';

/** Berlin is called the same on both sides, Madrid sells from Main Street; the others have no counterpart. */
export const LOCATIONS = ['Berlin', 'Main Street', 'Pop-up'];
export const WAREHOUSES = ['Berlin', 'Madrid', 'Workshop'];

export interface StockWorld {
	admin: SandboxAdmin;
	n8n: N8n;
	call: Caller;
	/** Warehouses of PULPO WMS by name. */
	warehouseIds: Record<string, number>;
	/** Imports and publishes the flow with these values in its Settings node. */
	configure(settings?: SettingValues): Promise<void>;
	/** The flow "at once", changed as a user changes it in the editor. */
	publishAtOnce(change?: (workflow: WorkflowJson) => void): Promise<void>;
	/** Runs the flow as production does and returns its totals. */
	run(asked?: object): Promise<Record<string, unknown>>;
	/** "SKU@Location" -> figure. */
	shopStock(name?: string): Promise<Map<string, number>>;
	/** Requests to both vendors since the last `clearCounts`. */
	requests(): Promise<Requests>;
	setPulpo(warehouse: string, figures: ReadonlyArray<[sku: string, storage: number]>): Promise<void>;
	stop(): Promise<void>;
}

export interface Requests {
	shopify: Record<string, number>;
	pulpo: Record<string, number>;
}

export interface StockSeed {
	shop: Array<{ sku: string; stock: Record<string, number>; tracked?: boolean }>;
	warehouse: Array<{ sku: string; stock: Record<string, number> }>;
}

interface ShopState {
	locations: Array<{ id: number; name: string }>;
	variants: Array<{ sku: string | null; inventoryItemId: number }>;
	inventoryLevels: Array<{
		inventoryItemId: number;
		locationId: number;
		quantities: Record<string, number>;
	}>;
}

export async function startStockWorld(seed: StockSeed, options: N8nOptions = {}): Promise<StockWorld> {
	const admin = await startSandboxAdmin({ systems: ['shopify', 'pulpo'], rateFactor: 5 });
	let n8n: N8n | undefined;
	try {
		const warehouseIds = await seedBoth(admin, seed);
		const started = await startN8n(options);
		n8n = started;
		await started.importCredentials(credentials(admin.sandbox.urls));
		await installJournal(started);
		const add = async (file: string, id: string, change: (workflow: WorkflowJson) => void) => {
			await started.importWorkflows([join(repositoryRoot(), 'workflows/shopify-pulpo', file)], { change });
			await started.publish([id]);
		};
		const call = await installCaller(started);
		return {
			admin,
			n8n: started,
			call,
			warehouseIds,
			configure: async (settings = {}) =>
				await add('stock.json', STOCK, (workflow) => changeSettings(workflow, settings)),
			publishAtOnce: async (change = () => {}) => await add('stock-at-once.json', STOCK_AT_ONCE, change),
			run: async (asked = {}) => (await call(STOCK, [asked]))[0] ?? {},
			shopStock: async (name = 'available') => shopStock(await admin.act('shopify', 'state'), name),
			requests: async () => await requests(admin),
			setPulpo: async (warehouse, figures) =>
				void (await admin.act('pulpo', 'setStock', {
					items: figures.map(([sku, storage]) => ({
						sku,
						warehouse_id: warehouseIds[warehouse],
						storage,
					})),
				})),
			stop: async () => {
				await started.stop();
				await admin.stop();
			},
		};
	} catch (error) {
		await n8n?.stop();
		await admin.stop();
		throw error;
	}
}

async function seedBoth(
	admin: SandboxAdmin,
	{ shop, warehouse }: StockSeed,
): Promise<Record<string, number>> {
	await admin.act('shopify', 'seed', {
		locations: LOCATIONS.map((name) => ({ name })),
		products: shop.map((variant) => ({ title: variant.sku, variants: [variant] })),
	});
	const { warehouses } = await admin.act<{ warehouses: Record<string, number> }>('pulpo', 'seed', {
		warehouses: WAREHOUSES.map((name) => ({ name, city: name, country_code: 'DE' })),
		users: [pulpoUser],
		products: warehouse.map(({ sku, stock }) => ({ sku, name: sku, stock })),
	});
	return warehouses;
}

function shopStock({ locations, variants, inventoryLevels }: ShopState, name: string): Map<string, number> {
	const places = new Map(locations.map((location) => [location.id, location.name]));
	const skus = new Map(variants.map(({ inventoryItemId, sku }) => [inventoryItemId, sku ?? '']));
	return new Map(
		inventoryLevels.map(({ inventoryItemId, locationId, quantities }) => [
			`${skus.get(inventoryItemId) ?? ''}@${places.get(locationId) ?? ''}`,
			quantities[name] ?? 0,
		]),
	);
}

interface SystemCounts {
	routes: Record<string, { count: number }>;
}

async function requests(admin: SandboxAdmin): Promise<Requests> {
	const counts = (await admin.counts()) as { shopify?: SystemCounts; pulpo?: SystemCounts };
	const flat = (system?: SystemCounts) =>
		Object.fromEntries(Object.entries(system?.routes ?? {}).map(([route, { count }]) => [route, count]));
	return { shopify: flat(counts.shopify), pulpo: flat(counts.pulpo) };
}
