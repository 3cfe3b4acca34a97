import type { SystemId, VendorFactory } from './core/types.ts';

type Load = () => Promise<{ createVendor: VendorFactory }>;

/** In the order of their ports. Loaded only when started. */
const vendors: Partial<Record<SystemId, Load>> = {
	shopify: () => import('./shopify/index.ts'),
	pulpo: () => import('./pulpo/index.ts'),
	woocommerce: () => import('./woocommerce/index.ts'),
};

export const registeredSystems = Object.keys(vendors) as SystemId[];

export async function loadVendor(system: SystemId): Promise<VendorFactory> {
	const load = vendors[system];
	if (!load) throw new Error(`the sandbox knows no "${system}" (it knows: ${registeredSystems.join(', ')})`);
	return (await load()).createVendor;
}
