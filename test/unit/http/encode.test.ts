import fc from 'fast-check';

import { encodeSegment, joinUrl, pathOfLink, sameOrigin } from '../../../nodes/shared/http/encode';

describe('an id or SKU in a path', () => {
	it('stays one segment and comes back as it was', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (sku) => {
				fc.pre(sku !== '.' && sku !== '..');
				const { pathname, search, hash } = new URL(`https://a.example/skus/${encodeSegment(sku)}/stock`);
				const parts = pathname.split('/');
				expect(parts).toHaveLength(4);
				expect(decodeURIComponent(parts[2] ?? '')).toBe(sku);
				expect(`${search}${hash}`).toBe('');
			}),
		);
	});

	it.each(['', '.', '..'])('is refused when it would change the path: "%s"', (id) => {
		expect(() => encodeSegment(id)).toThrow('cannot be used as an id');
	});
});

describe('addresses', () => {
	it.each([
		['https://a.example/api/', '/x', 'https://a.example/api/x'],
		['https://a.example/api', 'x', 'https://a.example/api/x'],
		['https://a.example/api', '', 'https://a.example/api'],
		['https://a.example/api', '?q=1', 'https://a.example/api?q=1'],
	])('%s and %s make %s', (base, path, expected) => {
		expect(joinUrl(base, path)).toBe(expected);
	});

	it.each([
		['https://a.example/x', 'https://a.example:443/y', true],
		['https://a.example', 'http://a.example', false],
		['https://a.example', 'https://a.example.evil.example', false],
		['https://a.example', 'nonsense', false],
	])('%s and %s share their origin: %s', (left, right, expected) => {
		expect(sameOrigin(left, right)).toBe(expected);
	});

	it.each([
		['https://a.example/api/v1/things?page=2', '/things?page=2'],
		['/api/v1/things', '/things'],
		['things?c=1', '/things?c=1'],
		['/api/v10/things', undefined],
		['/api/v1/../admin', undefined],
		['https://b.example/api/v1/things', undefined],
		['javascript:alert(1)', undefined],
	])('a link %s leads below the base to %s', (link, expected) => {
		expect(pathOfLink('https://a.example/api/v1', link)).toBe(expected);
	});
});
