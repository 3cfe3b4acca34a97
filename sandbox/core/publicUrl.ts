export type UrlVerdict = { ok: true; url: URL } | { ok: false; reason: string };

const PRIVATE_SUFFIXES = ['localhost', 'local', 'localdomain', 'internal', 'intranet', 'lan', 'home', 'corp'];
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/** Whether a vendor in the internet would accept this as the address of a webhook. */
export function judgePublicUrl(text: string): UrlVerdict {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url) return { ok: false, reason: 'is not a valid URL' };
	if (url.protocol !== 'https:') return { ok: false, reason: 'must use https' };
	if (url.username || url.password) return { ok: false, reason: 'must not contain credentials' };
	if (url.port !== '') return { ok: false, reason: 'must use the default port' };
	const host = url.hostname.replace(/\.$/, '');
	if (IPV4.test(host) || host.startsWith('[')) return { ok: false, reason: 'must not be an IP address' };
	if (
		!host.includes('.') ||
		PRIVATE_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))
	) {
		return { ok: false, reason: 'must be a public host name' };
	}
	return { ok: true, url };
}
