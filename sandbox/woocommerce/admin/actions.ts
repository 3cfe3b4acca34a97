import { orderView } from '../orders/view.ts';
import { applySettings, type SettingsSeed } from '../settings.ts';
import { runQueue, visit } from '../webhooks/queue.ts';
import type { World } from '../world.ts';
import { changeActions } from './changes.ts';
import { placeOrders, type PlaceInput } from './place.ts';
import { seed, type Seed } from './seed.ts';
import { stateOf } from './state.ts';

export interface Tenant {
	world(): World;
	reset(): void;
}

/** Actions of the admin API; see docs/vendors/woocommerce.md. */
export function adminOf({ world, reset }: Tenant): Record<string, (body: never) => unknown> {
	return {
		reset: () => {
			reset();
			return { ok: true };
		},
		configure: (body: SettingsSeed) => {
			applySettings(world().settings, body);
			return world().settings;
		},
		seed: (body: Seed) => seed(world(), body),
		state: () => stateOf(world()),
		placeOrders: (body: PlaceInput) => placeOrders(world(), body),
		order: ({ id }: { id: number }) => {
			const order = world().orders.get(id);
			if (!order) throw new Error(`no order ${id}`);
			return orderView(world(), order, 2);
		},
		runQueue: () => ({ sent: runQueue(world()) }),
		visit: () => {
			visit(world());
			return { waiting: world().pending.length };
		},
		...changeActions(world),
	};
}
