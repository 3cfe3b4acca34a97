import type { Row } from '../client/wire';

/** Addresses may hold a secret: what follows the question mark is not shown. */
export function hiddenQuery(url: string): string {
	const [base = ''] = url.split('?');
	return url.includes('?') ? `${base}?***` : base;
}

export function shownWebhook(row: Row): Row {
	const { url } = row;
	return typeof url === 'string' ? { ...row, url: hiddenQuery(url) } : row;
}
