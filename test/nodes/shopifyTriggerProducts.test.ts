import { createHmac } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ShopifySyncApi } from '../../credentials/ShopifySyncApi.credentials';
import { ShopifySyncTrigger } from '../../nodes/Shopify/ShopifySyncTrigger.node';
import { checkProduct } from '../../nodes/shared/model/product';
import { runPoll, type PollRun } from '../support/engine/runPoll';
import { runWebhook, type WebhookRun } from '../support/engine/runWebhook';
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

function trigger(parameters: INodeParameters, mode?: 'manual') {
	return {
		nodeType: ShopifySyncTrigger,
		credentialTypes: [ShopifySyncApi],
		credentials: { shopifySyncApi: { ...shop.credential } },
		parameters: { watch: 'products', ...parameters },
		staticData: {} satisfies IDataObject,
		...(mode ? { mode } : {}),
	};
}

async function deliver(
	topic: string,
	body: object | string,
	parameters: INodeParameters = {},
): Promise<WebhookRun> {
	const rawBody = typeof body === 'string' ? body : JSON.stringify(body);
	const secret = String(shop.credential['clientSecret']);
	return await runWebhook(trigger(parameters), {
		rawBody,
		headers: {
			'X-Shopify-Topic': topic,
			'X-Shopify-Shop-Domain': 'sandbox-shop.myshopify.com',
			'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(rawBody).digest('base64'),
			'X-Shopify-Webhook-Id': 'delivery-1',
		},
	});
}

/** The poll looks no closer to now than five seconds: so it looks a little later. */
async function pollLater(setting: ReturnType<typeof trigger>): Promise<PollRun> {
	const later = Date.now() + 10_000;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
	try {
		return await runPoll(setting);
	} finally {
		clock.mockRestore();
	}
}

const polling = (more: INodeParameters = {}) => ({
	mode: 'poll',
	options: { startDate: new Date(Date.now() - 600_000).toISOString() },
	...more,
});

type Run = Pick<PollRun, 'error'> & { items: IDataObject[] };

function polled(run: PollRun): Run['items'] {
	if (run.error) throw run.error;
	return (run.outputs?.[0] ?? []).map(({ json }) => json);
}

const received = (run: WebhookRun): IDataObject[] => (run.items?.[0] ?? []).map(({ json }) => json);

const column = (items: IDataObject[], name: string): unknown[] => items.map((json) => json[name]);

async function seed(): Promise<{ shirt: number; lamp: number }> {
	const { products } = await shop.admin<{ products: Array<{ id: number; title: string }> }>('seed', {
		products: [
			{
				title: 'Shirt',
				vendor: 'Lux',
				variants: [
					{ sku: 'TS-M', title: 'M', options: { Size: 'M' }, price: '12.50', compareAtPrice: '15.00' },
					{ sku: 'TS-L', title: 'L', options: { Size: 'L' }, price: '12.50' },
				],
			},
			{ title: 'Lamp', status: 'DRAFT', variants: [{ sku: 'LAMP', price: '40.00' }] },
		],
	});
	const idOf = (title: string) => products.find((product) => product.title === title)?.id ?? 0;
	return { shirt: idOf('Shirt'), lamp: idOf('Lamp') };
}

async function seedLarge(variants: number): Promise<number> {
	await shop.admin('generateProducts', { count: variants, variantsPerProduct: variants });
	const { variants: all } = await shop.admin<{ variants: Array<{ productId: number }> }>('state');
	return all[0]?.productId ?? 0;
}

