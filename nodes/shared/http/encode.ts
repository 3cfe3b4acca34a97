import { OperationalError } from 'n8n-workflow';

/** Makes an id or SKU safe as one segment of a path. Dots alone would change the path even when encoded. */
export function encodeSegment(value: string | number): string {
	const text = String(value);
	if (text === '' || text === '.' || text === '..') {
		throw new OperationalError(`"${text}" cannot be used as an id`);
	}
	return encodeURIComponent(text);
}

/** Joins a base URL without a trailing slash and a path. */
export function joinUrl(baseUrl: string, path: string): string {
	const base = baseUrl.replace(/\/+$/, '');
	if (path === '') return base;
	return path.startsWith('/') || path.startsWith('?') ? `${base}${path}` : `${base}/${path}`;
}

/** Whether two addresses share scheme, host and port; anything that is no address shares nothing. */
export function sameOrigin(left: string, right: string): boolean {
	if (!URL.canParse(left) || !URL.canParse(right)) return false;
	return new URL(left).origin === new URL(right).origin;
}

/**
 * The path below the base URL that a link of the vendor leads to (relative links are allowed), or undefined
 * when it leaves the vendor's host or the base path: credentials must not follow it there.
 */
export function pathOfLink(baseUrl: string, link: string): string | undefined {
	const base = `${baseUrl.replace(/\/+$/, '')}/`;
	if (!URL.canParse(link, base)) return undefined;
	const target = new URL(link, base);
	const home = new URL(base);
	if (target.origin !== home.origin || !target.pathname.startsWith(home.pathname)) return undefined;
	return `/${target.pathname.slice(home.pathname.length)}${target.search}`;
}
