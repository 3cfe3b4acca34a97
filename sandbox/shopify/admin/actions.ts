import { placeOrders, seedShop } from './seed.ts';
import type { Vendor } from '../../core/types.ts';
import type { Bucket } from '../bucket.ts';
import type { World } from '../index.ts';
import type { OrderSpec, ShopifySeed } from './specs.ts';

export interface AdminParts {
	world(): World;
	bucketOf(clientId: string): Bucket;
	reset(): void;
}

export function actions({ world, reset }: AdminParts): Vendor['admin'] {
	return {
		reset: () => {
			reset();
			return {};
		},
		seed: (body: ShopifySeed) => seedShop(world().shop, body),
		placeOrders: (body: { orders: OrderSpec[] }) => ({ orders: placeOrders(world().shop, body.orders) }),
		state: () => ({ orders: [...world().shop.orders.values()] }),
	};
}
