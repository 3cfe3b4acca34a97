import { CredentialTestContext, LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ILoadOptionsFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { ShopifySyncApi } from '../../credentials/ShopifySyncApi.credentials';
import { ShopifySync } from '../../nodes/Shopify/ShopifySync.node';
import { ShopifySyncTrigger } from '../../nodes/Shopify/ShopifySyncTrigger.node';
import { makeWorld } from '../support/engine/world';
import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
});
afterAll(async () => {
	await shop.stop();
});

async function test(data: ICredentialDataDecryptedObject): Promise<INodeCredentialTestResult> {
	const world = makeWorld({ nodeType: ShopifySync, credentialTypes: [ShopifySyncApi] });
	const context = new CredentialTestContext(world.additionalData);
	return await new ShopifySync().methods.credentialTest.shopifySyncApiTest.call(
		context as unknown as ICredentialTestFunctions,
		{ id: '1', name: 'Shop', type: 'shopifySyncApi', data },
	);
}

it('is found by n8n at both nodes', () => {
	for (const node of [new ShopifySync(), new ShopifySyncTrigger()]) {
		const [credential] = node.description.credentials ?? [];
		expect(Object.keys(node.methods.credentialTest)).toContain(credential?.testedBy);
	}
});

it('turns green for an app and for an access token', async () => {
	const words = 'Connected to Sandbox Shop.';
	expect(await test(shop.credential)).toEqual({ status: 'OK', message: words });
	expect(await test(shop.tokenCredential)).toEqual({ status: 'OK', message: words });
});

it('names the scopes that are missing', async () => {
	await shop.admin('seed', { scopes: ['read_orders'] });
	const lacking = await test(shop.credential);
	expect(lacking.status).toBe('OK');
	expect(lacking.message).toBe(
		'Connected to Sandbox Shop. Needs further scopes, if you use it: ' +
			'tags, notes, cancelling and refunds (write_orders), customers of orders (read_customers), products (read_products), ' +
			'locations (read_locations), stock (write_inventory), ' +
			'pieces of orders and shipments (write_merchant_managed_fulfillment_orders), ' +
			'those of fulfillment services (write_third_party_fulfillment_orders), events of fulfillments (read_fulfillments), ' +
			'returns (write_returns).',
	);
	await shop.admin('seed', { scopes: ['read_products'] });
	expect(await test(shop.credential)).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('lacks the scope read_orders'),
	});
});

it('takes the scope to read the stock for that of locations, and says nothing of what is not needed', async () => {
	const scopes = ['write_orders', 'read_customers', 'read_products', 'write_inventory', 'write_returns'];
	await shop.admin('seed', {
		scopes: [...scopes, 'write_merchant_managed_fulfillment_orders', 'read_fulfillments'],
	});
	expect((await test(shop.credential)).message).toBe(
		'Connected to Sandbox Shop. Needs further scopes, if you use it: ' +
			'those of fulfillment services (write_third_party_fulfillment_orders).',
	);
});

describe('says in a sentence what is wrong', () => {
	async function words(data: ICredentialDataDecryptedObject): Promise<string> {
		const { status, message } = await test(data);
		expect(status).toBe('Error');
		return message;
	}

	it('with the shop name', async () => {
		expect(await words({ ...shop.credential, shop: '' })).toContain('The shop name is missing');
		expect(await words({ ...shop.credential, shop: 'www.my-shop.com' })).toContain(
			'is not the name of a Shopify shop',
		);
		await shop.admin('seed', { shop: { exists: false } });
		expect(await words(shop.credential)).toContain('Shopify knows no shop named "sandbox-shop"');
		expect(await words(shop.tokenCredential)).toContain('Shopify knows no shop named "sandbox-shop"');
	});

	it('with another shop behind the address', async () => {
		expect(await words({ ...shop.credential, shop: 'other' })).toContain(
			'another shop: sandbox-shop.myshopify.com',
		);
	});

	it('with client ID and secret', async () => {
		expect(await words({ ...shop.credential, clientId: 'unknown' })).toContain('no app with this client ID');
		expect(await words({ ...shop.credential, clientSecret: 'wrong' })).toContain(
			'did not accept the client secret',
		);
		expect(await words({ ...shop.credential, clientSecret: '' })).toContain('is missing');
	});

	it('with the app', async () => {
		const app = {
			clientId: String(shop.credential['clientId']),
			clientSecret: String(shop.credential['clientSecret']),
		};
		await shop.admin('seed', { apps: [{ ...app, installed: false }] });
		expect(await words(shop.credential)).toContain('The app is not installed in the shop "sandbox-shop"');
		await shop.admin('seed', { apps: [{ ...app, sameOrganization: false }] });
		expect(await words(shop.credential)).toContain('different Shopify organizations');
	});

	it('with the access token', async () => {
		expect(await words({ ...shop.tokenCredential, accessToken: 'shpat_wrong' })).toContain(
			'did not accept the access token',
		);
		expect(await words({ ...shop.tokenCredential, accessToken: '' })).toContain(
			'The access token is missing',
		);
	});

	it('with the address and the version', async () => {
		expect(await words({ ...shop.credential, baseUrl: 'http://127.0.0.1:1' })).toMatch(
			/Nothing answers at http:\/\/127\.0\.0\.1:1 .*Check the API Base URL/,
		);
		expect(await words({ ...shop.credential, apiVersion: '2026' })).toContain('is not a version');
	});

	it('and never shows the secret', async () => {
		const secret = 'shpss_0123456789abcdef0123456789abcdef';
		expect(await words({ ...shop.credential, clientSecret: secret })).not.toContain(secret);
	});
});

it('signs in once for ten requests at the same time', async () => {
	await shop.core('DELETE /counts');
	const credential = { ...shop.credential, clientSecret: String(shop.credential['clientSecret']) };
	await Promise.all(
		Array.from(
			{ length: 10 },
			async () => await shop.run({ operation: 'getMany' }, { credential: { ...credential } }),
		),
	);
	const { shopify } = await shop.core<{ shopify: { routes: Record<string, { count: number }> } }>(
		'GET /counts',
	);
	expect(shopify.routes['POST /admin/oauth/access_token']?.count).toBe(1);
});

it('lists the active locations of the shop by name', async () => {
	await shop.admin('seed', {
		locations: [{ name: 'Zentrallager' }, { name: 'Alte Halle', isActive: false }, { name: 'Berlin' }],
	});
	const world = makeWorld({
		nodeType: ShopifySync,
		credentialTypes: [ShopifySyncApi],
		credentials: { shopifySyncApi: { ...shop.credential } },
	});
	const context = new LoadOptionsContext(
		world.workflow,
		world.node,
		world.additionalData,
		'filters.locationId',
	);
	const { getLocations } = new ShopifySync().methods.loadOptions;
	const names = (await getLocations.call(context as unknown as ILoadOptionsFunctions)).map(
		({ name }) => name,
	);
	expect(names).toEqual([...names].sort());
	expect(names).toContain('Zentrallager');
	expect(names).not.toContain('Alte Halle');
});
