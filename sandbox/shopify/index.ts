import { Bucket } from './bucket.ts';
import { actions } from './admin/actions.ts';
import { notFound, unauthorized } from './answers.ts';
import { answerBulkFile } from './bulk/file.ts';
import { answerGraphql } from './graphql.ts';
import { Shop } from './shop.ts';
import { Tokens } from './token.ts';
import { answeringVersion } from './versions.ts';
import { createWebhooks } from './webhooks/send.ts';
import type { SandboxRequest, SandboxResponse, Vendor, VendorContext, VendorFactory } from '../core/types.ts';

/** Everything that `reset` throws away. */
export interface World {
	shop: Shop;
	tokens: Tokens;
	buckets: Map<string, Bucket>;
}

function createWorld(context: VendorContext): World {
	const shop = new Shop(context.clock, context.random);
	shop.onEvent = createWebhooks(shop, context);
	shop.fileBaseUrl = context.baseUrl;
	return { shop, tokens: new Tokens(shop, context.rateFactor), buckets: new Map() };
}

export const createVendor: VendorFactory = (context): Vendor => {
	let world = createWorld(context);

	function bucketOf(clientId: string): Bucket {
		const known = world.buckets.get(clientId) ?? new Bucket(world.shop, context.rateFactor);
		world.buckets.set(clientId, known);
		return known;
	}

	function handle(request: SandboxRequest): Promise<SandboxResponse> | SandboxResponse {
		const { shop, tokens } = world;
		if (!shop.settings.shop.exists || isOtherShop(request, shop)) return notFound();
		shop.runDueJobs();
		const file = answerBulkFile(shop, request);
		if (file) return file;
		if (request.path === '/admin/oauth/access_token') return tokens.handle(request);
		const [, asked] = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(request.path) ?? [];
		const version = asked === undefined ? null : answeringVersion(asked);
		if (version === null || request.method !== 'POST') return notFound();
		const session = tokens.session(request.headers['x-shopify-access-token']);
		if (!session) return unauthorized();
		return answerGraphql(request, { shop, session, bucket: bucketOf(session.app.clientId), version });
	}

	return {
		id: 'shopify',
		handle,
		admin: actions({
			world: () => world,
			bucketOf,
			reset: () => {
				world.shop.close();
				world = createWorld(context);
			},
		}),
	};
};

/** Over loopback the host says nothing; a myshopify host must be this shop's. */
function isOtherShop(request: SandboxRequest, shop: Shop): boolean {
	const host = (request.headers['host'] ?? '').split(':')[0] ?? '';
	return host.endsWith('.myshopify.com') && host !== `${shop.settings.shop.name}.myshopify.com`;
}
