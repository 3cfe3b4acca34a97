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
});
