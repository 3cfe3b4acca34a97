import fc from 'fast-check';

import { flattenMessages } from '../../../nodes/shared/http/flatten';

describe('the words of an error body', () => {
	it.each<[unknown, string | null]>([
		['plain words', 'plain words'],
		['  ', null],
		[undefined, null],
		[null, null],
		[{}, null],
		[{ id: 5, total: 'x' }, null],
		[{ message: 'Invalid order_num' }, 'Invalid order_num'],
		[{ error: 'invalid_grant', error_description: 'Wrong password' }, 'Wrong password; invalid_grant'],
		[{ error: { code: 12, message: 'No scope' } }, 'No scope'],
		[{ errors: 'Not Found' }, 'Not Found'],
		[
			{ errors: { email: ['is taken', 'is short'], base: 'no lines' } },
			'email: is taken; email: is short; base: no lines',
		],
		[
			{ errors: [{ field: ['input', 'lines', 0], message: "can't be blank" }] },
			"input.lines.0: can't be blank",
		],
		[{ errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] }, 'Throttled'],
		[{ data: { orderUpdate: null, userErrors: [{ field: null, message: 'gone' }] } }, 'gone'],
		[{ code: 'woocommerce_rest_x', message: 'Invalid id', data: { status: 404 } }, 'Invalid id'],
		[{ detail: [{ loc: ['body', 'items', 0], msg: 'field required' }] }, 'body.items.0: field required'],
		[{ title: 'One or more errors', errors: { Sku: ['required'] } }, 'One or more errors; Sku: required'],
		[[{ message: 'a' }, { message: 'b' }, { message: 'a' }], 'a; b'],
		[
			'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>…</body></html>',
			'502 Bad Gateway',
		],
		['<html><body>no title</body></html>', null],
		[{ message: '', error: true, status: 500 }, null],
	])('%j', (body, expected) => {
		expect(flattenMessages(body)).toBe(expected);
	});

	it('are cut when they are very long', () => {
		expect(flattenMessages({ message: 'x'.repeat(5000) })).toHaveLength(600);
	});

	it('are read from any JSON value without failing', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (body) => {
				const text = flattenMessages(body);
				expect(text === null || (text.trim() !== '' && text.length <= 600)).toBe(true);
			}),
		);
	});
});
