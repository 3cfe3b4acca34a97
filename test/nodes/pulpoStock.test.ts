import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { checkStockLevel } from '../../nodes/shared/model/stock';
import { jsonOf, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
	await pulpo.act('setStock', { sku: 'HAT-01', warehouse_id: 42, storage: 100, reception: 5, returned: 2 });
	await pulpo.act('setStock', { sku: 'HAT-01', warehouse_id: 43, storage: 7 });
});
afterAll(async () => {
	await pulpo.stop();
});

const ALL: INodeParameters = { resource: 'stock', operation: 'getMany', returnAll: true };

async function getMany(parameters: IDataObject = {}, items?: IDataObject[]) {
	const run = await pulpo.run({
		parameters: { ...ALL, ...parameters } as INodeParameters,
		...(items ? { items } : {}),
	});
	if (run.error) throw run.error;
	return { rows: jsonOf(run.outputs[0]), pairs: run.outputs[0]?.map(({ pairedItem }) => pairedItem) };
}

const seedLamps = async (count: number) =>
	await pulpo.act('seed', {
		products: Array.from({ length: count }, (_, index) => ({
			sku: `LAMP-${index}`,
			stock: { Berlin: index },
		})),
	});

describe('stock: get many', () => {
	it('gives each product and warehouse one row in unified form', async () => {
		const { rows } = await getMany();
		expect(rows).toHaveLength(6);
		expect(rows.filter(({ sku }) => sku === 'HAT-01')).toMatchObject([
			{
				kind: 'stockLevel',
				key: 'pulpo:43:70415',
				id: '70415',
				location: { id: '42', name: 'Berlin' },
				available: '100',
				onHand: '107',
				blocked: '2',
				source: { product_id: '70415', total: 107 },
			},
			{ location: { id: '43', name: 'Madrid' }, available: '7', onHand: '7', blocked: '0' },
		]);
		for (const row of rows) expect(checkStockLevel(row)).toMatchObject({ ok: true });
	});

	it('adds the chosen warehouses up', async () => {
		const both = await getMany({ rows: 'sum', which: 'skus', skus: 'HAT-01' });
		expect(both.rows).toMatchObject([{ sku: 'HAT-01', location: null, available: '107', onHand: '114' }]);
		const one = await getMany({ rows: 'sum', warehouses: [43], which: 'skus', skus: 'HAT-01' });
		expect(one.rows).toMatchObject([{ available: '7', location: { id: '43' } }]);
	});

	it('reads the SKUs of all input items with two requests, each row paired with its item', async () => {
		await seedLamps(80);
		await getMany();
		await pulpo.clearCounts();
		const items = Array.from({ length: 80 }, (_, index) => ({ sku: `LAMP-${index}` }));
		const { rows, pairs } = await getMany(
			{ which: 'skus', skus: '={{ $json.sku }}', rows: 'sum', returnFormat: 'compact' },
			items,
		);
		expect(rows.slice(0, 2)).toEqual([
			{ sku: 'LAMP-0', quantity: '0', location: null },
			{ sku: 'LAMP-1', quantity: '1', location: null },
		]);
		expect(pairs?.[79]).toEqual({ item: 79 });
		expect(await pulpo.calls()).toEqual({ 'GET /inventory/products': 1, 'GET /inventory/stocks/summary': 1 });
	});

	it('reads a large stock page by page or whole, whatever the list knows, and nothing twice', async () => {
		await seedLamps(250);
		for (const pageSize of [100, 253, 1000]) {
			const { rows } = await getMany({ warehouses: [42], returnFormat: 'compact', options: { pageSize } });
			expect(rows).toHaveLength(253);
			expect(new Set(rows.map(({ sku }) => sku)).size).toBe(253);
		}
	});
});

describe('stock: what PULPO does not document', () => {
	it('reads lists bare or wrapped, and one row for each product when the products are read first', async () => {
		await pulpo.act('configure', { wrapStockLists: true });
		expect((await getMany({ warehouses: [42] })).rows).toHaveLength(3);
		const { rows } = await getMany({ warehouses: [42], options: { readBy: 'products' } });
		expect(rows.map(({ sku }) => sku)).toEqual(['HAT-01', 'MUG-01', 'UNKNOWN']);
	});

	it('does not take a warehouse that the user may not see for an empty one', async () => {
		const run = await pulpo.run({ parameters: { ...ALL, warehouses: [99] } });
		expect(run.error?.message).toBe('The user of the credential is not assigned to warehouse 99');
	});

	it('leaves unknown SKUs out, or fails when told so', async () => {
		const skus = { which: 'skus', skus: 'HAT-01, NONE', warehouses: [42] };
		expect((await getMany(skus)).rows).toHaveLength(1);
		const run = await pulpo.run({
			parameters: { ...ALL, ...skus, options: { unknownSku: 'fail' } } as INodeParameters,
		});
		expect(run.error?.message).toBe('PULPO WMS has no product with SKU NONE');
	});
});

describe('stock: correct', () => {
	const correction = (parameters: IDataObject = {}) =>
		({
			resource: 'stock',
			operation: 'correct',
			sku: 'HAT-01',
			warehouse: { __rl: true, mode: 'id', value: '42' },
			locationId: '4201',
			quantity: -3,
			...parameters,
		}) as INodeParameters;

	async function available(): Promise<unknown> {
		const { rows } = await getMany({ which: 'skus', skus: 'HAT-01', warehouses: [42] });
		return rows[0]?.['available'];
	}

	it('books the difference, and shows it among the movements', async () => {
		const run = await pulpo.run({ parameters: correction() });
		expect(jsonOf(run.outputs[0])).toMatchObject([
			{ outcome: 'updated', number: 'HAT-01', changes: [{ field: 'quantity', after: -3 }] },
		]);
		expect(await available()).toBe('97');
		const movements = async (filters: IDataObject) => {
			const parameters = { resource: 'stock', operation: 'getMovements', returnAll: true, filters };
			return jsonOf((await pulpo.run({ parameters: parameters as INodeParameters })).outputs[0]);
		};
		expect(await movements({ types: ['stock_mod'], changedAfter: '2020-01-01T00:00:00Z' })).toMatchObject([
			{ product_id: 70415, warehouse_id: 42, previous_quantity: 100, quantity: 97 },
		]);
		expect(await movements({ warehouseId: '43' })).toEqual([]);
		expect(await movements({ changedBefore: '2020-01-01T00:00:00Z' })).toEqual([]);
	});

	it('never sends a correction twice when the answer is lost', async () => {
		await pulpo.fault({ kind: 'dropAfterWrite', path: '/stocks/correct$', times: 1 });
		const run = await pulpo.run({ parameters: correction() });
		expect(jsonOf(run.outputs[0])).toMatchObject([
			{ outcome: 'unknown', problem: { code: 'unknown', retryable: false } },
		]);
		expect(await available()).toBe('97');
	});

	it('names what PULPO refuses, and sends nothing in a dry run', async () => {
		const refused = await pulpo.run({ parameters: correction({ locationId: '9' }) });
		expect(jsonOf(refused.outputs[0])).toMatchObject([
			{ outcome: 'failed', problem: { vendorMessage: 'location_id: invalid_location_id' } },
		]);
		await pulpo.run({ parameters: correction({ dryRun: true }) });
		expect(await available()).toBe('100');
		const incomplete = await pulpo.run({ parameters: correction({ quantity: 0 }) });
		expect(incomplete.error?.message).toBe('A stock correction needs a quantity');
	});
});
