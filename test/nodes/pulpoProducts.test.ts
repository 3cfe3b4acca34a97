import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Outcome } from '../../nodes/shared/model/outcome';
import type { Product } from '../../nodes/shared/model/product';
import { d } from '../support/builders/order';
import { buildProduct } from '../support/builders/records';
import { jsonOf, startTenant, type Tenant } from './pulpoTenant';

let pulpo: Tenant;

beforeAll(async () => {
	pulpo = await startTenant();
});
beforeEach(async () => {
	await pulpo.reset();
});
afterAll(async () => {
	await pulpo.stop();
});

const IMPORT: INodeParameters = { resource: 'product', operation: 'import' };

function lamp(number: number, overrides: Partial<Product> = {}): Product {
	return buildProduct({
		id: String(9000 + number),
		sku: `LAMP-${number}`,
		name: `Lamp ${number}`,
		variantName: null,
		...overrides,
	});
}

const lamps = (count: number) => Array.from({ length: count }, (_, index) => lamp(index + 1));

async function runImport(products: Array<Product | IDataObject>, parameters: INodeParameters = {}) {
	return await pulpo.run({
		parameters: { ...IMPORT, ...parameters },
		items: products as unknown as IDataObject[],
	});
}

async function importAll(
	products: Array<Product | IDataObject>,
	parameters: INodeParameters = {},
): Promise<Outcome[]> {
	const run = await runImport(products, parameters);
	if (run.error) throw run.error;
	return jsonOf(run.outputs[0]) as unknown as Outcome[];
}

async function stored(sku: string): Promise<IDataObject> {
	const { products } = await pulpo.act<{ products: IDataObject[] }>('state');
	return products.find((row) => row['sku'] === sku && row['deleted_at'] === null) ?? {};
}

