import { judgePublicUrl } from '../../../sandbox/core/publicUrl.ts';

describe('addresses of webhooks', () => {
	it.each([
		'https://n8n.example/webhook/1',
		'https://n8n.example:443/a?token=x',
		'https://shop.example.com/',
	])('accepts %s', (url) => {
		expect(judgePublicUrl(url).ok).toBe(true);
	});

	it.each([
		['http://n8n.example/a', 'must use https'],
		['https://n8n.example:8443/a', 'must use the default port'],
		['https://localhost/a', 'must be a public host name'],
		['https://n8n.localhost/a', 'must be a public host name'],
		['https://n8n.local/a', 'must be a public host name'],
		['https://server/a', 'must be a public host name'],
		['https://127.0.0.1/a', 'must not be an IP address'],
		['https://10.1.2.3/a', 'must not be an IP address'],
		['https://2130706433/a', 'must not be an IP address'],
		['https://[::1]/a', 'must not be an IP address'],
		['https://user:pw@n8n.example/a', 'must not contain credentials'],
		['n8n.example/a', 'is not a valid URL'],
		['', 'is not a valid URL'],
	])('refuses %s', (url, reason) => {
		expect(judgePublicUrl(url)).toEqual({ ok: false, reason });
	});
});
