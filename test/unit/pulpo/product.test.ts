import { productBody, type ProductSettings } from '../../../nodes/Pulpo/mapping/product';
import { updateOf } from '../../../nodes/Pulpo/mapping/productChanges';
import { parsePurchaseOrder } from '../../../nodes/Pulpo/mapping/purchaseOrder';
import { d } from '../../support/builders/order';
import { buildProduct } from '../../support/builders/records';

const SETTINGS: ProductSettings = {
	merchantId: null,
	merchantChannelId: null,
	name: 'withVariant',
	price: 'cost',
	skuAsBarcode: false,
	weightUnit: 'kg',
	sizeUnit: 'cm',
	emptyMeasures: 'omit',
	measureUnit: 'piece',
	image: true,
	tags: false,
	lotTag: '',
	serialTag: '',
	deactivate: false,
};

const body = (product: Parameters<typeof buildProduct>[0], settings: Partial<ProductSettings> = {}) =>
	productBody(buildProduct(product), 'HAT-01', { ...SETTINGS, ...settings }, null);

describe('a product for PULPO', () => {
	it('counts weight and size in the units of the settings', () => {
		const sizeMillimetres = { length: d('250'), width: d('120.5'), height: d('40') };
		expect(body({ weightGrams: d('1234.5'), sizeMillimetres })).toMatchObject({
			weight: 1.2345,
			length: 25,
			width: 12.05,
			height: 4,
			volume: 1205,
		});
		expect(
			body({ weightGrams: d('1234.5'), sizeMillimetres }, { weightUnit: 'g', sizeUnit: 'm' }),
		).toMatchObject({ weight: 1234.5, length: 0.25, width: 0.1205, height: 0.04 });
	});

	it('says nothing of a weight of 0, or what the setting says', () => {
		expect(body({ weightGrams: d('0') })).not.toHaveProperty('weight');
		expect(body({ weightGrams: null }, { emptyMeasures: 'one' })).toMatchObject({ weight: 1, height: 1 });
		expect(body({ weightGrams: d('0') }, { emptyMeasures: 'zero' })).toMatchObject({ weight: 0, volume: 0 });
	});

	it('cuts texts at 255 characters', () => {
		const long = body({ name: 'n'.repeat(300), variantName: null, description: 'ä'.repeat(300) });
		expect([...long.name]).toHaveLength(255);
		expect([...(long.description ?? '')]).toHaveLength(255);
	});

	it('takes the price with tax only when the one without is not known', () => {
		const price = { net: d('10.00'), gross: d('11.90') };
		expect(body({ price }, { price: 'variant' })).toMatchObject({ cost_price: 10 });
		expect(body({ price: { ...price, net: null } }, { price: 'variant' })).toMatchObject({
			cost_price: 11.9,
		});
		expect(body({ price }, { price: 'none' })).not.toHaveProperty('cost_price');
	});

	it('reserves the tags for lots and serial numbers', () => {
		const settings = { lotTag: 'lot', serialTag: 'serial', tags: true };
		expect(body({ tags: ['Lot', 'new'] }, settings)).toMatchObject({
			management_type: 'lot',
			attributes: { tags: 'new' },
		});
		expect(body({ tags: ['lot', 'SERIAL'] }, settings)).toMatchObject({ management_type: 'serial' });
		expect(body({ tags: ['lot'] })).toMatchObject({ management_type: 'none' });
	});
});

describe('an update', () => {
	const existing = { id: 7, ...body({}), weight: '0.2', article_number: 'A-1', units_per_pallet: null };

	it('finds nothing to do when only the form differs', () => {
		const rules = { mayUpdate: new Set(['weight', 'barcodes'] as const), keepBarcodes: false };
		expect(updateOf(existing, body({}), rules).changes).toEqual([]);
	});

	it('sends the whole product with what changed', () => {
		const rules = { mayUpdate: new Set(['name', 'barcodes'] as const), keepBarcodes: false };
		const { changes, row } = updateOf(existing, body({ name: 'Cap', barcodes: [] }), rules);
		expect(changes).toEqual([
			{ field: 'name', before: 'Hat - M / Red', after: 'Cap - M / Red' },
			{ field: 'barcodes', before: ['4006381333931'], after: [] },
		]);
		expect(row).toMatchObject({
			id: 7,
			sku: 'HAT-01',
			name: 'Cap - M / Red',
			barcodes: [],
			article_number: 'A-1',
		});
		expect(row).not.toHaveProperty('units_per_pallet');
	});
});

it('names every mistake in a purchase order', () => {
	const lines = [{ sku: 'A', quantity: '1,5' }, { quantity: 1 }, { sku: 'B', quantity: -1 }];
	expect(parsePurchaseOrder({ number: ' ', deliveryDate: '2.3.2026', lines })).toEqual({
		ok: false,
		problems: [
			'number: is missing',
			'deliveryDate: is no date such as 2026-03-02',
			'lines[0].quantity: is no number above 0',
			'lines[1].sku: is missing',
			'lines[2].quantity: is no number above 0',
		],
	});
});
