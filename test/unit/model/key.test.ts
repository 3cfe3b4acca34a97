import * as fc from 'fast-check';

import {
	customerKey,
	isKey,
	makeKey,
	orderKey,
	parseKey,
	partKey,
	wholeKey,
} from '../../../nodes/shared/model/key';
import { SYSTEMS, type SystemId } from '../../../nodes/shared/model/primitives';

const segment = fc
	.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
	.filter((text) => !/[^\S ]|\p{Cc}/u.test(text));
const parts = fc.record({
	system: fc.constantFrom(...SYSTEMS),
	account: segment,
	id: segment,
	part: fc.option(fc.integer({ min: 1, max: 999_999 })),
});

describe('keys', () => {
	it('names the shop, the order and the piece', () => {
		expect(orderKey('shopify', 'lamp-shop', '5551234567')).toBe('shopify:lamp-shop:5551234567');
		expect(orderKey('shopify', 'lamp-shop', 5551234567, 2)).toBe('shopify:lamp-shop:5551234567:2');
		expect(customerKey('shopify', 'lamp-shop', '7001')).toBe('shopify:lamp-shop:7001');
	});

	it('keeps dots and slashes of an account and encodes colons, percent signs and spaces', () => {
		expect(orderKey('woocommerce', 'shop.example/nordic', 142)).toBe('woocommerce:shop.example/nordic:142');
		expect(orderKey('woocommerce', 'localhost:8080/a b', '100%')).toBe(
			'woocommerce:localhost%3A8080/a%20b:100%25',
		);
	});

	it('reads back what it wrote', () => {
		expect(parseKey('woocommerce:localhost%3A8080/shop:142:3')).toEqual({
			ok: true,
			parts: { system: 'woocommerce', account: 'localhost:8080/shop', id: '142', part: 3 },
		});
		fc.assert(
			fc.property(parts, (given) => {
				const key = makeKey(given);
				expect(isKey(key)).toBe(true);
				expect(parseKey(key)).toEqual({ ok: true, parts: given });
			}),
		);
	});

	it('gives different records different keys', () => {
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				expect(makeKey(a) === makeKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
			}),
		);
	});

	it.each([
		'',
		'shopify',
		'shopify:lamp-shop',
		'shopify::1',
		'shopify:lamp-shop:',
		'magento:shop:1',
		'Shopify:lamp-shop:1',
	])('refuses %p', (text) => expect(parseKey(text).ok).toBe(false));

	it.each([
		'shopify:lamp-shop:1:0',
		'shopify:lamp-shop:1:01',
		'shopify:lamp-shop:1:x',
		'shopify:lamp-shop:1:',
		'shopify:lamp-shop:1:2:3',
		'shopify:lamp shop:1',
		'shopify:lamp-shop:1\n',
		'shopify:lamp%41shop:1',
		'shopify:lamp%3ashop:1',
		`shopify:lamp-shop:${'1'.repeat(240)}`,
	])('refuses %p', (text) => expect(parseKey(text).ok).toBe(false));

	it('refuses values that are no text', () => {
		for (const value of [null, undefined, 5, {}, []]) expect(parseKey(value).ok).toBe(false);
	});

	it('never makes a key without account, id or a whole part', () => {
		expect(() => orderKey('shopify', '', '1')).toThrow('A key needs the account of shopify');
		expect(() => orderKey('shopify', 'lamp-shop', '')).toThrow(
			'A key needs the id that shopify gave the record',
		);
		expect(() => orderKey('shopify', 'lamp-shop', '1\n2')).toThrow(RangeError);
		expect(() => orderKey('shopify', 'lamp-shop', '1', 0)).toThrow('whole number from 1');
		expect(() => orderKey('shopify', 'lamp-shop', '1', 1.5)).toThrow(RangeError);
		expect(() => orderKey('magento' as SystemId, 'lamp-shop', '1')).toThrow(
			'not one of the connected systems',
		);
		expect(() => orderKey('shopify', 'lamp-shop', '1'.repeat(250))).toThrow('255 characters');
	});

	it('leads from a piece to the whole and back', () => {
		expect(wholeKey('shopify:lamp-shop:1:2')).toBe('shopify:lamp-shop:1');
		expect(wholeKey('shopify:lamp-shop:1')).toBe('shopify:lamp-shop:1');
		expect(partKey('shopify:lamp-shop:1', 2)).toBe('shopify:lamp-shop:1:2');
		expect(partKey('shopify:lamp-shop:1:1', 2)).toBe('shopify:lamp-shop:1:2');
	});
});
