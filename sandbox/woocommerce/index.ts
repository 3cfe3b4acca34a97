import type { SandboxRequest, VendorFactory } from '../core/types.ts';
import { adminOf } from './admin/actions.ts';
import { answer } from './front.ts';
import { orderRoutes } from './orders/routes.ts';
import { orderSubRoutes } from './orders/subRoutes.ts';
import { shipmentRoutes } from './orders/shipments.ts';
import { takeTime } from './pace.ts';
import { productRoutes } from './products/routes.ts';
import { variationRoutes } from './products/variations.ts';
import { compileRoutes } from './routes.ts';
import { couponRoutes } from './shop/coupons.ts';
import { customerRoutes } from './shop/customers.ts';
import { gatewayRoutes } from './shop/gateways.ts';
import { optionRoutes } from './shop/options.ts';
import { shippingRoutes } from './shop/shipping.ts';
import { siteRoutes } from './shop/site.ts';
import { taxRoutes } from './shop/taxes.ts';
import { attributeRoutes } from './terms/attributes.ts';
import { termRoutes } from './terms/routes.ts';
import { visit } from './webhooks/queue.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { World } from './world.ts';

const router = compileRoutes({
	...productRoutes,
	...variationRoutes,
	...orderRoutes,
	...orderSubRoutes,
	...shipmentRoutes,
	...termRoutes,
	...attributeRoutes,
	...customerRoutes,
	...couponRoutes,
	...gatewayRoutes,
	...optionRoutes,
	...taxRoutes,
	...shippingRoutes,
	...siteRoutes,
	...webhookRoutes,
});

export const createVendor: VendorFactory = (context) => {
	let world = new World(context);
	return {
		id: 'woocommerce',
		async handle(request: SandboxRequest) {
			const asked = world;
			visit(asked);
			const reply = await answer(asked, router, request);
			await takeTime(asked, request, reply);
			return reply;
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