describe('product: import', () => {
	it('creates a product with everything that the shop knows, in the units of the settings', async () => {
		const hat = lamp(1, {
			name: 'Hat',
			variantName: 'M / Red',
			description: '<p>Warm &amp; soft</p>',
			sizeMillimetres: { length: d('100'), width: d('100'), height: d('55') },
		});
		const [outcome] = await importAll([hat]);
		expect(outcome).toMatchObject({
			outcome: 'created',
			key: 'shopify:lamp-shop:9001',
			number: 'LAMP-1',
			target: { system: 'pulpo', number: 'LAMP-1' },
		});
		expect(await stored('LAMP-1')).toMatchObject({
			id: Number(outcome?.target?.id),
			name: 'Hat - M / Red',
			description: 'Warm & soft',
			active: true,
			management_type: 'none',
			barcodes: ['4006381333931'],
			cost_price: 4.1,
			weight: 0.2,
			length: 10,
			width: 10,
			height: 5.5,
			volume: 550,
			hs_code: '650500',
			origin_country: 'IT',
			attributes: { image_url: 'https://shop.example/hat.jpg' },
			purchase_measure_units: 'piece',
			units_per_purchase_package: 1,
			minimum_purchase_unit: 1,
		});
	});

	it('writes nothing the second time, and then only what changed', async () => {
		await importAll(lamps(3));
		await pulpo.clearCounts();
		const second = await runImport(lamps(3));
		expect(jsonOf(second.outputs[0]).map((row) => row['outcome'])).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
		]);
		expect(await pulpo.calls()).toEqual({ 'GET /inventory/products': 1 });
		const changed = await importAll([lamp(1), lamp(2, { name: 'Lamp 2 new', costPrice: d('5') }), lamp(3)]);
		expect(changed).toMatchObject([
			{ outcome: 'unchanged' },
			{
				outcome: 'updated',
				changes: [
					{ field: 'name', before: 'Lamp 2', after: 'Lamp 2 new' },
					{ field: 'cost_price', before: 4.1, after: 5 },
				],
			},
			{ outcome: 'unchanged' },
		]);
		expect(await stored('LAMP-2')).toMatchObject({ name: 'Lamp 2 new', cost_price: 5 });
	});

	it('shows before and after in a dry run and sends nothing', async () => {
		await importAll([lamp(1)]);
		await pulpo.clearCounts();
		const outcomes = await importAll([lamp(1, { name: 'New' }), lamp(2)], { dryRun: true });
		expect(outcomes[0]).toMatchObject({
			outcome: 'updated',
			dryRun: true,
			changes: [{ field: 'name', before: 'Lamp 1', after: 'New' }],
		});
		expect(outcomes[1]).toMatchObject({ outcome: 'created', target: { id: null }, dryRun: true });
		expect(outcomes[1]?.changes).toContainEqual({ field: 'sku', before: null, after: 'LAMP-2' });
		expect(Object.keys(await pulpo.calls())).toEqual(['GET /inventory/products']);
	});

	it('leaves alone what it may not overwrite, and keeps barcodes and attributes of others', async () => {
		await pulpo.act('seed', {
			products: [
				{
					sku: 'LAMP-1',
					name: 'Old',
					weight: 0.25,
					barcodes: ['111'],
					attributes: { shelf: 'A' },
					article_number: 'A-1',
				},
			],
		});
		const [first] = await importAll([lamp(1, { tags: ['summer', 'new'] })], { importTags: true });
		expect(first?.changes.map(({ field }) => field)).toEqual([
			'barcodes',
			'hs_code',
			'origin_country',
			'attributes.image_url',
			'name',
			'cost_price',
			'attributes.tags',
		]);
		expect(await stored('LAMP-1')).toMatchObject({
			name: 'Lamp 1',
			weight: 0.25,
			article_number: 'A-1',
			barcodes: ['111', '4006381333931'],
			attributes: { shelf: 'A', tags: 'summer,new', image_url: 'https://shop.example/hat.jpg' },
		});
		const [second] = await importAll([lamp(1, { tags: ['summer', 'new'] })], {
			importTags: true,
			updateFields: ['weight'],
			options: { weightUnit: 'g' },
		});
		expect(second?.changes).toEqual([{ field: 'weight', before: 0.25, after: 200 }]);
	});

	it('takes price, tracking, supplier and barcode from where the settings say', async () => {
		await pulpo.act('seed', {
			third_parties: [
				{ id: 801, identifier_number: 'sup-1', name: 'Acme', third_type: 'S' },
				{ id: 802, identifier_number: 'sup-2', name: 'Berg', third_type: 'S' },
				{ id: 803, identifier_number: 'sup-3', name: 'Rest', third_type: 'S' },
			],
		});
		const locator = (value: string) => ({ __rl: true, mode: 'id', value });
		await importAll(
			[
				lamp(1, { tags: ['Charge'], supplier: { name: 'ACME', sku: 'ac-7' } }),
				lamp(2, { tags: ['sn'], brand: 'berg', barcodes: [] }),
				lamp(3, { brand: 'nobody' }),
			],
			{
				priceFrom: 'variant',
				suppliers: { supplier: [{ shopName: 'acme', supplierId: locator('801') }] },
				defaultSupplier: locator('803'),
				options: { lotTag: 'charge', serialTag: 'SN', suppliersByName: true, skuAsBarcode: true },
			} as unknown as INodeParameters,
		);
		expect(await stored('LAMP-1')).toMatchObject({
			cost_price: 11.9,
			management_type: 'lot',
			third_party_id: 801,
			supplier_product_id: 'ac-7',
		});
		expect(await stored('LAMP-2')).toMatchObject({
			management_type: 'serial',
			third_party_id: 802,
			barcodes: ['LAMP-2'],
		});
		expect(await stored('LAMP-3')).toMatchObject({ management_type: 'none', third_party_id: 803 });
	});

	it('skips what has no place in a warehouse and says why', async () => {
		const outcomes = await importAll([
			lamp(1, { sku: ' ' }),
			lamp(2, { giftCard: true }),
			lamp(3, { physical: false }),
			lamp(4, { status: 'archived' }),
			lamp(5, { type: 'parent' }),
			{ kind: 'order', sku: 'LAMP-6' },
			lamp(7),
			lamp(7, { name: 'Newer', updatedAt: '2026-03-05T08:00:00Z' }),
		]);
		expect(outcomes.map(({ outcome, reason, problem }) => [outcome, reason?.code ?? problem?.code])).toEqual([
			['skipped', 'noSku'],
			['skipped', 'giftCard'],
			['skipped', 'notPhysical'],
			['skipped', 'inactive'],
			['skipped', 'parentProduct'],
			['failed', 'invalidProduct'],
			['skipped', 'duplicateInRun'],
			['created', undefined],
		]);
		expect(await stored('LAMP-7')).toMatchObject({ name: 'Newer' });
	});

	it('makes products that the shop archived inactive when told so', async () => {
		await importAll([lamp(1)]);
		await importAll([lamp(1, { status: 'archived' })], { options: { inactive: 'deactivate' } });
		expect(await stored('LAMP-1')).toMatchObject({ active: false });
	});

	it('names all products that share a SKU, and sends none of them or the first', async () => {
		const twins = [lamp(1, { sku: 'TWIN' }), lamp(2, { sku: 'TWIN' })];
		const failed = await importAll(twins);
		expect(failed).toMatchObject([
			{
				outcome: 'failed',
				problem: {
					code: 'duplicateSku',
					message: 'The shop has SKU TWIN more than once: "Lamp 1" (9001), "Lamp 2" (9002)',
				},
			},
			{ outcome: 'failed' },
		]);
		const first = await importAll(twins, { options: { duplicateSku: 'first' } });
		expect(first).toMatchObject([
			{ outcome: 'created' },
			{ outcome: 'skipped', reason: { code: 'duplicateSku' } },
		]);
		expect(await stored('TWIN')).toMatchObject({ name: 'Lamp 1' });
	});

	it('finds the refused product of a batch and creates the others', async () => {
		// 60311 is a customer: PULPO refuses it as a supplier.
		const suppliers = {
			supplier: [{ shopName: 'guests', supplierId: { __rl: true, mode: 'list', value: '60311' } }],
		};
		const products = lamps(6).map((product, index) =>
			index === 3 ? { ...product, supplier: { name: 'Guests', sku: null } } : product,
		);
		const outcomes = await importAll(products, { suppliers });
		expect(outcomes.map(({ outcome }) => outcome)).toEqual([
			'created',
			'created',
			'created',
			'failed',
			'created',
			'created',
		]);
		expect(outcomes[3]?.problem).toMatchObject({ code: 'refused' });
		expect(outcomes[3]?.problem?.vendorMessage).toContain('is not a supplier');
	});

	it('does not send a SKU that is too long for PULPO', async () => {
		const outcomes = await importAll([lamp(1), lamp(2, { sku: 'X'.repeat(256) })]);
		expect(outcomes).toMatchObject([
			{ outcome: 'created' },
			{
				outcome: 'failed',
				problem: {
					code: 'skuTooLong',
					message: 'The SKU of Lamp 2 has 256 characters; PULPO WMS takes 255',
				},
			},
		]);
		expect((await pulpo.calls())['POST /inventory/bulk/products']).toBe(1);
	});

	it.each([
		['the connection breaks after the write', { kind: 'dropAfterWrite' as const }],
		['the connection breaks before the write', { kind: 'dropBeforeWrite' as const }],
		['a gateway answers 504', { kind: 'status' as const, status: 504 }],
		['a batch is too large', { kind: 'status' as const, status: 413 }],
	])('writes each product once when %s', async (_name, fault) => {
		const path = '/inventory/bulk/products$';
		await pulpo.fault({ ...fault, method: 'POST', path, times: 1 });
		const created = await importAll(lamps(5));
		expect(created.map(({ outcome }) => outcome)).toEqual(Array(5).fill('created'));
		const { products } = await pulpo.act<{ products: IDataObject[] }>('state');
		expect(products.filter(({ sku }) => String(sku).startsWith('LAMP-'))).toHaveLength(5);
		await pulpo.fault({ ...fault, method: 'PUT', path, times: 1 });
		const updated = await importAll(lamps(5).map((product) => ({ ...product, costPrice: d('7') })));
		expect(updated.map(({ outcome }) => outcome)).toEqual(Array(5).fill('updated'));
		expect(await stored('LAMP-5')).toMatchObject({ cost_price: 7 });
	});

	it('does not double products when PULPO ignores the filter for several SKUs', async () => {
		await pulpo.act('configure', { deafToBrackets: ['sku'] });
		await importAll(lamps(120));
		const again = await importAll(lamps(120));
		expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
	});

	it('imports 5,000 products with the fewest requests, and reads them again with one for a hundred', async () => {
		await importAll([lamp(0)]);
		await pulpo.clearCounts();
		const first = await runImport(lamps(5000));
		expect(first.error).toBeUndefined();
		// 50 look-ups of 100 SKUs, 100 bulk calls of 50.
		expect(await pulpo.calls()).toEqual({
			'GET /inventory/products': 50,
			'POST /inventory/bulk/products': 100,
		});
		expect(first.stored).toContain('PULPO WMS: 150 requests, fewest possible 150');
		await pulpo.clearCounts();
		await runImport(lamps(5000).map((product) => ({ ...product, costPrice: d('7') })));
		expect(await pulpo.calls()).toEqual({
			'GET /inventory/products': 50,
			'PUT /inventory/bulk/products': 100,
		});
	});
});

