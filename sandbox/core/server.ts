import { loadVendor, registeredSystems } from '../vendors.ts';
import { runAdmin } from './admin.ts';
import { createClock } from './clock.ts';
import { createCounts } from './counts.ts';
import { createDeliveries } from './deliveries.ts';
import { runExchange } from './exchange.ts';
import { createFaults } from './faults.ts';
import { listen, type Listener } from './listen.ts';
import { createRandom } from './random.ts';
import { openTrafficLog } from './traffic.ts';
import type { SystemId, Vendor } from './types.ts';

export interface SandboxOptions {
	systems?: SystemId[];
	/** 0 or nothing = a free port. */
	ports?: Partial<Record<SystemId, number>>;
	adminPort?: number;
	rateFactor?: number;
	seed?: number;
	/** JSON Lines of every exchange; default SANDBOX_TRAFFIC, "" = none. */
	trafficFile?: string;
	/** Public host -> loopback port, for webhooks. */
	routes?: Record<string, number>;
}

export interface Sandbox {
	/** Only the systems that were started. */
	urls: Record<SystemId, string>;
	adminUrl: string;
	stop(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const rateFactor = options.rateFactor ?? 1;
	if (!(rateFactor > 0)) throw new Error('rateFactor must be above 0');
	const seed = options.seed ?? 1;
	const clock = createClock();
	const counts = createCounts();
	const faults = createFaults(createRandom(seed, 'faults'));
	const deliveries = createDeliveries(clock, rateFactor, createRandom(seed, 'deliveries'));
	deliveries.route(options.routes ?? {});
	const traffic = openTrafficLog(options.trafficFile ?? process.env['SANDBOX_TRAFFIC']);
	const vendors = new Map<SystemId, Vendor>();
	const listeners: Listener[] = [];
	const urls: Partial<Record<SystemId, string>> = {};

	async function stop(): Promise<void> {
		deliveries.stop();
		await Promise.all(listeners.map((listener) => listener.close()));
		traffic.close();
	}

	try {
		for (const system of options.systems ?? registeredSystems) {
			const createVendor = await loadVendor(system);
			const listener = await listen(options.ports?.[system] ?? 0, (message, response) => {
				const vendor = vendors.get(system);
				if (!vendor) return void response.destroy();
				runExchange(vendor, { clock, counts, faults, traffic }, message, response).catch(() =>
					response.destroy(),
				);
			});
			listeners.push(listener);
			urls[system] = listener.url;
			vendors.set(
				system,
				createVendor({
					clock,
					rateFactor,
					random: createRandom(seed, system),
					deliver: (delivery) => deliveries.deliver(system, delivery),
					baseUrl: listener.url,
				}),
			);
		}
		const admin = await listen(options.adminPort ?? 0, (message, response) => {
			const parts = { vendors, urls: () => urls, clock, counts, deliveries, faults };
			runAdmin(parts, message, response).catch(() => response.destroy());
		});
		listeners.push(admin);
		return { urls: urls as Record<SystemId, string>, adminUrl: admin.url, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
