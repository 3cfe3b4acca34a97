import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { StockCompare } from '../../nodes/StockCompare/StockCompare.node';
import { runNode } from '../support/engine';

const CHANGED = 0;
const UNKNOWN_IN_TARGET = 1;
const UNKNOWN_IN_SOURCE = 2;
const DUPLICATES = 3;

const BERLIN = { id: '42', name: 'Berlin' };
const MADRID = { id: '43', name: 'Madrid' };
const STREET = { id: '901', name: 'Main Street' };
const BERLIN_SHOP = { id: '902', name: 'berlin' };

const stock = (
	sku: string | null,
	available: string | number | null,
	more: IDataObject = {},
): IDataObject => ({
	sku,
	available,
	...more,
});
/** As the Shopify node returns it. */
const variant = (sku: string, available: string | null, more: IDataObject = {}): IDataObject => ({
	kind: 'stockLevel',
	id: `v-${sku}`,
	key: `shopify:lamp-shop:v-${sku}`,
	productId: `p-${sku}`,
	variantId: `v-${sku}`,
	sku,
	available,
	location: STREET,
	managed: true,
	source: { inventoryItem: { id: `gid://shopify/InventoryItem/${sku}` } },
	...more,
});

async function run(
	source: IDataObject[],
	target: IDataObject[],
	parameters: INodeParameters = {},
	more: object = {},
) {
	return await runNode({
		nodeType: StockCompare,
		parameters,
		items: source,
		secondItems: target,
		...more,
	});
}

async function compare(source: IDataObject[], target: IDataObject[], parameters: INodeParameters = {}) {
	const { outputs, error } = await run(source, target, parameters);
	expect(error).toBeUndefined();
	return outputs.map((items) => items.map(({ json }) => json));
}

const changes = async (source: IDataObject[], target: IDataObject[], parameters: INodeParameters = {}) =>
	(await compare(source, target, parameters))[CHANGED]?.map(({ sku, before, after }) => [sku, before, after]);
const codes = (items: IDataObject[] | undefined) =>
	items?.map(({ sku, reason }) => [sku, (reason as IDataObject)['code']]);

describe('what must change', () => {
	it('comes out with before, after and the ids that a write needs, paired with both rows', async () => {
		const { outputs } = await run(
			[stock('MUG-01', '5'), stock('HAT-01', '7')],
			[variant('HAT-01', '10'), variant('MUG-01', '5.0')],
		);
		expect(outputs[CHANGED]).toEqual([
			{
				json: {
					sku: 'HAT-01',
					location: STREET,
					before: '10',
					after: '7',
					difference: '-3',
					missingInSource: false,
					target: {
						key: 'shopify:lamp-shop:v-HAT-01',
						id: 'v-HAT-01',
						productId: 'p-HAT-01',
						variantId: 'v-HAT-01',
						inventoryItemId: 'gid://shopify/InventoryItem/HAT-01',
					},
				},
				pairedItem: [{ item: 0, input: 1 }, { item: 1 }],
			},
		]);
		expect(outputs.slice(1).map((items) => items.length)).toEqual([0, 0, 0]);
	});

	it('is read from other fields when told so, also with flat rows and numbers', async () => {
		const parameters = {
			sourceFields: { sku: 'article', quantity: 'stock.free' },
			targetFields: { quantity: 'onHand' },
		};
		const source = [{ article: 'HAT-01', stock: { free: 3.5 } }];
		expect(await changes(source, [{ sku: 'HAT-01', onHand: 1 }], parameters)).toEqual([['HAT-01', '1', '3']]);
		expect(await changes([{ sku: 'HAT-01', quantity: 2 }], [{ sku: 'HAT-01', quantity: '1' }])).toEqual([
			['HAT-01', '1', '2'],
		]);
	});

	it('is the sum of all warehouses of the source', async () => {
		const source = [stock('HAT-01', '4', { location: BERLIN }), stock('HAT-01', '5', { location: MADRID })];
		expect(await changes(source, [variant('HAT-01', '1')])).toEqual([['HAT-01', '1', '9']]);
	});

	it.each<[string, INodeParameters, string]>([
		['Safety Stock', { safetyStock: '2' }, '8'],
		['Safety Stock below 0', { safetyStock: '={{ 12 }}' }, '0'],
		['Negative Stock as 0, off', { safetyStock: '12', options: { negativeAsZero: false } }, '-2'],
		['Maximum', { options: { maximum: '5' } }, '5'],
		['Minimum', { safetyStock: '12', options: { minimum: '1' } }, '1'],
		['Decimals: keep', { options: { decimals: 'keep' } }, '10.6'],
		['Decimals: nearest', { options: { decimals: 'nearest' } }, '11'],
		['Decimals: down', {}, '10'],
	])('follows %s', async (_, parameters, after) => {
		expect(await changes([stock('HAT-01', '10.6')], [variant('HAT-01', '99')], parameters)).toEqual([
			['HAT-01', '99', after],
		]);
	});

	it('leaves small differences out, but never one from or to 0', async () => {
		const source = [stock('A', '9'), stock('B', '13'), stock('C', '0'), stock('D', '1')];
		const target = [variant('A', '10'), variant('B', '10'), variant('C', '1'), variant('D', '0')];
		expect(await changes(source, target, { options: { leastDifference: '3' } })).toEqual([
			['B', '10', '13'],
			['C', '1', '0'],
			['D', '0', '1'],
		]);
	});

	it('is only looked for among the SKUs that are asked for', async () => {
		const source = [stock('A', '1'), stock('B', '1'), stock('X', '1')];
		const target = [variant('A', '2'), variant('B', '2'), variant('Y', '2')];
		expect(await compare(source, target, { options: { onlySkus: '={{ ["B"] }}' } })).toMatchObject([
			[{ sku: 'B' }],
			[],
			[],
			[],
		]);
	});

	it('reads SKUs with spaces around them, and in any case when told so', async () => {
		expect(await changes([stock(' HAT-01 ', '1')], [variant('HAT-01', '2')])).toHaveLength(1);
		expect(await changes([stock('hat-01', '1')], [variant('HAT-01', '2')])).toEqual([]);
		expect(
			await changes([stock('hat-01', '1')], [variant('HAT-01', '2')], { options: { ignoreCase: true } }),
		).toEqual([['HAT-01', '2', '1']]);
	});

	it('is told when the target does not know its own figure', async () => {
		expect(await changes([stock('HAT-01', '1')], [variant('HAT-01', null)])).toEqual([['HAT-01', null, '1']]);
	});
});