describe('product: get, get many, delete', () => {
	const operate = async (operation: string, parameters: IDataObject = {}, items?: IDataObject[]) =>
		await pulpo.run({
			parameters: { resource: 'product', operation, ...parameters } as INodeParameters,
			...(items ? { items } : {}),
		});

	it('gets a product by SKU or ID, and says which does not exist', async () => {
		const bySku = await operate('get', { sku: 'HAT-01' });
		expect(jsonOf(bySku.outputs[0])).toMatchObject([{ id: 70415 }]);
		const byId = await operate('get', { findBy: 'id', id: '70416' });
		expect(jsonOf(byId.outputs[0])).toMatchObject([{ sku: 'MUG-01' }]);
		expect((await operate('get', { sku: 'NONE' })).error?.message).toBe(
			'PULPO WMS has no product with SKU NONE',
		);
	});

	it('lists all pages, filtered', async () => {
		await importAll(lamps(230));
		const all = await operate('getMany', { returnAll: true });
		expect(all.outputs[0]).toHaveLength(233);
		const some = await operate('getMany', { filters: { skus: 'LAMP-1, LAMP-7', managementType: 'none' } });
		expect(jsonOf(some.outputs[0]).map(({ sku }) => sku)).toEqual(['LAMP-1', 'LAMP-7']);
		const none = await operate('getMany', { filters: { updatedBefore: '2020-01-01T00:00:00Z' } });
		expect(none.outputs[0]).toEqual([]);
	});

	it('deletes many with one request; what is not there is skipped', async () => {
		await importAll(lamps(3));
		await pulpo.clearCounts();
		const items = [{ sku: 'LAMP-1' }, { sku: 'LAMP-2' }, { sku: 'NONE' }];
		const dry = await operate('delete', { sku: '={{ $json.sku }}', dryRun: true }, items);
		expect(jsonOf(dry.outputs[0]).map(({ outcome }) => outcome)).toEqual(['updated', 'updated', 'skipped']);
		expect(await stored('LAMP-1')).toMatchObject({ sku: 'LAMP-1' });
		const run = await operate('delete', { sku: '={{ $json.sku }}' }, items);
		expect(jsonOf(run.outputs[0]).map(({ outcome }) => outcome)).toEqual(['updated', 'updated', 'skipped']);
		expect((await pulpo.calls())['DELETE /inventory/bulk/products']).toBe(1);
		expect(await stored('LAMP-1')).toEqual({});
		expect(await stored('LAMP-3')).toMatchObject({ sku: 'LAMP-3' });
	});
});

describe('supplier', () => {
	it('is created as a supplier, found again and offered in the lists', async () => {
		const parameters = { resource: 'supplier', identifierNumber: 'acme', name: 'Acme' };
		const run = async (operation: string) => {
			const { outputs, error } = await pulpo.run({ parameters: { ...parameters, operation } });
			if (error) throw error;
			return jsonOf(outputs[0]);
		};
		const [created] = await run('findOrCreate');
		expect(created).toMatchObject({ outcome: 'created' });
		expect(await run('findOrCreate')).toMatchObject([{ outcome: 'unchanged' }]);
		expect(await run('getMany')).toMatchObject([{ name: 'Acme', third_type: 'S' }]);
		const { id } = created?.['target'] as { id: string };
		expect(await pulpo.load('searchSuppliers', {})).toEqual({
			results: [{ name: 'Acme (acme)', value: Number(id) }],
		});
	});
});
