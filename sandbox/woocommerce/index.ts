import type { SandboxRequest, VendorFactory } from '../core/types.ts';
import { adminOf } from './admin/actions.ts';
import { answer } from './front.ts';
import { orderRoutes } from './orders/routes.ts';
import { orderSubRoutes } from './orders/subRoutes.ts';
import { productRoutes } from './products/routes.ts';
import { variationRoutes } from './products/variations.ts';
import { compileRoutes } from './routes.ts';
import { customerRoutes } from './shop/customers.ts';
import { gatewayRoutes } from './shop/gateways.ts';
import { visit } from './webhooks/queue.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { World } from './world.ts';

const router = compileRoutes({
	...productRoutes,
	...variationRoutes,
	...orderRoutes,
	...orderSubRoutes,
	...customerRoutes,
	...gatewayRoutes,
	...webhookRoutes,
});

export const createVendor: VendorFactory = (context) => {
	let world = new World(context);
	return {
		id: 'woocommerce',
		handle(request: SandboxRequest) {
			visit(world);
			return answer(world, router, request);
		},
		admin: adminOf({
			world: () => world,
			reset: () => {
				world.close();
				world = new World(context);
			},
		}),
	};
};
