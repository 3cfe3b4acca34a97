import type { SandboxRequest, SandboxResponse, VendorFactory } from '../core/types.ts';
import { adminOf, type Tenant } from './admin.ts';
import { INVALID, notFound, refused, tooLarge, unauthorized, uriTooLong } from './answers.ts';
import { authRoutes, callerOf } from './auth.ts';
import { readBody } from './body.ts';
import { masterDataRoutes } from './masterData.ts';
import { packingRoutes } from './packing/routes.ts';
import { orderRoutes } from './orders/routes.ts';
import { batchRoutes } from './products/batches.ts';
import { categoryRoutes } from './products/categories.ts';
import { skuRoutes } from './products/skus.ts';
import { productRoutes } from './products/routes.ts';
import type { User } from './records.ts';
import { compileRoutes } from './routes.ts';
import { shippingMethodRoutes } from './shippingMethods.ts';
import { emptyState, type PulpoState } from './state.ts';
import { incomingGoodRoutes } from './reception/incomingGoods.ts';
import { purchaseOrderRoutes } from './reception/purchaseRoutes.ts';
import { stockPlaceRoutes } from './stock/routes.ts';
import { stockRoutes } from './stocks.ts';
import { thirdPartyRoutes } from './thirdParties.ts';
import { webhookRoutes } from './webhooks.ts';

const BASE = '/api/v1';

const find = compileRoutes({
	'GET /': () => ({ status: 204 }),
	...authRoutes,
	...masterDataRoutes,
	...thirdPartyRoutes,
	...productRoutes,
	...categoryRoutes,
	...skuRoutes,
	...batchRoutes,
	...stockRoutes,
	...stockPlaceRoutes,
	...purchaseOrderRoutes,
	...incomingGoodRoutes,
	...shippingMethodRoutes,
	...orderRoutes,
	...packingRoutes,
	...webhookRoutes,
});

const WITHOUT_TOKEN = ['GET /', 'POST /auth'];
const NOBODY = {} as User;

export const createVendor: VendorFactory = (context) => {
	const tenant: Tenant = { current: emptyState(context) };
	return {
		id: 'pulpo',
		handle: (request) => handle(tenant.current, request),
		admin: adminOf(tenant, context),
	};
};

function handle(state: PulpoState, request: SandboxRequest): SandboxResponse {
	const path = pathOf(request);
	if (path === undefined) return notFound();
	if (request.rawUrl.length > state.config.maxRequestLineBytes) return uriTooLong();
	if (request.rawBody.length > state.config.maxBodyBytes) return tooLarge();
	const open = WITHOUT_TOKEN.includes(`${request.method} ${path.replace(/(.)\/$/, '$1')}`);
	const user = open ? NOBODY : callerOf(state, request);
	if (!user) return unauthorized();
	const route = find(request.method, path);
	if (!route) return notFound();
	const body = readBody(request);
	if (!body.ok) return refused(400, { body: INVALID });
	return route.handler({ state, request, user, params: route.params, body: body.value });
}

/** Path below the API's base; segments stay as they are sent. */
function pathOf({ rawUrl }: SandboxRequest): string | undefined {
	const path = rawUrl.split('?')[0] ?? '';
	if (path === BASE) return '/';
	return path.startsWith(`${BASE}/`) ? path.slice(BASE.length) : undefined;
}
