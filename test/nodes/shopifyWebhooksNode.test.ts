import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startShop, type ShopUnderTest } from './shopifyShop';

let shop: ShopUnderTest;

const ADDRESS = 'https://n8n.example/webhook/one/webhook';
const OLD = 'https://old.example/webhook/one/webhook';

beforeAll(async () => {
	shop = await startShop();
});
beforeEach(async () => {
	await shop.reset();
});
afterAll(async () => {
	await shop.stop();
});

async function run(
	operation: string,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
): Promise<IDataObject[]> {
	const done = await shop.run({ resource: 'webhook', operation, ...parameters }, { items });
	if (done.error) throw done.error;
	return (done.outputs[0] ?? []).map(({ json }) => json);
}

/** Makes a webhook as somebody else would. */
async function subscribe(topic: string, uri: string, more: object = {}): Promise<void> {
	await shop.run({
		resource: 'customGraphql',
		operation: 'execute',
		query:
			'mutation($t: WebhookSubscriptionTopic!, $w: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $t, webhookSubscription: $w) { userErrors { message } } }',
		variables: JSON.stringify({ t: topic, w: { uri, ...more } }),
	});
}

async function subscribed(): Promise<string[]> {
	const { webhookSubscriptions } = await shop.admin<{
		webhookSubscriptions: Array<{ topic: string; uri: string; filter: string | null }>;
	}>('state');
	return webhookSubscriptions
		.map(({ topic, uri, filter }) => [topic, uri, ...(filter ? [filter] : [])].join(' '))
		.sort();
}

const told = (outcomes: IDataObject[]) => outcomes.map(({ outcome, number }) => [outcome, number]);

describe('check and repair', () => {
	const topics = ['ORDERS_UPDATED', 'REFUNDS_CREATE'];

	it('fails when nobody calls the address and no events are chosen', async () => {
		expect(await run('checkAndRepair', { address: ADDRESS })).toMatchObject([
			{ outcome: 'failed', problem: { code: 'noEvents' } },
		]);
		expect(await subscribed()).toEqual([]);
	});

	it('makes what is missing and nothing twice', async () => {
		await subscribe('ORDERS_UPDATED', ADDRESS);
		expect(told(await run('checkAndRepair', { address: ADDRESS, topics }))).toEqual([
			['unchanged', 'ORDERS_UPDATED'],
			['created', 'REFUNDS_CREATE'],
		]);
		expect(told(await run('checkAndRepair', { address: ADDRESS, topics }))).toEqual([
			['unchanged', 'ORDERS_UPDATED'],
			['unchanged', 'REFUNDS_CREATE'],
		]);
		expect(await subscribed()).toEqual([`ORDERS_UPDATED ${ADDRESS}`, `REFUNDS_CREATE ${ADDRESS}`]);
	});

	it('replaces a webhook that a filter makes blind', async () => {
		await subscribe('ORDERS_UPDATED', ADDRESS, { filter: 'total_price:>=100' });
		expect(told(await run('checkAndRepair', { address: ADDRESS, topics: ['ORDERS_UPDATED'] }))).toEqual([
			['updated', 'ORDERS_UPDATED'],
		]);
		expect(await subscribed()).toEqual([`ORDERS_UPDATED ${ADDRESS}`]);
	});

	it('takes away the old address and other events only when told so', async () => {
		await subscribe('ORDERS_UPDATED', OLD);
		await subscribe('ORDERS_PAID', ADDRESS);
		await subscribe('ORDERS_PAID', 'https://other.example/hook');
		await run('checkAndRepair', { address: ADDRESS, topics: ['ORDERS_UPDATED'] });
		expect(await subscribed()).toHaveLength(4);
		const outcomes = await run('checkAndRepair', {
			address: ADDRESS,
			topics: ['ORDERS_UPDATED'],
			options: { oldAddress: 'https://old.example/', onlyThese: true },
		});
		expect(told(outcomes)).toEqual([
			['unchanged', 'ORDERS_UPDATED'],
			['cancelled', 'ORDERS_UPDATED'],
			['cancelled', 'ORDERS_PAID'],
		]);
		expect(await subscribed()).toEqual([
			'ORDERS_PAID https://other.example/hook',
			`ORDERS_UPDATED ${ADDRESS}`,
		]);
	});

	it('says which scope is missing, and goes on with the others', async () => {
		await shop.admin('seed', { scopes: ['read_orders'] });
		const outcomes = await run('checkAndRepair', {
			address: ADDRESS,
			topics: ['PRODUCTS_UPDATE', 'ORDERS_UPDATED'],
		});
		expect(told(outcomes)).toEqual([
			['failed', 'PRODUCTS_UPDATE'],
			['created', 'ORDERS_UPDATED'],
		]);
		expect(JSON.stringify(outcomes[0])).toContain('lacks the scope');
	});

	it('sends nothing in a dry run', async () => {
		await subscribe('ORDERS_UPDATED', OLD);
		const outcomes = await run('checkAndRepair', {
			address: ADDRESS,
			topics: ['ORDERS_UPDATED'],
			dryRun: true,
			options: { oldAddress: 'https://old.example/' },
		});
		expect(outcomes).toEqual([
			expect.objectContaining({ outcome: 'created', dryRun: true }),
			expect.objectContaining({ outcome: 'cancelled', dryRun: true }),
		]);
		expect(await subscribed()).toEqual([`ORDERS_UPDATED ${OLD}`]);
	});

	it('refuses an address that Shopify would never call', async () => {
		const address = 'http://localhost:5678/hook';
		const { error } = await shop.run({ resource: 'webhook', operation: 'checkAndRepair', address, topics });
		expect(error?.message).toContain('must begin with https://');
	});
});

describe('get many and delete', () => {
	it('lists the webhooks at an address and deletes them once', async () => {
		await subscribe('ORDERS_UPDATED', ADDRESS);
		await subscribe('ORDERS_PAID', OLD);
		const listed = await run('getMany', { filters: { addressPrefix: 'https://old.example' } });
		expect(listed).toEqual([
			expect.objectContaining({ topic: 'ORDERS_PAID', title: 'Order Paid', address: OLD, format: 'JSON' }),
		]);
		const items = listed.map(({ id }) => ({ id }));
		expect((await run('delete', {}, items)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
		expect((await run('delete', {}, [...items, { id: 'x' }])).map(({ outcome }) => outcome)).toEqual([
			'unchanged',
			'failed',
		]);
		expect(await subscribed()).toEqual([`ORDERS_UPDATED ${ADDRESS}`]);
	});
});
