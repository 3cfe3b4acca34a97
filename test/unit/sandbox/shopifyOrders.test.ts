import { at, listAt, makeShop, PULL_ORDERS } from './shopifySupport';

const all = { first: 50, q: '', lines: 50 };

describe('simulated Shopify: reading orders', () => {
	it('answers the pull query with what was placed', async () => {
		const shop = makeShop();
		shop.seed({
			products: [
				{ title: 'Shirt', variants: [{ sku: 'TS-M', title: 'M', barcode: '4006381333931', price: '20.00' }] },
			],
		});
		shop.place({
			tags: ['b2c', 'Lieferung: 2026-12-24'],
			customer: { firstName: 'Ada', lastName: 'Berg', email: 'ada@example.org' },
			lines: [{ sku: 'TS-M', quantity: 3, taxRate: 0.2 }],
			orderDiscount: '6.00',
			shipping: { title: 'Post', price: '4.90' },
		});
		const { data, errors } = await shop.graphql(PULL_ORDERS, all);
		expect(errors).toBeUndefined();
		const order = at(data, 'orders', 'nodes', 0);
		expect(order).toMatchObject({
			name: '#1001',
			number: 1001,
			createdAt: '2026-11-22T06:00:00Z',
			displayFinancialStatus: 'PAID',
			displayFulfillmentStatus: 'UNFULFILLED',
			requiresShipping: true,
			tags: ['b2c', 'Lieferung: 2026-12-24'],
			email: 'ada@example.org',
			customer: {
				displayName: 'Ada Berg',
				defaultEmailAddress: { emailAddress: 'ada@example.org' },
				defaultPhoneNumber: null,
			},
			shippingAddress: { name: 'Ada Berg', zip: '1010', city: 'Wien', countryCodeV2: 'AT', company: null },
			currentTotalPriceSet: { shopMoney: { amount: '58.90', currencyCode: 'EUR' } },
		});
		expect(at(order, 'id')).toBe(`gid://shopify/Order/${at(order, 'legacyResourceId')}`);
		expect(at(order, 'lineItems', 'nodes')).toMatchObject([
			{
				name: 'Shirt - M',
				sku: 'TS-M',
				quantity: 3,
				currentQuantity: 3,
				unfulfilledQuantity: 3,
				variant: { barcode: '4006381333931' },
				discountedUnitPriceAfterAllDiscountsSet: { shopMoney: { amount: '18.00' } },
				taxLines: [{ rate: 0.2, priceSet: { shopMoney: { amount: '9.00' } } }],
			},
		]);
	});

	it('pages by cursor without losing or doubling an order', async () => {
		const shop = makeShop();
		shop.place(...Array.from({ length: 7 }, () => ({})));
		const names: unknown[] = [];
		let after: unknown = null;
		do {
			const { data } = await shop.graphql(PULL_ORDERS, { ...all, first: 3, after });
			names.push(...listAt(data, 'orders', 'nodes').map((node) => at(node, 'name')));
			const pageInfo = at(data, 'orders', 'pageInfo');
			after = at(pageInfo, 'hasNextPage') ? at(pageInfo, 'endCursor') : null;
		} while (after);
		expect(names).toEqual(['#1001', '#1002', '#1003', '#1004', '#1005', '#1006', '#1007']);
	});

	it('leaves out orders older than 60 days unless read_all_orders is granted', async () => {
		const shop = makeShop();
		const [old] = shop.place({ createdAt: '2026-09-22T06:00:00Z' });
		expect(at(await shop.graphql(PULL_ORDERS, all), 'data', 'orders', 'nodes')).toEqual([]);
		expect((await shop.graphql('query($id: ID!) { order(id: $id) { id } }', { id: old?.gid })).data).toEqual({
			order: null,
		});
		shop.seed({ scopes: ['read_orders', 'read_products', 'read_customers', 'read_all_orders'] });
		expect(at(await shop.graphql(PULL_ORDERS, all), 'data', 'orders', 'nodes')).toHaveLength(1);
	});

	it('refuses a page above 250 and a missing size', async () => {
		const shop = makeShop();
		expect((await shop.graphql('{ orders(first: 251) { nodes { id } } }')).errors?.[0]?.message).toMatch(
			/250/,
		);
		expect((await shop.graphql('{ orders { nodes { id } } }')).errors?.[0]?.message).toMatch(/first or last/);
	});
});