describe('webhook about a product', () => {
	it('gives one unified product per variant as it is now', async () => {
		const { shirt } = await seed();
		await shop.admin('changeProduct', { sku: 'TS-M', title: 'Shirt of wool' });
		const items = received(await deliver('products/update', { id: shirt, title: 'old' }));
		for (const json of items) expect(checkProduct(json)).toMatchObject({ ok: true });
		expect(items).toEqual([
			expect.objectContaining({
				kind: 'product',
				key: 'shopify:sandbox-shop:44000000000001',
				productId: String(shirt),
				sku: 'TS-M',
				name: 'Shirt of wool',
				variantName: 'M',
				status: 'active',
				price: { net: null, gross: '15.00' },
				salePrice: { net: null, gross: '12.50', from: null, until: null },
				event: expect.objectContaining({
					via: 'webhook',
					topic: 'products/update',
					webhookId: 'delivery-1',
				}),
			}),
			expect.objectContaining({
				key: 'shopify:sandbox-shop:44000000000002',
				sku: 'TS-L',
				name: 'Shirt of wool',
				price: { net: null, gross: '12.50' },
				salePrice: null,
			}),
		]);
	});

	it("gives Shopify's own variants when raw is wanted", async () => {
		const { shirt } = await seed();
		const items = received(await deliver('products/create', { id: shirt }, { returnFormat: 'raw' }));
		expect(items).toEqual([
			expect.objectContaining({
				id: 'gid://shopify/ProductVariant/44000000000001',
				price: '12.50',
				compareAtPrice: '15.00',
				product: expect.objectContaining({ id: `gid://shopify/Product/${shirt}`, title: 'Shirt' }),
				event: expect.objectContaining({ topic: 'products/create' }),
			}),
			expect.objectContaining({ id: 'gid://shopify/ProductVariant/44000000000002', sku: 'TS-L' }),
		]);
	});

	it.each([
		['deleted products', 'products/delete', {}],
		['Event Only', 'products/update', { returnFormat: 'event' }],
	])('gives just the ID for %s, without reading', async (_name, topic, parameters) => {
		await shop.core('DELETE /counts');
		const run = await deliver(topic, '{"id":9007199254740993,"title":"A"}', parameters);
		expect(received(run)).toEqual([
			{
				kind: 'productEvent',
				key: null,
				system: 'shopify',
				account: 'sandbox-shop',
				id: '9007199254740993',
				event: expect.objectContaining({ via: 'webhook', topic }),
			},
		]);
		expect(await shop.graphqlCalls()).toBe(0);
	});

	it('starts nothing for a product that is gone meanwhile', async () => {
		const { lamp } = await seed();
		await shop.admin('deleteProduct', { sku: 'LAMP' });
		const run = await deliver('products/update', { id: lamp });
		expect(run.items).toBeUndefined();
		expect(run.sent).toBeUndefined();
	});

	it('reads 250 variants at most while Shopify waits, and else gives the ID', async () => {
		const fits = await seedLarge(250);
		expect(received(await deliver('products/update', { id: fits }))).toHaveLength(250);
		await shop.reset();
		const tooLarge = await seedLarge(251);
		expect(received(await deliver('products/update', { id: tooLarge }))).toEqual([
			expect.objectContaining({ kind: 'productEvent', id: String(tooLarge) }),
		]);
	});

	it('asks for a repeat when the product cannot be read', async () => {
		const { shirt } = await seed();
		const fault = { system: 'shopify', kind: 'status', status: 500, times: 1, path: 'graphql' };
		await shop.core('POST /faults', fault);
		expect((await deliver('products/update', { id: shirt })).sent?.status).toBe(503);
	});
});

describe('poll for products', () => {
	it('gives every variant of each changed product, once', async () => {
		await seed();
		const setting = trigger(polling());
		const items = polled(await pollLater(setting));
		for (const json of items) expect(checkProduct(json)).toMatchObject({ ok: true });
		expect(column(items, 'sku')).toEqual(['TS-M', 'TS-L', 'LAMP']);
		expect(column(items, 'status')).toEqual(['active', 'active', 'draft']);
		expect(column(items, 'event')).toEqual([{ via: 'poll' }, { via: 'poll' }, { via: 'poll' }]);
		expect(await pollLater(setting)).toEqual({ outputs: null, error: undefined });
	});

	it('gives all variants of a product again when one of them changes', async () => {
		await seed();
		const setting = trigger(polling());
		await pollLater(setting);
		await shop.core('POST /clock', { advanceMs: 3000 });
		await shop.admin('changeProduct', { sku: 'TS-L', variant: { price: '11.00' } });
		const items = polled(await pollLater(setting));
		expect(column(items, 'sku')).toEqual(['TS-M', 'TS-L']);
	});

	it('gives raw variants and bare IDs as chosen', async () => {
		const { shirt, lamp } = await seed();
		const raw = polled(await pollLater(trigger(polling({ returnFormat: 'raw' }))));
		expect(column(raw, 'displayName')).toEqual(['Shirt - M', 'Shirt - L', 'Lamp - Default Title']);
		const bare = polled(await pollLater(trigger(polling({ returnFormat: 'event' }))));
		expect(column(bare, 'kind')).toEqual(['productEvent', 'productEvent']);
		expect(column(bare, 'id')).toEqual([String(shirt), String(lamp)]);
	});

	it('reads products with more than 250 variants to the end', async () => {
		await seedLarge(600);
		const items = polled(await pollLater(trigger(polling())));
		expect(new Set(column(items, 'sku')).size).toBe(600);
		expect(items).toHaveLength(600);
	});

	it('gives a sample in the editor', async () => {
		await seed();
		const items = polled(await runPoll(trigger({ mode: 'webhook' }, 'manual')));
		expect(items).toHaveLength(1);
		expect(checkProduct(items[0])).toMatchObject({ ok: true });
	});
});
