/** docs/vendors/pulpo.md, addresses */
const HOSTS: Record<string, string> = {
	live: 'https://eu.pulpo.co/api/v1',
	test: 'https://eu-show.pulpo.co/api/v1',
};

const TITLES: Record<string, string> = {
	live: 'in the Live EU environment',
	test: 'in the Test EU environment',
};

/** The base URL without a trailing slash; a custom address may be given with or without its `/api/v1`. */
export function baseUrlOf(environment: unknown, custom: unknown): string {
	const known = typeof environment === 'string' ? HOSTS[environment] : undefined;
	if (known !== undefined) return known;
	const address = typeof custom === 'string' ? custom.trim().replace(/\/+$/, '') : '';
	return address.replace(/(\/api\/v1)?$/, '/api/v1');
}

export function environmentTitle(environment: unknown): string {
	return (typeof environment === 'string' ? TITLES[environment] : undefined) ?? 'at this address';
}