describe('place by place', () => {
	const byPlace = { compareBy: 'skuAndPlace' };
	const target = [variant('HAT-01', '1'), variant('HAT-01', '1', { location: BERLIN_SHOP })];

	it('matches equal names, and other places by the map', async () => {
		const source = [stock('HAT-01', '4', { location: BERLIN }), stock('HAT-01', '5', { location: MADRID })];
		const outputs = await compare(source, target, { ...byPlace, placesText: 'Madrid = Main Street' });
		expect(outputs[CHANGED]?.map(({ location, after }) => [location, after])).toEqual([
			[STREET, '5'],
			[BERLIN_SHOP, '4'],
		]);
	});

	it('adds up several source places of one target place; the list counts more than the text', async () => {
		const source = [stock('HAT-01', '4', { location: BERLIN }), stock('HAT-01', '5', { location: MADRID })];
		const parameters = {
			...byPlace,
			places: { pair: [{ source: '42', target: '901' }] },
			placesText: '42 = 902\nmadrid = main street',
		};
		expect(await changes(source, target, parameters)).toEqual([['HAT-01', '1', '9']]);
	});

	it('names places and rows that the target does not have', async () => {
		const source = [
			stock('HAT-01', '4', { location: MADRID }),
			stock('NEW', '4', { location: BERLIN }),
			stock('MUG-01', '4', { location: BERLIN }),
		];
		const outputs = await compare(source, [...target, variant('MUG-01', '1')], byPlace);
		expect(codes(outputs[UNKNOWN_IN_TARGET])).toEqual([
			['HAT-01', 'placeUnknown'],
			['NEW', 'skuUnknown'],
			['MUG-01', 'notAtPlace'],
		]);
	});

	it('never sets a place to 0 that the source does not speak of', async () => {
		const outputs = await compare([stock('MUG-01', '1', { location: BERLIN })], target, {
			...byPlace,
			missingInSource: 'zero',
		});
		expect(outputs[CHANGED]).toMatchObject([{ location: BERLIN_SHOP, after: '0', missingInSource: true }]);
		expect(codes(outputs[UNKNOWN_IN_SOURCE])).toEqual([['HAT-01', 'placeUnknown']]);
	});

	it('names places of the target that the source does not speak of', async () => {
		const outputs = await compare([stock('MUG-01', '1', { location: BERLIN })], target, byPlace);
		expect(codes(outputs[UNKNOWN_IN_SOURCE])).toEqual([
			['HAT-01', 'placeUnknown'],
			['HAT-01', 'skuUnknown'],
		]);
	});

	it('stops at a line of the map that is none', async () => {
		const { error } = await run([], target, { ...byPlace, placesText: 'Berlin' });
		expect(error?.message).toBe('"Berlin" does not tell two places');
	});
});

