import { sizeCost } from '../../../sandbox/shopify/cost.ts';
import { makeShop, PULL_ORDERS } from './shopifySupport';

const cost = async (shop: ReturnType<typeof makeShop>, query: string, variables: unknown = {}) =>
	(await shop.graphql(query, variables)).extensions?.cost;

describe('simulated Shopify: cost', () => {
	it('charges the measured 25 points for 250 variants with their inventory item', async () => {
		const answer = await cost(
			makeShop(),
			'{ productVariants(first: 250) { nodes { inventoryItem { id } } } }',
		);
		expect(answer).toMatchObject({ requestedQueryCost: 25 });
	});

	it('charges 10 for a mutation and 1 for an object in it', async () => {
		const shop = makeShop();
		const [order] = shop.place({});
		const text = (selection: string) =>
			`mutation($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { ${selection} userErrors { field message } } }`;
		expect(await cost(shop, text(''), { id: order?.gid })).toMatchObject({
			requestedQueryCost: 10,
			actualQueryCost: 10,
		});
		expect(await cost(shop, text('node { id }'), { id: order?.gid })).toMatchObject({
			requestedQueryCost: 11,
		});
	});

	it('grows slower than the page', () => {
		expect([0, 1, 10, 50, 100, 250].map(sizeCost)).toEqual([0, 1, 3, 6, 8, 12]);
	});

	it('lets 250 orders with 50 lines through and refuses 250 with 250', async () => {
		const shop = makeShop();
		expect(await cost(shop, PULL_ORDERS, { first: 250, lines: 50, q: '' })).toMatchObject({
			requestedQueryCost: 674,
			actualQueryCost: 2,
		});
		const { data, errors } = await shop.graphql(PULL_ORDERS, { first: 250, lines: 250, q: '' });
		expect(data).toBeUndefined();
		expect(errors).toMatchObject([
			{
				message: 'Query cost is 1178, which exceeds the single query max cost limit (1000).',
				extensions: { code: 'MAX_COST_EXCEEDED' },
			},
		]);
	});

	it('costs more by the factor that a test sets', async () => {
		const shop = makeShop();
		shop.seed({ costFactor: 4 });
		expect(
			(await shop.graphql(PULL_ORDERS, { first: 250, lines: 50, q: '' })).errors?.[0]?.extensions,
		).toMatchObject({
			code: 'MAX_COST_EXCEEDED',
			cost: 2696,
		});
		expect((await shop.graphql(PULL_ORDERS, { first: 10, lines: 10, q: '' })).errors).toBeUndefined();
	});

	it('breaks the cost down when asked to', async () => {
		const { extensions } = await makeShop().graphql(
			'{ shop { name } }',
			{},
			{ 'shopify-graphql-cost-debug': '1' },
		);
		expect(extensions?.cost['fields']).toEqual([{ path: ['shop'], definedCost: 1, requestedTotalCost: 1 }]);
	});
});

describe('simulated Shopify: throttling', () => {
	it('gives back the difference, throttles with 200 when the bucket is empty and fills it again', async () => {
		const shop = makeShop();
		const variables = { first: 250, lines: 50, q: '' };
		expect((await cost(shop, PULL_ORDERS, variables))?.['throttleStatus']).toEqual({
			maximumAvailable: 2000,
			currentlyAvailable: 1998,
			restoreRate: 100,
		});
		shop.act('drainBucket', { available: 600 });
		const { status, body } = await shop.graphqlRaw(PULL_ORDERS, variables);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
			extensions: {
				cost: { requestedQueryCost: 674, actualQueryCost: null, throttleStatus: { currentlyAvailable: 600 } },
			},
		});
		expect(body).not.toHaveProperty('data');
		shop.advance(740);
		expect((await shop.graphql(PULL_ORDERS, variables)).errors).toBeUndefined();
	});

	it('has the bucket of the plan and restores it as many times faster as rateFactor says', async () => {
		const shop = makeShop({ rateFactor: 10 });
		shop.seed({ plan: 'plus' });
		expect((await cost(shop, '{ shop { name } }'))?.['throttleStatus']).toMatchObject({
			maximumAvailable: 20_000,
			restoreRate: 10_000,
		});
	});
});
