import fc from 'fast-check';

import { itemOfLevel, type StockEntry } from '../../../nodes/Shopify/client/inventoryWire';
import { readCursor } from '../../../nodes/Shopify/client/productsPages';
import { quotedGraphql } from '../../../nodes/Shopify/client/productsText';
import type { WireVariant } from '../../../nodes/Shopify/client/productsWire';
import { unifiedProduct } from '../../../nodes/Shopify/mapping/product';
import { stockChange, stockLevelOf, stockToSet } from '../../../nodes/Shopify/mapping/stock';
import { checkProduct } from '../../../nodes/shared/model/product';
import { checkStockLevel } from '../../../nodes/shared/model/stock';
import { parseValue, valueFromASTUntyped } from 'graphql';

const VARIANT: WireVariant = {
	id: 'gid://shopify/ProductVariant/44',
	sku: 'TS-M',
	barcode: ' ',
	title: 'Default Title',
	displayName: 'Shirt - Default Title',
	price: '12.50',
	compareAtPrice: '12.50',
	taxable: true,
	requiresComponents: false,
	position: 1,
	createdAt: '2026-01-01T00:00:00Z',
	updatedAt: '2026-11-21T09:30:00Z',
	selectedOptions: [{ name: 'Title', value: 'Default Title' }],
	product: {
		id: 'gid://shopify/Product/82',
		title: 'Shirt',
		handle: 'shirt',
		vendor: '',
		productType: '',
		status: 'SEASONAL',
		tags: [],
		isGiftCard: false,
		descriptionHtml: '',
		onlineStoreUrl: null,
		createdAt: '2026-01-01T00:00:00Z',
		updatedAt: '2026-11-22T09:30:00Z',
	},
	inventoryItem: {
		id: 'gid://shopify/InventoryItem/46',
		tracked: true,
		requiresShipping: true,
		harmonizedSystemCode: null,
		countryCodeOfOrigin: null,
		unitCost: null,
		measurement: { weight: { value: 1.5, unit: 'POUNDS' } },
	},
};

const unified = (change: Partial<WireVariant> = {}) =>
	unifiedProduct({ ...VARIANT, ...change }, 'lamp-shop', { currencyCode: 'EUR', taxesIncluded: true });

describe('a variant as a unified product', () => {
	it('says null where Shopify says nothing, and a new status is unknown', () => {
		const product = unified();
		expect(checkProduct(product)).toMatchObject({ ok: true });
		expect(product).toMatchObject({
			type: 'simple',
			status: 'unknown',
			barcodes: [],
			supplier: null,
			brand: null,
			categories: [],
			price: { net: null, gross: '12.50' },
			salePrice: null,
			updatedAt: '2026-11-22T09:30:00Z',
		});
	});

	it.each([
		[1.5, 'POUNDS', '680.388555'],
		[2, 'KILOGRAMS', '2000'],
		[0.5, 'OUNCES', '14.1747615625'],
		[180, 'GRAMS', '180'],
		[1, 'STONES', null],
	])('%d %s are %s grams', (value, unit, grams) => {
		const inventoryItem = { ...VARIANT.inventoryItem, measurement: { weight: { value, unit } } };
		expect(unified({ inventoryItem }).weightGrams).toBe(grams);
	});

	it('is a bundle whose stock nobody counts when it needs components', () => {
		expect(unified({ requiresComponents: true })).toMatchObject({ type: 'bundle', stockManaged: false });
	});
});

describe('stock', () => {
	const entry: StockEntry = {
		variant: VARIANT,
		item: { id: 'gid://shopify/InventoryItem/46', tracked: true },
		sku: 'TS-M',
		levels: new Map(),
	};
	const location = { id: '7', name: 'Main' };

	it('adds up what lies there but is not for sale', () => {
		const level = {
			id: 'gid://shopify/InventoryLevel/97?inventory_item_id=46',
			updatedAt: '2026-11-21T09:30:00Z',
			location: { id: 'gid://shopify/Location/7', name: 'Main' },
			quantities: [
				{ name: 'reserved', quantity: 1 },
				{ name: 'on_hand', quantity: 20 },
				{ name: 'damaged', quantity: 2 },
				{ name: 'safety_stock', quantity: 3 },
				{ name: 'quality_control', quantity: 4 },
				{ name: 'committed', quantity: 5 },
				{ name: 'available', quantity: 5 },
				{ name: 'incoming', quantity: 6 },
			],
		};
		const stock = stockLevelOf(entry, location, level, 'lamp-shop');
		expect(checkStockLevel(stock)).toMatchObject({ ok: true });
		expect(stock).toMatchObject({
			key: 'shopify:lamp-shop:44',
			available: '5',
			onHand: '20',
			reserved: '5',
			incoming: '6',
			blocked: '10',
		});
	});

	it('has no figures where the variant is not stocked, and the item for a missing variant', () => {
		const stock = stockLevelOf({ ...entry, variant: null }, location, null, 'lamp-shop');
		expect(checkStockLevel(stock)).toMatchObject({ ok: true });
		expect(stock).toMatchObject({
			id: '46',
			variantId: null,
			available: null,
			blocked: null,
			updatedAt: null,
		});
	});

	it('knows its item by the id of the level', () => {
		expect(itemOfLevel('gid://shopify/InventoryLevel/97?inventory_item_id=46')).toBe(
			'gid://shopify/InventoryItem/46',
		);
		expect(itemOfLevel('gid://shopify/InventoryLevel/97')).toBeNull();
	});

	it.each([
		['7', 7, []],
		[7.0, 7, []],
		['7.999', 7, ['roundedDown']],
		['0.5', 0, ['roundedDown']],
		['-0.5', 0, ['roundedDown', 'negative']],
		['-3', 0, ['negative']],
		['1000000000', 1_000_000_000, []],
	])('%s is set as %d', (value, figure, codes) => {
		expect(stockToSet(value)).toMatchObject({ ok: true, figure, reasons: codes.map((code) => ({ code })) });
	});

	it.each(['', 'many', '1,5', null, undefined, '1000000001', '1e3'])('does not set %j', (value) => {
		expect(stockToSet(value).ok).toBe(false);
	});

	it('sets whatever number it is given as a whole one from 0 up that is not more', () => {
		fc.assert(
			fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (thousandths) => {
				const value = thousandths / 1000;
				const result = stockToSet(value);
				if (!result.ok) return;
				expect(Number.isInteger(result.figure)).toBe(true);
				expect(result.figure).toBe(Math.max(0, Math.floor(value)));
			}),
		);
	});

	it('changes by whole pieces only', () => {
		expect(stockChange('-2')).toMatchObject({ ok: true, figure: -2 });
		expect(stockChange('2.0')).toMatchObject({ ok: true, figure: 2 });
		expect(stockChange('1.5').ok).toBe(false);
		expect(stockChange('-2000000000').ok).toBe(false);
	});
});

describe('catalogue', () => {
	it('takes only numbers for cursors', () => {
		expect(readCursor(' 44000000000250 ')).toBe('44000000000250');
		expect(readCursor('')).toBeNull();
		expect(() => readCursor('1 OR id:>=0')).toThrow('is not a cursor');
	});

	it('writes any text into a bulk query as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(valueFromASTUntyped(parseValue(quotedGraphql(text)))).toBe(text);
			}),
		);
	});
});
