import { at, listAt, makeShop } from './shopifySupport';

const SET = `mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange item { sku } location { name } } }
    userErrors { code field message }
  }
}`;
const ADJUST = `mutation Adjust($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes { delta quantityAfterChange } } userErrors { code field }
  }
}`;

type Shop = ReturnType<typeof makeShop>;

/** Two variants with 10 and 20 at the first location, a bundle, and a second location without stock. */
function stocked() {
	const shop = makeShop();
	const { locations, products } = shop.seed({
		locations: [{ name: 'Main' }, { name: 'Annex' }],
		products: [
			{ title: 'A', variants: [{ sku: 'A', stock: 10 }] },
			{ title: 'B', variants: [{ sku: 'B', stock: 20 }] },
			{ title: 'Set', variants: [{ sku: 'SET', requiresComponents: true }] },
		],
	});
	const [main, annex] = locations.map(({ gid }) => gid);
	const [a, b, set] = products.map(
		({ variants }) => `gid://shopify/InventoryItem/${String(variants[0]?.inventoryItemId)}`,
	);
	return { shop, main, annex, a, b, set };
}

const entry = (inventoryItemId: unknown, locationId: unknown, quantity: number, more: object = {}) => ({
	inventoryItemId,
	locationId,
	quantity,
	changeFromQuantity: null,
	...more,
});

let keys = 0;

async function setStock(shop: Shop, quantities: object[], input: object = {}, key = `key-${++keys}`) {
	const variables = { key, input: { name: 'available', reason: 'correction', quantities, ...input } };
	const answer = await shop.graphql(SET, variables);
	return { ...answer, result: answer.errors ? null : at(answer.data, 'inventorySetQuantities') };
}

const codesOf = (result: unknown): unknown[] =>
	listAt(result, 'userErrors').map((error) => [at(error, 'code'), listAt(error, 'field').join('.')]);

function quantities(shop: Shop, itemGid: unknown) {
	const levels = shop.act('state').inventoryLevels;
	return levels
		.filter(({ inventoryItemId }) => String(itemGid).endsWith(`/${inventoryItemId}`))
		.map((level) => [level.quantities['available'], level.quantities['on_hand']]);
}

describe('simulated Shopify: setting stock', () => {
	it('writes all pairs, tells the difference and calls for every level that changed', async () => {
		const { shop, main, annex, a, b } = stocked();
		const { result } = await setStock(shop, [entry(a, main, 7), entry(b, main, 20), entry(b, annex, 3)]);
		expect(result).toMatchObject({
			inventoryAdjustmentGroup: {
				reason: 'correction',
				changes: [
					{ name: 'available', delta: -3, quantityAfterChange: 7, item: { sku: 'A' } },
					{ name: 'available', delta: 3, quantityAfterChange: 3, location: { name: 'Annex' } },
				],
			},
			userErrors: [],
		});
		expect(quantities(shop, a)).toEqual([[7, 7]]);
		expect(quantities(shop, b)).toEqual([
			[20, 20],
			[3, 3],
		]);
	});

	it('keeps committed units out of available when on hand is set', async () => {
		const { shop, main, a } = stocked();
		shop.place({ lines: [{ sku: 'A', quantity: 4 }] });
		expect(quantities(shop, a)).toEqual([[6, 10]]);
		await setStock(shop, [entry(a, main, 12)], { name: 'on_hand' });
		expect(quantities(shop, a)).toEqual([[8, 12]]);
	});

	it('writes nothing when one entry is wrong, and names the entry', async () => {
		const { shop, main, a, b, set } = stocked();
		const { result } = await setStock(shop, [
			entry(a, main, 1),
			entry('gid://shopify/InventoryItem/1', main, 1),
			entry(b, 'gid://shopify/Location/1', 1),
			entry(b, main, -1),
			entry(set, main, 1),
			entry(a, main, 2),
			entry(b, main, 1_000_000_001),
		]);
		expect(codesOf(result)).toEqual([
			['INVALID_INVENTORY_ITEM', 'input.quantities.1.inventoryItemId'],
			['INVALID_LOCATION', 'input.quantities.2.locationId'],
			['INVALID_QUANTITY_NEGATIVE', 'input.quantities.3.quantity'],
			['NON_MUTABLE_INVENTORY_ITEM', 'input.quantities.4.inventoryItemId'],
			['NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR', 'input.quantities.5.inventoryItemId'],
			['NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR', 'input.quantities.6.inventoryItemId'],
		]);
		expect(quantities(shop, a)).toEqual([[10, 10]]);
	});

	it('compares with what is there when asked, and demands to be told', async () => {
		const { shop, main, a, b } = stocked();
		const { result } = await setStock(shop, [
			entry(a, main, 1, { changeFromQuantity: 10 }),
			entry(b, main, 1, { changeFromQuantity: 19 }),
		]);
		expect(codesOf(result)).toEqual([
			['CHANGE_FROM_QUANTITY_STALE', 'input.quantities.1.changeFromQuantity'],
		]);
		const silent = await setStock(shop, [entry(a, main, 1, { changeFromQuantity: undefined })]);
		expect(codesOf(silent.result)).toEqual([
			['COMPARE_QUANTITY_REQUIRED', 'input.quantities.0.changeFromQuantity'],
		]);
		expect(quantities(shop, a)).toEqual([[10, 10]]);
	});

	it('refuses other names, reasons and references', async () => {
		const { shop, main, a } = stocked();
		const { result } = await setStock(shop, [entry(a, main, 1)], {
			name: 'damaged',
			reason: 'because',
			referenceDocumentUri: 'no uri',
		});
		expect(listAt(result, 'userErrors').map((error) => at(error, 'code'))).toEqual([
			'INVALID_NAME',
			'INVALID_REASON',
			'INVALID_REFERENCE_DOCUMENT',
		]);
	});

	it('refuses more than 250 pairs and a call without a key', async () => {
		const { shop, main, a } = stocked();
		const many = Array.from({ length: 251 }, () => entry(a, main, 1));
		expect((await setStock(shop, many)).errors?.[0]?.extensions?.['code']).toBe('MAX_INPUT_SIZE_EXCEEDED');
		const bare = SET.replace('@idempotent(key: $key)', '').replace(', $key: String!', '');
		const { errors } = await shop.graphql(bare, {
			input: { name: 'available', reason: 'correction', quantities: [entry(a, main, 1)] },
		});
		expect(errors?.[0]?.message).toContain('@idempotent directive is required');
	});

	it('answers a known key without writing again, and no empty group is an error', async () => {
		const { shop, main, a } = stocked();
		const first = await setStock(shop, [entry(a, main, 5)], {}, 'same');
		await setStock(shop, [entry(a, main, 10)]);
		const again = await setStock(shop, [entry(a, main, 5)], {}, 'same');
		expect(again.result).toEqual(first.result);
		expect(quantities(shop, a)).toEqual([[10, 10]]);
		const same = await setStock(shop, [entry(a, main, 10)]);
		expect(same.result).toEqual({ inventoryAdjustmentGroup: null, userErrors: [] });
	});
});

