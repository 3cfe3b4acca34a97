import { at, makeShop, PULL_ORDERS } from './shopifySupport';

const all = { first: 50, q: '', lines: 50 };

describe('simulated Shopify: access', () => {
	it('answers null and an error for a customer without read_customers', async () => {
		const shop = makeShop();
		shop.seed({ scopes: ['read_orders', 'read_products'] });
		shop.place({ customer: { firstName: 'Ada', lastName: 'Berg' } });
		const { data, errors } = await shop.graphql('{ orders(first: 1) { nodes { name customer { id } } } }');
		expect(at(data, 'orders', 'nodes')).toEqual([{ name: '#1001', customer: null }]);
		expect(errors).toMatchObject([
			{
				message: expect.stringMatching(/^Access denied for customer field\./),
				path: ['orders', 'nodes', 0, 'customer'],
				extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers` access scope.' },
			},
		]);
	});

	it('answers no data at all when the root field is denied', async () => {
		const shop = makeShop();
		shop.seed({ scopes: ['read_products'] });
		const { data, errors } = await shop.graphql('{ orders(first: 1) { nodes { id } } }');
		expect(data).toBeNull();
		expect(errors?.[0]).toMatchObject({ path: ['orders'], extensions: { code: 'ACCESS_DENIED' } });
	});

	it('takes a write scope for the read scope and lists the scopes as granted', async () => {
		const shop = makeShop();
		shop.seed({ scopes: ['write_orders'] });
		const { data, errors } = await shop.graphql(
			'{ orders(first: 1) { nodes { id } } currentAppInstallation { accessScopes { handle } } }',
		);
		expect(errors).toBeUndefined();
		expect(at(data, 'currentAppInstallation', 'accessScopes')).toEqual([{ handle: 'write_orders' }]);
	});

	it('needs a write scope for tags', async () => {
		const shop = makeShop();
		const [order] = shop.place({});
		shop.seed({ scopes: ['read_orders'] });
		const { errors } = await shop.graphql(
			'mutation($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { userErrors { message } } }',
			{
				id: order?.gid,
			},
		);
		expect(errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED' });
	});

	it('withholds protected customer data that is not approved', async () => {
		const shop = makeShop();
		shop.seed({ notApproved: ['address', 'phone'] });
		shop.place({ customer: { firstName: 'Ada', lastName: 'Berg' }, phone: '+43123' });
		const { data, errors } = await shop.graphql(PULL_ORDERS, all);
		expect(at(data, 'orders', 'nodes', 0)).toMatchObject({
			phone: null,
			customer: { firstName: 'Ada' },
			shippingAddress: { firstName: 'Ada', address1: null, zip: null, city: 'Wien', phone: null },
		});
		expect(errors?.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/^This app is not approved to use the phone field/),
		);
		shop.seed({ notApproved: ['customer'] });
		const customer = await shop.graphql('{ orders(first: 1) { nodes { customer { id } } } }');
		expect(customer.errors?.[0]?.message).toMatch(/^This app is not approved to access the Customer object/);
	});
});

describe('simulated Shopify: the whole schema', () => {
	it('names a wrong field and a wrong variable', async () => {
		const shop = makeShop();
		expect((await shop.graphql('{ orders(first: 1) { nodes { nonsense } } }')).errors?.[0]).toMatchObject({
			message: expect.stringContaining('nonsense'),
			extensions: { code: 'undefinedField' },
		});
		const { data, errors } = await shop.graphql('query($n: Int!) { orders(first: $n) { nodes { id } } }', {
			n: 'many',
		});
		expect(data).toBeUndefined();
		expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_VARIABLE' } });
	});

	it('answers fields that it does not simulate with null, an empty list or an error that names the field', async () => {
		const shop = makeShop();
		shop.place({});
		const { data, errors } = await shop.graphql(
			'{ orders(first: 1) { nodes { disputes { id } events(first: 5) { nodes { id } } cartToken clientIp } } shop { resourceLimits { maxProductVariants } } }',
		);
		expect(errors).toMatchObject([
			{ message: 'The sandbox does not simulate the field Shop.resourceLimits' },
		]);
		expect(data).toBeNull();
		const without = await shop.graphql(
			'{ orders(first: 1) { nodes { disputes { id } events(first: 5) { nodes { id } } cartToken clientIp } } }',
		);
		expect(at(without, 'data', 'orders', 'nodes')).toEqual([
			{ disputes: [], events: { nodes: [] }, cartToken: null, clientIp: null },
		]);
	});

	it('runs the connection test without any scope', async () => {
		const shop = makeShop();
		shop.seed({ scopes: [], shop: { orderNumberPrefix: 'EN', orderNumberSuffix: '-A' } });
		const { data, errors } =
			await shop.graphql(`query TestConnection { shop { name myshopifyDomain currencyCode ianaTimezone orderNumberFormatPrefix orderNumberFormatSuffix }
  currentAppInstallation { accessScopes { handle } } }`);
		expect(errors).toBeUndefined();
		expect(data).toEqual({
			shop: {
				name: 'Sandbox Shop',
				myshopifyDomain: 'sandbox-shop.myshopify.com',
				currencyCode: 'EUR',
				ianaTimezone: 'Europe/Vienna',
				orderNumberFormatPrefix: 'EN',
				orderNumberFormatSuffix: '-A',
			},
			currentAppInstallation: { accessScopes: [] },
		});
	});

	it('runs the variants, locations and versions queries', async () => {
		const shop = makeShop();
		const { locations, products } = shop.seed({
			locations: [{ name: 'Vienna' }],
			products: [{ title: 'Shirt', variants: [{ sku: 'TS-M-BLK', stock: 7 }] }],
		});
		const { data, errors } = await shop.graphql(
			`query VariantsBySku($q: String!, $after: String, $loc: ID!) {
  productVariants(first: 250, after: $after, query: $q) {
    nodes { id sku barcode title displayName price updatedAt product { id title status isGiftCard }
      inventoryItem { id tracked requiresShipping measurement { weight { value unit } }
        inventoryLevel(locationId: $loc) { id quantities(names: ["available","on_hand","committed","incoming"]) { name quantity updatedAt } } } }
    pageInfo { hasNextPage endCursor } } }`,
			{ q: "sku:'TS-M-BLK'", loc: locations[0]?.gid },
		);
		expect(errors).toBeUndefined();
		expect(at(data, 'productVariants', 'nodes')).toMatchObject([
			{
				id: `gid://shopify/ProductVariant/${products[0]?.variants[0]?.id}`,
				inventoryItem: {
					tracked: true,
					inventoryLevel: { quantities: [{ name: 'available', quantity: 7 }, {}, {}, {}] },
				},
			},
		]);
		const others = await shop.graphql(
			'{ locations(first:250){ nodes { id name isActive fulfillsOnlineOrders isFulfillmentService address { address1 zip city countryCode } } pageInfo { hasNextPage } } publicApiVersions { handle supported displayName } }',
		);
		expect(others.errors).toBeUndefined();
		expect(at(others, 'data', 'locations', 'nodes')).toMatchObject([
			{ name: 'Vienna', address: { city: 'Wien' } },
		]);
		expect(at(others, 'data', 'publicApiVersions')).toContainEqual({
			handle: '2026-07',
			supported: true,
			displayName: '2026-07',
		});
	});
});
