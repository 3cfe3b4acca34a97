import fc from 'fast-check';

import { redactText, redactValue, secretsOf } from '../../../nodes/shared/http/redact';

describe('redaction', () => {
	it.each([
		['Authorization: Bearer abc123def456ghi', 'abc123def456ghi'],
		['Basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNzd29yZA'],
		['token shpat_0123456789abcdef0123 refused', 'shpat_0123456789abcdef0123'],
		['jwt eyJhbGciOiJIUzI1.eyJzdWIiOiIxIn0.c2ln end', 'eyJhbGciOiJIUzI1'],
		['https://user:geheim99@shop.example/api', 'geheim99'],
		['see https://files.example/x/invoice-77.pdf?download=1', 'invoice-77.pdf'],
		['https://s3.example/o?X-Amz-Signature=deadbeef99&x=1', 'deadbeef99'],
		['https://shop.example/?consumer_secret=cs_12345678&page=2', 'cs_12345678'],
		['{"access_token":"tok-99887766","a":1}', 'tok-99887766'],
		['password=hunter22;next', 'hunter22'],
		['"apiKey": "k-44556677"', 'k-44556677'],
	])('takes the secret out of %s', (text, secret) => {
		expect(redactText(text)).not.toContain(secret);
	});

	it('keeps ordinary words and numbers', () => {
		const text = 'Order #1042-X: SKU "KEY-RING" is unknown (404); the token of the page is missing';
		expect(redactText(text)).toBe(text);
	});

	it('takes known secrets out wherever and however they stand', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 4, maxLength: 30 }).filter((text) => !text.includes('*')),
				fc.string(),
				fc.string(),
				(secret, before, after) => {
					expect(redactText(`${before}${secret}${after}`, [secret])).not.toContain(secret);
				},
			),
		);
		expect(redactText('echo a%2Fb%3Dc1', ['a/b=c1'])).toBe('echo ***');
	});

	it('goes through whole bodies', () => {
		expect(
			redactValue({ token: 'abcdefgh', list: [{ note: 'k1234567 here', password: '' }], tokens: 3 }, [
				'k1234567',
			]),
		).toEqual({ token: '***', list: [{ note: '*** here', password: '' }], tokens: 3 });
	});

	it('finds the secret fields of a credential', () => {
		expect(
			secretsOf({
				baseUrl: 'https://a.example',
				clientSecret: 's-1234',
				username: 'anna',
				password: 'pw-1',
				sessionToken: 't-99',
			}),
		).toEqual(['s-1234', 'pw-1', 't-99']);
	});
});