describe('simulated Shopify: adjusting stock', () => {
	const adjust = async (shop: Shop, changes: object[], name = 'available', key = `key-${++keys}`) =>
		at(
			(await shop.graphql(ADJUST, { key, input: { name, reason: 'correction', changes } })).data,
			'inventoryAdjustQuantities',
		);
	const change = (inventoryItemId: unknown, locationId: unknown, delta: number, more: object = {}) => ({
		inventoryItemId,
		locationId,
		delta,
		changeFromQuantity: null,
		...more,
	});

	it('adds and takes away, below zero too', async () => {
		const { shop, main, a } = stocked();
		expect(await adjust(shop, [change(a, main, -12)])).toMatchObject({
			inventoryAdjustmentGroup: { changes: [{ delta: -12, quantityAfterChange: -2 }] },
		});
		expect(quantities(shop, a)).toEqual([[-2, -2]]);
	});

	it('wants a ledger document for every name but available', async () => {
		const { shop, main, a } = stocked();
		expect(codesOf(await adjust(shop, [change(a, main, 1)], 'damaged'))).toEqual([
			['INVALID_QUANTITY_DOCUMENT', 'input.changes.0.ledgerDocumentUri'],
		]);
		const ledger = { ledgerDocumentUri: 'gid://n8n/Note/1' };
		expect(codesOf(await adjust(shop, [change(a, main, 1, ledger)]))).toEqual([
			['INVALID_AVAILABLE_DOCUMENT', 'input.changes.0.ledgerDocumentUri'],
		]);
		expect(at(await adjust(shop, [change(a, main, 1, ledger)], 'damaged'), 'userErrors')).toEqual([]);
	});
});

describe('simulated Shopify: stock of items', () => {
	it('makes an item known at a location without touching quantities that are there', async () => {
		const { shop, main, annex, a } = stocked();
		const activate = async (locationId: unknown, available: number) =>
			await shop.graphql(
				`mutation($i: ID!, $l: ID!, $q: Int, $key: String!) { inventoryActivate(inventoryItemId: $i, locationId: $l, available: $q) @idempotent(key: $key) {
					inventoryLevel { quantities(names: ["available"]) { quantity } } userErrors { field message } } }`,
				{ i: a, l: locationId, q: available, key: `key-${++keys}` },
			);
		await activate(annex, 4);
		await activate(main, 99);
		expect(quantities(shop, a)).toEqual([
			[10, 10],
			[4, 4],
		]);
	});

	it('finds the levels of a location that changed since', async () => {
		const { shop, main, a } = stocked();
		shop.advance(60_000);
		await setStock(shop, [entry(a, main, 3)]);
		const { data } = await shop.graphql(
			`query($l: ID!) { location(id: $l) { inventoryLevels(first: 10, query: "updated_at:>='2026-11-22T06:01:00Z'") {
				nodes { item { sku } quantities(names: ["available"]) { name quantity } } } } }`,
			{ l: main },
		);
		expect(at(data, 'location', 'inventoryLevels', 'nodes')).toEqual([
			{ item: { sku: 'A' }, quantities: [{ name: 'available', quantity: 3 }] },
		]);
	});
});
