import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { ShopifySyncApi } from '../../credentials/ShopifySyncApi.credentials';
import { ShopifySync } from '../../nodes/Shopify/ShopifySync.node';
import { startSandbox } from '../../sandbox/core/server';
import { DEFAULT_APP, DEFAULT_SHOP_NAME } from '../../sandbox/shopify/defaults';
import type { NodeRun } from '../support/engine/runNode';
import { runNode } from '../support/engine/runNode';

export const SHOP = DEFAULT_SHOP_NAME;

export interface ShopUnderTest {
	url: string;
	credential: ICredentialDataDecryptedObject;
	/** Access token instead of client ID and secret. */
	tokenCredential: ICredentialDataDecryptedObject;
	admin<T = IDataObject>(action: string, body?: unknown): Promise<T>;
	/** The sandbox's own places, such as "DELETE /counts". */
	core<T = IDataObject>(call: string, body?: unknown): Promise<T>;
	/** Requests to GraphQL since the counts were cleared. */
	graphqlCalls(): Promise<number>;
	run(
		parameters: INodeParameters,
		more?: { items?: IDataObject[]; onError?: INode['onError']; credential?: ICredentialDataDecryptedObject },
	): Promise<NodeRun>;
	reset(): Promise<void>;
	stop(): Promise<void>;
}

/** A simulated shop on loopback. Limits run 50 times faster than the vendor's. */
export async function startShop(rateFactor = 50): Promise<ShopUnderTest> {
	const sandbox = await startSandbox({ systems: ['shopify'], rateFactor });
	const url = sandbox.urls.shopify;
	const credential = {
		shop: SHOP,
		signIn: 'app',
		clientId: DEFAULT_APP.clientId,
		clientSecret: DEFAULT_APP.clientSecret,
		apiVersion: '2026-10',
		baseUrl: url,
		sessionToken: '',
	};
	const core = async <T>(call: string, body: unknown = {}): Promise<T> => {
		const [method = 'POST', path = ''] = call.split(' ');
		const response = await fetch(`${sandbox.adminUrl}${path}`, {
			method,
			...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
		});
		const answer = (await response.json()) as T;
		if (!response.ok) throw new Error(`${call}: ${JSON.stringify(answer)}`);
		return answer;
	};
	return {
		url,
		credential,
		tokenCredential: {
			shop: SHOP,
			signIn: 'token',
			accessToken: DEFAULT_APP.accessToken,
			apiSecretKey: DEFAULT_APP.clientSecret,
			apiVersion: '2026-10',
			baseUrl: url,
			sessionToken: '',
		},
		core,
		admin: async (action, body) => await core(`POST /admin/shopify/${action}`, body),
		graphqlCalls: async () => graphqlIn(await core<RouteCounts>('GET /counts')),
		run: async (parameters, { items = [{}], onError, credential: own } = {}) =>
			await runNode({
				nodeType: ShopifySync,
				credentialTypes: [ShopifySyncApi],
				credentials: { shopifySyncApi: { ...(own ?? credential) } },
				parameters: { resource: 'order', ...parameters },
				items,
				...(onError ? { onError } : {}),
			}),
		reset: async () => {
			await core('POST /reset');
		},
		stop: async () => {
			await sandbox.stop();
		},
	};
}

interface RouteCounts {
	shopify?: { routes: Record<string, { count: number }> };
}

function graphqlIn({ shopify }: RouteCounts): number {
	return Object.entries(shopify?.routes ?? {}).reduce(
		(total, [name, { count }]) => (name.includes('graphql') ? total + count : total),
		0,
	);
}
