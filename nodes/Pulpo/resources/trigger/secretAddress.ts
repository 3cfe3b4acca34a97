const NAME = 'token';

/** PULPO signs nothing, and gives an address back as it was registered: the secret stands in it. docs/vendors/pulpo.md, webhooks */
export function withToken(url: string, secret: string): string {
	return `${url}${url.includes('?') ? '&' : '?'}${NAME}=${secret}`;
}

/** The address without the secret. */
export function addressOf(url: string): string {
	const [base = '', query = ''] = url.split('?');
	const rest = query.split('&').filter((part) => part !== '' && !part.startsWith(`${NAME}=`));
	return rest.length === 0 ? base : `${base}?${rest.join('&')}`;
}

export function tokenOf(url: string): string | null {
	const [, query = ''] = url.split('?');
	const part = query.split('&').find((entry) => entry.startsWith(`${NAME}=`));
	return part === undefined ? null : part.slice(NAME.length + 1);
}