describe('what cannot be compared', () => {
	it('leaves by the outputs for unknown rows, each with its reason', async () => {
		const outputs = await compare(
			[stock('NEW', '1'), stock(null, '1'), stock('OFF', '1'), stock('QUIET', null)],
			[variant('OLD', '3'), variant('', '3'), variant('OFF', '3', { managed: false }), variant('QUIET', '3')],
		);
		expect(outputs[CHANGED]).toEqual([]);
		expect(codes(outputs[UNKNOWN_IN_TARGET])).toEqual([
			[null, 'noSku'],
			['OFF', 'notManaged'],
			['NEW', 'skuUnknown'],
		]);
		expect(codes(outputs[UNKNOWN_IN_SOURCE])).toEqual([
			[null, 'noSku'],
			['OLD', 'skuUnknown'],
			['QUIET', 'noQuantity'],
		]);
		expect(outputs[UNKNOWN_IN_SOURCE]).toContainEqual({
			side: 'target',
			sku: 'OLD',
			location: STREET,
			quantity: '3',
			reason: { code: 'skuUnknown', message: 'The other side does not have this SKU' },
			ids: {
				key: 'shopify:lamp-shop:v-OLD',
				id: 'v-OLD',
				productId: 'p-OLD',
				variantId: 'v-OLD',
				inventoryItemId: 'gid://shopify/InventoryItem/OLD',
			},
		});
	});

	it('is set to 0 when told so, but not where the source tells no quantity', async () => {
		const outputs = await compare(
			[stock('QUIET', null), stock('HAT-01', '3')],
			[variant('QUIET', '3'), variant('OLD', '3'), variant('HAT-01', '3')],
			{ missingInSource: 'zero' },
		);
		expect(outputs[CHANGED]).toMatchObject([{ sku: 'OLD', before: '3', after: '0', missingInSource: true }]);
		expect(codes(outputs[UNKNOWN_IN_SOURCE])).toEqual([['QUIET', 'noQuantity']]);
	});

	it('is every row of a SKU that comes twice', async () => {
		const outputs = await compare(
			[stock('A', '1'), stock('A', '2'), stock('B', '1'), stock('C', '1')],
			[
				variant('A', '9'),
				variant('B', '9'),
				variant('B', '9'),
				variant('C', '9'),
				variant('C', '9', { location: BERLIN_SHOP }),
			],
			{ missingInSource: 'zero' },
		);
		expect(outputs[CHANGED]).toEqual([]);
		expect(outputs[UNKNOWN_IN_TARGET]).toEqual([]);
		expect(outputs[UNKNOWN_IN_SOURCE]).toEqual([]);
		expect(
			outputs[DUPLICATES]?.map(({ side, sku, reason }) => [side, sku, (reason as IDataObject)['code']]),
		).toEqual([
			['target', 'B', 'sameSku'],
			['target', 'B', 'sameSku'],
			['target', 'C', 'severalPlaces'],
			['target', 'C', 'severalPlaces'],
			['source', 'A', 'sameSku'],
			['source', 'A', 'sameSku'],
		]);
	});

	it('stops the node when a quantity is no number', async () => {
		const { error } = await run([stock('HAT-01', 'many')], [variant('HAT-01', '1')]);
		expect(error?.message).toContain('Source, item 0, SKU "HAT-01": the quantity cannot be read');
	});
});

describe('the stop', () => {
	const source = Array.from({ length: 10 }, (_, index) => stock(`S${index}`, index < 6 ? '0' : '5'));
	const target = Array.from({ length: 10 }, (_, index) => variant(`S${index}`, '5'));

	it('refuses more changes than the share allows, and names the counts', async () => {
		const { error, outputs } = await run(source, target, { stopPercent: 50 });
		expect(error?.message).toBe(
			'The stock of 6 of 10 rows would change, 60 %; more than 50 % is not allowed',
		);
		expect(outputs.flat()).toEqual([]);
		expect(await changes(source, target, { stopPercent: 60 })).toHaveLength(6);
	});

	it('lets a few rows change, whatever share they are', async () => {
		const allowed = { stopPercent: 50, options: { stopAboveRows: 6 } };
		expect(await changes(source, target, allowed)).toHaveLength(6);
	});

	it('goes to the error output when there is one', async () => {
		const { error, outputs } = await run(
			source,
			target,
			{ stopPercent: 50 },
			{ onError: 'continueErrorOutput' },
		);
		expect(error).toBeUndefined();
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 0, 0, 1]);
	});

	it('refuses to set everything to 0 because the source is empty', async () => {
		const { error } = await run([{}], target, { missingInSource: 'zero' });
		expect(error?.message).toBe(
			'The source has no stock at all, so all 10 rows of the target would become 0',
		);
		expect(await changes([{}], target)).toEqual([]);
	});
});
