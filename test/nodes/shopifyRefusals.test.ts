import { CredentialTestContext } from 'n8n-core';
import type { ICredentialTestFunctions, INodeParameters } from 'n8n-workflow';

import { ShopifySyncApi } from '../../credentials/ShopifySyncApi.credentials';
import { ShopifySync } from '../../nodes/Shopify/ShopifySync.node';
import { runNode, type NodeRun } from '../support/engine/runNode';
import { startStub, type Stub, type StubAnswer } from '../support/engine/stub';
import { makeWorld } from '../support/engine/world';

// What Shopify answers to requests that are wrong by themselves; the simulated shop's log must stay free of them.

let stub: Stub | undefined;

afterEach(async () => {
	await stub?.stop();
	stub = undefined;
});

const credentialTo = (url: string) => ({
	shop: 'foo',
	signIn: 'token',
	accessToken: 'shpat_x',
	baseUrl: url,
});

async function runAgainst(answers: StubAnswer[], parameters: INodeParameters): Promise<NodeRun> {
	stub = await startStub((_request, index) => answers[index] ?? answers.at(-1) ?? { status: 500 });
	return await runNode({
		nodeType: ShopifySync,
		credentialTypes: [ShopifySyncApi],
		credentials: { shopifySyncApi: credentialTo(stub.url) },
		parameters,
	});
}

const noOrders = { orders: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } };

it('refuses an answer that ignored a search term instead of giving all orders', async () => {
	const warnings = [
		{ field: 'no_such_field', message: 'Invalid search field for this query.', code: 'invalid_field' },
	];
	const body = { data: noOrders, extensions: { search: [{ path: ['orders'], query: 'x', warnings }] } };
	const run = await runAgainst([{ status: 200, body }], { filters: { query: 'no_such_field:1' } });
	expect(run.outputs.flat()).toEqual([]);
	expect(run.error?.message).toContain('ignored the search term "no_such_field"');
});

it('passes on what Shopify says about a query of the user', async () => {
	const body = {
		errors: [
			{
				message: "Field 'nothing' doesn't exist on type 'QueryRoot'",
				extensions: { code: 'undefinedField' },
			},
		],
	};
	const parameters = { resource: 'customGraphql', operation: 'execute', query: '{ nothing }' };
	const run = await runAgainst([{ status: 200, body }], parameters);
	expect(run.error?.message).toContain("did not accept the query: Field 'nothing' doesn't exist");
});

it('does not send a mutation twice when the answer was lost', async () => {
	const query =
		'# change\nmutation { orderClose(input: {id: "gid://shopify/Order/1"}) { userErrors { message } } }';
	const run = await runAgainst([{ drop: true }], { resource: 'customGraphql', operation: 'execute', query });
	expect(run.error?.message).toContain('broke off');
	expect(stub?.requests).toHaveLength(1);
});

it('hints at an API version that Shopify does not serve any more', async () => {
	const answer = { status: 200, headers: { 'X-Shopify-API-Version': '2027-01' }, body: { data: noOrders } };
	const run = await runAgainst([answer], {});
	expect(run.stored).toContain('answered with API version 2027-01 instead of 2026-10');
	expect(run.stored).toContain('Shopify: 1 request');
});

it('tells a frozen shop, a locked shop and a refused token apart', async () => {
	for (const [status, words] of [
		[402, 'frozen'],
		[423, 'locked'],
		[401, 'did not accept the credential'],
	] as const) {
		const run = await runAgainst([{ status, body: { errors: 'no' } }], {});
		expect(run.error?.message).toContain(words);
		expect(stub?.requests).toHaveLength(1);
		await stub?.stop();
	}
});

it('gives up when pages repeat themselves', async () => {
	const page = { pageInfo: { hasNextPage: true, endCursor: 'same' }, nodes: [] };
	const run = await runAgainst([{ status: 200, body: { data: { orders: page } } }], { returnAll: true });
	expect(run.error?.message).toContain('twice');
});

it('remarks in the credential test that Shopify answers with another version', async () => {
	const data = {
		shop: { name: 'Foo', myshopifyDomain: 'foo.myshopify.com' },
		currentAppInstallation: { accessScopes: [{ handle: 'write_orders' }] },
	};
	stub = await startStub(() => ({
		status: 200,
		headers: { 'X-Shopify-API-Version': '2026-01' },
		body: { data },
	}));
	const world = makeWorld({ nodeType: ShopifySync, credentialTypes: [ShopifySyncApi] });
	const context = new CredentialTestContext(world.additionalData) as unknown as ICredentialTestFunctions;
	const result = await new ShopifySync().methods.credentialTest.shopifySyncApiTest.call(context, {
		id: '1',
		name: 'Shop',
		type: 'shopifySyncApi',
		data: credentialTo(stub.url),
	});
	expect(result).toMatchObject({ status: 'OK', message: expect.stringContaining('API version 2026-01') });
});
